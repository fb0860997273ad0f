import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

BAD = "# Notes\n\nThe cat sat on the the mat and looked at the birds in the garden.\n"
GOOD = "# Notes\n\nThe cat sat on the mat and looked at the birds in the garden.\n"
DOUBLED = ("--select", "typos/doubled-word")


class Ran:
    """What a call of the command did."""

    def __init__(self, completed: subprocess.CompletedProcess[bytes]) -> None:
        self.status = completed.returncode
        self.out = completed.stdout.decode()
        self.err = completed.stderr.decode()


def contentlint(*arguments: str, cwd: Path, stdin: bytes = b"") -> Ran:
    command = [sys.executable, "-m", "linter", *arguments]
    return Ran(subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(["good.md"], 0, id="nothing found"),
        pytest.param(["bad.md"], 1, id="a violation at the threshold"),
        pytest.param(["bad.md", "--fail-on", "never"], 0, id="whatever is found"),
        pytest.param(["bad.md", "--ignore", "typos"], 0, id="a family that does not run"),
        pytest.param(["gone.md"], 2, id="a missing path"),
        pytest.param(["bad.md", "gone.md"], 2, id="2 outranks 1"),
        pytest.param(["bad.md", "--diff"], 1, id="there is something to mend"),
        pytest.param(["good.md", "--diff"], 0, id="there is nothing to mend"),
        pytest.param(["bad.md", "--output-format", "nonsense"], 2, id="no such format"),
        pytest.param([], 2, id="no paths"),
    ],
)
def test_exit_status(folder: Path, arguments: Sequence[str], status: int) -> None:
    ran = contentlint("check", *DOUBLED, *arguments, cwd=folder)
    assert ran.status == status, ran.err


def test_an_unknown_rule_is_named_with_the_nearest(folder: Path) -> None:
    ran = contentlint("check", "--select", "typos/doubled-wrod", "bad.md", cwd=folder)
    assert ran.status == 2
    assert "no rule or family “typos/doubled-wrod”; did you mean “typos/doubled-word”?" in ran.err


def test_one_unreadable_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "broken.md").write_bytes(b"\xff\xfe\xff")
    (folder / "binary.md").write_bytes(b"a\x00b")
    ran = contentlint("check", *DOUBLED, ".", "--output-format", "json", cwd=folder)
    assert ran.status == 2
    assert [file["path"] for file in json.loads(ran.out)["files"]] == ["bad.md", "good.md"]
    assert "binary.md:1:2: a NUL character: this is a binary file (offset 1)" in ran.err


def test_json_gives_the_place(folder: Path) -> None:
    ran = contentlint("check", *DOUBLED, "bad.md", "--output-format", "json", cwd=folder)
    (violation,) = json.loads(ran.out)["files"][0]["violations"]
    start, end = violation["start"], violation["end"]
    assert (start["line"], start["column"]) == (3, 16)
    assert BAD[start["offset"] : end["offset"]] == violation["excerpt"] == "the the"
    assert violation["fix"]["edits"][0]["replacement"] == "the"


def test_same_input_same_bytes(folder: Path) -> None:
    first, second = (
        contentlint("check", ".", "--output-format", "json", cwd=folder) for _ in range(2)
    )
    parallel = contentlint("check", ".", "--output-format", "json", "--jobs", "2", cwd=folder)
    assert first.out == second.out == parallel.out


def test_fix_mends_the_file_and_then_nothing_is_left(folder: Path) -> None:
    assert contentlint("check", *DOUBLED, "--fix", "bad.md", cwd=folder).status == 0
    assert (folder / "bad.md").read_text(encoding="utf-8") == GOOD
    assert contentlint("check", *DOUBLED, "--diff", "bad.md", cwd=folder).out == ""


def test_a_hook_fails_when_it_changed_a_file(folder: Path) -> None:
    arguments = ("check", *DOUBLED, "--fix", "--exit-non-zero-on-fix", "bad.md")
    assert contentlint(*arguments, cwd=folder).status == 1
    assert contentlint(*arguments, cwd=folder).status == 0


def test_diff_changes_nothing(folder: Path) -> None:
    ran = contentlint("check", *DOUBLED, "--diff", "bad.md", cwd=folder)
    assert "-The cat sat on the the mat" in ran.out
    assert "+The cat sat on the mat" in ran.out
    assert (folder / "bad.md").read_text(encoding="utf-8") == BAD


def test_standard_input_has_a_name(folder: Path) -> None:
    ran = contentlint(
        *("check", *DOUBLED, "-", "--stdin-filename", "docs/a.md", "--output-format", "concise"),
        cwd=folder,
        stdin=BAD.encode(),
    )
    assert ran.status == 1
    assert ran.out.startswith("docs/a.md:3:16: ")


def test_standard_input_is_mended_to_standard_output(folder: Path) -> None:
    ran = contentlint("check", *DOUBLED, "--fix", "-", cwd=folder, stdin=BAD.encode())
    assert ran.out == GOOD


def test_fail_under(folder: Path) -> None:
    text = (
        "The cat sat on the mat. " * 3 + "The the dog ran on and on and on into the far woods. " * 4
    )
    (folder / "long.md").write_text(text, encoding="utf-8")
    arguments = ("check", *DOUBLED, "long.md", "--fail-on", "never", "--fail-under")
    assert contentlint(*arguments, "100", cwd=folder).status == 1
    assert contentlint(*arguments, "0", cwd=folder).status == 0


def loaded_by_a_check(folder: Path) -> frozenset[str]:
    """The modules that `contentlint check` of one file has loaded when it ends."""
    code = (
        "import sys; sys.argv = ['contentlint', 'check', 'bad.md']\n"
        "from linter.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules)"
    )
    completed = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    return frozenset(completed.stdout.splitlines()[-1].split())


def test_one_file_is_checked_without_the_heavy_libraries(folder: Path) -> None:
    heavy = {"datasketch", "scipy", "textstat", "nltk", "rich", "jinja2"}
    assert not heavy & loaded_by_a_check(folder)


def test_one_file_is_checked_without_what_other_commands_and_vales_rules_need(folder: Path) -> None:
    loaded = loaded_by_a_check(folder)
    assert "linter.cli.check" in loaded
    assert not loaded & {"linter.cli.score", "linter.checks.vale.formats", "html.entities"}
