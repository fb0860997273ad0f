"""One JSON object a line, each with a `type`: violation, file, problem, in the end summary."""

from collections.abc import Iterator
from typing import Any

import msgspec

from linter.findings import RunReport
from linter.reports.json import VERSION, file_object, problem_object, summary_object
from linter.reports.options import ReportOptions
from linter.reports.summary import summarize


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """The violations of a file, each with its path, then the file without them."""
    for file in report.files:
        value = file_object(file)
        lines = [
            _line("violation", {"path": file.path, **violation})
            for violation in value.pop("violations")
        ]
        yield "".join([*lines, _line("file", value)])
    for problem in report.problems:
        yield _line("problem", problem_object(problem))
    summary = summary_object(summarize(report), report.problems, report.accepted)
    del summary["problems"]
    yield _line("summary", {"version": VERSION, **summary})


def _line(kind: str, value: dict[str, Any]) -> str:
    return msgspec.json.encode({"type": kind, **value}).decode() + "\n"
