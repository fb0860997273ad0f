"""An index as it would be with some articles as they are now, without writing it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol

from linter.checks.kind import JoiningCheck
from linter.corpus.index import Index, Posted
from linter.corpus.passages import keys_of
from linter.corpus.postings import Entry
from linter.findings.examination import Examination


class Lookup(Protocol):
    """What may be asked of an index; see `Index`."""

    def sharing(self, rule: str, keys: Sequence[bytes], least: float = 0.0) -> list[list[Posted]]:
        """For each passage of a rule those that share keys with it."""

    def compared(self, rule: str) -> int:
        """How many passages of a rule are indexed."""

    def occurrences(self, rule: str, term: str) -> int:
        """How often a rule's term stands in all articles."""

    def articles(self, rule: str, term: str) -> int:
        """In how many articles a rule's term stands."""


class Amended:
    """An index in which some articles are replaced, added or left out.

    Args:
        index: of all articles, as they were.
        articles: as they are now; None for one that is gone.
        checks: of the rules to be judged, by rule.
    """

    def __init__(
        self,
        index: Index,
        articles: Mapping[str, Examination | None],
        checks: Mapping[str, JoiningCheck],
    ) -> None:
        self._index = index
        self._changed = frozenset(articles)
        self._now = Index.in_memory()
        there = {path: found for path, found in articles.items() if found is not None}
        keys = keys_of(list(there.values()), checks)
        self._now.update(
            Entry(path, b"", found, of_article)
            for (path, found), of_article in zip(there.items(), keys, strict=True)
        )
        self._occurrences: Counter[tuple[str, str]] = Counter()
        self._articles: Counter[tuple[str, str]] = Counter()
        self._compared: Counter[str] = Counter()
        for remembered in index.remembered(self._changed):
            for rule, terms in remembered.counts.items():
                for term, occurrences in terms.items():
                    self._occurrences[rule, term] += occurrences
                    self._articles[rule, term] += 1
            for rule, sizes in remembered.sizes.items():
                self._compared[rule] += len(sizes)

    def sharing(self, rule: str, keys: Sequence[bytes], least: float = 0.0) -> list[list[Posted]]:
        """See `Lookup`."""
        before = self._index.sharing(rule, keys, least, self._changed)
        now = self._now.sharing(rule, keys, least)
        return [[*one, *other] for one, other in zip(before, now, strict=True)]

    def compared(self, rule: str) -> int:
        """See `Lookup`."""
        return self._index.compared(rule) - self._compared[rule] + self._now.compared(rule)

    def occurrences(self, rule: str, term: str) -> int:
        """See `Lookup`."""
        before = self._index.occurrences(rule, term) - self._occurrences[rule, term]
        return before + self._now.occurrences(rule, term)

    def articles(self, rule: str, term: str) -> int:
        """See `Lookup`."""
        before = self._index.articles(rule, term) - self._articles[rule, term]
        return before + self._now.articles(rule, term)
