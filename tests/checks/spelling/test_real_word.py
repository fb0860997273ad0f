import pytest

from linter.pipeline.api import check_text


def _found(text: str) -> list[tuple[str, str]]:
    report = check_text(text, "text", select=["typos/real-word"])
    return [(violation.excerpt, violation.suggestions[0]) for violation in report.violations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("It might bee a problem.", [("bee", "be")], id="fits neither neighbour"),
        pytest.param("The bee sat on a flower.", [], id="fits both"),
        pytest.param("He went threw the door.", [("threw", "through")], id="a word said alike"),
        pytest.param("Thier gost: their is a man.", [("their", "there")], id="a sentence's head"),
        pytest.param("The color and the colour differ.", [], id="spellings of one word"),
        pytest.param("We can't help with the cake.", [], id="short forms are no slips"),
        pytest.param("The car is 6 ft wide and 7 ft long.", [], id="abbreviations"),
        pytest.param("He wrote “bee” for a joke.", [], id="a word spoken of"),
        pytest.param("Ann Bee might help.", [], id="a name"),
    ],
)
def test_a_word_is_judged_by_its_neighbours(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


def test_a_careful_article_is_not_accused() -> None:
    careful = "The members of the board have read the whole report and agreed with most of it. " * 8
    assert _found(careful + "It might bee a problem.") == []


def test_the_more_slips_a_writer_makes_the_less_it_takes_to_doubt_a_word() -> None:
    doubtful = "To the city he went buy car."
    careless = "Becuase teh goverment recieved it, thier freind left. "
    assert _found(doubtful) == []
    assert ("buy", "by") in _found(careless + doubtful)
