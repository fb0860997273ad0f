"""GitLab Code Quality: an array of issues in the form of the Code Climate specification."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import msgspec

from linter.findings import Problem, RunReport, Severity, Violation
from linter.reports.identity import fingerprints, relative_path
from linter.reports.options import ReportOptions
from linter.reports.summary import family_of
from linter.reports.wording import one_line

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.SUGGESTION: "info"}

CATEGORIES = {
    "claims": "Bug Risk",
    "duplicates": "Duplication",
    "filler": "Clarity",
    "readability": "Complexity",
    "typos": "Style",
}
"""The category of the Code Climate specification that comes nearest to a family."""


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """The array, one issue a line; what could not be read is an issue of its own."""
    yield "["
    separator = "\n"
    for file in report.files:
        path = relative_path(file.path, options.root)
        for violation, fingerprint in zip(
            file.violations, fingerprints(file, options.root), strict=True
        ):
            issue = _issue(path, violation, fingerprint)
            rule = report.rules.get(violation.rule)
            if rule is not None and rule.why:
                issue["content"] = {"body": rule.why}
            yield separator + msgspec.json.encode(issue).decode()
            separator = ",\n"
    for problem in report.problems:
        yield separator + msgspec.json.encode(_unread(problem, options)).decode()
        separator = ",\n"
    yield "\n]\n"


def _unread(problem: Problem, options: ReportOptions) -> dict[str, Any]:
    path = relative_path(problem.path, options.root)
    return {
        "type": "issue",
        "check_name": "not-checked",
        "description": f"Not checked: {one_line(problem.message)}",
        "categories": ["Bug Risk"],
        "severity": "critical",
        "fingerprint": sha256(f"not-checked\0{path}".encode()).hexdigest(),
        "location": {"path": path, "positions": _positions(problem.line or 1, problem.column or 1)},
    }


def _issue(path: str, violation: Violation, fingerprint: str) -> dict[str, Any]:
    start, end = violation.start, violation.end
    return {
        "type": "issue",
        "check_name": violation.rule,
        "description": one_line(violation.message) or violation.rule,
        "categories": [CATEGORIES.get(family_of(violation.rule), "Style")],
        "severity": SEVERITIES[violation.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": path,
            "positions": _positions(start.line, start.column, end.line, end.column),
        },
    }


def _positions(
    line: int, column: int, end_line: int | None = None, end_column: int | None = None
) -> dict[str, dict[str, int]]:
    return {
        "begin": {"line": line, "column": column},
        "end": {"line": end_line or line, "column": end_column or column},
    }
