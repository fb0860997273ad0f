import pytest

from linter.pipeline.api import check_text


def _found(text: str) -> list[tuple[str, str]]:
    report = check_text(text, "text", select=["typos/real-word"])
    return [(violation.excerpt, violation.suggestions[0]) for violation in report.violations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Thier house might bee a problem.", [("bee", "be")], id="fits no neighbour"),
        pytest.param("It might bee a problem.", [], id="a writer without slips"),
        pytest.param("The bee sat on a flower by thier house.", [], id="fits both"),
        pytest.param("He went threw thier door.", [("threw", "through")], id="a word said alike"),
        pytest.param("Thier gost: their is a man.", [("their", "there")], id="a sentence's head"),
        pytest.param("Thier color and thier colour differ.", [], id="spellings of one word"),
        pytest.param("We can't help with thier cake.", [], id="short forms are no slips"),
        pytest.param("Thier car is 6 ft wide and 7 ft long.", [], id="abbreviations"),
        pytest.param("He wrote thier “bee” for a joke.", [], id="a word spoken of"),
        pytest.param("Thier Ann Bee might help.", [], id="a name"),
        pytest.param("Thier word: reductio ad absurdum.", [], id="a foreign phrase"),
        pytest.param(
            "Thier sow is here. " + "The freind of the old sow is glad. " * 4,
            [],
            id="what the article is about",
        ),
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
