from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.spelling import remarkable
from linter.checks.spelling.judgement import is_sure, judge_initial, misspellings
from linter.checks.spelling.lexicon import english, fold
from linter.checks.spelling.remarkable import Remark, remarks
from linter.checks.spelling.variants import BRITISH
from linter.documents import parse

_WORDS = (
    "a if the Bach bach japan Japan rust Rust don't it's naïve Café colour center callee lifo "
    "XML NASA iPhone teh recieve Recieve mispell zebras quokka Quokka Monday monday may wont ibly"
).split()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("house", None, id="a plain word"),
        pytest.param("House", None, id="its capital is none of a name"),
        pytest.param("it's", None, id="with an apostrophe"),
        pytest.param("of", None, id="short"),
        pytest.param("colour", Remark(True, True, "", (BRITISH, "color")), id="a nation's"),
        pytest.param("London", Remark(True, True, "London", None), id="a name"),
        pytest.param("London's", Remark(True, True, "London", None), id="a possessive"),
        pytest.param("tommorow", Remark(False, False, "", None), id="in no list"),
        pytest.param("alot", Remark(False, True, "", None), id="listed, and yet a misspelling"),
    ],
)
def test_what_is_remarkable(word: str, expected: Remark | None) -> None:
    assert remarks(parse(f"We saw {word} there.", "markdown")).get(word) == expected


@given(st.sampled_from(_WORDS), st.sampled_from([str, str.lower, str.capitalize, str.upper]))
def test_a_word_that_is_sure_is_never_judged_a_slip(word: str, case: Callable[[str], str]) -> None:
    written = case(word)
    folded = fold(written)
    entry = english().get(folded)
    if entry is not None and folded not in misspellings() and is_sure(written, folded, entry):
        assert judge_initial(written).holds


def test_words_that_are_forgotten_are_met_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(_WORDS)
    before = remarks(parse(text, "markdown"))
    monkeypatch.setattr(remarkable, "_REMEMBERED", 0)
    assert remarks(parse(text, "markdown")) == before
