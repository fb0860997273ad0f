"""Every command that the documentation shows, run as it stands there, with the output it shows.

A fenced block with a `title` is a file of the page's own folder; `console` blocks run there and
end with 0, or with the `status` they name. `console elsewhere` is about a repository that is not at
hand.
"""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_commands import contentlint

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = sorted(path for path in DOCS.glob("*.md") if "```console" in path.read_text("utf-8"))

_FENCE = re.compile(r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r'title="([^"]+)"')
_STATUS = re.compile(r"status=(\d+)")


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a block, and the output shown below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def run(command: str, folder: Path) -> tuple[int, str]:
    if command.startswith("contentlint "):
        ran = contentlint(*shlex.split(command)[1:], cwd=folder)
        return ran.status, ran.out + ran.err
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout + done.stderr


def exists(command: str, folder: Path) -> None:
    """See that there is such a command with such options, where its articles are not at hand."""
    words = shlex.split(command)[1:]
    names = words[: next((i for i, word in enumerate(words) if word.startswith("-")), len(words))]
    while names:
        ran = contentlint(*names, "--help", cwd=folder)
        if ran.status == 0:
            break
        names.pop()
    assert names, command
    for option in (word for word in words if word.startswith("--")):
        assert option in ran.out, command


def shows(expected: str, output: str) -> bool:
    """Whether an output is as shown: “…” stands for anything in a line, alone for any lines."""
    lines = re.escape(expected.rstrip("\n")).replace("\\\n", "\n").split("\n")
    pattern = "\n".join(
        r"(?:.*\n)*?.*" if line == "…" else line.replace("…", ".*") for line in lines
    )
    return re.fullmatch(pattern, output.rstrip("\n")) is not None


@pytest.mark.git
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_do_what_the_page_says(page: Path, tmp_path: Path) -> None:
    for setting in ("init --quiet", "config user.name A", "config user.email a@example.org"):
        run(f"git {setting}", tmp_path)
    for language, info, block in _FENCE.findall(page.read_text(encoding="utf-8")):
        if titled := _FILE.search(info):
            (tmp_path / titled[1]).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / titled[1]).write_text(block, encoding="utf-8")
        if language != "console":
            continue
        if info == "elsewhere":
            for command, _ in commands(block):
                exists(command, tmp_path)
            continue
        wanted = _STATUS.search(info)
        for command, expected in commands(block):
            status, output = run(command, tmp_path)
            assert shows(expected, output), f"$ {command}\n{output}"
        assert status == (int(wanted[1]) if wanted else 0), f"$ {command}\n{output}"


def test_pages_with_commands_are_found() -> None:
    assert {"adopt.md", "ci.md", "write-a-rule.md"} <= {page.name for page in PAGES}
