"""The baseline: violations that were there when a team began, and are accepted for now."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum

import msgspec
import xxhash

from linter.findings import Violation
from linter.triage.renames import Sketch

FILE = ".contentlint-baseline.json"
VERSION = 1

_EXCERPT = 48
_ENTRY_KEY = tuple[str, str, tuple[str, ...]]


class Extent(Enum):
    """What a violation of a rule is known by."""

    TEXT = "its text"
    SECTION = "the heading of its section"
    ARTICLE = "its article"
    DUPLICATE = "both texts, wherever they stand"


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """Accepted violations of one rule with the same text in one file.

    Attributes:
        rule: its id.
        text: the beginning of the text, for people.
        digest: of the text, white space aside; empty where the article as a whole is meant.
        others: digests of the other texts of a duplicate.
        count: how many there are; one more is new.
    """

    rule: str
    text: str = ""
    digest: str = ""
    others: tuple[str, ...] = ()
    count: int = 1

    @property
    def key(self) -> _ENTRY_KEY:
        """What makes two entries of a file the same."""
        return self.rule, self.digest, self.others


class FileEntries(msgspec.Struct, frozen=True):
    """What is accepted in one file.

    Attributes:
        sketch: of the file's lines, by which it is known when it was renamed.
        accepted: in the order of rules and texts.
    """

    sketch: Sketch
    accepted: tuple[Entry, ...]


class Baseline(msgspec.Struct, frozen=True):
    """What is accepted, by path relative to the baseline's folder."""

    files: dict[str, FileEntries] = {}
    version: int = VERSION


class Found(msgspec.Struct, frozen=True):
    """A file as a run sees it.

    Attributes:
        violations: in order.
        related: the texts of the related places of each violation.
        sketch: of its lines; asked only for files that the baseline does not know.
    """

    violations: tuple[Violation, ...]
    related: tuple[tuple[str, ...], ...]
    sketch: Callable[[], Sketch]


class Verdict(msgspec.Struct, frozen=True):
    """What a baseline makes of a run.

    Attributes:
        new: the violations that are not accepted, by path.
        unmatched: what was accepted and is there no more, by the path in the baseline.
        renamed: old paths and new ones.
    """

    new: dict[str, tuple[Violation, ...]]
    unmatched: dict[str, tuple[Entry, ...]]
    renamed: dict[str, str] = {}


def digest(text: str) -> str:
    """16 hexadecimal digits of a text, white space aside."""
    return xxhash.xxh3_64_hexdigest(" ".join(text.split()).encode("utf-8", "surrogatepass"))


def entries(found: Found, extent_of: Callable[[str], Extent]) -> tuple[Entry, ...]:
    """The violations of a file as a baseline keeps them."""
    made: dict[_ENTRY_KEY, Entry] = {}
    for violation, related in zip(found.violations, found.related, strict=True):
        entry = _entry(violation, related, extent_of(violation.rule))
        known = made.get(entry.key)
        if known is not None:
            entry = msgspec.structs.replace(known, count=known.count + 1)
        made[entry.key] = entry
    return tuple(sorted(made.values(), key=lambda entry: (entry.rule, entry.text, entry.key)))


def judged_against(
    baseline: Baseline,
    files: Mapping[str, Found],
    extent_of: Callable[[str], Extent],
    renamed: Mapping[str, str],
    rules: Mapping[str, str],
) -> Verdict:
    """The violations that the baseline does not accept.

    Args:
        baseline: what is accepted.
        files: by path, as the baseline has paths.
        extent_of: what the violations of a rule are known by.
        renamed: old paths in the baseline, and what they are called now.
        rules: old rule ids, and what they are called now.
    """
    accepted = _Accepted(baseline, renamed, rules)
    new: dict[str, tuple[Violation, ...]] = {}
    for path, found in files.items():
        kept = []
        for violation, related in zip(found.violations, found.related, strict=True):
            entry = _entry(violation, related, extent_of(violation.rule))
            if not accepted.takes(path, entry):
                kept.append(violation)
        new[path] = tuple(kept)
    return Verdict(new, accepted.left(), dict(renamed))


def _entry(violation: Violation, related: Sequence[str], extent: Extent) -> Entry:
    shown = " ".join(violation.excerpt.split())[:_EXCERPT]
    if extent is Extent.ARTICLE:
        return Entry(violation.rule)
    if extent is Extent.SECTION:
        heading = violation.excerpt.strip().splitlines()[:1]
        return Entry(violation.rule, shown, digest("".join(heading)))
    others = tuple(sorted({digest(text) for text in related}))
    if extent is Extent.DUPLICATE:
        return Entry(violation.rule, shown, digest(violation.excerpt), others)
    return Entry(violation.rule, shown, digest(violation.excerpt))


class _Accepted:
    """The entries of a baseline that are not yet taken."""

    def __init__(
        self, baseline: Baseline, renamed: Mapping[str, str], rules: Mapping[str, str]
    ) -> None:
        self._baseline = baseline
        self._renamed = renamed
        self._rules = rules
        self._left: dict[str, Counter[tuple[str, str]]] = {}
        self._clusters = _Clusters()
        for old, file in baseline.files.items():
            path = renamed.get(old, old)
            for entry in file.accepted:
                rule = rules.get(entry.rule, entry.rule)
                if entry.others:
                    self._clusters.add(rule, entry)
                else:
                    counter = self._left.setdefault(path, Counter())
                    counter[rule, entry.digest] += entry.count

    def takes(self, path: str, entry: Entry) -> bool:
        """Whether a violation is accepted; each entry accepts as many as it counts."""
        if entry.others:
            return self._clusters.takes(entry)
        left = self._left.get(path)
        key = entry.rule, entry.digest
        if left is None or left[key] <= 0:
            return False
        left[key] -= 1
        return True

    def left(self) -> dict[str, tuple[Entry, ...]]:
        """The entries that accepted nothing, or less than they count."""
        found: dict[str, tuple[Entry, ...]] = {}
        for old, file in sorted(self._baseline.files.items()):
            left = self._left.get(self._renamed.get(old, old), Counter())
            unmatched = []
            for entry in file.accepted:
                rule = self._rules.get(entry.rule, entry.rule)
                if entry.others:
                    count = self._clusters.take_left(rule, entry)
                else:
                    count = min(entry.count, left[rule, entry.digest])
                    left[rule, entry.digest] -= count
                if count > 0:
                    unmatched.append(msgspec.structs.replace(entry, count=count))
            if unmatched:
                found[old] = tuple(unmatched)
        return found


class _Clusters:
    """Accepted duplicates: texts that hang together, and how many findings they gave.

    Which of several copies is reported, and against which other, depends on the order of
    paragraphs and files; the texts and the number of findings do not.
    """

    def __init__(self) -> None:
        self._parents: dict[tuple[str, str], tuple[str, str]] = {}
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, rule: str, entry: Entry) -> None:
        root = self._find((rule, entry.digest))
        for other in entry.others:
            joined = self._find((rule, other))
            if joined != root:
                self._parents[joined] = root
                self._counts[root] += self._counts.pop(joined, 0)
        self._counts[root] += entry.count

    def takes(self, entry: Entry) -> bool:
        own = entry.rule, entry.digest
        if own not in self._parents:
            return False
        root = self._find(own)
        others = ((entry.rule, other) for other in entry.others)
        if not any(other in self._parents and self._find(other) == root for other in others):
            return False
        if self._counts[root] <= 0:
            return False
        self._counts[root] -= 1
        return True

    def take_left(self, rule: str, entry: Entry) -> int:
        root = self._find((rule, entry.digest))
        count = min(entry.count, self._counts[root])
        self._counts[root] -= count
        return count

    def _find(self, item: tuple[str, str]) -> tuple[str, str]:
        parent = self._parents.setdefault(item, item)
        while parent != self._parents[parent]:
            parent = self._parents[parent]
        self._parents[item] = parent
        return parent


def without(baseline: Baseline, unmatched: Mapping[str, Iterable[Entry]]) -> Baseline:
    """The baseline less what was accepted and is there no more."""
    files = {}
    for path, file in baseline.files.items():
        gone = {entry.key: entry.count for entry in unmatched.get(path, ())}
        kept = tuple(
            msgspec.structs.replace(entry, count=entry.count - gone.get(entry.key, 0))
            for entry in file.accepted
            if entry.count > gone.get(entry.key, 0)
        )
        if kept:
            files[path] = msgspec.structs.replace(file, accepted=kept)
    return Baseline(files)
