"""Check kind `length`: units that are longer than a reader can hold."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.readability.counts import is_running, sentence_counts
from linter.documents.model import Block, BlockKind
from linter.text.span import Span

if TYPE_CHECKING:
    from linter.checks.readability.sentence_counts import SentenceCounts

_ITEM = re.compile(r"\([a-z0-9]{1,2}\) ")


class Length(CheckKind, frozen=True, kw_only=True, tag="length"):
    """Marks each unit of the scope that goes beyond every limit given.

    Facts: `words`, `syllables`. Not for the scope `raw`, which has no sentences.

    Attributes:
        words: the most words that are fine.
        syllables: the most syllables that are fine; forty short words are easier than forty long
            ones.
        below: units of so many words or more are left to a stricter rule.
        lists: whether enumerations count too: units with a comma or semicolon for every five words,
            two semicolons, or items like (a).
        running: whether only running text counts: no headings, table cells, block quotes (the
            words of others) or front matter, which often repeats the text.
    """

    words: int
    syllables: int = 0
    below: int | None = None
    lists: bool = True
    running: bool = False

    def __post_init__(self) -> None:
        if self.below is not None and self.below <= self.words + 1:
            raise ValueError("between `words` and `below` there is no length")

    def facts(self) -> frozenset[str]:
        return frozenset({"words", "syllables"})

    def hits(self, view: View) -> Iterator[Hit]:
        counts = view.document.derived(sentence_counts)
        for unit in self._long_units(view, counts):
            inside = counts.within(unit)
            words = sum(counts.words[inside.start : inside.stop])
            if words <= self.words or (self.below is not None and words >= self.below):
                continue
            text = view.prose.lintable
            if not self.lists and _is_list(text[unit.start : unit.end], words):
                continue
            block = view.document.block_at(unit.start)
            if self.running and not _is_own(block, text):
                continue
            syllables = sum(counts.count(index, "syllables") for index in inside)
            if syllables > self.syllables:
                yield Hit(unit.start, unit.end, {"words": words, "syllables": syllables})

    def _long_units(self, view: View, counts: "SentenceCounts") -> Iterator[Span]:
        """The units that may have too many words, by a quick look at all."""
        if view.unit_starts == counts.starts:  # sentences
            for index in counts.with_more("words", self.words):
                yield view.units[index]
        else:
            shortest = 2 * self.words
            yield from (unit for unit in view.units if unit.end - unit.start > shortest)


def _is_own(block: Block | None, text: str) -> bool:
    return block is not None and block.kind is not BlockKind.QUOTE and is_running(block, text)


def _is_list(text: str, words: int) -> bool:
    semicolons = text.count(";")
    items = len(_ITEM.findall(text))
    return semicolons > 1 or items > 1 or 5 * (text.count(",") + semicolons) >= words
