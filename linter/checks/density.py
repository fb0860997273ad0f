"""Check kind `density`: phrases that are fine alone and too many together."""

from collections.abc import Iterator, Sequence

from linter.checks.kind import CheckKind, Hit, RelatedSpan, View
from linter.checks.literals import needed_by
from linter.checks.scan import most_matches, scan
from linter.text.span import Span
from linter.text.words import count_tokens


class Crowding(CheckKind, frozen=True, kw_only=True):
    """What the kinds that judge a density share: one hit for the article, at the first place.

    Facts: `count`, `words` (of the parts judged) and `rate`, per thousand words.

    Attributes:
        minimum: the fewest places that are too many, however short the article.
        per_thousand: the most places per thousand words that are fine.
    """

    minimum: int
    per_thousand: float

    def facts(self) -> frozenset[str]:
        return frozenset({"count", "words", "rate"})

    @property
    def of_article(self) -> bool:
        """The first of the places is only where it is said."""
        return True

    def crowd(self, view: View, places: Sequence[Span]) -> Iterator[Hit]:
        """One hit for all of the places, if there are too many of them."""
        if not self.are_too_many(view, len(places)):
            return
        words = sum(_words(view))
        rate = 1000 * len(places) / max(words, 1)
        first, *others = places
        facts = {"count": len(places), "words": words, "rate": round(rate, 1)}
        related = tuple(RelatedSpan(place.start, place.end, "also here") for place in others)
        yield Hit(first.start, first.end, {**facts}, related=related)

    def are_too_many(self, view: View, places: int) -> bool:
        """Whether so many places are too many for the words of the view's units."""
        if places < self.minimum:
            return False
        words = 0
        for of_unit in _words(view):
            words += of_unit
            if 1000 * places / max(words, 1) <= self.per_thousand:
                # The words that are left make it less.
                return False
        return True


def _words(view: View) -> Iterator[int]:
    """How many words a reader counts in each unit of a view."""
    text = view.prose.text
    return (count_tokens(text[unit.start : unit.end]) for unit in view.units)


class Density(Crowding, frozen=True, kw_only=True, tag="density"):
    """Finds phrases that stand too often in one article; see `Crowding`.

    Attributes:
        tokens: the phrases.
        ignorecase: whether case is ignored.
        whole_words: whether a match may not begin or end inside a word.
    """

    tokens: tuple[str, ...]
    ignorecase: bool = True
    whole_words: bool = True

    def phrases(self) -> tuple[str, ...]:
        return self.tokens

    def needs(self) -> frozenset[str] | None:
        return needed_by(self.tokens)

    def hits(self, view: View) -> Iterator[Hit]:
        if most_matches(view, self.tokens, self.ignorecase, self.whole_words) < self.minimum:
            return
        found = scan(view, self.tokens, self.ignorecase, self.whole_words)
        yield from self.crowd(view, [span for span, _ in found])
