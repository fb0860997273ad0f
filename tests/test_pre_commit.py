"""The hooks, run by the real pre-commit from a repository that has nothing else of ours."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.test_commands import shows

ROOT = Path(__file__).resolve().parent.parent
GOOD = "# Harbour\n\nThe harbour opened in the spring. Two cranes still stand on its quay.\n"
COPIED = (
    "Every autumn the orchard at Brenn sends forty barrels of cider down the canal, and the lock "
    "keepers take a jug of each as their toll, a custom that the abbey granted them in 1412. The "
    "abbey is long gone, and so is the canal below the mill, but the barrels still go by boat.\n"
)
BAD = GOOD.replace("in the spring", "in the the spring")


def _git(*arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    return subprocess.run(
        ["git", *identity, *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This working tree as a repository with one commit, as a hook's `repo` must be one."""
    copy = tmp_path_factory.mktemp("source")
    listed = _git("ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).stdout
    for name in listed.splitlines():
        if (ROOT / name).is_file() and not name.startswith(("tests/", "benchmarks/")):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    _git("init", "--quiet", cwd=copy)
    _git("add", "--all", cwd=copy)
    _git("commit", "--quiet", "--message", "All", cwd=copy)
    return copy


@pytest.fixture
def repository(tmp_path: Path, source: Path) -> Path:
    revision = _git("rev-parse", "HEAD", cwd=source).stdout.strip()
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {source.as_posix()}\n    rev: {revision}\n    hooks:\n"
        "      - id: contentlint\n      - id: contentlint-fix\n        stages: [manual]\n"
        "      - id: contentlint-all\n        stages: [manual]\n"
        "      - id: contentlint-duplicates\n        stages: [manual]\n",
        encoding="utf-8",
    )
    _git("init", "--quiet", cwd=tmp_path)
    installed = _pre_commit("install", cwd=tmp_path)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return tmp_path


def _pre_commit(*arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


def _prek(*arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [Path(sys.executable).parent / "prek", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.git
@pytest.mark.registry
def test_a_bad_article_is_stopped_and_a_good_one_passes(repository: Path) -> None:
    article = repository / "article.md"
    article.write_text(BAD, encoding="utf-8")
    _git("add", "--all", cwd=repository)
    stopped = _git("commit", "--message", "Bad", cwd=repository)
    assert stopped.returncode == 1, stopped.stderr
    assert "article.md:3:23: error typos/doubled-word" in stopped.stdout + stopped.stderr

    mended = _pre_commit(
        "run", "--all-files", "--hook-stage", "manual", "contentlint-fix", cwd=repository
    )
    assert mended.returncode == 1, mended.stdout
    assert article.read_text(encoding="utf-8") == GOOD
    whole = _pre_commit(
        "run", "--all-files", "--hook-stage", "manual", "contentlint-all", cwd=repository
    )
    assert whole.returncode == 0, whole.stdout

    (repository / "copy.md").write_text(f"{GOOD}\n{COPIED}", encoding="utf-8")
    article.write_text(f"{GOOD}\n{COPIED}", encoding="utf-8")
    _git("add", "--all", cwd=repository)
    copied = _pre_commit(
        "run", "--all-files", "--hook-stage", "manual", "contentlint-duplicates", cwd=repository
    )
    assert copied.returncode == 1
    assert "warning duplicates/" in copied.stdout
    (repository / "copy.md").unlink()

    _git("add", "--all", cwd=repository)
    passed = _git("commit", "--message", "Good", cwd=repository)
    assert passed.returncode == 0, passed.stdout + passed.stderr


@pytest.mark.git
@pytest.mark.registry
def test_the_page_about_ci_shows_what_is_printed(repository: Path) -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    titled = page.split('```markdown title="notes.md"\n')[1].split("```")[0]
    (repository / "notes.md").write_text(titled, encoding="utf-8")
    _git("add", "--all", cwd=repository)
    for block in page.split("```text\n")[1:]:
        command, _, expected = block.split("```")[0].partition("\n")
        _, program, *arguments = shlex.split(command)
        if program == "git":
            printed = _git(*arguments, cwd=repository).stderr
        else:
            assert program == "prek"
            printed = _prek(*arguments, cwd=repository).stdout
        lines = [line for line in printed.splitlines() if not line.startswith("[INFO]")]
        assert shows(expected.replace("\n...\n", "\n…\n"), "\n".join(lines)), printed


@pytest.mark.git
@pytest.mark.registry
def test_the_hook_runs_under_prek_too(repository: Path) -> None:
    (repository / "article.md").write_text(BAD, encoding="utf-8")
    _git("add", "--all", cwd=repository)
    ran = _prek("run", "contentlint", cwd=repository)
    assert ran.returncode == 1, ran.stderr
    assert "article.md:3:23: error typos/doubled-word" in ran.stdout + ran.stderr
