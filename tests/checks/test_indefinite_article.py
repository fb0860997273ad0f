import pytest

from linter.pipeline.api import check_text


def _found(text: str, format: str = "markdown") -> list[tuple[str, str]]:
    report = check_text(text, format, select=["typos/a-an"])
    return [(found.excerpt, found.suggestions[0]) for found in report.violations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("He ate a apple.", [("a apple", "an apple")], id="before a vowel"),
        pytest.param("He ate an banana.", [("an banana", "a banana")], id="before a consonant"),
        pytest.param("A open door.", [("A open", "An open")], id="a sentence's head"),
        pytest.param("He ate a\napple.", [("a\napple", "an\napple")], id="over a line"),
        pytest.param("After a hour.", [("a hour", "an hour")], id="a silent h"),
        pytest.param("Ask an user.", [("an user", "a user")], id="a vowel that sounds like you"),
        pytest.param("It took an one-way ticket.", [("an one-way", "a one-way")], id="like one"),
        pytest.param("A user, a union, a European, a one-way trip.", [], id="right before vowels"),
        pytest.param("An unimportant, unidentified, uninstalled hour.", [], id="un- is no uni-"),
        pytest.param("An unimportant thing, an urban area, an usher.", [], id="vowels heard"),
        pytest.param("An md file, an npm package, an led, an sos.", [], id="abbreviations"),
        pytest.param("An historic hotel.", [], id="as it was once said"),
        pytest.param("Vitamin A absorption; option a is open.", [], id="the letter A"),
        pytest.param("Run `a apple` there.", [], id="code"),
    ],
)
def test_articles(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


def test_one_in_a_long_plain_text_may_be_left_by_conversion() -> None:
    careful = (
        "The members of the board have read the whole report and agreed with most of it. " * 12
    )
    assert _found(f"{careful} He ate a apple.", "text") == []
    assert _found(f"{careful} He ate a apple.") != []
    assert _found("He ate a apple.", "text") != []
