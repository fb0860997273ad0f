"""Reports to files, beside the one on standard output."""

import json
from pathlib import Path

import pytest

from linter.reports import REPORTS
from tests.cli.test_check import DOUBLED, contentlint, folder

__all__ = ["folder"]


def test_several_reports_at_once(folder: Path) -> None:
    outputs = ["--output", "sarif:out/report.sarif", "--output", "html:report.html"]
    ran = contentlint("bad.md", *DOUBLED, *outputs, "--output-format", "concise", cwd=folder)
    assert ran.status == 1
    assert ran.out.startswith("bad.md:3:")
    log = json.loads((folder / "out/report.sarif").read_text("utf-8"))
    assert [each["ruleId"] for each in log["runs"][0]["results"]] == ["typos/doubled-word"]
    assert "The cat sat on on the mat" in (folder / "report.html").read_text("utf-8")


def test_files_hold_what_standard_output_would_in_any_format(folder: Path) -> None:
    outputs = [part for format in REPORTS for part in ("--output", f"{format}:saved.{format}")]
    printed = {
        format: contentlint("bad.md", *DOUBLED, "--output-format", format, *outputs, cwd=folder)
        for format in ("text", "sarif")
    }
    for format, ran in printed.items():
        assert (folder / f"saved.{format}").read_bytes().decode() == ran.out
    for format in REPORTS:
        assert "bad.md" in (folder / f"saved.{format}").read_text("utf-8")


@pytest.mark.parametrize(
    ("output", "message"),
    [
        pytest.param("nonsense:x", "there is no report format “nonsense”", id="no such format"),
        pytest.param("json", "“json” names no file", id="no file"),
        pytest.param("json:good.md/x", "good.md", id="a file that cannot be written"),
    ],
)
def test_an_output_that_cannot_be(folder: Path, output: str, message: str) -> None:
    ran = contentlint("good.md", "--output", output, cwd=folder)
    assert ran.status == 2
    assert message in ran.err
