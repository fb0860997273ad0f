"""What of the indexed articles hangs together with a few that are being checked."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from linter.checks.kind import JoiningCheck, Reach, Tally
from linter.corpus.amended import Lookup
from linter.corpus.clusters import Cluster, Duplicate, ProseOf
from linter.corpus.editions import page
from linter.corpus.index import Posted
from linter.corpus.memory import Corpus
from linter.findings.examination import Examination

Examine = Callable[[Collection[str]], Mapping[str, Examination | None]]


class Neighbourhood:
    """Finds, by the index, the passages that a run over all articles would put in clusters.

    Args:
        index: up to date, the articles to be judged included.
        checks: of the rules to be judged, by rule.
        examine: what phase one says of indexed articles, as they were indexed; None of those
            that are gone.
        references: whether the articles judged are compared with the others alone, which are the
            originals, and not with each other.
    """

    def __init__(
        self,
        index: Lookup,
        checks: Mapping[str, JoiningCheck],
        examine: Examine,
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
    ) -> list[Posted]:
        """The passages in one cluster with a passage of these articles.

        Of those that belong to the site not all are looked for.
        """
        frontier = [
            Posted(path, number) for path in articles for number in range(self._count(path, rule))
        ]
        clusters = _Clusters(frontier)
        while frontier:
            reached = {
                other
                for place, others in self._matches(rule, check, frontier).items()
                for other in others
                if clusters.join(place, other)
            }
            frontier = sorted(place for place in reached if clusters.pages(place) < check.furniture)
        return clusters.places()

    def _matches(
        self, rule: str, check: JoiningCheck, places: Sequence[Posted]
    ) -> dict[Posted, list[Posted]]:
        """For each place those whose passages match its own."""
        payloads = {place: self._payload(rule, place) for place in places}
        # What has gone meanwhile has no words, and keys that nothing shares.
        keys = check.keys([payload or b"" for payload in payloads.values()])
        shared = self._index.sharing(rule, keys, check.shared_keys)
        self._learn({other.path for candidates in shared for other in candidates})
        found: dict[Posted, list[Posted]] = {place: [] for place in places}
        asked: list[tuple[Posted, Posted]] = []
        numbers: dict[bytes, int] = {}
        pairs: list[tuple[int, int]] = []
        for (place, payload), candidates in zip(payloads.items(), shared, strict=True):
            for other in candidates:
                text = self._payload(rule, other)
                if payload is None or text is None or other == place:
                    continue
                if text == payload:
                    found[place].append(other)
                else:
                    asked.append((place, other))
                    one = numbers.setdefault(payload, len(numbers))
                    pairs.append((one, numbers.setdefault(text, len(numbers))))
        among = self._index.compared(rule)
        matches = check.matches(list(numbers), pairs)
        for (place, other), match in zip(asked, matches, strict=True):
            if match is not None and check.stands_among(match, among):
                found[place].append(other)
        return found

    def _payload(self, rule: str, place: Posted) -> bytes | None:
        if place.number >= self._count(place.path, rule):
            return None
        examination = self._examinations[place.path]
        if examination is None:
            return None
        return examination.passages[rule].payload(place.number, examination.compared)

    def _count(self, path: str, rule: str) -> int:
        examination = self._examinations[path]
        return len(examination.passages.get(rule, ())) if examination is not None else 0

    def _learn(self, paths: Collection[str]) -> None:
        """Have articles examined, as many as possible at once."""
        unknown = sorted(path for path in paths if path not in self._examinations)
        if unknown:
            self._examinations.update(self._examine(unknown))


class _Clusters:
    """Which places hang together, as far as it is known."""

    def __init__(self, places: Sequence[Posted]) -> None:
        self._above = {place: place for place in places}
        self._pages = {place: {page(place.path)} for place in places}

    def join(self, place: Posted, other: Posted) -> bool:
        """Put the clusters of both together; whether the other was in none so far."""
        new = other not in self._above
        if new:
            self._above[other] = other
            self._pages[other] = {page(other.path)}
        one, two = self._root(place), self._root(other)
        if one != two:
            if len(self._pages[one]) < len(self._pages[two]):
                one, two = two, one
            self._above[two] = one
            self._pages[one] |= self._pages.pop(two)
        return new

    def pages(self, place: Posted) -> int:
        """In how many pages the cluster of a place stands."""
        return len(self._pages[self._root(place)])

    def places(self) -> list[Posted]:
        """All that were ever named."""
        return list(self._above)

    def _root(self, place: Posted) -> Posted:
        above = self._above
        while above[place] != place:
            above[place] = place = above[above[place]]
        return place


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
