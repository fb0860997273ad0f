import pytest

from linter.pipeline.api import check_text


def _found(rule: str, text: str) -> list[str]:
    report = check_text(text, "markdown", select=[f"typos/{rule}"])
    return [violation.excerpt for violation in report.violations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("It rained.Then it stopped.", ["rained.Then"], id="after a sentence"),
        pytest.param("In Ukraine.This is new.", ["Ukraine.This"], id="after a name"),
        pytest.param("He asked why?They left.", ["why?They"], id="after a question"),
        pytest.param("The roads,especially old ones.", ["roads,especially"], id="after a comma"),
        pytest.param("(San Francisco),which is far.", ["Francisco),which"], id="after a bracket"),
        pytest.param("Use Node.js, System.Text and Vec.Push.", [], id="names with a full stop"),
        pytest.param("See example.com or README.Then.md.", [], id="addresses and files"),
        pytest.param("Version 2.1.Final, 1,000 and 3,the end.", [], id="numbers"),
        pytest.param("J.R.R.Tolkien and U.S.Steel, e.g.this.", [], id="initials, abbreviations"),
        pytest.param("Pass id,name,email or a,b,c.", [], id="lists of values"),
        pytest.param("Call foo.Then() or foo.then(This).", [], id="calls"),
        pytest.param("See `a.This,that` there.", [], id="code"),
    ],
)
def test_missing_space(text: str, found: list[str]) -> None:
    assert _found("missing-space", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("It rained , then stopped.", [" ,"], id="comma"),
        pytest.param("It rained .", [" ."], id="at the end"),
        pytest.param("It rained ... and rained.", [], id="ellipsis"),
        pytest.param("Use .NET and .env files.", [], id="names with a full stop before"),
        pytest.param("See ![a picture](a.png), then go.", [], id="a picture is not read"),
        pytest.param("Lines starting with ? are notes.", [], id="a sign that is spoken of"),
        pytest.param("It is coloured ! Look.", [" !"], id="a mark at the end"),
    ],
)
def test_space_before_punctuation(text: str, found: list[str]) -> None:
    assert _found("space-before-punctuation", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("It rained.. Then it stopped.", [".."], id="full stops"),
        pytest.param("The first,, the second.", [",,"], id="commas"),
        pytest.param("Wait... then go to ../docs or a[1..2].", [], id="ellipsis, path, range"),
    ],
)
def test_doubled_punctuation(text: str, found: list[str]) -> None:
    assert _found("doubled-punctuation", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("This is the the end.", ["the the"], id="in a line"),
        pytest.param("This is the\nthe end.", ["the\nthe"], id="over a line's end"),
        pytest.param("All he had had was gone; bye bye.", [], id="words that may stand twice"),
        pytest.param("Bitwise AND and assignment.", [], id="an operator and a word"),
        pytest.param("the\n\nthe", [], id="two paragraphs"),
        pytest.param("**Lite**\\\nLite nodes are small.", [], id="a label and its text"),
        pytest.param("Press <span>edit</span> Edit field.", [], id="the name of an icon"),
        pytest.param("**Cloud** Cloud, too.", [], id="behind emphasis"),
        pytest.param("See the [the report](a.md).", ["the [the"], id="into a link"),
        pytest.param("In *the\nthe* end.", ["the\nthe"], id="inside of emphasis"),
        pytest.param("Élan élan, says the élan.", ["Élan élan"], id="letters beyond ASCII"),
        pytest.param("Say “the the” and, and.", ["the the"], id="between quotation marks"),
        pytest.param("Define the tag *tag* and the node _node_.", [], id="a name"),
        pytest.param("It rained in the *the valley*.", ["the *the"], id="emphasis of more"),
    ],
)
def test_doubled_word(text: str, found: list[str]) -> None:
    assert _found("doubled-word", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("The team wrote it down. then it left.", ["then"], id="after a sentence"),
        pytest.param("Use misc. tools and approx. then some.", [], id="abbreviations"),
        pytest.param("It runs on servers. npm installs it.", [], id="a name in lower case"),
        pytest.param("the first words of a paragraph.", [], id="a paragraph that goes on"),
    ],
)
def test_lower_case_start(text: str, found: list[str]) -> None:
    assert _found("lower-case-start", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Japan is far. Japan rains. In Japan, japan is.", ["japan"], id="elsewhere"),
        pytest.param("We go on monday.", ["monday"], id="weekdays need no proof"),
        pytest.param("Japan and japan.", [], id="once is no custom"),
        pytest.param("Japan, Japan, Japan: japan.md and /japan/.", [], id="files and paths"),
        pytest.param("Turkey, Turkey, Turkey and a turkey.", [], id="a word besides"),
    ],
)
def test_proper_noun(text: str, found: list[str]) -> None:
    assert _found("proper-noun", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("The plan (which was old was read.", ["("], id="never closed"),
        pytest.param("The plan which was old) was read.", [")"], id="never opened"),
        pytest.param("First a) the one, then 1) the other :) done.", [], id="lists and faces"),
        pytest.param("The plan (old) was (re)read.", [], id="pairs"),
    ],
)
def test_unpaired_bracket(text: str, found: list[str]) -> None:
    assert _found("unpaired-bracket", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('He said “yes" and left.', ['“yes"'], id="curly, then straight"),
        pytest.param("He said “yes” and “no”.", [], id="pairs"),
        pytest.param('A 5" disk and “yes”.', [], id="inches"),
    ],
)
def test_mismatched_quotes(text: str, found: list[str]) -> None:
    assert _found("mismatched-quotes", text) == found


def test_regional_spelling_marks_what_stands_less_often() -> None:
    text = (
        "The color of the center, a favorite neighbor, a harbor, the labor, an honor, a favor, "
        "a rumor, the vapor, the flavor and some armour."
    )
    assert _found("regional-spelling", text) == ["armour"]
    assert _found("regional-spelling", "The colour of the centre, organized.") == []


_CAREFUL = "The members of the board have read the whole report and agreed with most of it. " * 12


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("It was used.The board knew.", 0, id="as conversion leaves it"),
        pytest.param("It was off-limits.. But the board knew.", 0, id="so too"),
        pytest.param("It was used .", 0, id="and so"),
        pytest.param("It was used.The board knew,but said nothing.", 2, id="no conversion does so"),
        pytest.param("The first,, the second.", 1, id="nor so"),
        pytest.param(
            "It rained.The board knew.They went.The rain fell.Then it was. " * 3, 12, id="many"
        ),
    ],
)
def test_marks_that_conversion_may_have_left_in_a_plain_text(text: str, found: int) -> None:
    marks = [f"typos/{rule}" for rule in ("missing-space", "doubled-punctuation")]
    select = [*marks, "typos/space-before-punctuation"]
    assert len(check_text(_CAREFUL + text, "text", select=select).violations) == found
    assert len(check_text(_CAREFUL + text, "markdown", select=select).violations) == max(found, 1)
