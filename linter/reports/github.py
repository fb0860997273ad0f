"""GitHub Actions workflow commands: one annotation a finding.

GitHub shows ten annotations of each level for a step; the log keeps them all.
"""

from collections.abc import Iterator

from linter.findings import Problem, RunReport, Severity, Violation
from linter.reports.identity import last_line, relative_path
from linter.reports.options import ReportOptions
from linter.reports.wording import hint, one_line, place

COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "notice",
}


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """Commands as the runner reads them (toolkit, packages/core/src/command.ts)."""
    for problem in report.problems:
        yield _problem(problem, options)
    for file in report.files:
        path = relative_path(file.path, options.root)
        for violation in file.violations:
            yield _annotation(path, violation)


def _annotation(path: str, violation: Violation) -> str:
    start, end = violation.start, violation.end
    last = last_line(start.line, end.line, end.column)
    properties = {"file": path, "line": str(start.line), "endLine": str(last)}
    if last == start.line:
        # The runner takes columns only of one line; more lines with columns are refused.
        properties["col"] = str(start.column)
        if end.line == start.line:
            properties["endColumn"] = str(end.column)
    properties["title"] = f"contentlint ({violation.rule})"
    advice = hint(violation)
    message = f"{place(path, start)}: {violation.rule} {one_line(violation.message)}"
    if advice:
        message += f" ({advice})"
    return _command(COMMANDS[violation.severity], properties, message)


def _problem(problem: Problem, options: ReportOptions) -> str:
    path = relative_path(problem.path, options.root)
    properties = {"file": path}
    if problem.line is not None:
        properties["line"] = str(problem.line)
        if problem.column is not None:
            properties["col"] = str(problem.column)
    properties["title"] = "contentlint (not checked)"
    return _command("error", properties, f"{path}: not checked: {one_line(problem.message)}")


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_escape(message)}\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
