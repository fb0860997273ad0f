"""A whole run: from paths on disk, or a text in hand, to a report."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import xxhash

from linter.findings import Examination, FileReport, Problem, RuleSummary, RunReport, Violation
from linter.pipeline.batch import Examined, examined, keys_of
from linter.pipeline.cache import Cache, cache_folder
from linter.pipeline.compare import compare
from linter.pipeline.discover import discover
from linter.pipeline.examine import examine
from linter.pipeline.files import read
from linter.pipeline.options import RunOptions, TextFile
from linter.pipeline.profiles import Profiles
from linter.rulebook.profile import Profile
from linter.triage.score import score


class Judged(msgspec.Struct, frozen=True):
    """What both phases say of an article."""

    violations: tuple[Violation, ...]
    metrics: dict[str, float]


_JUDGED = msgspec.msgpack.Decoder(dict[str, Judged])


class Run:
    """The articles of a run, judged; their text may be changed and judged again.

    Attributes:
        problems: the files that could not be judged, and why.
    """

    def __init__(
        self, paths: Iterable[str], options: RunOptions, overlay: Sequence[TextFile] = ()
    ) -> None:
        """Find the articles.

        Args:
            paths: files and folders.
            options: see `RunOptions`.
            overlay: articles whose text is not on disk (standard input, an editor's buffer).

        Raises:
            LookupError: a selected or ignored rule does not exist; its argument is the name.
        """
        self._options = options
        self.profiles = Profiles(options)
        self._texts = {file.path: file.text for file in overlay}
        self._cache = Cache(cache_folder() if options.cached else None)
        self._examined: dict[str, Examined] = {}
        files, missing = discover(paths, options.force_exclude)
        self.problems = tuple(Problem(path, "no such file or folder") for path in missing)
        self._keys: dict[str, bytes] = {}
        self._read_keys(sorted({*files, *self._texts}))
        self.profiles.require_names()

    def text(self, path: str) -> str:
        """The text that an article has in this run."""
        return self._texts[path] if path in self._texts else read(path).text

    def replace(self, path: str, text: str) -> None:
        """Judge an article as if it had this text."""
        self._texts[path] = text
        self._read_keys([path])

    def judged(self) -> dict[str, Judged]:
        """Everything said of each article, by path in their order."""
        run_key = self._run_key()
        known = self._cache.value(run_key, _JUDGED)
        if known is not None:
            return known
        self._examine()
        articles = [(path, self._examined[path].examination) for path in sorted(self._examined)]
        violations = compare(articles, self.profiles.of, self.text)
        result = {
            path: Judged(violations[path], examination.metrics) for path, examination in articles
        }
        self._cache.keep_value(run_key, result)
        return result

    def violations(self) -> dict[str, tuple[Violation, ...]]:
        """Everything found, by path."""
        return {path: judged.violations for path, judged in self.judged().items()}

    def report(self) -> RunReport:
        """What the run says in the end."""
        judged = self.judged()
        return RunReport(
            files=tuple(
                file_report(path, found.violations, found.metrics, self.profiles.of(path))
                for path, found in judged.items()
            ),
            problems=tuple(sorted(self.problems, key=_problem_order)),
            rules=self._summaries(judged),
            threshold=self._options.threshold,
        )

    def _read_keys(self, paths: Sequence[str]) -> None:
        for path, key in keys_of(paths, self._texts, self.profiles).items():
            if isinstance(key, Problem):
                self.problems = (*self.problems, key)
            else:
                self._keys[path] = key

    def _run_key(self) -> bytes:
        digest = xxhash.xxh3_128(b"run")
        for path, key in sorted(self._keys.items()):
            digest.update(path.encode("utf-8", "surrogateescape") + b"\0" + key)
        return digest.digest()

    def _examine(self) -> None:
        """Bring the examinations up to date with the keys."""
        stale = {
            path: key
            for path, key in self._keys.items()
            if path not in self._examined or self._examined[path].key != key
        }
        for path, result in examined(stale, self._texts, self.profiles, self._cache).items():
            if isinstance(result, Problem):
                self.problems = (*self.problems, result)
                del self._keys[path]
            else:
                self._examined[path] = result

    def _summaries(self, judged: Mapping[str, Judged]) -> dict[str, RuleSummary]:
        summaries: dict[str, RuleSummary] = {}
        for path, found in judged.items():
            rules = self.profiles.of(path).rules
            for violation in found.violations:
                known = summaries.get(violation.rule)
                if known is None or (violation.fix is not None and not known.fixable):
                    rule = rules[violation.rule]
                    summaries[rule.id] = RuleSummary(
                        id=rule.id,
                        severity=rule.severity,
                        why=rule.why,
                        link=rule.link,
                        fixable=violation.fix is not None,
                    )
        return dict(sorted(summaries.items()))


def check_paths(
    paths: Iterable[str], options: RunOptions | None = None, overlay: Sequence[TextFile] = ()
) -> RunReport:
    """Judge files and folders; see `Run`."""
    return Run(paths, options or RunOptions(), overlay).report()


def check_texts(texts: Mapping[str, str], format: str, profile: Profile) -> dict[str, FileReport]:
    """Judge articles in hand, together; by name."""
    articles: list[tuple[str, Examination]] = [
        (name, examine(text, format, profile)) for name, text in sorted(texts.items())
    ]
    violations = compare(articles, lambda _: profile, lambda name: texts[name])
    return {
        name: file_report(name, violations[name], examination.metrics, profile)
        for name, examination in articles
    }


def file_report(
    path: str, violations: tuple[Violation, ...], metrics: Mapping[str, float], profile: Profile
) -> FileReport:
    """What the violations of a file come to."""
    result = score(violations, metrics, profile.families)
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


def _problem_order(problem: Problem) -> tuple[str, str]:
    return problem.path, problem.message
