"""Checkstyle XML, which many collectors of warnings read."""

from collections.abc import Iterator

from linter.findings import FileReport, Problem, RunReport, Severity, Violation
from linter.reports.markup import element
from linter.reports.options import ReportOptions
from linter.reports.wording import hint, one_line

SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "info"}

VERSION = "4.3"
"""The version of Checkstyle whose form this is; readers look at the form only."""


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """A `file` for each article, clean ones too, with an `error` for each finding."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield element("checkstyle", {"version": VERSION}, open_only=True) + "\n"
    for file in report.files:
        yield _file(file)
    for problem in report.problems:
        yield _problem(problem)
    yield "</checkstyle>\n"


def _file(file: FileReport) -> str:
    if not file.violations:
        return element("file", {"name": file.path}) + "\n"
    errors = "".join(f"\n  {_error(violation)}" for violation in file.violations)
    return element("file", {"name": file.path}, errors + "\n") + "\n"


def _error(violation: Violation) -> str:
    advice = hint(violation)
    message = one_line(violation.message) + (f" ({advice})" if advice else "")
    return element(
        "error",
        {
            "line": str(violation.start.line),
            "column": str(violation.start.column),
            "severity": SEVERITIES[violation.severity],
            "message": message,
            "source": f"contentlint.{violation.rule}",
        },
    )


def _problem(problem: Problem) -> str:
    error = element(
        "error",
        {
            "line": str(problem.line or 1),
            "column": str(problem.column or 1),
            "severity": "error",
            "message": f"not checked: {one_line(problem.message)}",
            "source": "contentlint",
        },
    )
    return element("file", {"name": problem.path}, f"\n  {error}\n") + "\n"
