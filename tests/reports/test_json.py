"""The JSON report: exactly the documented keys, deterministic, for files that are clean too."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from linter.findings import RunReport
from linter.reports import REPORTS, ReportOptions
from tests.reports.samples import FIRST, file, run, sample

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text("utf-8"))


def loaded(report: RunReport) -> dict[str, Any]:
    value: dict[str, Any] = json.loads("".join(REPORTS["json"](report, ReportOptions())))
    jsonschema.Draft202012Validator(SCHEMA).validate(value)
    return value


def test_the_documented_keys_and_no_others() -> None:
    value = loaded(sample())
    assert list(value) == ["version", "files", "summary"]
    assert value["version"] == 1
    first = value["files"][0]
    assert list(first) == ["path", "score", "families", "metrics", "violations"]
    assert first["families"]["typos"] == {"score": 41, "count": 2}
    assert first["metrics"]["words"] == 61
    violation = first["violations"][0]
    assert violation == {
        "rule": "typos/misspelling",
        "severity": "error",
        "message": "“wiht” is misspelt.",
        "start": {"line": 3, "column": 20, "offset": 37},
        "end": {"line": 3, "column": 24, "offset": 41},
        "excerpt": "wiht",
        "suggestions": ["with", "wight"],
        "fix": {
            "safety": "safe",
            "edits": [
                {
                    "start": {"line": 3, "column": 20, "offset": 37},
                    "end": {"line": 3, "column": 24, "offset": 41},
                    "replacement": "with",
                }
            ],
        },
        "related": [],
    }
    assert first["violations"][2]["fix"] is None


def test_places_slice_back_to_the_article() -> None:
    for violation in loaded(sample())["files"][0]["violations"]:
        start, end = violation["start"]["offset"], violation["end"]["offset"]
        assert FIRST[start:end] == violation["excerpt"]


def test_clean_files_are_listed_and_short_ones_have_no_score() -> None:
    value = loaded(sample())
    assert [each["path"] for each in value["files"]] == [
        "articles/first.md",
        "articles/second.txt",
        "articles/third.md",
    ]
    assert value["files"][1]["score"] is None
    assert value["files"][2]["violations"] == []


def test_related_places_name_their_file() -> None:
    twice = loaded(sample())["files"][1]["violations"][0]
    assert twice["related"][0]["path"] == "articles/first.md"
    assert twice["related"][0]["start"]["line"] == 6


def test_the_summary_adds_up() -> None:
    summary = loaded(sample())["summary"]
    assert summary["violations"] == {"count": 6, "errors": 4, "warnings": 1, "suggestions": 1}
    assert summary["score"] == 93
    assert summary["grades"] == {"A": 1, "B": 0, "C": 0, "D": 0, "F": 1}
    assert sum(part["count"] for part in summary["families"].values()) == 6
    assert summary["problems"] == [
        {
            "path": "articles/broken.md",
            "message": "not utf-8 text: byte 'ff'",
            "line": None,
            "column": None,
        }
    ]


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(run(), id="no files"),
        pytest.param(run(file("a.md")), id="one clean file"),
        pytest.param(sample(), id="several files"),
    ],
)
def test_it_is_indented_as_json_writes_it(report: RunReport) -> None:
    assert loaded(report)["summary"]["files"] == len(report.files)
    output = "".join(REPORTS["json"](report, ReportOptions()))
    assert output == json.dumps(json.loads(output), indent=2, ensure_ascii=False) + "\n"


def test_json_needs_no_template_engine() -> None:
    code = (
        "import sys; from linter.findings import RunReport;"
        "from linter.reports import REPORTS, ReportOptions;"
        "''.join(REPORTS['json'](RunReport(files=()), ReportOptions()));"
        "print([m for m in ('jinja2', 'rich', 'typer', 'xml', 'linter.reports.html')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
