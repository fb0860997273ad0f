"""The articles of one run, as far as they bear on each other."""

from collections.abc import Mapping
from itertools import groupby
from operator import attrgetter

from linter.checks.kind import JoiningCheck, Reach
from linter.corpus.clusters import Cluster, Duplicate, Member, duplicates, uncovered
from linter.corpus.join import Edge, Join, Partition
from linter.corpus.tally import Counts
from linter.findings.examination import Examination

FURNITURE = 8
"""A passage that stands in this many pages belongs to the site, not to the articles."""


class Corpus:
    """Collects examinations and says what stands twice and how often terms are used.

    It does not matter in which order articles are added or corpora merged.
    """

    def __init__(self) -> None:
        self._members: dict[str, list[Member]] = {}
        self._counts: dict[str, Counts] = {}
        self._published: dict[str, str] = {}

    def add(self, path: str, examination: Examination) -> None:
        """Take in an article that is not yet in the corpus."""
        self._published[path] = examination.published
        for passage in examination.passages:
            self._members.setdefault(passage.rule, []).append(Member(path, passage))
        for rule, counts in examination.counts.items():
            self._counts.setdefault(rule, Counts()).add(counts)

    def merge(self, other: "Corpus") -> None:
        """Take in all articles of another corpus, none of which is in this one."""
        self._published.update(other._published)
        for rule, members in other._members.items():
            self._members.setdefault(rule, []).extend(members)
        for rule, counts in other._counts.items():
            self._counts.setdefault(rule, Counts()).merge(counts)

    def tally(self, rule: str) -> Counts:
        """The sums of the rule's counts."""
        return self._counts.get(rule) or Counts()

    def clusters(self, rule: str, check: JoiningCheck) -> list[Cluster]:
        """What stands more than once, in the order of its first places.

        A member matches at least one other, not necessarily all.
        """
        members = self._ordered(rule)
        if check.reach is Reach.ARTICLE:
            articles = (list(found) for _, found in groupby(members, key=attrgetter("path")))
            return [cluster for found in articles for cluster in self._joined(rule, found, check)]
        return self._joined(rule, members, check)

    def _joined(self, rule: str, members: list[Member], check: JoiningCheck) -> list[Cluster]:
        groups = Partition(len(members))
        copies, edges = self._edges(members, check)
        for places in copies:
            for place in places[1:]:
                groups.union(places[0], place)
        for edge in edges:
            groups.union(copies[edge.first][0], copies[edge.second][0])
        alike: dict[int, list[Member]] = {}
        for index, member in enumerate(members):
            alike.setdefault(groups.find(index), []).append(member)
        return [
            Cluster(rule, tuple(self._from_original(found)))
            for found in alike.values()
            if len(found) > 1
        ]

    def pairs(self, rule: str, check: JoiningCheck) -> list[tuple[Member, Member, float]]:
        """Every two passages that share a key and match, with their similarity.

        Their number may be the square of the number of passages; `clusters` is for runs.
        """
        members = self._ordered(rule)
        copies, edges = self._edges(members, check, every=True)
        found = [
            (first, second, 1.0)
            for places in copies
            for index, first in enumerate(places)
            for second in places[index + 1 :]
        ]
        found.extend(
            (first, second, edge.match.similarity)
            for edge in edges
            for first in copies[edge.first]
            for second in copies[edge.second]
        )
        return [(members[first], members[second], value) for first, second, value in sorted(found)]

    def duplicates(
        self, checks: Mapping[str, JoiningCheck], furniture: int = FURNITURE
    ) -> list[Duplicate]:
        """One finding at each place that repeats an earlier one, by file and place.

        Args:
            checks: of the rules to be judged, by rule.
            furniture: from how many pages on a cluster is part of the site and no finding.
        """
        found: list[Duplicate] = []
        larger: dict[str, list[Duplicate]] = {}
        for rule, check in sorted(checks.items(), key=lambda item: (-item[1].rank, item[0])):
            new: list[Duplicate] = []
            compared = len({member.passage.payload for member in self._members.get(rule, ())})
            for cluster in self.clusters(rule, check):
                if cluster.pages >= furniture:
                    continue
                for duplicate in duplicates(cluster, check, compared):
                    kept = uncovered(duplicate, larger.get(duplicate.place.path, ()))
                    if kept is not None:
                        new.append(kept)
            found.extend(new)
            if check.rank:
                for duplicate in new:
                    larger.setdefault(duplicate.place.path, []).append(duplicate)
        return sorted(found, key=lambda duplicate: (duplicate.place, duplicate.rule))

    def _ordered(self, rule: str) -> list[Member]:
        return sorted(self._members.get(rule, ()), key=_place)

    def _from_original(self, members: list[Member]) -> list[Member]:
        """In the order of their dates if all have one, else of their paths."""
        dates = [self._published[member.path] for member in members]
        if not all(dates):
            return members
        return sorted(members, key=lambda member: self._published[member.path])

    def _edges(
        self, members: list[Member], check: JoiningCheck, every: bool = False
    ) -> tuple[list[list[int]], list[Edge]]:
        """The members by payload (exact copies are compared once), and which payloads match."""
        by_payload: dict[bytes, list[int]] = {}
        for index, member in enumerate(members):
            by_payload.setdefault(member.passage.payload, []).append(index)
        copies = list(by_payload.values())
        keys = [members[places[0]].passage.keys for places in copies]
        return copies, Join(list(by_payload), check, every).edges(keys)


_place = attrgetter("path", "passage.start", "passage.end")
