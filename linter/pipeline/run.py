"""A whole run: from paths on disk, or a text in hand, to a report."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import msgspec

from linter.documents import format_of
from linter.findings import (
    Examination,
    FileReport,
    Problem,
    RuleSummary,
    RunReport,
    Severity,
    Violation,
)
from linter.pipeline.compare import compare
from linter.pipeline.discover import discover
from linter.pipeline.examine import examine
from linter.pipeline.files import UnreadableFile, read
from linter.rulebook.catalogue import packaged_rules
from linter.rulebook.profile import Profile, selected
from linter.triage.score import score

_POOL_BYTES = 1_000_000
"""Below this much text, starting processes takes longer than the work."""
_CHUNK = 16


class RunOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is asked to do.

    Attributes:
        select, ignore: rule ids and families; see `rulebook.profile.selected`.
        threshold: the severity from which on a violation fails the run; None for never.
        force_exclude: whether ignore files hold for files that are named.
        jobs: how many processes; 0 for as many as there are cores and work.
        language: what articles are written in unless they say so themselves.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    threshold: Severity | None = Severity.WARNING
    force_exclude: bool = False
    jobs: int = 0
    language: str = "en"


class TextFile(msgspec.Struct, frozen=True):
    """An article in hand, judged as if it stood at `path`."""

    path: str
    text: str


class Run:
    """The articles of a run, examined; their text may be changed and judged again.

    Attributes:
        profile: the rules that hold.
        problems: the files that could not be judged, and why.
    """

    def __init__(
        self, paths: Iterable[str], options: RunOptions, overlay: Sequence[TextFile] = ()
    ) -> None:
        """Find and examine the articles; see `check_paths`."""
        self.profile = profile_for(options)
        self._options = options
        self._texts = {file.path: file.text for file in overlay}
        files, missing = discover(paths, options.force_exclude)
        names = sorted({*files, *self._texts})
        results = _examined(names, self._texts, options)
        self._examinations = {
            name: result
            for name, result in zip(names, results, strict=True)
            if isinstance(result, Examination)
        }
        problems = [Problem(path, "no such file or folder") for path in missing]
        problems += [result for result in results if isinstance(result, Problem)]
        self.problems = tuple(sorted(problems, key=lambda problem: problem.path))

    def text(self, path: str) -> str:
        """The text that an article has in this run."""
        return self._texts[path] if path in self._texts else read(path).text

    def replace(self, path: str, text: str) -> None:
        """Judge an article as if it had this text."""
        self._texts[path] = text
        examination = _examine_file(path, self._texts, self._options)
        if isinstance(examination, Examination):
            self._examinations[path] = examination

    def violations(self) -> dict[str, tuple[Violation, ...]]:
        """Everything found, by path."""
        articles = sorted(self._examinations.items())
        return compare(articles, lambda _: self.profile, self.text)

    def report(self) -> RunReport:
        """What the run says in the end."""
        violations = self.violations()
        return RunReport(
            files=tuple(
                file_report(path, violations[path], examination.metrics, self.profile)
                for path, examination in sorted(self._examinations.items())
            ),
            problems=self.problems,
            rules=_summaries(violations, self.profile),
            threshold=self._options.threshold,
        )


def check_paths(
    paths: Iterable[str], options: RunOptions | None = None, overlay: Sequence[TextFile] = ()
) -> RunReport:
    """Judge files and folders.

    Args:
        paths: files and folders.
        options: see `RunOptions`.
        overlay: articles whose text is not on disk (standard input, an editor's buffer).

    Raises:
        LookupError: a selected or ignored rule does not exist.
    """
    return Run(paths, options or RunOptions(), overlay).report()


def check_texts(texts: Mapping[str, str], format: str, profile: Profile) -> dict[str, FileReport]:
    """Judge articles in hand, together; by name."""
    examined = [(name, examine(text, format, profile)) for name, text in sorted(texts.items())]
    violations = compare(examined, lambda _: profile, lambda name: texts[name])
    return {
        name: file_report(name, violations[name], examination.metrics, profile)
        for name, examination in examined
    }


def profile_for(options: RunOptions) -> Profile:
    """The rules that a run's options ask for.

    Raises:
        LookupError: a selected or ignored rule does not exist.
    """
    return Profile(selected(packaged_rules(), options.select, options.ignore))


def file_report(
    path: str, violations: tuple[Violation, ...], metrics: Mapping[str, float], profile: Profile
) -> FileReport:
    """What the violations of a file come to."""
    families = sorted({rule.family for rule in profile.rules.values()})
    result = score(violations, metrics, families)
    return FileReport(
        path=path,
        score=result.value,
        grade=result.letter,
        families=result.families,
        metrics=dict(metrics),
        violations=violations,
    )


def exit_status(report: RunReport, fail_under: float | None = None) -> int:
    """0 clean, 1 violations at the threshold or a score too low, 2 something was not judged."""
    if report.problems:
        return 2
    for file in report.files:
        if fail_under is not None and file.score is not None and file.score < fail_under:
            return 1
        if report.threshold is not None and any(
            violation.severity.rank >= report.threshold.rank for violation in file.violations
        ):
            return 1
    return 0


def _summaries(
    violations: Mapping[str, tuple[Violation, ...]], profile: Profile
) -> dict[str, RuleSummary]:
    named = sorted({violation.rule for listed in violations.values() for violation in listed})
    fixable = {v.rule for listed in violations.values() for v in listed if v.fix is not None}
    return {
        name: RuleSummary(
            id=name,
            severity=profile.rules[name].severity,
            why=profile.rules[name].why,
            link=profile.rules[name].link,
            fixable=name in fixable,
        )
        for name in named
    }


def _examined(
    names: Sequence[str], texts: Mapping[str, str], options: RunOptions
) -> list[Examination | Problem]:
    """What phase one says of each file, in their order; the same in one process as in many."""
    on_disk = [name for name in names if name not in texts]
    jobs = _jobs(on_disk, options)
    work: Callable[[str], Examination | Problem] = partial(
        _examine_file, texts=dict(texts), options=options
    )
    if jobs == 1:
        return [work(name) for name in names]
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(work, names, chunksize=_CHUNK))


def _jobs(files: Sequence[str], options: RunOptions) -> int:
    if options.jobs:
        return min(options.jobs, max(1, len(files)))
    if len(files) < 2 * _CHUNK or sum(map(_size, files)) < _POOL_BYTES:
        return 1
    return min(os.cpu_count() or 1, len(files) // _CHUNK)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


_profiles: dict[RunOptions, Profile] = {}


def _examine_file(
    path: str, texts: Mapping[str, str], options: RunOptions
) -> Examination | Problem:
    try:
        text = texts[path] if path in texts else read(path).text
    except UnreadableFile as error:
        return error.problem
    profile = _profiles.get(options)
    if profile is None:
        profile = _profiles[options] = profile_for(options)
    return examine(text, format_of(path) or "text", profile, options.language)
