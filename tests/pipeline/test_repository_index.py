"""One file and the index say what the whole repository says of that file."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.findings import FileReport
from linter.pipeline import repository_index
from linter.pipeline.examine import examine
from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.pipeline.run import Run, check_paths
from linter.pipeline.surroundings import NoRepository, index_here
from tests.pipeline.repositories import FILES, article, articles, change, commit, git, repository
from tests.pipeline.repositories import write as write_article

pytestmark = pytest.mark.git

JOINING = ("duplicates", "duplicates/rewriting")
TALLYING = ("typos", "typos/proper-noun", "typos/regional-spelling")
OPTIONS = RunOptions(jobs=1)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(tmp_path / "cache"))
    made = repository(tmp_path / "repository", random.Random(1))
    monkeypatch.chdir(made)
    return made


def one(path: str, options: RunOptions = OPTIONS) -> FileReport:
    """What a run over one file says."""
    return check_paths([path], options).files[0]


def of_all(path: str, options: RunOptions = OPTIONS) -> FileReport:
    """What a run over all files says of one."""
    return next(file for file in check_paths(["."], options).files if file.path == path)


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32), outside=st.booleans())
def test_one_file_and_the_index_say_what_a_full_run_says_of_it(
    seed: int, outside: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    source = random.Random(seed)
    folder = tmp_path_factory.mktemp("run")
    root = repository(folder / "repository", source)
    options = msgspec.structs.replace(OPTIONS, select=source.choice(((), JOINING, TALLYING)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONTENTLINT_CACHE_DIR", str(folder / "cache"))
        patch.chdir(root)
        if outside:
            write_article(root, ".contentlint.yaml", "extends: default\n")
            os.rename(root / ".git", folder / "git")
        for _ in range(5):
            for path in source.sample(articles(root), 2):
                ignored = not any(file.path == path for file in check_paths(["."], options).files)
                if not ignored:
                    assert one(path, options) == of_all(path, options)
            if not outside:
                change(root, source)
            else:
                write_article(root, source.choice(FILES), article(source))


def test_what_only_others_can_tell_is_found(root: Path) -> None:
    text = "The dykes at Oosterland broke in 67 places, and 1,836 people drowned in one night."
    write_article(root, "a.md", f"# One\n\n{text} The barriers close the delta in storms now.\n")
    write_article(root, "z.md", f"# Two\n\n{text} The barriers close the delta in gales now.\n")
    (found,) = [v for v in one("z.md").violations if v.rule == "duplicates/copied-paragraph"]
    assert found.related[0].path == "a.md"
    assert "a.md:3" in found.message
    without = one("z.md", RunOptions(index=False))
    assert not [v for v in without.violations if v.rule.startswith("duplicates/")]


def test_others_are_examined_for_what_is_compared_alone(root: Path) -> None:
    profile = Profiles(OPTIONS).of("a.md")
    text = (root / "a.md").read_text() + "\nIt is widely beleived that Oosterland has dykes.\n"
    whole = examine(text, "markdown", profile)
    compared = examine(text, "markdown", profile.comparing)
    assert whole.violations
    assert whole.metrics
    assert (compared.violations, compared.metrics) == ((), {})
    assert (compared.passages, compared.counts) == (whole.passages, whole.counts)
    # Neither is ever taken for the other.
    assert profile.digest != profile.comparing.digest


def test_paths_are_relative_to_where_the_run_is(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "guide")
    whole = {file.path: file for file in check_paths([".."], OPTIONS).files}
    for path in ("c.md", "d.md"):
        part = one(path)
        assert part.violations == whole[f"../guide/{path}"].violations or any(
            "../guide/" in related.path
            for violation in whole[f"../guide/{path}"].violations
            for related in violation.related
        )


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"no database" * 1000, id="something else"),
        pytest.param(None, id="damaged in the middle"),
    ],
)
def test_a_damaged_index_is_built_again(root: Path, content: bytes | None) -> None:
    expected = one("z.md")
    (index,) = (root / ".git" / "contentlint").glob("*.sqlite")
    if content is None:
        pages = bytearray(index.read_bytes())
        pages[4096:] = b"\xa5" * (len(pages) - 4096)
        content = bytes(pages)
    index.write_bytes(content)
    assert one("z.md", RunOptions(cached=False)) == expected
    assert one("z.md", RunOptions(cached=False)) == expected
    assert sqlite3.connect(index).execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_builder_that_is_killed_leaves_what_the_next_run_completes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Else an edit of the program while this runs would be reason enough to start again.
    monkeypatch.setattr(repository_index, "program_digest", lambda: b"same")
    expected = of_all("z.md")
    script = """
        import os, signal
        import linter.pipeline.repository_index as module
        from linter.pipeline.options import RunOptions
        from linter.pipeline.surroundings import index_here

        module.program_digest = lambda: b"same"
        module._CHUNK = module._BATCH = 2
        write = module.Index.update
        def dying(self, entries=(), *rest):
            write(self, entries, *rest)
            if len(self) >= 4:
                os.kill(os.getpid(), signal.SIGKILL)
        module.Index.update = dying
        index_here(RunOptions(jobs=1)).refresh()
    """
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
    assert killed.returncode == -signal.SIGKILL
    known = index_here(OPTIONS).known()
    assert known is not None
    assert known.articles == 4
    assert one("z.md", RunOptions(cached=False)) == expected
    assert len(FILES) == index_here(OPTIONS).known().articles  # type: ignore[union-attr]


def test_several_processes_at_once_agree(root: Path) -> None:
    script = "import sys; from linter.cli import app; sys.argv[0] = 'contentlint'; app()"
    command = [sys.executable, "-c", script, "check", "z.md", "--output-format", "json"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    said = {process.communicate()[0] for process in running}
    assert len(said) == 1
    assert all(process.returncode in (0, 1) for process in running)
    assert index_here(OPTIONS).changed() == 0


def test_an_index_that_is_locked_is_not_thrown_away(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = one("z.md")
    (index,) = (root / ".git" / "contentlint").glob("*.sqlite")
    known = index_here(OPTIONS).known()
    write_article(root, "a.md", (root / "z.md").read_text())
    monkeypatch.setattr("linter.corpus.database._BUSY_SECONDS", 0.05)
    with sqlite3.connect(index, isolation_level=None) as writer:
        writer.execute("begin immediate")
        assert one("z.md") == of_all("z.md") != expected
        writer.execute("rollback")
    writer.close()
    assert index_here(OPTIONS).known() == known


def test_other_settings_are_other_findings(root: Path) -> None:
    one("z.md")
    write_article(root, ".contentlint.yaml", "rules: {duplicates/copied-paragraph: {min_words: 9}}")
    assert one("z.md") == of_all("z.md")
    write_article(root, "guide/.contentlint.yaml", "language: de")
    assert one("z.md") == of_all("z.md")
    commit(root)
    (root / "guide" / ".contentlint.yaml").unlink()
    assert one("z.md") == of_all("z.md")


def test_nothing_but_the_own_folder_is_written_into_the_repository(root: Path) -> None:
    def files() -> dict[str, tuple[int, int]]:
        return {
            str(path): (path.stat().st_mtime_ns, path.stat().st_size)
            for path in root.rglob("*")
            if path.is_file() and "contentlint" not in path.parts
        }

    os.utime(root / "a.md")
    before = files()
    one("z.md")
    assert files() == before


def test_where_nothing_can_be_written_the_index_is_in_memory(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = of_all("z.md", RunOptions(cached=False))
    (root / ".git" / "contentlint").write_text("in the way")
    (root.parent / "in the way").write_text("")
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(root.parent / "in the way"))
    assert one("z.md", RunOptions(cached=False)) == expected


def test_the_users_cache_holds_the_index_where_git_does_not(root: Path) -> None:
    (root / ".git" / "contentlint").write_text("in the way")
    expected = of_all("z.md")
    assert one("z.md") == expected
    assert list((root.parent / "cache" / "indexes").glob("repository-*/articles.sqlite"))


def test_a_run_that_selects_rules_has_no_index_of_its_own(root: Path) -> None:
    one("z.md")
    for options in (RunOptions(select=("duplicates",)), RunOptions(ignore=("typos",))):
        assert one("z.md", options) == of_all("z.md", options)
    assert len(list((root / ".git" / "contentlint").glob("*.sqlite"))) == 1


def test_settings_and_options_may_do_without(root: Path) -> None:
    write_article(root, ".contentlint.yaml", "index: false")
    one("z.md")
    assert not (root / ".git" / "contentlint").exists()
    one("z.md", RunOptions(index=True))
    assert (root / ".git" / "contentlint").exists()


def test_without_a_repository_there_is_nothing_to_compare_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("# One\n\nText.\n")
    assert one("a.md").violations == ()
    with pytest.raises(NoRepository):
        one("a.md", RunOptions(index=True))


def test_articles_that_may_share_text_are_not_reported(root: Path) -> None:
    text = "The dykes at Oosterland broke in 67 places, and 1,836 people drowned in one night."
    for name in ("a.md", "y.md", "z.md"):
        write_article(root, name, f"# {name}\n\n{text} All barriers close in storms now.\n")

    def related(*options: RunOptions) -> set[str]:
        return {
            place.path
            for violation in one("z.md", *options).violations
            if violation.rule == "duplicates/copied-paragraph"
            for place in violation.related
        }

    write_article(root, ".contentlint.yaml", "rules: {duplicates: {furniture: 9}}")
    assert related() == related(RunOptions(index=False)) | {"a.md", "y.md"}
    settings = "rules: {duplicates: {furniture: 9}}\naccepted-duplicates: [[a.md, z.md]]"
    write_article(root, ".contentlint.yaml", settings)
    assert related() == {"y.md"}
    assert one("z.md") == of_all("z.md")
    write_article(root, ".contentlint.yaml", settings.replace("a.md", "'*.md'"))
    assert related() == set()


def test_repositories_in_the_repository_are_looked_into(root: Path) -> None:
    repository(root / "theme", random.Random(5))
    assert one("z.md") == of_all("z.md")
    write_article(root, "theme/a.md", (root / "z.md").read_text())
    assert one("z.md") == of_all("z.md")


def test_useless_comments_are_told_as_in_a_full_run(root: Path) -> None:
    text = "# One\n\n<!-- contentlint-disable-next-line duplicates -->\nNothing like it.\n"
    write_article(root, "z.md", text)
    found = one("z.md")
    assert found == of_all("z.md")
    assert [violation.rule for violation in found.violations] == ["suppressions/unused"]


def test_only_what_changed_is_reported_as_in_a_full_run(root: Path) -> None:
    write_article(root, "b.md", (root / "a.md").read_text())
    write_article(root, "z.md", (root / "guide/c.md").read_text())
    for options in (RunOptions(changed_since="HEAD"), RunOptions(baseline_from="HEAD")):
        for path in ("b.md", "z.md", "a.md"):
            assert one(path, options) == of_all(path, options)


def test_the_text_of_the_run_counts_and_not_that_on_disk(root: Path) -> None:
    run = Run(["z.md"], OPTIONS)
    run.replace("z.md", (root / "a.md").read_text())
    found = run.report().files[0].violations
    write_article(root, "z.md", (root / "a.md").read_text())
    assert found == of_all("z.md").violations


def test_git_need_not_be_there(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = of_all("z.md")
    monkeypatch.setenv("PATH", str(root))
    assert one("z.md") == expected
    write_article(root, "z.md", (root / "a.md").read_text())
    assert one("z.md") == of_all("z.md")


def test_in_a_hook_the_folder_says_which_repository_is_meant(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(root.parent / "other", random.Random(3))
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    one("z.md")
    write_article(root, "a.md", (root / "z.md").read_text())
    assert one("z.md") == of_all("z.md")


def test_another_branch_is_another_repository(root: Path) -> None:
    one("z.md")
    git(root, "switch", "-q", "-c", "other")
    write_article(root, "a.md", (root / "z.md").read_text())
    commit(root)
    assert one("z.md") == of_all("z.md")
    git(root, "switch", "-q", "-")
    assert one("z.md") == of_all("z.md")
