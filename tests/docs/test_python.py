"""The page about the Python interface: its examples run, and print what it says."""

import contextlib
import io
import re
from pathlib import Path

import pytest

import linter

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "python.md").read_text("utf-8")
_BLOCK = re.compile(r"^```(python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_print_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = _BLOCK.findall(PAGE)
    assert [language for language, _ in blocks] == ["python", "text", "python", "text", "python"]
    shown = ""
    for number, (language, block) in enumerate(blocks):
        if language == "text":
            assert shown == block
            continue
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(compile(block, f"python.md, block {number}", "exec"), {})
        shown = out.getvalue()
    assert shown.startswith("notes/one.md:3:4: error typos/misspelling")


def test_every_function_is_described() -> None:
    table = PAGE[PAGE.index("| function |") :].partition("\n\n")[0]
    described = set(re.findall(r"^\| `(\w+)\(", table, re.MULTILINE))
    assert described == {name for name in linter.__all__ if name != "__version__"}
