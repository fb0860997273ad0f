"""A whole run: from paths on disk, or a text in hand, to a report."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
import xxhash

from linter.corpus.spill import Kept, Listed
from linter.documents import Document, format_of, parse
from linter.findings import (
    Examination,
    FileReport,
    Problem,
    RuleSummary,
    RunReport,
    SectionReadability,
)
from linter.pipeline.accepted import Accepting, baseline_path
from linter.pipeline.batch import EXAMINATIONS, Examined, Watch, examined, keys_of, unwatched
from linter.pipeline.cache import Cache
from linter.pipeline.compare import Compared, compare
from linter.pipeline.discover import discover
from linter.pipeline.earlier import Earlier
from linter.pipeline.examine import examine
from linter.pipeline.file_reports import file_report, summarize_rules
from linter.pipeline.files import read
from linter.pipeline.options import RunOptions, TextFile
from linter.pipeline.profiles import Profiles
from linter.pipeline.repository import home
from linter.pipeline.repository_index import RepositoryIndex
from linter.pipeline.surroundings import Surroundings
from linter.pipeline.texts import parsed
from linter.pipeline.touched import Touched
from linter.pipeline.triage import Judged, Violations, left_of_file, without_suppressed
from linter.rulebook.profile import Profile
from linter.settings.program import cache_folder
from linter.triage.baseline import Entry
from linter.triage.baseline_file import read_baseline


class Triaged(msgspec.Struct, frozen=True):
    """What is left after suppressions, baseline and the choice of lines.

    Attributes:
        violations: to be reported, by path.
        standing: those of them and of unchanged lines, by which articles are scored.
        accepted: how many were held back because they are not new.
        stale: what the baseline accepts and is no longer there; see `accepted.Outcome`.
    """

    violations: Violations
    standing: Violations
    accepted: int = 0
    stale: Mapping[str, tuple[Entry, ...]] = {}


_JUDGED = msgspec.msgpack.Decoder(Judged)
_REPORTS = msgspec.msgpack.Decoder(FileReport)


class Run:
    """The articles of a run, judged; their text may be changed and judged again.

    Attributes:
        problems: the files that could not be judged, and why.
        profiles: the rules that hold.
        complete: whether the run sees every article of the repository.
        baseline_path: the baseline file that is applied; None where there is none.
        watch: sees the articles as they are examined.
    """

    def __init__(
        self,
        paths: Iterable[str],
        options: RunOptions,
        overlay: Sequence[TextFile] = (),
        folder: Path | None = None,
    ) -> None:
        """Find the articles and the settings.

        Args:
            paths: files and folders.
            options: see `RunOptions`.
            overlay: articles whose text is not on disk (standard input, an editor's buffer).
            folder: what the run is about lies in its repository; see `home` unless given.

        Raises:
            NoSuchRule: a selected or ignored rule does not exist.
            FileError: a settings file is wrong.
            BaselineError: the baseline cannot be read.
            RevisionError: git does not know a revision that the options name.
            NoRepository: see `Surroundings.index`.
        """
        self._options = options
        self.watch: Watch[Examined | Problem] = unwatched
        paths = tuple(paths)
        folder = folder or home(paths)
        named = (*paths, *(file.path for file in overlay))
        self._around = Surroundings(named, options, folder)
        self.profiles = Profiles(options, folder)
        self.complete = self._around.sees_all_of(self.profiles.root)
        self._texts = {file.path: file.text for file in overlay}
        self._cache = Cache(cache_folder() if options.cached else None)
        self._examinations = Kept(EXAMINATIONS)
        self._examined_as: dict[str, bytes] = {}
        files, problems = discover(paths, options.force_exclude, self.profiles.settings_of)
        self.problems = tuple(problems)
        self._keys: dict[str, bytes] = {}
        self._read_keys(sorted({*files, *self._texts}))
        self.profiles.require_names()
        self.baseline_path = baseline_path(options, self.profiles.root)
        self._baseline = read_baseline(self.baseline_path) if self.baseline_path else None
        self._earlier = Earlier(options, paths, self.profiles)
        self._index = self._around.index(self.profiles, sorted(self._keys), self._cache)
        self._refreshed = False
        self._others: dict[str, str | None] = {}
        self._judged: Kept[Judged] | None = None
        self._triaged: Triaged | None = None

    @property
    def compared(self) -> bool:
        """Whether the articles are compared with every article of the repository."""
        return self.complete or self._index is not None

    def text(self, path: str) -> str:
        """The text that an article has in this run."""
        text = self._texts.get(path, self._others.get(path))
        return read(path).text if text is None else text

    def replace(self, path: str, text: str) -> None:
        """Judge an article as if it had this text."""
        self._judged = self._triaged = None
        self._texts[path] = text
        self._read_keys([path])

    def keep_no_more(self) -> None:
        """Leave the cache alone from now on: the texts of an editor come by the hundred."""
        self._cache.close()
        self._cache = Cache(None)

    def judged(self) -> Mapping[str, Judged]:
        """What both phases say of each article, by path in their order."""
        if self._judged is None:
            self._judged = self._judge()
        return self._judged

    def compare_among(self, index: RepositoryIndex, others: Mapping[str, str | None]) -> None:
        """Compare with the articles of a repository, some of which are not as they are on disk.

        Args:
            index: of the repository.
            others: their texts by path; None for one that is not there.
        """
        self._judged = self._triaged = None
        self._index = index
        self._others = dict(others)

    def _judge(self) -> Kept[Judged]:
        # Once: a run is of the files as they were when it began, however often texts are replaced.
        if self._index is not None and not self._refreshed:
            if not self._cache.knows(self._keys.values()):
                # What git is still looking for does not bear on phase one.
                self._examine()
            own = frozenset(self._index.name(path) for path in self._keys)
            self._index.refresh(own, self.watch)
            self._refreshed = True
        result = Kept(_JUDGED)
        for path, known in self._cache.run(self._run_key()):
            result.keep_encoded(path, known)
        if result:
            return result
        self._examine()
        for path, examination, violations in self._compared():
            result.keep(path, Judged(violations, examination.metrics, examination.suppressions))
        # Not under the key from above: that of a file that is no text is gone by now, and the
        # next run has to find it again.
        self._cache.keep_run(self._run_key(), ((path, result.encoded(path)) for path in result))
        if self._index is not None:
            self._index.close()
        return result

    def _compared(self) -> Iterable[Compared]:
        articles = self._examinations
        if self._index is None or not articles:
            return compare(
                articles, self.profiles.of, self._document, accepts=self.profiles.accepts
            )
        others: dict[str, Examination | None] = {
            path: None
            if text is None
            else examine(text, format_of(path) or "text", self.profiles.of(path).comparing)
            for path, text in self._others.items()
        }
        return self._around.compared(self._index, articles, others, self.profiles, self._document)

    def _document(self, path: str) -> Document:
        return parsed(self.text(path), path, self.profiles)

    def rule_costs(self) -> dict[str, int]:
        """Nanoseconds of processor time by rule, `READING` included, over all articles."""
        spent: Counter[str] = Counter()
        for path in self.judged():
            format = format_of(path) or "text"
            examine(self.text(path), format, self.profiles.of(path), spent=spent)
        return dict(spent)

    def unsilenced(self) -> Violations:
        """What no article silences, by path: what a baseline is made of."""
        return without_suppressed(self.judged(), self.profiles, self.compared, self.text)

    def triaged(self) -> Triaged:
        """What is new, and worth reporting."""
        if self._triaged is None:
            self._triaged = self._triage()
        return self._triaged

    def _triage(self) -> Triaged:
        left = self.unsilenced()
        options = self._options
        found = 0
        if self._baseline is not None or options.baseline_from or options.changed_since:
            # Which are new is told by what they are, not by what they look like.
            left = dict(left)
            found = _count(left)
        stale: dict[str, tuple[Entry, ...]] = {}
        if self._baseline is not None and self.baseline_path is not None:
            outcome = self.accepting(self.baseline_path.parent).outcome(self._baseline, left)
            left, stale = outcome.new, outcome.stale
        if options.baseline_from:
            left = self._new_since(options.baseline_from, left)
        standing = left
        accepted = found and found - _count(left)
        if since := options.changed_since:
            touched = Touched(self._earlier.revision(since), left)
            left = touched.only(self.profiles.rule, lambda: self._new_since(since, standing))
        return Triaged(left, standing, accepted, stale)

    def accepting(self, folder: Path) -> Accepting:
        """Compares the run's violations with baselines whose paths are relative to a folder."""
        return Accepting(self.profiles, folder, self.complete, self.compared, self.text)

    def violations(self) -> Violations:
        """Everything to be reported, by path."""
        return self.triaged().violations

    def report(self, by_section: bool = False) -> RunReport:
        """What the run says in the end.

        Args:
            by_section: whether the readability of sections is wanted; articles are read again.
        """
        triaged = self.triaged()
        files = Kept(_REPORTS)
        rules: dict[str, RuleSummary] = {}
        for path, found in self.judged().items():
            violations = triaged.violations[path]
            alike = triaged.standing is triaged.violations
            profile = self.profiles.of(path)
            summarize_rules(violations, profile, rules)
            file = file_report(
                path,
                violations,
                found.metrics,
                profile,
                None if alike else triaged.standing[path],
                self._sections(path) if by_section else (),
            )
            files.keep(path, file)
        return RunReport(
            files=Listed(files),
            problems=tuple(sorted(self.problems, key=lambda each: (each.path, each.message))),
            rules=dict(sorted(rules.items())),
            threshold=self._options.threshold,
            accepted=triaged.accepted,
        )

    def _sections(self, path: str) -> tuple[SectionReadability, ...]:
        from linter.checks.readability.sections import section_readability

        format = format_of(path) or "text"
        return section_readability(parse(self.text(path), format, self.profiles.of(path).language))

    def _new_since(self, name: str, violations: Violations) -> Violations:
        """The violations that did not stand at a revision."""
        texts = self._earlier.texts(name, violations)
        earlier = Run((), self._earlier.options, [TextFile(*item) for item in texts.items()])
        earlier.complete = self.complete
        if self._index is not None:
            earlier.compare_among(self._index, self._earlier.others(name, texts))
        folder = self.profiles.root
        baseline = earlier.accepting(folder).baseline(earlier.unsilenced())
        return self.accepting(folder).outcome(baseline, violations).new

    def _read_keys(self, paths: Sequence[str]) -> None:
        for path, key in keys_of(paths, self._texts, self.profiles).items():
            if isinstance(key, Problem):
                self.problems = (*self.problems, key)
            else:
                self._keys[path] = key

    def _run_key(self) -> bytes:
        digest = xxhash.xxh3_128(b"run" + self.profiles.accepted_duplicates)
        for path, key in sorted(self._keys.items()):
            digest.update(path.encode("utf-8", "surrogateescape") + b"\0" + key)
        if self._index is not None:
            digest.update(self._index.state)
            digest.update(repr(sorted(self._others.items())).encode("utf-8", "surrogateescape"))
        return digest.digest()

    def _examine(self) -> None:
        """Bring the examinations up to date with the keys."""
        stale = {
            path: key for path, key in self._keys.items() if self._examined_as.get(path) != key
        }
        for path, result in examined(stale, self._texts, self.profiles, self._cache, self.watch):
            if isinstance(result, Problem):
                self.problems = (*self.problems, result)
                del self._keys[path]
            else:
                self._examined_as[path] = result.key
                self._examinations.keep_encoded(path, result.encoded)


def _count(violations: Violations) -> int:
    return sum(map(len, violations.values()))


def check_paths(
    paths: Iterable[str], options: RunOptions | None = None, overlay: Sequence[TextFile] = ()
) -> RunReport:
    """Judge files and folders; see `Run`. The report holds all of its files."""
    report = Run(paths, options or RunOptions(), overlay).report()
    return msgspec.structs.replace(report, files=tuple(report.files))


def check_texts(texts: Mapping[str, str], format: str, profile: Profile) -> dict[str, FileReport]:
    """Judge articles in hand, together; by name."""
    articles = {name: examine(text, format, profile) for name, text in texts.items()}
    compared = compare(
        articles, lambda _: profile, lambda name: parse(texts[name], format, profile.language)
    )
    reports = {}
    for name, examination, violations in compared:
        judged = Judged(violations, examination.metrics, examination.suppressions)
        left = left_of_file(judged, profile.rules.values(), texts[name])
        reports[name] = file_report(name, left, examination.metrics, profile)
    return reports
