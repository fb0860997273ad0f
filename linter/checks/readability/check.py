"""Check kind `readability`: parts of an article that a formula finds too hard, or too easy."""

from bisect import bisect_left
from collections.abc import Iterator

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.readability.article import METRICS, measure
from linter.checks.readability.counts import block_counts, sentence_counts
from linter.documents.model import BlockKind, Document
from linter.text.span import Span


class Readability(CheckKind, frozen=True, kw_only=True, tag="readability"):
    """Measures each unit of the scope: article, section or a kind of block.

    A section is marked at its heading, an article at its first heading or else its first sentence,
    a block as a whole. Facts: `value`, and `limit`, which it is beyond.

    Attributes:
        metric: the name of a formula, see `METRICS`; nothing is found in languages it is not for.
        max: the highest value that is fine.
        min: the lowest value that is fine.
        above_article: how far above the whole article's value a unit may be.
        least_words: units with fewer words of running text are not judged; no formula is of use on
            a few words.
    """

    metric: str = "grade"
    max: float | None = None
    min: float | None = None
    above_article: float | None = None
    least_words: int = 100

    def __post_init__(self) -> None:
        if self.metric not in METRICS:
            raise ValueError(f"`metric` is one of {', '.join(sorted(METRICS))}")
        if self.max is None and self.min is None and self.above_article is None:
            raise ValueError("readability needs `max`, `min` or `above_article`")

    def facts(self) -> frozenset[str]:
        return frozenset({"value", "limit"})

    def hits(self, view: View) -> Iterator[Hit]:
        document = view.document
        highest = self._highest(document)
        starts = document.block_starts
        for unit in view.units:
            first = bisect_left(starts, unit.start)
            last = bisect_left(starts, unit.end, first)
            if _too_few(document, unit, self.least_words) or (
                block_counts(document, first, last).words < self.least_words
            ):
                continue
            value = measure(document, self.metric, first, last)
            if value is None:
                return
            if highest is not None and value > highest:
                yield _hit(document, unit, value, highest)
            elif self.min is not None and value < self.min:
                yield _hit(document, unit, value, self.min)

    def _highest(self, document: Document) -> float | None:
        whole = measure(document, self.metric) if self.above_article is not None else None
        if self.above_article is None or whole is None:
            return self.max
        relative = whole + self.above_article
        return relative if self.max is None else max(self.max, relative)


def _too_few(document: Document, unit: Span, least: int) -> bool:
    counts = document.derived(sentence_counts)
    inside = counts.within(unit)
    return sum(counts.words[inside.start : inside.stop]) < least


def _hit(document: Document, unit: Span, value: float, limit: float) -> Hit:
    place = _place(document, unit)
    return Hit(place.start, place.end, {"value": f"{value:.1f}", "limit": f"{limit:g}"})


def _place(document: Document, unit: Span) -> Span:
    """What is marked: the heading, else the first sentence; a single block whole."""
    starts = document.block_starts
    near = document.blocks[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
    inside = [block for block in near if block.start < block.end <= unit.end]
    if len(inside) == 1:
        return Span(inside[0].start, inside[0].end)
    for block in inside:
        if block.kind is BlockKind.HEADING:
            return Span(block.start, block.end)
    first = next(s for s in document.sentences if unit.start <= s.start)
    return Span(first.start, first.end)
