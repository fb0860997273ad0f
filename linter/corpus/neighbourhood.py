"""What of the indexed articles hangs together with a few that are being checked."""

from collections.abc import Callable, Iterator, Mapping

from linter.checks.kind import JoiningCheck, Reach, Tally
from linter.corpus.amended import Lookup
from linter.corpus.clusters import Cluster, Duplicate, ProseOf
from linter.corpus.editions import page
from linter.corpus.index import Posted
from linter.corpus.memory import Corpus
from linter.findings.examination import Examination


class Neighbourhood:
    """Finds, by the index, the passages that a run over all articles would put in clusters.

    Args:
        index: up to date, the articles to be judged included.
        checks: of the rules to be judged, by rule.
        examine: what phase one says of an indexed article, as it was indexed; None where it is
            gone.
        references: whether the articles judged are compared with the others alone, which are the
            originals, and not with each other.
    """

    def __init__(
        self,
        index: Lookup,
        checks: Mapping[str, JoiningCheck],
        examine: Callable[[str], Examination | None],
        references: bool = False,
    ) -> None:
        self._references = references
        self._index = index
        self._checks = checks
        self._examine = examine
        self._examinations: dict[str, Examination | None] = {}
        self._corpus = Corpus()

    def add(self, articles: Mapping[str, Examination]) -> None:
        """Judge these articles; to be called once."""
        self._examinations.update(articles)
        found: dict[str, dict[str, set[int]]] = {}
        for rule, check in self._checks.items():
            if check.reach is not Reach.ARTICLE:
                for place in self._alike(rule, check, articles):
                    found.setdefault(place.path, {}).setdefault(rule, set()).add(place.number)
        for path, examination in articles.items():
            self._corpus.add(path, examination)
        for path in sorted(found.keys() - articles.keys()):
            known = self._examinations[path]
            if known is not None:
                partial = Examination(
                    passages={
                        rule: known.passages[rule].only(sorted(numbers))
                        for rule, numbers in found[path].items()
                    },
                    compared=known.compared,
                    published=known.published,
                )
                self._corpus.add(path, partial, self._references)

    def tally(self, rule: str) -> Tally:
        """The sums of the rule's counts over all articles."""
        return _Sums(self._index, rule)

    def duplicates(
        self, checks: Mapping[str, JoiningCheck], prose_of: ProseOf
    ) -> Iterator[Duplicate]:
        """See `Corpus.duplicates`; all that concerns the articles added is there."""
        return self._corpus.duplicates(checks, prose_of, self._compared(checks))

    def repetitions(
        self, checks: Mapping[str, JoiningCheck], prose_of: ProseOf
    ) -> Iterator[tuple[Cluster, list[Duplicate]]]:
        """See `Corpus.repetitions`; furniture has only some of its places."""
        return self._corpus.repetitions(checks, prose_of, self._compared(checks))

    def _compared(self, checks: Mapping[str, JoiningCheck]) -> dict[str, int]:
        return {rule: self._index.compared(rule) for rule in checks}

    def _alike(
        self, rule: str, check: JoiningCheck, articles: Mapping[str, Examination]
    ) -> set[Posted]:
        """The passages in one cluster with a passage of these articles."""
        starts = [
            Posted(path, number) for path in articles for number in range(self._count(path, rule))
        ]
        direct = self._matches(rule, check, starts)
        found: set[Posted] = set()
        for start in starts:
            if direct[start] and start not in found:
                found |= self._cluster(rule, check, start, direct)
        return found

    def _cluster(
        self,
        rule: str,
        check: JoiningCheck,
        start: Posted,
        known: dict[Posted, list[Posted]],
    ) -> set[Posted]:
        members = {start}
        pages = {page(start.path)}
        frontier = [start]
        while frontier and len(pages) < check.furniture:
            unknown = [place for place in frontier if place not in known]
            known.update(self._matches(rule, check, unknown))
            reached = sorted({other for place in frontier for other in known[place]} - members)
            members.update(reached)
            pages.update(page(place.path) for place in reached)
            frontier = reached
        return members

    def _matches(
        self, rule: str, check: JoiningCheck, places: list[Posted]
    ) -> dict[Posted, list[Posted]]:
        """For each place those whose passages match its own."""
        payloads = {place: self._payload(rule, place) for place in places}
        # What has gone meanwhile has no words, and keys that nothing shares.
        keys = check.keys([payload or b"" for payload in payloads.values()])
        shared = self._index.sharing(rule, keys, check.shared_keys)
        among = self._index.compared(rule)
        found: dict[Posted, list[Posted]] = {}
        for (place, payload), candidates in zip(payloads.items(), shared, strict=True):
            found[place] = [
                other
                for other in candidates
                if payload is not None
                and other != place
                and _match(check, payload, self._payload(rule, other), among)
            ]
        return found

    def _payload(self, rule: str, place: Posted) -> bytes | None:
        if place.number >= self._count(place.path, rule):
            return None
        examination = self._examinations[place.path]
        if examination is None:
            return None
        return examination.passages[rule].payload(place.number, examination.compared)

    def _count(self, path: str, rule: str) -> int:
        if path not in self._examinations:
            self._examinations[path] = self._examine(path)
        examination = self._examinations[path]
        return len(examination.passages.get(rule, ())) if examination is not None else 0


class _Sums:
    """A `checks.kind.Tally` of one rule."""

    def __init__(self, index: Lookup, rule: str) -> None:
        self._index = index
        self._rule = rule

    def occurrences(self, term: str) -> int:
        """How often the term stands in all articles."""
        return self._index.occurrences(self._rule, term)

    def articles(self, term: str) -> int:
        """In how many articles the term stands."""
        return self._index.articles(self._rule, term)


def _match(check: JoiningCheck, payload: bytes, other: bytes | None, among: int) -> bool:
    if other is None:
        return False
    if payload == other:
        return True
    match = check.match(payload, other)
    return match is not None and check.stands_among(match, among)
