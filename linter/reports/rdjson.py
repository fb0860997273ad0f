"""Reviewdog Diagnostic Format, as one JSON object."""

from collections.abc import Iterator
from typing import Any

import msgspec

from linter.findings import Problem, RuleSummary, RunReport, Severity, Violation
from linter.reports.identity import relative_path
from linter.reports.options import ReportOptions
from linter.reports.wording import one_line
from linter.text.position import LineTable, Position

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.SUGGESTION: "INFO"}


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """A diagnostic result; columns count UTF-8 bytes, as the format wants them."""
    yield '{"source":{"name":"contentlint"},"diagnostics":['
    separator = "\n"
    for file in report.files:
        path = relative_path(file.path, options.root)
        columns = _Columns(options.texts.get(file.path))
        for violation in file.violations:
            rule = report.rules.get(violation.rule)
            value = _diagnostic(path, violation, rule, columns, options)
            yield separator + msgspec.json.encode(value).decode()
            separator = ",\n"
    for problem in report.problems:
        yield separator + msgspec.json.encode(_problem(problem, options)).decode()
        separator = ",\n"
    yield "\n]}\n"


class _Columns:
    """Positions of one article in the format's own count: columns in UTF-8 bytes from 1."""

    def __init__(self, text: str | None) -> None:
        self._text = text
        self._lines = None if text is None else LineTable(text)

    def position(self, position: Position) -> dict[str, int]:
        """Line and column; the line alone where the article's text is not at hand."""
        if self._text is None or self._lines is None:
            return {"line": position.line}
        start = self._lines.line_start(position.line)
        before = self._text[start : position.offset]
        return {"line": position.line, "column": len(before.encode(errors="replace")) + 1}

    def range(self, start: Position, end: Position) -> dict[str, Any]:
        """A range; of whole lines where columns are unknown."""
        return {"start": self.position(start), "end": self.position(end)}

    @property
    def known(self) -> bool:
        """Whether ranges are exact, so that text may be put in their place."""
        return self._text is not None


def _diagnostic(
    path: str,
    violation: Violation,
    rule: RuleSummary | None,
    columns: _Columns,
    options: ReportOptions,
) -> dict[str, Any]:
    value: dict[str, Any] = {
        "message": one_line(violation.message) or violation.rule,
        "location": {"path": path, "range": columns.range(violation.start, violation.end)},
        "severity": SEVERITIES[violation.severity],
        "code": {"value": violation.rule},
    }
    if rule is not None and rule.link.startswith(("https://", "http://")):
        value["code"]["url"] = rule.link
    suggestions = _suggestions(violation, columns) if columns.known else []
    if suggestions:
        value["suggestions"] = suggestions
    if violation.related:
        value["related_locations"] = [
            {
                "message": one_line(related.message),
                "location": {
                    "path": relative_path(related.path or path, options.root),
                    "range": {
                        "start": {"line": related.start.line},
                        "end": {"line": related.end.line},
                    },
                },
            }
            for related in violation.related
        ]
    return value


def _suggestions(violation: Violation, columns: _Columns) -> list[dict[str, Any]]:
    """What a reviewer may apply with a click: one edit each, so a fix of several is left out."""
    if violation.fix is not None:
        edits = violation.fix.edits
        pairs = [(edits[0].start, edits[0].end, edits[0].replacement)] if len(edits) == 1 else []
    else:
        pairs = [(violation.start, violation.end, text) for text in violation.suggestions]
    return [{"range": columns.range(start, end), "text": text} for start, end, text in pairs]


def _problem(problem: Problem, options: ReportOptions) -> dict[str, Any]:
    location: dict[str, Any] = {"path": relative_path(problem.path, options.root)}
    if problem.line is not None:
        location["range"] = {"start": {"line": problem.line}}
    return {
        "message": f"not checked: {one_line(problem.message)}",
        "location": location,
        "severity": "ERROR",
    }
