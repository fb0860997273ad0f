import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.literals import required_by, required_literals
from linter.checks.phrase import phrase_pattern
from linter.checks.scan import scan
from tests.checks.views import view_of


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("each and every", {"each and every"}, id="plain"),
        pytest.param("utili[sz]e", {"utilise", "utilize"}, id="small class"),
        pytest.param("[Bb]elieve it", {"believe it"}, id="case is folded"),
        pytest.param("let’s go", {"let's go"}, id="either apostrophe"),
        pytest.param("cat(?:s|)", {"cat"}, id="an option that holds another goes"),
        pytest.param("\\w+ (?:a|the) testament to", {" testament to"}, id="a long common end"),
        pytest.param("(?:a|the) vow", {"a vow", "the vow"}, id="beginnings are tried only there"),
        pytest.param("to(?: it)?, then", {"to, then", "to it, then"}, id="optional"),
        pytest.param(
            "absolutely essential to", {"absolutely essential"}, id="no more than is rare"
        ),
        pytest.param("b{2}ack door", {"ack door"}, id="repetition may be anything"),
        pytest.param("(?:ab)+ long tail", {" long tail"}, id="the longest part is best"),
        pytest.param("you know(?=\\?)", {"you know"}, id="what looks ahead is no part"),
        pytest.param("(?<!not )sure thing", {"sure thing"}, id="nor what looks back"),
        pytest.param("\\d+ things", {" things"}, id="classes are unknown"),
        pytest.param("\\[your name", {"[your name"}, id="escaped sign"),
        pytest.param("(?:of|a)", None, id="too short"),
        pytest.param("!(?!!)", {"!"}, id="a mark is rare enough"),
        pytest.param("\\w+", None, id="nothing"),
        pytest.param("(?:alpha|\\w+)", None, id="one branch without"),
        pytest.param("(?P=name) again", None, id="not understood"),
    ],
)
def test_what_a_phrase_requires(phrase: str, expected: set[str] | None) -> None:
    assert required_literals(phrase) == (None if expected is None else frozenset(expected))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("each and every", True, id="plain"),
        pytest.param("(?:very )?much \\w+", True, id="what may stand before it as well"),
        pytest.param("(?<!not )sure thing", True, id="what looks back is no part"),
        pytest.param("say(?:s|ing)? \\w+ things", True, id="all branches"),
        pytest.param("\\w* things", False, id="anything may stand before"),
        pytest.param(" things", False, id="white space may begin earlier"),
        pytest.param("(?:a|the)(?: \\w+)? gubernatorial vow", False, id="the beginning is common"),
        pytest.param("(?:way )*much too", False, id="before it something may be repeated"),
    ],
)
def test_whether_a_match_begins_with_its_literal(phrase: str, expected: bool) -> None:
    required = required_by(phrase)
    assert required is not None
    assert required.first is expected


PHRASES = (
    "each and every",
    "(?:hey|hi),? (?:there,? )?(?:all|folks)[,!](?: let's (?:dive|jump)(?: in)?)?",
    "pav(?:e|es|ed|ing) the (?:way|path) (?:for|towards?)",
    "it(?: is|'s) (?:also )?worth (?:noting|saying)(?: that)?",
    "br(?:ing|ought)(?: (?:a lot|\\w+ skills))? to the table",
    "co-?operat(e|ed) {0,1}together",
    "the (?:1st|[2-9]\\d?th) keyword is(?: [\\w'&-]+){1,3}",
)


@given(st.data(), st.sampled_from(PHRASES))
def test_every_match_holds_a_required_literal(data: st.DataObject, phrase: str) -> None:
    text = data.draw(st.from_regex(re.compile(phrase_pattern(phrase), re.ASCII), fullmatch=True))
    plain = re.sub(r"\s", " ", text.lower().replace("’", "'"))
    literals = required_literals(phrase)
    assert literals is not None
    if not re.search(r"\s\s", text):
        assert any(literal in plain for literal in literals)


@given(st.data(), st.sampled_from(PHRASES))
def test_a_scan_finds_what_the_pattern_finds(data: st.DataObject, phrase: str) -> None:
    text = data.draw(st.from_regex(re.compile(phrase_pattern(phrase), re.ASCII), fullmatch=True))
    text = re.sub(r"[\x00\x1c-\x1f]", " ", f"So, {text} .")
    pattern = re.compile(rf"\b(?:{phrase_pattern(phrase)})(?!\w)", re.IGNORECASE)
    expected = [match.span() for match in pattern.finditer(text)]
    found = [(span.start, span.end) for span, _ in scan(view_of(text), (phrase,))]
    assert found == expected


def test_blanks_in_a_row_hide_nothing() -> None:
    view = view_of("Each  and\n every one.", "Each and every one.", "Every and each one.")
    found = [view.prose.text[span.start : span.end] for span, _ in scan(view, ("each and every",))]
    assert found == ["Each  and\n every", "Each and every"]
