"""Reports to files, beside the one on standard output."""

import json
from pathlib import Path

import pytest

from linter.cli.options import FORMATS, formats
from linter.reports import REPORTS
from tests.cli.test_check import Ran, contentlint

ARTICLE = "# Notes\n\nThe birds are back in the garden. Only time will tell.\n"
CHECK = ("check", "closer.md", "--select", "filler/empty-closer", "--fail-on", "suggestion")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "closer.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_several_reports_at_once(folder: Path) -> None:
    outputs = ("--output", "sarif:out/report.sarif", "--output", "html:report.html")
    ran = contentlint(*CHECK, *outputs, "--output-format", "concise", cwd=folder)
    assert ran.status == 1
    assert ran.out.startswith("closer.md:3:")
    log = json.loads((folder / "out/report.sarif").read_text("utf-8"))
    assert [each["ruleId"] for each in log["runs"][0]["results"]] == ["filler/empty-closer"]
    assert "The birds are back in the garden." in (folder / "report.html").read_text("utf-8")


def test_files_hold_what_standard_output_would_in_any_format(folder: Path) -> None:
    outputs = [part for format in REPORTS for part in ("--output", f"{format}:saved.{format}")]

    def printed(format: str) -> Ran:
        return contentlint(*CHECK, "--output-format", format, *outputs, cwd=folder)

    for format in ("text", "html"):
        assert printed(format).out == (folder / f"saved.{format}").read_bytes().decode()
    for format in REPORTS:
        assert "closer" in (folder / f"saved.{format}").read_text("utf-8")


@pytest.mark.parametrize(
    ("output", "message"),
    [
        pytest.param("nonsense:x", "there is no report format “nonsense”", id="no such format"),
        pytest.param("json", "“json” names no file", id="no file"),
        pytest.param("json:closer.md/x", "closer.md", id="a file that cannot be written"),
    ],
)
def test_an_output_that_cannot_be(folder: Path, output: str, message: str) -> None:
    ran = contentlint(*CHECK, "--output", output, cwd=folder)
    assert ran.status == 2
    assert message in ran.err


@pytest.mark.parametrize(
    ("variables", "colored"),
    [
        pytest.param({}, False, id="a pipe"),
        pytest.param({"FORCE_COLOR": "1"}, True, id="asked for"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="forbidden"),
    ],
)
def test_colors(
    folder: Path, variables: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in contentlint(*CHECK, cwd=folder).out) is colored


def test_help_and_completion_name_the_formats_that_there_are() -> None:
    assert FORMATS.replace(" or ", ", ").split(", ") == list(REPORTS)
    assert formats("js") == ["json", "jsonl"]
