"""Scores of the past: which commits count, which articles they had, and what is said of them."""

import subprocess
from pathlib import Path

import pytest

from linter.pipeline.history import Commit, commits, scores_of_the_past, thinned
from linter.pipeline.options import RunOptions
from linter.pipeline.revision import RevisionError

pytestmark = pytest.mark.git

GOOD = "# Harbour\n\n" + "The harbour was dug in 1887 by a company that the town had founded. " * 6
ONE_WRONG = GOOD.replace("founded. ", "founded, as teh books of the town say. ", 1)
OPTIONS = RunOptions(threshold=None, isolated=True, cached=False)


class Repository:
    """A repository that is made commit by commit."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *arguments: str) -> None:
        subprocess.run(
            ["git", "-C", self.folder, "-c", "user.name=A", "-c", "user.email=a@b.org", *arguments],
            check=True,
            capture_output=True,
        )

    def commit(self, path: str, text: str | None, tag: str = "") -> None:
        """Write a file, or take it out, and commit it."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            file.unlink()
        else:
            file.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", path)
        if tag:
            self.git("tag", tag)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(tmp_path)
    found = Repository(tmp_path)
    found.commit("blog/a.md", ONE_WRONG, "v1")
    found.commit("notes/b.md", ONE_WRONG)
    found.commit("blog/a.md", GOOD)
    found.commit("setup.py", "", "v2")
    return found


def test_commits_that_change_the_paths_count_and_tags_stay(repository: Repository) -> None:
    found = commits(["blog"], "v1..HEAD", repository.folder)
    assert [commit.tags for commit in found] == [("v1",), ("v2",)]
    assert len(commits(["."], "v1..HEAD", repository.folder)) == 4


def test_the_score_rises_when_a_mistake_is_mended(repository: Repository) -> None:
    first, last = scores_of_the_past(["blog"], "v1..", OPTIONS)
    assert (first.errors, last.errors) == (1, 0)
    assert first.score is not None
    assert last.score is not None
    assert first.score < last.score
    assert first.families["typos"] != last.families["typos"]
    assert first.words == last.words + 7
    assert first.articles == last.articles == 1


def test_articles_that_are_gone_were_there(repository: Repository) -> None:
    repository.commit("blog/a.md", None)
    found = list(scores_of_the_past(["blog", "notes"], "v1..HEAD", OPTIONS))
    assert [past.articles for past in found] == [1, 2, 2, 1]


def test_the_rules_of_today_decide_what_is_an_article(repository: Repository) -> None:
    repository.commit(".contentlintignore", "notes/\n")
    assert [past.articles for past in scores_of_the_past(["."], "v1..", OPTIONS)] == [1] * 5


def test_no_baseline_is_applied(repository: Repository) -> None:
    baseline = repository.folder / ".contentlint-baseline.json"
    baseline.write_text("this is no baseline", encoding="utf-8")
    assert [past.errors for past in scores_of_the_past(["blog"], "v1..", OPTIONS)] == [1, 0]


@pytest.mark.parametrize(
    ("range", "said"),
    [
        pytest.param("v1", "“v1” is no range", id="one revision"),
        pytest.param("..v1", "“..v1” is no range", id="no beginning"),
        pytest.param("v1...v2", "“v1...v2” is no range", id="three dots"),
        pytest.param("v9..v1", "there is no revision “v9”", id="no such tag"),
    ],
)
def test_what_is_no_range(repository: Repository, range: str, said: str) -> None:
    with pytest.raises(RevisionError, match=said):
        list(scores_of_the_past(["."], range, OPTIONS))


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(RevisionError, match="not a git repository"):
        list(scores_of_the_past(["."], "a..b", OPTIONS))


@pytest.mark.parametrize(
    ("tagged", "most", "kept"),
    [
        pytest.param({}, 20, list(range(10)), id="few enough"),
        pytest.param({}, 4, [0, 3, 7, 9], id="evenly, with both ends"),
        pytest.param({4: "v1"}, 4, [0, 4, 5, 9], id="tags first"),
        pytest.param(dict.fromkeys(range(10), "v"), 3, [0, 4, 9], id="too many tags"),
    ],
)
def test_long_histories_are_thinned(tagged: dict[int, str], most: int, kept: list[int]) -> None:
    found = [Commit(str(n), "", (tagged[n],) if n in tagged else ()) for n in range(10)]
    chosen = thinned(found, most)
    assert len(chosen) == min(most, 10)
    assert [int(commit.hash) for commit in chosen] == kept


def test_one_commit_is_its_own_history() -> None:
    only = [Commit("0", "", ())]
    assert thinned(only, 20) == only
