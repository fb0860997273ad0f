"""What the README shows is what contentlint says."""

from pathlib import Path

import pytest

from linter import check_text
from tests.cli.test_check import contentlint

README = Path(__file__).resolve().parents[2] / "README.md"
ARTICLE = """\
# Harbour

The the harbour was built in 1911 and rebuilt in 1953. Studies show that it is
the busiest in the region. In order to recieve larger ships, the quay will be
lengthened.
"""


def test_the_report_at_the_top_is_a_real_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "harbour.md").write_text(ARTICLE, encoding="utf-8")
    block = README.read_text(encoding="utf-8").split("```console\n")[1].split("```")[0]
    command, _, shown = block.partition("\n")
    ran = contentlint(*command.split()[2:], cwd=tmp_path)
    assert ran.status == 1
    assert ran.out.startswith(shown)


def test_the_python_example_runs() -> None:
    code = README.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    assert "from linter import check_text" in code
    report = check_text("The the harbour was built in 1911.", format="markdown")
    assert [violation.rule for violation in report.violations] == ["typos/doubled-word"]
    exec(compile(code, "README.md", "exec"), {})
