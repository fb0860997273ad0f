import pytest

from linter.checks.spelling.bigrams import english_bigrams
from linter.pipeline.api import check_text


def _found(text: str) -> list[tuple[str, str]]:
    report = check_text(text, "text", select=["typos/real-word"])
    return [(violation.excerpt, violation.suggestions[0]) for violation in report.violations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("It might bee a problem.", [("bee", "be")], id="fits neither neighbour"),
        pytest.param("The bee sat on a flower.", [], id="fits both"),
        pytest.param("The color and the colour differ.", [], id="spellings of one word"),
        pytest.param("We can't help with the cake.", [], id="short forms are no slips"),
    ],
)
def test_a_word_is_judged_by_its_neighbours(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


def test_a_careful_article_is_not_accused() -> None:
    careful = "The members of the board have read the whole report and agreed with most of it. " * 8
    assert _found(careful + "It might bee a problem.") == []


def test_pairs() -> None:
    pairs = english_bigrams()
    assert pairs.get("of", "the") > pairs.get("too", "late") > 0
    assert pairs.get("cave", "her") == 0
