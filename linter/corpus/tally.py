"""How often the terms of a rule stand in a run, and in how many of its articles."""

from collections import Counter
from collections.abc import Mapping


class Counts:
    """Sums of the counts of many articles; a `checks.kind.Tally`."""

    def __init__(self) -> None:
        self._occurrences: Counter[str] = Counter()
        self._articles: Counter[str] = Counter()

    def add(self, counts: Mapping[str, int]) -> None:
        """Count one article's terms."""
        self._occurrences.update(counts)
        self._articles.update(counts.keys())

    def merge(self, other: "Counts") -> None:
        """Count all that `other` has counted; the articles of the two must be different ones."""
        self._occurrences.update(other._occurrences)
        self._articles.update(other._articles)

    def occurrences(self, term: str) -> int:
        """How often the term stands in all articles."""
        return self._occurrences[term]

    def articles(self, term: str) -> int:
        """In how many articles the term stands."""
        return self._articles[term]
