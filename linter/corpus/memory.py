"""The articles of one run, as far as they bear on each other."""

from collections.abc import Iterator, Mapping
from itertools import combinations

import msgspec

from linter.checks.kind import JoiningCheck, Reach
from linter.corpus.clusters import (
    Cluster,
    Duplicate,
    Extents,
    Member,
    Place,
    ProseOf,
    duplicates,
    uncovered,
)
from linter.corpus.join import no_collection
from linter.corpus.passages import Members
from linter.corpus.spill import Spill
from linter.corpus.tally import Counts
from linter.findings.examination import Examination
from linter.text.ranges import Ranges

_NEAR = 1024
"""About so many characters are in a passage."""

_DUPLICATE = msgspec.msgpack.Decoder(Duplicate)
_EXTENTS = msgspec.msgpack.Decoder(Extents)


class Corpus:
    """Collects examinations and says what stands twice and how often terms are used.

    It does not matter in which order articles are added or corpora merged.
    """

    def __init__(self) -> None:
        self._spill = Spill()
        self._passages: dict[str, Members] = {}
        self._counts: dict[str, Counts] = {}
        self._published: dict[str, str] = {}
        self._references: set[str] = set()

    def add(self, path: str, examination: Examination, reference: bool = False) -> None:
        """Take in an article that is not yet in the corpus.

        Args:
            path: names it.
            examination: what phase one says of it.
            reference: whether the others are compared with it. Where there are references,
                nothing else is compared, and the references are the originals.
        """
        self._published[path] = examination.published
        if reference:
            self._references.add(path)
        if examination.passages:
            text = self._spill.append(examination.compared)
            for rule, passages in examination.passages.items():
                self._of(rule).add(path, passages, text)
        for rule, counts in examination.counts.items():
            self._counts.setdefault(rule, Counts()).add(counts)

    def merge(self, other: "Corpus") -> None:
        """Take in all articles of another corpus, none of which is in this one."""
        self._published.update(other._published)
        self._references |= other._references
        moved = self._spill.extend(other._spill)
        for rule, members in other._passages.items():
            self._of(rule).extend(members, moved)
        for rule, counts in other._counts.items():
            self._counts.setdefault(rule, Counts()).merge(counts)

    def tally(self, rule: str) -> Counts:
        """The sums of the rule's counts."""
        return self._counts.get(rule) or Counts()

    def compared(self, rule: str) -> int:
        """How many passages of a rule there are."""
        return len(self._of(rule))

    def clusters(
        self, rule: str, check: JoiningCheck, compared: int | None = None
    ) -> Iterator[Cluster]:
        """What stands more than once, in the order of its first places.

        A member matches at least one other, not necessarily all.

        Args:
            rule: whose passages are compared.
            check: of the rule.
            compared: among how many passages, where these were chosen from more.
        """
        compared = self.compared(rule) if compared is None else compared
        members = self._of(rule)
        parts = members.by_article() if check.reach is Reach.ARTICLE else (members,)
        for part in parts:
            with no_collection():
                groups = part.groups(check, compared)
            for group in groups:
                found = [part.member(number) for number in group]
                yield Cluster(rule, tuple(self._from_original(found)))

    def _of(self, rule: str) -> Members:
        if rule not in self._passages:
            self._passages[rule] = Members(self._spill)
        return self._passages[rule]

    def most_wasteful(self, checks: Mapping[str, JoiningCheck]) -> list[Cluster]:
        """The clusters of all rules, those first that would save most words; furniture included."""
        found = [c for rule, check in sorted(checks.items()) for c in self.clusters(rule, check)]
        return sorted(found, key=lambda cluster: -cluster.wasted_words)

    def pairs(self, rule: str, check: JoiningCheck) -> list[tuple[Member, Member, float]]:
        """Every two passages that share a key and match, with their similarity.

        Their number may be the square of the number of passages; `clusters` is for runs.
        """
        members = self._of(rule)
        copies: dict[int, list[int]] = {}
        for index, first in enumerate(members.first_of()):
            copies.setdefault(first, []).append(index)
        found = [(i, j, 1.0) for same in copies.values() for i, j in combinations(same, 2)]
        found.extend(
            (min(first, second), max(first, second), edge.match.similarity)
            for edge in members.edges(check, self.compared(rule))
            for first in copies[edge.first]
            for second in copies[edge.second]
        )
        return [
            (members.member(first), members.member(second), value)
            for first, second, value in sorted(found)
        ]

    def duplicates(
        self,
        checks: Mapping[str, JoiningCheck],
        prose_of: ProseOf,
        compared: Mapping[str, int] | None = None,
    ) -> Iterator[Duplicate]:
        """One finding at each place that repeats an earlier one, by file and place.

        Args:
            checks: of the rules to be judged, by rule.
            prose_of: asked only for the articles that are alike in something.
            compared: for each rule, among how many passages, where these were chosen from more.
        """
        spill = Spill()
        by_path: dict[str, list[int]] = {}
        for _, listed in self.repetitions(checks, prose_of, compared, furniture=False):
            for duplicate in listed:
                by_path.setdefault(duplicate.place.path, []).append(spill.put(duplicate))
        for _, found in sorted(by_path.items()):
            of_path = [_DUPLICATE.decode(spill.get(known)) for known in found]
            yield from sorted(of_path, key=lambda duplicate: (duplicate.place, duplicate.rule))

    def repetitions(
        self,
        checks: Mapping[str, JoiningCheck],
        prose_of: ProseOf,
        compared: Mapping[str, int] | None = None,
        furniture: bool = True,
    ) -> Iterator[tuple[Cluster, list[Duplicate]]]:
        """The clusters and what is to be found at their members, larger passages first.

        What a larger passage says already is left out, and clusters of which nothing is left.

        Args:
            checks: of the rules to be judged, by rule.
            prose_of: asked only for the articles that are alike in something.
            compared: for each rule, among how many passages, where these were chosen from more.
            furniture: whether passages that belong to the site are among them.
        """
        larger = _Larger()
        for rule, check in sorted(checks.items(), key=lambda item: (-item[1].rank, item[0])):
            among = (compared or {}).get(rule, self.compared(rule))
            for cluster in self.clusters(rule, check, among):
                if not (furniture or self._references) and cluster.pages >= check.furniture:
                    continue
                listed = []
                for duplicate in duplicates(cluster, check, prose_of, among, self._references):
                    kept = uncovered(duplicate, larger.near(duplicate.extent))
                    if kept is not None:
                        listed.append(kept)
                        if check.rank:
                            larger.add(kept)
                if listed:
                    yield cluster, listed
            larger.close_rule()

    def _from_original(self, members: list[Member]) -> list[Member]:
        """References first; then in the order of their dates if all have one, else of paths."""
        if all(self._published[member.path] for member in members):
            members.sort(key=lambda member: self._published[member.path])
        if self._references:
            members.sort(key=lambda member: member.path not in self._references)
        return members


class _Larger:
    """How far the duplicates reach that were found by rules before, encoded: there may be many."""

    def __init__(self) -> None:
        self._spill = Spill()
        self._by_path: dict[str, Ranges[int]] = {}
        self._new: list[tuple[str, int, int, int]] = []

    def add(self, duplicate: Duplicate) -> None:
        """Take in one of the rule at hand, by whose duplicates its own are not covered."""
        extent = duplicate.extent
        known = self._spill.put((extent, duplicate.extents))
        self._new.append((extent.path, extent.start, extent.end, known))

    def close_rule(self) -> None:
        """The next rule's may be covered by what was added."""
        for path, start, end, known in self._new:
            self._by_path.setdefault(path, Ranges(_NEAR)).add(start, end, known)
        self._new.clear()

    def near(self, extent: Place) -> list[Extents]:
        """What may reach over a place, and some others."""
        ranges = self._by_path.get(extent.path)
        if ranges is None:
            return []
        found = ranges.near(extent.start, extent.end)
        return [_EXTENTS.decode(self._spill.get(known)) for known in found]
