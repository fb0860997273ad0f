"""What of the indexed articles hangs together with a few that are being checked."""

from collections.abc import Callable, Mapping

from linter.checks.kind import JoiningCheck, Reach, Tally
from linter.corpus.amended import Lookup
from linter.corpus.clusters import Duplicate
from linter.corpus.editions import page
from linter.corpus.index import Posted
from linter.corpus.memory import Corpus
from linter.findings.examination import Examination, Passage


class Neighbourhood:
    """Finds, by the index, the passages that a run over all articles would put in clusters.

    Args:
        index: up to date, the articles to be judged included.
        checks: of the rules to be judged, by rule.
        examine: what phase one says of an indexed article, as it was indexed; None where it is
            gone.
    """

    def __init__(
        self,
        index: Lookup,
        checks: Mapping[str, JoiningCheck],
        examine: Callable[[str], Examination | None],
    ) -> None:
        self._index = index
        self._checks = checks
        self._examine = examine
        self._examinations: dict[str, Examination | None] = {}
        self._passages: dict[str, dict[str, list[Passage]]] = {}
        self._corpus = Corpus()

    def add(self, articles: Mapping[str, Examination]) -> None:
        """Judge these articles; to be called once."""
        self._examinations.update(articles)
        found: dict[str, set[tuple[str, int]]] = {}
        for rule, check in self._checks.items():
            if check.reach is not Reach.ARTICLE:
                for place in self._alike(rule, check, articles):
                    found.setdefault(place.path, set()).add((rule, place.number))
        for path, examination in articles.items():
            self._corpus.add(path, examination)
        for path in sorted(found.keys() - articles.keys()):
            known = self._examinations[path]
            if known is not None:
                passages = tuple(
                    self._passages[path][rule][number] for rule, number in sorted(found[path])
                )
                partial = Examination(passages=passages, published=known.published)
                self._corpus.add(path, partial)

    def tally(self, rule: str) -> Tally:
        """The sums of the rule's counts over all articles."""
        return _Sums(self._index, rule)

    def duplicates(self, checks: Mapping[str, JoiningCheck]) -> list[Duplicate]:
        """See `Corpus.duplicates`; all that concerns the articles added is there."""
        compared = {rule: self._index.compared(rule) for rule in checks}
        return self._corpus.duplicates(checks, compared)

    def _alike(
        self, rule: str, check: JoiningCheck, articles: Mapping[str, Examination]
    ) -> set[Posted]:
        """The passages in one cluster with a passage of these articles."""
        starts = [
            Posted(path, number)
            for path in articles
            for number in range(len(self._of_rule(path, rule)))
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
        passages = {place: self._passage(rule, place) for place in places}
        keys = [passage.keys if passage else b"" for passage in passages.values()]
        shared = self._index.sharing(rule, keys, check.shared_keys)
        among = self._index.compared(rule)
        found: dict[Posted, list[Posted]] = {}
        for (place, passage), candidates in zip(passages.items(), shared, strict=True):
            found[place] = [
                other
                for other in candidates
                if passage is not None
                and other != place
                and _match(check, passage, self._passage(rule, other), among)
            ]
        return found

    def _passage(self, rule: str, place: Posted) -> Passage | None:
        of_rule = self._of_rule(place.path, rule)
        return of_rule[place.number] if place.number < len(of_rule) else None

    def _of_rule(self, path: str, rule: str) -> list[Passage]:
        if path not in self._passages:
            if path not in self._examinations:
                self._examinations[path] = self._examine(path)
            examination = self._examinations[path]
            passages: dict[str, list[Passage]] = {}
            for passage in examination.passages if examination is not None else ():
                passages.setdefault(passage.rule, []).append(passage)
            self._passages[path] = passages
        return self._passages[path].get(rule, [])


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


def _match(check: JoiningCheck, passage: Passage, other: Passage | None, among: int) -> bool:
    if other is None:
        return False
    if passage.payload == other.payload:
        return True
    match = check.match(passage.payload, other.payload)
    return match is not None and check.stands_among(match, among)
