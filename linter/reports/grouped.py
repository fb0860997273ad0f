"""The findings of each article under its name, in columns."""

from collections.abc import Iterator

from linter.findings import FileReport, RunReport
from linter.reports.ansi import Style, link, paint
from linter.reports.options import ReportOptions
from linter.reports.snippet import cells
from linter.reports.summary import summarize
from linter.reports.text import COLORS, problem_line, verdict, wrapped
from linter.reports.wording import hint, one_line


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """A group for each article with findings, then the verdict."""
    for file in report.files:
        if file.violations:
            yield _group(file, options)
    if report.problems:
        yield "".join(problem_line(problem, options) + "\n" for problem in report.problems) + "\n"
    if not options.quiet:
        yield paint(verdict(report, summarize(report)), options, Style.BOLD) + "\n"


def _group(file: FileReport, options: ReportOptions) -> str:
    score = "" if file.score is None else f"  {file.grade} {file.score}"
    name = link(paint(one_line(file.path), options, Style.BOLD), file.path, options)
    lines = [name + paint(score, options, Style.DIM)]
    places = [f"{each.start.line}:{each.start.column}" for each in file.violations]
    place_width = max(map(len, places))
    severity_width = max(len(each.severity) for each in file.violations)
    rule_width = max(len(each.rule) for each in file.violations)
    used = place_width + severity_width + rule_width + 8
    for place, violation in zip(places, file.violations, strict=True):
        severity = paint(
            f"{violation.severity:<{severity_width}}", options, COLORS[violation.severity]
        )
        rule = paint(f"{violation.rule:<{rule_width}}", options, Style.DIM)
        advice = hint(violation)
        message = one_line(violation.message) + (f" ({advice})" if advice else "")
        # Beside the columns where there is room to read it, else under them.
        indent = used if options.width - used >= min(40, cells(message)) else place_width + 4
        text = wrapped(message, used, options, indent)
        lines.append(f"  {place:>{place_width}}  {severity}  {rule}  {text}")
    return "\n".join(lines) + "\n\n"
