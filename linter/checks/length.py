"""Check kind `length`: units that are longer than a reader can hold."""

from collections.abc import Iterator

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.readability.counts import text_counts


class Length(CheckKind, frozen=True, kw_only=True, tag="length"):
    """Marks each unit of the scope that goes beyond every limit given.

    Facts: `words`, `syllables`.

    Attributes:
        words: the most words that are fine.
        syllables: the most syllables that are fine; forty short words are easier than forty long
            ones.
    """

    words: int
    syllables: int = 0

    def facts(self) -> frozenset[str]:
        return frozenset({"words", "syllables"})

    def hits(self, view: View) -> Iterator[Hit]:
        text = view.prose.lintable
        shortest = 2 * self.words
        fewest_pieces = self.words * 3 // 4  # a dash may join words, but not that many
        for unit in view.units:
            if unit.end - unit.start < shortest:
                continue
            piece = text[unit.start : unit.end]
            if len(piece.split()) < fewest_pieces:
                continue
            counts = text_counts(piece, 1)
            if counts.words > self.words and counts.syllables > self.syllables:
                facts = {"words": counts.words, "syllables": counts.syllables}
                yield Hit(unit.start, unit.end, {**facts})
