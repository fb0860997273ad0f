"""One line a finding, for grep, editors and short attention: `path:line:column: severity rule`."""

from collections.abc import Iterator

from linter.findings import RunReport
from linter.reports.ansi import Style, link, paint
from linter.reports.options import ReportOptions
from linter.reports.summary import is_fixable, summarize
from linter.reports.text import COLORS, problem_line, verdict
from linter.reports.wording import one_line, place


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """Every finding as `path:line:column: severity rule [*] message`; `[*]` is what --fix mends."""
    for file in report.files:
        lines = []
        for violation in file.violations:
            where = link(
                paint(place(file.path, violation.start), options, Style.BOLD), file.path, options
            )
            severity = paint(violation.severity, options, COLORS[violation.severity], Style.BOLD)
            mark = paint("[*] ", options, Style.GREEN) if is_fixable(violation) else ""
            lines.append(
                f"{where}: {severity} {violation.rule} {mark}{one_line(violation.message)}\n"
            )
        if lines:
            yield "".join(lines)
    for problem in report.problems:
        yield problem_line(problem, options) + "\n"
    if not options.quiet:
        yield verdict(report, summarize(report)) + "\n"
