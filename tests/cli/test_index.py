"""`contentlint index`."""

from pathlib import Path

import pytest

from tests.cli.test_commands import contentlint

pytestmark = pytest.mark.git

_TEXT = (
    "The harbour wall of the town was built by hand in 1887 by two hundred men from the quarry, in"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    (folder / "a.md").write_text(f"# One\n\n{_TEXT} one single winter of hard frost.\n")
    (folder / "b.md").write_text(f"# Two\n\n{_TEXT} one single winter of hard snow.\n")
    return folder


def test_it_is_built_shown_and_cleared(root: Path) -> None:
    ran = contentlint("index", "status", cwd=root)
    assert ran.status == 1
    assert "no index yet" in ran.out
    ran = contentlint("index", "build", cwd=root)
    assert ran.status == 0
    assert ran.out.startswith(".git/contentlint/articles.sqlite\n2 articles, ")
    assert contentlint("index", "status", cwd=root).out.endswith("up to date\n")
    (root / "c.md").write_text("# Three\n\nNew.\n")
    ran = contentlint("index", "status", cwd=root)
    assert (ran.status, ran.out.splitlines()[-1]) == (1, "to be brought up to date: 1 article")
    assert contentlint("index", "clear", cwd=root).status == 0
    assert not (root / ".git" / "contentlint").exists()
    assert contentlint("index", "status", cwd=root).status == 1


def test_a_folder_that_is_no_repository_is_refused(tmp_path: Path) -> None:
    for command in ("build", "status", "clear"):
        ran = contentlint("index", command, cwd=tmp_path)
        assert ran.status == 2
        assert "no repository" in ran.err


def test_check_compares_by_it_unless_told_otherwise(root: Path) -> None:
    command = ("check", "b.md", "--output-format", "concise")
    assert "the paragraph at a.md:3" in contentlint(*command, cwd=root).out
    assert "duplicates/" not in contentlint(*command, "--no-index", cwd=root).out
    (root / ".contentlint.yaml").write_text("index: false\n")
    assert "duplicates/" not in contentlint(*command, cwd=root).out
    assert "the paragraph at a.md:3" in contentlint(*command, "--index", cwd=root).out


def test_a_whole_run_makes_none(root: Path) -> None:
    assert "the paragraph at a.md:3" in contentlint("check", ".", cwd=root).out
    assert not (root / ".git" / "contentlint").exists()


def test_settings_make_a_repository_where_git_does_not(root: Path) -> None:
    (root / ".git").rmdir()
    (root / ".contentlint.yaml").write_text("preview: false\n")
    (root / "guide").mkdir()
    (root / "b.md").rename(root / "guide" / "b.md")
    ran = contentlint("check", "b.md", "--output-format", "concise", cwd=root / "guide")
    assert "the paragraph at ../a.md:3" in ran.out
