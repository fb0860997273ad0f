"""The report of one line a finding."""

from linter.reports import REPORTS, ReportOptions
from tests.reports.samples import file, mark, run, sample


def test_one_line_a_finding() -> None:
    lines = "".join(REPORTS["concise"](sample(), ReportOptions())).splitlines()
    assert lines == [
        "articles/first.md:3:20: error typos/misspelling [*] “wiht” is misspelt.",
        "articles/first.md:3:38: error typos/missing-space [*] No space after “Ukraine.”",
        "articles/first.md:4:1: warning claims/weasel-attribution “many experts” names nobody; "
        "say who.",
        "articles/first.md:6:1: suggestion filler/empty-opener “It goes without saying that ” "
        "says nothing.",
        "articles/second.txt:3:1: error duplicates/sentence This sentence stands in another "
        "article too.",
        "articles/second.txt:4:7: error typos/misspelling “teh” is misspelt.",
        "articles/broken.md: not checked: not utf-8 text: byte 'ff'",
        "3 articles, 979 words, 1 not checked: 4 errors, 1 warning, 1 suggestion; --fix mends 2 "
        "of them.",
    ]


def test_nothing_is_capped_and_no_message_takes_two_lines() -> None:
    text = "teh " * 40
    found = [mark(text, "teh", nth=i, message="two\nlines\x1b[0m") for i in range(40)]
    lines = "".join(
        REPORTS["concise"](run(file("a.md", found)), ReportOptions(quiet=True, limit=3))
    ).splitlines()
    assert len(lines) == 40
    assert lines[0] == "a.md:1:1: error typos/misspelling two lines␛[0m"
