"""Findings under the name of their article, in columns."""

from typing import Any

from linter.findings import RunReport
from linter.reports import REPORTS, ReportOptions
from tests.reports.samples import file, mark, run, sample


def rendered(report: RunReport, **options: Any) -> str:
    return "".join(REPORTS["grouped"](report, ReportOptions(**options)))


def test_a_group_for_each_article_with_findings() -> None:
    output = rendered(sample(), width=120)
    assert output.startswith(
        "articles/first.md  F 41\n"
        "  3:20  error       typos/misspelling          “wiht” is misspelt. (fix: “with”)\n"
        "  3:38  error       typos/missing-space        No space after “Ukraine.” "
        "(fix: “Ukraine. This”)\n"
    )
    assert "articles/third.md" not in output
    assert output.endswith("--fix mends 2 of them.\n")


def test_long_messages_stay_in_their_column_or_go_below() -> None:
    report = run(file("a.md", [mark("teh", "teh", message="word " * 40)]))
    wide = rendered(report, width=120, wrap=True, quiet=True).splitlines()
    column = wide[1].index("word")
    assert len(wide) > 3
    assert all(line.index("word") == column for line in wide[2:] if line)
    narrow = rendered(report, width=50, wrap=True, quiet=True).splitlines()
    assert all(line.startswith(" " * 7 + "word") for line in narrow[2:] if line)
    assert max(map(len, [*wide, *narrow])) <= 120


def test_no_findings_make_one_line() -> None:
    assert rendered(run(file("a.md"))) == "1 article, 500 words: nothing to mend.\n"
