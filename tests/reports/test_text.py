"""The terminal report: places, carets under the very characters, what is left out, summaries."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from linter.findings import RunReport, Severity
from linter.reports import REPORTS, ReportOptions
from linter.reports.snippet import cells, snippet
from tests.reports.samples import file, mark, related, run, sample

ANSI = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")


def rendered(report: RunReport, **options: object) -> str:
    return "".join(REPORTS["text"](report, ReportOptions(**options)))  # type: ignore[arg-type]


def columns(text: str) -> int:
    return sum(map(get_character_cell_size, text))


def under_carets(output: str) -> str:
    """What stands in the source line above the first caret run, by columns."""
    lines = output.splitlines()
    index = next(i for i, line in enumerate(lines) if re.match(r"\s+\| *\^", line))
    first = lines[index].index("^")
    last = lines[index].rindex("^") + 1
    found, column = "", 0
    for char in lines[index - 1]:
        size = get_character_cell_size(char)
        if first <= column < last or (found and size == 0 and column == last):
            found += char
        column += size
    return found


@pytest.mark.parametrize(
    ("text", "needle"),
    [
        pytest.param("A plain teh line.", "teh", id="plain"),
        pytest.param("teh", "teh", id="the whole line"),
        pytest.param("日本語の文章 with teh word", "teh", id="after wide characters"),
        pytest.param("before 文章 after", "文章", id="wide characters themselves"),
        pytest.param("cafe\u0301 re\u0301sume\u0301 teh end", "teh", id="after combining marks"),
        pytest.param("a cafe\u0301 here", "cafe\u0301", id="combining marks themselves"),
        pytest.param("zwölf 👍🏽 teh end", "teh", id="after an emoji"),
        pytest.param("שלום עולם teh סוף", "teh", id="among right-to-left words"),
        pytest.param("The word مرحبا is here", "مرحبا", id="a right-to-left word"),
        pytest.param("word " * 300 + "teh" + " word" * 300, "teh", id="far into a long line"),
        pytest.param("文" * 400 + "teh" + "文" * 400, "teh", id="in a long line without blanks"),
        pytest.param("x" * 500 + " teh", "teh", id="at the end of a long line"),
        pytest.param("teh " + "x" * 500, "teh", id="at the start of a long line"),
    ],
)
@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("window", [None, 90])
def test_carets_stand_under_the_place(
    text: str, needle: str, width: int, window: int | None
) -> None:
    output = rendered(run(file("a.md", [mark(text, needle, window=window)])), width=width)
    assert under_carets(output) == needle
    source = output.splitlines()[1]
    assert columns(source) <= width


def test_tabs_take_four_columns() -> None:
    output = rendered(run(file("a.md", [mark("\tone\tteh", "teh")])))
    assert "  1 |     one    teh\n    |            ^^^" in output


LETTERS = st.text(st.sampled_from("ab cd\t文é\u0301א👍.\u200d\x1b"), min_size=1, max_size=300)


@given(LETTERS, st.data(), st.integers(20, 130))
def test_a_snippet_fits_and_its_marks_are_where_it_says(
    line: str, data: st.DataObject, width: int
) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    cut = snippet(line, start, end, width)
    assert columns(cut.before) == cut.indent == cells(cut.before)
    assert columns(cut.marked + cut.after) + cut.indent <= width
    assert cut.run == max(1, columns(cut.marked))
    assert line[start:end].replace("\t", "    ").replace("\x1b", "␛").startswith(cut.marked)
    if any(get_character_cell_size(char) for char in line[start:end]):
        assert cut.marked


def test_an_article_cannot_send_escape_sequences_to_the_terminal() -> None:
    text = "red \x1b[31mteh\x1b]0;title\x07 \u202edrowssap\r\n"
    found = mark(text, "\x1b[31mteh", message="“{match}” is misspelt.", suggestions=("\x1b[2J",))
    output = rendered(run(file("a\x1b[2J.md", [found])))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", output)
    assert "␛[31mteh" in output


def test_findings_of_one_rule_are_capped_and_the_rest_counted() -> None:
    text = "teh " * 30
    found = [mark(text, "teh", nth=i) for i in range(30)]
    other = mark(text, "teh teh", "typos/repeated-word", nth=3)
    report = run(file("a.md", [*found, other]))
    output = rendered(report, limit=7)
    assert output.count("error typos/misspelling") == 7
    assert output.count("error typos/repeated-word") == 1
    assert "23 more not shown (--all shows them): typos/misspelling 23\n" in output
    everything = rendered(report, limit=7, show_all=True)
    assert everything.count("error typos/misspelling") == 30
    assert "not shown" not in everything


def test_no_findings_make_one_short_line() -> None:
    assert rendered(run(file("a.md", words=1200))) == "1 article, 1,200 words: nothing to mend.\n"
    assert rendered(run()) == "No articles to check.\n"
    assert rendered(run(file("a.md")), quiet=True) == ""


def test_the_verdict_counts_what_a_baseline_holds_back() -> None:
    clean, dirty = file("a.md"), file("b.md", [mark("teh", "teh")])
    held = msgspec.structs.replace(run(clean), accepted=1204)
    assert rendered(held) == (
        "1 article, 500 words: nothing new to mend (1,204 accepted as they stand).\n"
    )
    held = msgspec.structs.replace(run(dirty), accepted=1)
    assert rendered(held).endswith(": 1 error (1 accepted as they stand).\n")


def test_quiet_leaves_findings_and_problems() -> None:
    output = rendered(sample(), quiet=True)
    assert "articles/first.md:3:20: error typos/misspelling “wiht” is misspelt.\n" in output
    assert "articles/broken.md: not checked: not utf-8 text: byte 'ff'\n" in output
    assert "mean score" not in output


def test_colours_and_links_change_nothing_else() -> None:
    plain = rendered(sample(), root="/srv/site")
    painted = rendered(sample(), root="/srv/site", color=True, hyperlinks=True)
    assert ANSI.sub("", painted) == plain
    assert "\x1b]8;;file:///srv/site/articles/first.md\x1b\\" in painted
    assert "\x1b" not in plain


def test_long_messages_are_broken_for_terminals_only() -> None:
    found = mark("a teh b", "teh", message="word " * 60)
    assert "word " * 59 + "word\n" in rendered(run(file("a.md", [found])))
    output = rendered(run(file("a.md", [found])), wrap=True, quiet=True)
    assert max(map(len, output.splitlines())) <= 80
    assert output.count("word") == 60


def test_a_place_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    output = rendered(run(file("a.md", [mark("One long\nsentence here.", "long\nsentence")])))
    assert under_carets(output) == "long"


def test_hints_say_what_the_fix_leaves() -> None:
    text = "One two three."
    found = [
        mark(text, "One", replacement="1"),
        mark(text, "two ", replacement="", severity=Severity.SUGGESTION),
        mark(text, "three", suggestions=("3", "iii", "III", "drei")),
    ]
    output = rendered(run(file("a.md", found)))
    assert "^^^ fix: “1”" in output
    assert "^^^^ fix: delete this" in output
    assert "^^^^^ try: “3”, “iii” or “III”\n" in output


def test_related_places_are_listed_and_the_rest_counted() -> None:
    places = tuple(related("x\nteh", "teh", f"copy {i}", f"{i}.md") for i in range(5))
    output = rendered(run(file("a.md", [mark("teh", "teh", related=(*places,))])))
    assert "    = 2.md:2:1: copy 2\n    = and 2 more places\n" in output


def test_the_worst_articles_come_first() -> None:
    text = "teh"
    files = [file(f"{i:02}.md", [mark(text, "teh")], score=50 + i) for i in range(15)]
    output = rendered(run(*files, file("99.md", [mark(text, "teh")], score=3)))
    table = output[output.index("worst first") :].splitlines()
    assert [line.split()[0] for line in table[1:4]] == ["99.md", "00.md", "01.md"]
    assert table[11] == "and 6 more articles"
    assert table[1].endswith("F   3")


def test_wide_paths_keep_the_table_straight() -> None:
    files = [file(path, [mark("teh", "teh")]) for path in ("短い/名前.md", "x" * 300 + ".md")]
    output = rendered(run(*files), width=80)
    table = output[output.index("worst first") :].splitlines()[:3]
    assert {columns(line) for line in table} == {80}
