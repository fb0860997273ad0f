"""The baseline of a run: what is accepted, what is new, what is accepted and no longer there."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import msgspec

from linter.checks.kind import JoiningCheck
from linter.findings import Violation
from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.pipeline.triage import Violations, ran
from linter.rulebook.redirects import redirects
from linter.rulebook.rule import Rule
from linter.triage.baseline import (
    FILE,
    Baseline,
    Entry,
    Extent,
    FileEntries,
    Found,
    entries,
    judged_against,
)
from linter.triage.renames import Sketch, renames, sketch
from linter.triage.suppress import Ran


def baseline_path(options: RunOptions, root: Path) -> Path | None:
    """The baseline file that a run applies; None where there is none, or it is not wanted."""
    if options.baseline:
        return Path(os.path.abspath(options.baseline))
    path = root / FILE
    wanted = not (options.isolated or options.unbaselined)
    return path if wanted and path.is_file() else None


class Outcome(msgspec.Struct, frozen=True):
    """What a baseline makes of a run.

    Attributes:
        new: the violations that are not accepted, by path as the run has it.
        stale: what is accepted and no longer there, by path as the baseline has it; only of files
            and rules of which the run can tell.
        renamed: old paths in the baseline, and new ones.
    """

    new: Violations
    stale: dict[str, tuple[Entry, ...]] = {}
    renamed: dict[str, str] = {}


class Accepting:
    """Compares the violations of a run with a baseline, or makes one of them."""

    def __init__(
        self,
        profiles: Profiles,
        folder: Path,
        complete: bool,
        compared: bool,
        read: Callable[[str], str],
    ) -> None:
        """Baselines of one run.

        Args:
            profiles: of the run.
            folder: what the paths of the baseline are relative to.
            complete: whether the run sees every article of the repository.
            compared: whether its articles are compared with all of these.
            read: the text of a path.
        """
        self._profiles = profiles
        self._folder = folder
        self._complete = complete
        self._compared = compared
        self._read = read
        self._extents: dict[str, Extent] = {}
        self._relative: dict[str, str] = {}

    def outcome(self, baseline: Baseline, violations: Violations) -> Outcome:
        """What of the violations is new, and what of the baseline is stale."""
        files = self._found(violations)
        vanished = {
            path: file.sketch
            for path, file in baseline.files.items()
            if path not in files and not (self._folder / path).exists()
        }
        unknown = sorted(files.keys() - baseline.files.keys())
        renamed = renames(vanished, unknown, lambda path: files[path].sketch())
        verdict = judged_against(
            baseline,
            files,
            self._extent,
            renamed,
            redirects(self._profiles.choice("").rule_folders),
        )
        shown = {self.relative(path): path for path in violations}
        stale = {}
        for path, unmatched in verdict.unmatched.items():
            now = renamed.get(path, path)
            if now in shown:
                gone = tuple(e for e in unmatched if self._could_tell(e, shown[now]))
            else:
                gone = unmatched if path in vanished and self._complete else ()
            if gone:
                stale[path] = gone
        return Outcome({shown[path]: new for path, new in verdict.new.items()}, stale, renamed)

    def baseline(self, violations: Violations) -> Baseline:
        """A baseline that accepts all of these violations."""
        return Baseline(
            {
                path: FileEntries(found.sketch(), entries(found, self._extent))
                for path, found in sorted(self._found(violations).items())
                if found.violations
            }
        )

    def relative(self, path: str) -> str:
        """A path of the run as the baseline has it."""
        if path not in self._relative:
            inside = os.path.relpath(os.path.abspath(path), self._folder)
            self._relative[path] = inside.replace(os.sep, "/")
        return self._relative[path]

    def _found(self, violations: Violations) -> dict[str, Found]:
        return {
            self.relative(path): Found(
                listed,
                tuple(self._related(path, violation) for violation in listed),
                partial(self._sketch, path),
            )
            for path, listed in violations.items()
        }

    def _sketch(self, path: str) -> Sketch:
        return sketch(self._read(path))

    def _related(self, path: str, violation: Violation) -> tuple[str, ...]:
        if self._extent(violation.rule) is not Extent.DUPLICATE:
            return ()
        return tuple(
            self._read(related.path or path)[related.start.offset : related.end.offset]
            for related in violation.related
        )

    def _extent(self, rule_id: str) -> Extent:
        if rule_id not in self._extents:
            rule = self._profiles.rule(rule_id)
            self._extents[rule_id] = extent(rule) if rule is not None else Extent.TEXT
        return self._extents[rule_id]

    def _could_tell(self, entry: Entry, path: str) -> bool:
        decisions = self._profiles.decisions(path)
        renamed = redirects(self._profiles.choice(path).rule_folders)
        decision = decisions.get(renamed.get(entry.rule, entry.rule))
        return decision is None or ran(decision, self._compared) is not Ran.UNKNOWN


def extent(rule: Rule) -> Extent:
    """What the violations of a rule are known by."""
    if isinstance(rule.check, JoiningCheck):
        return Extent.DUPLICATE
    if rule.check.of_article or rule.scopes == ("article",):
        return Extent.ARTICLE
    return Extent.SECTION if rule.scopes == ("section",) else Extent.TEXT


def merged(old: Baseline, new: Baseline, paths: Callable[[str], bool]) -> Baseline:
    """`old` with the files that `paths` says yes to as `new` has them."""
    kept = {path: file for path, file in old.files.items() if not paths(path)}
    taken = {path: file for path, file in new.files.items() if paths(path)}
    return Baseline(dict(sorted({**kept, **taken}.items())))


def counted(files: Mapping[str, tuple[Entry, ...]]) -> int:
    """How many violations the entries stand for."""
    return sum(entry.count for listed in files.values() for entry in listed)
