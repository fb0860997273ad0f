"""The articles of one run, as far as they bear on each other."""

from collections import Counter
from collections.abc import Mapping
from itertools import combinations

from linter.checks.kind import JoiningCheck, Reach
from linter.corpus.clusters import Cluster, Duplicate, Member, ProseOf, duplicates, uncovered
from linter.corpus.join import Partition, no_collection
from linter.corpus.passages import Held, Members
from linter.corpus.tally import Counts
from linter.findings.examination import Examination
from linter.text.ranges import Ranges

_NEAR = 1024
"""About so many characters are in a passage."""


class Corpus:
    """Collects examinations and says what stands twice and how often terms are used.

    It does not matter in which order articles are added or corpora merged.
    """

    def __init__(self) -> None:
        self._passages: dict[str, dict[str, Held]] = {}
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
        for rule, passages in examination.passages.items():
            held = Held(passages, examination.compared)
            self._passages.setdefault(rule, {})[path] = held
        for rule, counts in examination.counts.items():
            self._counts.setdefault(rule, Counts()).add(counts)

    def merge(self, other: "Corpus") -> None:
        """Take in all articles of another corpus, none of which is in this one."""
        self._published.update(other._published)
        self._references |= other._references
        for rule, passages in other._passages.items():
            self._passages.setdefault(rule, {}).update(passages)
        for rule, counts in other._counts.items():
            self._counts.setdefault(rule, Counts()).merge(counts)

    def tally(self, rule: str) -> Counts:
        """The sums of the rule's counts."""
        return self._counts.get(rule) or Counts()

    def compared(self, rule: str) -> int:
        """How many passages of a rule there are."""
        return sum(len(held.passages) for held in self._passages.get(rule, {}).values())

    def clusters(
        self, rule: str, check: JoiningCheck, compared: int | None = None
    ) -> list[Cluster]:
        """What stands more than once, in the order of its first places.

        A member matches at least one other, not necessarily all.

        Args:
            rule: whose passages are compared.
            check: of the rule.
            compared: among how many passages, where these were chosen from more.
        """
        compared = self.compared(rule) if compared is None else compared
        if check.reach is Reach.ARTICLE:
            articles = sorted(self._passages.get(rule, {}).items())
            return [
                cluster
                for path, held in articles
                for cluster in self._joined(rule, Members({path: held}), check, compared)
            ]
        return self._joined(rule, Members(self._passages.get(rule, {})), check, compared)

    @no_collection()
    def _joined(
        self, rule: str, members: Members, check: JoiningCheck, compared: int
    ) -> list[Cluster]:
        groups = Partition(len(members.first_of))
        for member, first in enumerate(members.first_of):
            if first != member:
                groups.union(first, member)
        for edge in members.edges(check, compared):
            groups.union(edge.first, edge.second)
        roots = [groups.find(member) for member in range(len(members.first_of))]
        sizes = Counter(roots)
        alike: dict[int, list[Member]] = {}
        for index, root in enumerate(roots):
            if sizes[root] > 1:
                alike.setdefault(root, []).append(members.member(index))
        return [Cluster(rule, tuple(self._from_original(found))) for found in alike.values()]

    def most_wasteful(self, checks: Mapping[str, JoiningCheck]) -> list[Cluster]:
        """The clusters of all rules, those first that would save most words; furniture included."""
        found = [c for rule, check in sorted(checks.items()) for c in self.clusters(rule, check)]
        return sorted(found, key=lambda cluster: -cluster.wasted_words)

    def pairs(self, rule: str, check: JoiningCheck) -> list[tuple[Member, Member, float]]:
        """Every two passages that share a key and match, with their similarity.

        Their number may be the square of the number of passages; `clusters` is for runs.
        """
        members = Members(self._passages.get(rule, {}))
        copies: dict[int, list[int]] = {}
        for index, first in enumerate(members.first_of):
            copies.setdefault(first, []).append(index)
        found = [(i, j, 1.0) for same in copies.values() for i, j in combinations(same, 2)]
        found.extend(
            (min(first, second), max(first, second), edge.match.similarity)
            for edge in members.edges(check, self.compared(rule), every=True)
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
    ) -> list[Duplicate]:
        """One finding at each place that repeats an earlier one, by file and place.

        Args:
            checks: of the rules to be judged, by rule.
            prose_of: asked only for the articles that are alike in something.
            compared: for each rule, among how many passages, where these were chosen from more.
        """
        found = [
            duplicate
            for _, listed in self.repetitions(checks, prose_of, compared, furniture=False)
            for duplicate in listed
        ]
        return sorted(found, key=lambda duplicate: (duplicate.place, duplicate.rule))

    def repetitions(
        self,
        checks: Mapping[str, JoiningCheck],
        prose_of: ProseOf,
        compared: Mapping[str, int] | None = None,
        furniture: bool = True,
    ) -> list[tuple[Cluster, list[Duplicate]]]:
        """The clusters and what is to be found at their members, larger passages first.

        What a larger passage says already is left out, and clusters of which nothing is left.

        Args:
            checks: of the rules to be judged, by rule.
            prose_of: asked only for the articles that are alike in something.
            compared: for each rule, among how many passages, where these were chosen from more.
            furniture: whether passages that belong to the site are among them.
        """
        found: list[tuple[Cluster, list[Duplicate]]] = []
        larger: dict[str, Ranges[Duplicate]] = {}
        for rule, check in sorted(checks.items(), key=lambda item: (-item[1].rank, item[0])):
            new: list[Duplicate] = []
            among = (compared or {}).get(rule, self.compared(rule))
            for cluster in self.clusters(rule, check, among):
                if not (furniture or self._references) and cluster.pages >= check.furniture:
                    continue
                listed = []
                for duplicate in duplicates(cluster, check, prose_of, among, self._references):
                    extent = duplicate.extent
                    in_file = larger.get(extent.path)
                    near = list(in_file.near(extent.start, extent.end)) if in_file else ()
                    kept = uncovered(duplicate, near)
                    if kept is not None:
                        listed.append(kept)
                if listed:
                    found.append((cluster, listed))
                    new.extend(listed)
            if check.rank:
                for duplicate in new:
                    extent = duplicate.extent
                    reported = larger.setdefault(extent.path, Ranges(_NEAR))
                    reported.add(extent.start, extent.end, duplicate)
        return found

    def _from_original(self, members: list[Member]) -> list[Member]:
        """References first; then in the order of their dates if all have one, else of paths."""
        if all(self._published[member.path] for member in members):
            members.sort(key=lambda member: self._published[member.path])
        if self._references:
            members.sort(key=lambda member: member.path not in self._references)
        return members
