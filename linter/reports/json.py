"""The whole run as one JSON object; docs/report.schema.json describes it."""

from collections.abc import Iterator
from typing import Any

import msgspec

from linter.findings import Edit, FileReport, Fix, Problem, Related, RunReport, Violation
from linter.reports.options import ReportOptions
from linter.reports.summary import Summary, Tally, summarize
from linter.text.position import Position

VERSION = 1
"""Of the schema: it grows when a reader of the old form would be misled by the new."""


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """The report, indented, one piece a file."""
    yield f'{{\n  "version": {VERSION},\n  "files": ['
    separator = "\n"
    for file in report.files:
        yield separator + _indented(file_object(file), 4)
        separator = ",\n"
    yield "\n  ],\n" if report.files else "],\n"
    summary = _indented(summary_object(summarize(report), report.problems, report.accepted), 2)
    yield f'  "summary": {summary.lstrip()}\n}}\n'


def file_object(file: FileReport) -> dict[str, Any]:
    """One file as it stands in `files`, and as a line of the `jsonl` report."""
    return {
        "path": file.path,
        "score": file.score,
        "families": {
            name: {"score": part.score, "count": part.count}
            for name, part in sorted(file.families.items())
        },
        "metrics": {name: _number(value) for name, value in sorted(file.metrics.items())},
        "violations": [violation_object(file.path, each) for each in file.violations],
    }


def violation_object(path: str, violation: Violation) -> dict[str, Any]:
    """One violation of the file at `path`."""
    return {
        "rule": violation.rule,
        "severity": violation.severity,
        "message": violation.message,
        "start": _position(violation.start),
        "end": _position(violation.end),
        "excerpt": violation.excerpt,
        "suggestions": violation.suggestions,
        "fix": None if violation.fix is None else _fix(violation.fix),
        "related": [_related(path, related) for related in violation.related],
    }


def summary_object(
    summary: Summary, problems: tuple[Problem, ...], accepted: int
) -> dict[str, Any]:
    """The run in numbers, and what kept files from being judged."""
    return {
        "files": summary.files,
        "clean": summary.clean,
        "words": summary.words,
        "score": summary.score,
        "grades": summary.grades,
        "violations": _tally(summary.tally),
        "fixable": summary.fixable,
        "accepted": accepted,
        "families": {
            name: {"score": family.score, **_tally(family.tally)}
            for name, family in summary.families.items()
        },
        "problems": [problem_object(problem) for problem in problems],
    }


def problem_object(problem: Problem) -> dict[str, Any]:
    """What kept one file from being judged."""
    return {
        "path": problem.path,
        "message": problem.message,
        "line": problem.line,
        "column": problem.column,
    }


def _tally(tally: Tally) -> dict[str, int]:
    return {
        "count": tally.total,
        "errors": tally.errors,
        "warnings": tally.warnings,
        "suggestions": tally.suggestions,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {"safety": fix.safety, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "start": _position(edit.start),
        "end": _position(edit.end),
        "replacement": edit.replacement,
    }


def _related(path: str, related: Related) -> dict[str, Any]:
    return {
        "path": related.path or path,
        "start": _position(related.start),
        "end": _position(related.end),
        "message": related.message,
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}


def _number(value: float) -> int | float:
    """Counts as the integers they are."""
    return int(value) if float(value).is_integer() else value


def _indented(value: Any, indent: int) -> str:
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return " " * indent + text.replace("\n", "\n" + " " * indent)
