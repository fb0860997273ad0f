import errno
import os
from pathlib import Path

import pytest

from linter.findings import Problem
from linter.pipeline.discover import discover


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def _write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("Text.\n", encoding="utf-8")


def test_folders_yield_articles_in_order(repository: Path) -> None:
    _write(repository, "b.md", "a/c.MDX", "a/b.html", "z.txt", "x.py", "notes.rtf", "h.htm")
    assert discover(["."]) == (["a/b.html", "a/c.MDX", "b.md", "h.htm", "z.txt"], [])


def test_a_folder_that_cannot_be_read_is_a_problem(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(repository, "a.md", "closed/b.md")
    read = os.scandir

    def scandir(path: str) -> object:
        if os.path.basename(path) == "closed":
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return read(path)

    monkeypatch.setattr(os, "scandir", scandir)
    problem = Problem("closed", "cannot be read: Permission denied")
    assert discover(["."]) == (["a.md"], [problem])
    assert discover(["closed"]) == ([], [problem])


@pytest.mark.parametrize(
    "name", ["a.markdown", "a.rst", "a.rest", "a.adoc", "a.asciidoc", "a.xhtml"]
)
def test_folders_yield_every_format(repository: Path, name: str) -> None:
    _write(repository, name)
    assert discover(["."]) == ([name], [])


@pytest.mark.parametrize(
    "name",
    [
        "requirements.txt",
        "requirements-dev.txt",
        "robots.txt",
        "dictionary.txt",
        "accept.txt",
        "custom-words.txt",
        "CMakeLists.txt",
        "LICENSE.txt",
        "LICENSE.md",
        "COPYING.txt",
    ],
)
def test_what_is_no_article_is_left_out_of_folders(repository: Path, name: str) -> None:
    _write(repository, name)
    assert discover(["."]) == ([], [])
    assert discover([name]) == ([name], [])
    assert discover([name], force_exclude=True) == ([], [])


@pytest.mark.parametrize(
    ("ignore", "left"),
    [
        pytest.param({".gitignore": "drafts/\n"}, ["a.md"], id="a folder"),
        pytest.param({".gitignore": "*.md\n!a.md\n"}, ["a.md"], id="taken back"),
        pytest.param({"drafts/.gitignore": "b.md\n"}, ["a.md"], id="in the folder itself"),
        pytest.param({".contentlintignore": "/a.md\n"}, ["drafts/b.md"], id="our own list"),
        pytest.param(
            {".gitignore": "a.md\n", ".contentlintignore": "!a.md\n"},
            ["a.md", "drafts/b.md"],
            id="our own list has the last word",
        ),
    ],
)
def test_ignore_files(repository: Path, ignore: dict[str, str], left: list[str]) -> None:
    _write(repository, "a.md", "drafts/b.md")
    for name, text in ignore.items():
        (repository / name).write_text(text, encoding="utf-8")
    assert discover(["."])[0] == left
    assert discover(["a.md", "drafts/b.md"])[0] == ["a.md", "drafts/b.md"]
    assert discover(["a.md", "drafts/b.md"], force_exclude=True)[0] == left


def test_ignore_files_above_the_folder_hold(repository: Path) -> None:
    _write(repository, "content/a.md", "content/old/b.md")
    (repository / ".gitignore").write_text("old/\n", encoding="utf-8")
    assert discover(["content"])[0] == ["content/a.md"]


def test_tools_folders_are_not_entered(repository: Path) -> None:
    _write(repository, "node_modules/x/readme.md", ".venv/lib/a.md", "a.md")
    assert discover(["."])[0] == ["a.md"]


def test_missing_paths_are_named(repository: Path) -> None:
    _write(repository, "a.md")
    gone = Problem("gone.md", "no such file or folder")
    assert discover(["a.md", "gone.md", "./a.md"]) == (["a.md"], [gone])
