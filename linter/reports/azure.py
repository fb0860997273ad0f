"""Azure Pipelines logging commands: one issue a finding."""

from collections.abc import Iterator

from linter.findings import Problem, RunReport, Severity, Violation
from linter.reports.identity import relative_path
from linter.reports.options import ReportOptions
from linter.reports.wording import hint, one_line, place

# `task.logissue` knows errors and warnings only; a suggestion is a warning that says so.
TYPES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "warning"}


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """Commands as the agent reads them (azure-pipelines-tasks, logging commands)."""
    for problem in report.problems:
        yield _problem(problem, options)
    for file in report.files:
        path = relative_path(file.path, options.root)
        for violation in file.violations:
            yield _issue(path, violation)


def _issue(path: str, violation: Violation) -> str:
    properties = {
        "type": TYPES[violation.severity],
        "sourcepath": path,
        "linenumber": str(violation.start.line),
        "columnnumber": str(violation.start.column),
        "code": violation.rule,
    }
    advice = hint(violation)
    mark = "suggestion: " if violation.severity is Severity.SUGGESTION else ""
    message = f"{place(path, violation.start)}: {mark}{one_line(violation.message)}"
    return _command(properties, message + (f" ({advice})" if advice else ""))


def _problem(problem: Problem, options: ReportOptions) -> str:
    path = relative_path(problem.path, options.root)
    properties = {"type": "error", "sourcepath": path}
    if problem.line is not None:
        properties["linenumber"] = str(problem.line)
    return _command(properties, f"{path}: not checked: {one_line(problem.message)}")


def _command(properties: dict[str, str], message: str) -> str:
    listed = "".join(f"{key}={_escape_property(value)};" for key, value in properties.items())
    return f"##vso[task.logissue {listed}]{_escape(message)}\n"


def _escape(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace("]", "%5D").replace(";", "%3B")
