"""What of the indexed articles hangs together with a few that are being checked."""

from collections.abc import Callable, Mapping

from linter.checks.kind import JoiningCheck, Reach
from linter.corpus.editions import page
from linter.corpus.index import Index, Posted
from linter.corpus.memory import Corpus
from linter.findings.examination import Examination, Passage


class Neighbourhood:
    """Finds, by the index, the passages that a run over all articles would put in clusters.

    Args:
        index: up to date, the checked articles included.
        checks: of the rules to be judged, by rule.
        examine: what phase one says of an indexed article, as it was indexed; None where it is
            gone.
    """

    def __init__(
        self,
        index: Index,
        checks: Mapping[str, JoiningCheck],
        examine: Callable[[str], Examination | None],
    ) -> None:
        self._index = index
        self._checks = checks
        self._examine = examine
        self._examinations: dict[str, Examination | None] = {}

    def corpus(self, articles: Mapping[str, Examination]) -> Corpus:
        """The articles, and of all others the passages that hang together with theirs."""
        self._examinations.update(articles)
        found: set[Posted] = set()
        for rule, check in self._checks.items():
            if check.reach is not Reach.ARTICLE:
                found |= self._alike(rule, check, articles)
        corpus = Corpus()
        for path, examination in articles.items():
            corpus.add(path, examination)
        others: dict[str, list[Passage]] = {}
        for place in sorted(found):
            passage = self._passage(place)
            if place.path not in articles and passage is not None:
                others.setdefault(place.path, []).append(passage)
        for path, passages in others.items():
            known = self._examinations[path]
            published = known.published if known else ""
            corpus.add(path, Examination(passages=tuple(passages), published=published))
        return corpus

    def compared(self) -> dict[str, int]:
        """Among how many passages each rule compares: those of the whole index."""
        return {rule: self._index.compared(rule) for rule in self._checks}

    def _alike(
        self, rule: str, check: JoiningCheck, articles: Mapping[str, Examination]
    ) -> set[Posted]:
        """The passages in one cluster with a passage of these articles."""
        starts = [
            Posted(path, number)
            for path, examination in articles.items()
            for number, passage in enumerate(examination.passages)
            if passage.rule == rule
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
        passages = {place: self._passage(place) for place in places}
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
                and self._match(check, passage, self._passage(other), among)
            ]
        return found

    def _match(
        self, check: JoiningCheck, passage: Passage, other: Passage | None, among: int
    ) -> bool:
        if other is None or other.rule != passage.rule:
            return False
        if passage.payload == other.payload:
            return True
        match = check.match(passage.payload, other.payload)
        return match is not None and check.stands_among(match, among)

    def _passage(self, place: Posted) -> Passage | None:
        if place.path not in self._examinations:
            self._examinations[place.path] = self._examine(place.path)
        examination = self._examinations[place.path]
        if examination is None or place.number >= len(examination.passages):
            return None
        return examination.passages[place.number]
