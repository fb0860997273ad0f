"""A summary in GitHub Flavored Markdown: for a step of a workflow, or a comment."""

from collections import Counter
from collections.abc import Iterable, Iterator

from linter.findings import FileReport, RunReport, Severity, Violation
from linter.reports.markup import markdown_text
from linter.reports.options import ReportOptions
from linter.reports.summary import Summary, summarize, tally, word_count, worst_first
from linter.reports.text import verdict
from linter.reports.wording import count, hint

MAX_BYTES = 900_000
"""What a step summary may take is 1 MiB; the rest of the step has to fit in too."""

ARTICLES = 20
"""Articles listed, the worst, unless all are wanted."""

MARKS = {
    Severity.ERROR: "🔴 error",
    Severity.WARNING: "🟠 warning",
    Severity.SUGGESTION: "🔵 suggestion",
}


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """The verdict, the families, the worst articles, and their findings to unfold."""
    return cut(_chunks(report, options))


def cut(chunks: Iterable[str]) -> Iterator[str]:
    """The chunks as far as a summary may reach; behind them that it was cut."""
    size = 0
    for number, chunk in enumerate(chunks):
        size += len(chunk.encode())
        if size > MAX_BYTES:
            yield f"_Cut here, after {count(number, 'part')}: a summary may not be longer._\n"
            return
        yield chunk


def _chunks(report: RunReport, options: ReportOptions) -> Iterator[str]:
    summary = summarize(report)
    score = "" if summary.score is None else f" · mean score {summary.score}"
    yield f"## contentlint{score}\n\n{verdict(report, summary)}\n\n"
    if report.problems:
        rows = (
            f"| {markdown_text(problem.path)} | {markdown_text(problem.message)} |"
            for problem in report.problems
        )
        yield _table("| Not checked | Why |", "|---|---|", rows)
    if not summary.tally.total:
        return
    yield _families(summary)
    worst = [file for file in worst_first(report.files) if file.violations]
    shown = worst if options.show_all else worst[:ARTICLES]
    yield _articles(shown)
    printed: Counter[str] = Counter()
    for file in shown:
        yield _findings(file, printed, options)
    if len(worst) > len(shown):
        yield f"And {count(len(worst) - len(shown), 'more article')} with findings.\n"


def _families(summary: Summary) -> str:
    rows = (
        f"| {markdown_text(name)} | {_number(family.tally.errors)} |"
        f" {_number(family.tally.warnings)} | {_number(family.tally.suggestions)} |"
        f" {_number(family.score)} |"
        for name, family in summary.families.items()
    )
    return _table(
        "| Family | Errors | Warnings | Suggestions | Mean score |", "|---|--:|--:|--:|--:|", rows
    )


def _articles(files: Iterable[FileReport]) -> str:
    rows = []
    for file in files:
        found = tally(file.violations)
        score = "–" if file.score is None else f"**{file.grade}** {file.score}"
        rows.append(
            f"| {markdown_text(file.path)} | {score} | {word_count(file):,} |"
            f" {_number(found.errors)} | {_number(found.warnings)} | {_number(found.suggestions)} |"
        )
    return _table(
        "| Worst first | Score | Words | Errors | Warnings | Suggestions |",
        "|---|---|--:|--:|--:|--:|",
        rows,
    )


def _findings(file: FileReport, printed: Counter[str], options: ReportOptions) -> str:
    """The findings of one article, folded; those of a rule that was shown often are counted."""
    rows = []
    left_out = 0
    for violation in file.violations:
        if not options.show_all and printed[violation.rule] >= options.limit:
            left_out += 1
            continue
        printed[violation.rule] += 1
        rows.append(_row(violation))
    name = markdown_text(file.path)
    found = count(len(file.violations), "finding")
    more = f"{left_out:,} more of rules that were shown before.\n\n" if left_out else ""
    table = _table("| Line | Severity | Rule | Finding |", "|--:|---|---|---|", rows)
    return (
        f"<details><summary>{name}: {found}</summary>\n\n"
        f"{table if rows else ''}{more}</details>\n\n"
    )


def _row(violation: Violation) -> str:
    advice = hint(violation)
    text = markdown_text(violation.message) + (f"<br>{markdown_text(advice)}" if advice else "")
    return (
        f"| {violation.start.line}:{violation.start.column} | {MARKS[violation.severity]} |"
        f" {markdown_text(violation.rule)} | {text} |"
    )


def _table(head: str, rule: str, rows: Iterable[str]) -> str:
    return "\n".join([head, rule, *rows]) + "\n\n"


def _number(value: int | None) -> str:
    return f"{value:,}" if value else ("–" if value is None else "0")
