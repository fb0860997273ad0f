"""One JSON object a line."""

import json
from typing import Any

from linter.reports import REPORTS, ReportOptions
from tests.reports.samples import sample


def test_each_line_is_an_object_with_a_type() -> None:
    output = "".join(REPORTS["jsonl"](sample(), ReportOptions()))
    records: list[dict[str, Any]] = [json.loads(line) for line in output.splitlines()]
    kinds = [each["type"] for each in records]
    assert kinds == [
        *["violation"] * 4,
        "file",
        *["violation"] * 2,
        "file",
        "file",
        "problem",
        "summary",
    ]
    assert records[0]["path"] == "articles/first.md"
    assert "violations" not in records[4]
    assert records[-1]["violations"]["count"] == 6


def test_it_says_the_same_as_the_json_report() -> None:
    whole = json.loads("".join(REPORTS["json"](sample(), ReportOptions())))
    lines = "".join(REPORTS["jsonl"](sample(), ReportOptions())).splitlines()
    violations = []
    for line in lines:
        record = json.loads(line)
        if record.pop("type") == "violation":
            record.pop("path")
            violations.append(record)
    assert violations == [each for file in whole["files"] for each in file["violations"]]
