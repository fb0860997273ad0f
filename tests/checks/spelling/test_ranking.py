import pytest

from linter.pipeline.api import check_text


def _first(text: str, word: str) -> str:
    report = check_text(text, "text", select=["typos/misspelling"])
    (found,) = [violation for violation in report.violations if violation.excerpt == word]
    return found.suggestions[0]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("She ate a peice of bread.", "piece", id="a listed misspelling is what it is"),
        pytest.param("They are vary hapy to go.", "happy", id="the neighbours agree"),
        pytest.param("He turned the stering wheel.", "steering", id="the word behind decides"),
        pytest.param("The traffic singal was red.", "signal", id="the word before decides"),
    ],
)
def test_the_words_around_decide_what_was_meant(text: str, meant: str) -> None:
    word = next(w for w in ("peice", "hapy", "stering", "singal") if w in text)
    assert _first(text, word) == meant
