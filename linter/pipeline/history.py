"""How articles scored at the commits of a range, judged by the rules and settings of today."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from linter.findings import RunReport, Severity
from linter.findings.report import PastScore
from linter.pipeline.discover import met, shown
from linter.pipeline.options import RunOptions, TextFile
from linter.pipeline.profiles import Profiles
from linter.pipeline.repository import home
from linter.pipeline.revision import Revision, RevisionError, commit_of, git
from linter.pipeline.run import Run
from linter.triage.score import mean_score

COMMITS = 20
"""As many commits as are judged unless more are asked for."""


class Commit(msgspec.Struct, frozen=True):
    """A commit of the history; see `PastScore`."""

    hash: str
    date: str
    tags: tuple[str, ...]


def scores_of_the_past(
    paths: Sequence[str], range: str, options: RunOptions, most: int = COMMITS
) -> Iterator[PastScore]:
    """The scores at the commits of a range, oldest first.

    A commit counts where it changed something below the paths; so does the first of the range. The
    history is that of first parents: a merge is one commit. No baseline is applied, which would
    accept old mistakes as often as they stood.

    Args:
        paths: files and folders, as for a run.
        range: `FROM..TO`, or `FROM..` up to what is checked out.
        options: of the run; rules and settings.
        most: how many commits are judged at most, from 2 on; of more, the first, the last and
            tagged ones are preferred, and the rest are chosen evenly.

    Raises:
        RevisionError: git does not know the range, or the paths are in no repository.
    """
    folder = home(paths)
    options = msgspec.structs.replace(
        options, baseline="", unbaselined=True, baseline_from="", changed_since=""
    )
    articles = _Articles(paths, Profiles(options, folder))
    for commit in thinned(commits(paths, range, folder), most):
        texts = articles.at(Revision(commit.hash, folder))
        yield _past_score(commit, Run((), options, texts).report())


def commits(paths: Sequence[str], range: str, folder: Path) -> list[Commit]:
    """The commits of a range that count, oldest first; see `scores_of_the_past`."""
    first, dots, last = range.partition("..")
    if not (first and dots) or last.startswith("."):
        raise RevisionError(f"“{range}” is no range of revisions; say FROM..TO")
    begin, end = commit_of(first, folder), commit_of(last or "HEAD", folder)
    span = (f"{begin}..{end}",)
    places = ("--", *(os.path.abspath(path) for path in paths))
    counting = {each.hash for each in _log(folder, *span, *places)}
    found = [*_log(folder, "--no-walk", begin)]
    for each in _log(folder, *span):
        if each.hash in counting:
            found.append(each)
        elif each.tags:
            # It has the articles of the commit before it: one row, with both their names.
            before = found[-1]
            found[-1] = Commit(before.hash, before.date, (*before.tags, *each.tags))
    return found


def thinned(commits: Sequence[Commit], most: int) -> list[Commit]:
    """At most so many of the commits, from 2 on, in their order."""
    ends = {0, len(commits) - 1}
    named = [n for n, commit in enumerate(commits) if commit.tags or n in ends]
    steps = max(1, min(len(named), most) - 1)
    chosen = {named[step * (len(named) - 1) // steps] for step in range(steps + 1)}
    others = [n for n in range(len(commits)) if n not in chosen]
    room = min(most - len(chosen), len(others))
    chosen |= {others[(2 * n + 1) * len(others) // (2 * room)] for n in range(room)}
    return [commits[n] for n in sorted(chosen)]


def _log(folder: Path, *arguments: str) -> Iterator[Commit]:
    said = git(
        folder, "log", "--first-parent", "--reverse", "--decorate-refs=refs/tags/*",
        "--format=%H%x00%cs%x00%D", *arguments,
    )  # fmt: skip
    for line in said.decode("utf-8", "surrogateescape").splitlines():
        hash, date, names = line.split("\0")
        tags = (name.removeprefix("tag: ") for name in names.split(", ") if name)
        yield Commit(hash, date, tuple(tags))


class _Articles:
    """What a run over some paths would have judged at revisions."""

    def __init__(self, paths: Sequence[str], profiles: Profiles) -> None:
        self._paths = [(Path(os.path.realpath(path)), shown(path)) for path in paths]
        self._profiles = profiles
        # The path that a file of the repository has in the run; empty where it is none of it.
        self._names: dict[Path, str] = {}

    def at(self, revision: Revision) -> list[TextFile]:
        """The articles of a revision."""
        files = {revision.top / inside: inside for inside in revision.paths()}
        self._name([file for file in files if file not in self._names])
        names = {
            inside: self._names[file]
            for file, inside in files.items()
            if self._names[file] and "\n" not in inside
        }
        texts = revision.texts(list(names))
        return [TextFile(names[inside], text) for inside, text in texts.items()]

    def _name(self, files: Sequence[Path]) -> None:
        self._names.update(dict.fromkeys(files, ""))
        for root, name in self._paths:
            below = [file.relative_to(root).as_posix() for file in files if root in file.parents]
            for inside in met(root, below, self._profiles.settings_of, ignoring=True):
                self._names[root / inside] = shown(os.path.join(name, inside))
            if root in self._names:
                self._names[root] = name


def _past_score(commit: Commit, report: RunReport) -> PastScore:
    files = report.files
    families = sorted({name for file in files for name in file.families})
    found = Counter(violation.severity for file in files for violation in file.violations)
    return PastScore(
        commit=commit.hash,
        date=commit.date,
        tags=commit.tags,
        articles=len(files),
        words=int(sum(file.metrics["words"] for file in files)),
        errors=found[Severity.ERROR],
        warnings=found[Severity.WARNING],
        suggestions=found[Severity.SUGGESTION],
        score=_tenths(mean_score(files)),
        families={name: _tenths(mean_score(files, name)) for name in families},
    )


def _tenths(score: float | None) -> float | None:
    return None if score is None else round(score, 1)
