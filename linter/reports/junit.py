"""JUnit XML, in the dialect of Jenkins (junit-10.xsd), which GitLab and Azure read too."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from linter.findings import FileReport, Problem, RunReport, Violation
from linter.reports.markup import element, xml_text
from linter.reports.options import ReportOptions
from linter.reports.summary import summarize
from linter.reports.wording import hint, one_line


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """A suite for each article: a failed test for each finding that fails the run.

    Findings below the threshold are skipped tests, so that a green run is green here too. An
    article without findings is one test that passed, one that could not be read is an error.
    """
    summary = summarize(report)
    failures = sum(_fails(report, each) for file in report.files for each in file.violations)
    attributes = {
        "name": "contentlint",
        "tests": str(summary.tally.total + summary.clean + len(report.problems)),
        "failures": str(failures),
        "errors": str(len(report.problems)),
    }
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield element("testsuites", attributes, open_only=True) + "\n"
    for file in report.files:
        yield _suite(report, file)
    for problem in report.problems:
        yield _problem(problem)
    yield "</testsuites>\n"


def _fails(report: RunReport, violation: Violation) -> bool:
    return report.threshold is not None and violation.severity.rank >= report.threshold.rank


def _suite(report: RunReport, file: FileReport) -> str:
    failing = sum(_fails(report, each) for each in file.violations)
    attributes = {
        "name": file.path,
        "tests": str(max(1, len(file.violations))),
        "failures": str(failing),
        "errors": "0",
        "skipped": str(len(file.violations) - failing),
    }
    cases = [_case(report, file.path, each) for each in file.violations]
    if not cases:
        cases = [element("testcase", {"name": "contentlint", "classname": _class(file.path)})]
    return "\n".join([element("testsuite", attributes, open_only=True), *cases, "</testsuite>\n"])


def _case(report: RunReport, path: str, violation: Violation) -> str:
    start = violation.start
    attributes = {
        "name": f"{violation.rule} at {start.line}:{start.column}",
        "classname": _class(path),
    }
    message = one_line(violation.message)
    if not _fails(report, violation):
        inner = element("skipped", {"message": f"{violation.severity}: {message}"})
    else:
        body = [
            f"{path}:{start.line}:{start.column}: {violation.severity} {violation.rule} {message}",
            one_line(violation.line_text),
            hint(violation),
        ]
        inner = element(
            "failure",
            {"message": message, "type": violation.severity},
            xml_text("\n".join(filter(None, body))),
        )
    return element("testcase", attributes, inner)


def _problem(problem: Problem) -> str:
    inner = element("error", {"message": problem.message, "type": "not checked"})
    case = element("testcase", {"name": "contentlint", "classname": _class(problem.path)}, inner)
    attributes = {"name": problem.path, "tests": "1", "failures": "0", "errors": "1"}
    return element("testsuite", attributes, case) + "\n"


def _class(path: str) -> str:
    """The path without its suffix: readers cut class names at dots."""
    pure = PurePosixPath(path)
    return str(pure.with_suffix("")) if pure.suffix else path
