"""Check kind `sentence-run`: sentences in a row that are all alike."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from linter.checks.kind import CheckKind, Hit, RelatedSpan, View
from linter.checks.readability.counts import sentence_counts
from linter.documents.model import Document
from linter.text.words import WORD

_OPENING = 80
"""Characters in which the first words of a sentence are looked for."""


class SentenceRun(CheckKind, frozen=True, kw_only=True, tag="sentence-run"):
    """Marks runs of consecutive sentences in one block that share everything asked for.

    A question ends a run.

    The whole run is marked; where openings are alike, the first one too many, with the others as
    related. Facts: `count`, the sentences of the run, and `mean`, their words on average.

    Attributes:
        run: the fewest sentences in a row that are marked.
        min_words: each has at least so many words.
        max_words: each has at most so many words.
        same_opening: they begin with the same so many words, whatever the case.
        exceptions: first words, in lower case, that many sentences may begin with.
    """

    run: int
    min_words: int = 1
    max_words: int | None = None
    same_opening: int = 0
    exceptions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.run < 2:
            raise ValueError("`run` is at least 2")

    def facts(self) -> frozenset[str]:
        return frozenset({"count", "mean"})

    def hits(self, view: View) -> Iterator[Hit]:
        text = view.prose.lintable
        units = {unit.start for unit in view.units}
        for block_start, sentences in view.document.derived(_sentences_by_block):
            if len(sentences) < self.run or block_start not in units:
                continue
            for shared, group in groupby(sentences, partial(self._shared, text)):
                found = list(group)
                if shared and len(found) >= self.run:
                    yield self._hit(found, text)

    def _shared(self, text: str, sentence: "_Sentence") -> tuple[str, ...]:
        """What makes a sentence like its neighbours; nothing where it ends a run."""
        too_long = self.max_words is not None and sentence.words > self.max_words
        if (
            sentence.words < self.min_words
            or too_long
            or "?" in text[sentence.end - 2 : sentence.end]
        ):
            return ()
        if not self.same_opening:
            return ("of such a length",)
        opening = text[sentence.start : min(sentence.end, sentence.start + _OPENING)]
        pieces = opening.split(None, self.same_opening)
        words = WORD.findall(" ".join(pieces[: self.same_opening]).lower().replace("’", "'"))
        if len(words) < self.same_opening or words[0] in self.exceptions:
            return ()
        return tuple(words[: self.same_opening])

    def _hit(self, found: list["_Sentence"], text: str) -> Hit:
        mean = round(sum(sentence.words for sentence in found) / len(found))
        facts = {"count": len(found), "mean": mean}
        if not self.same_opening:
            return Hit(found[0].start, found[-1].end, {**facts})
        openings = [self._opening_span(sentence, text) for sentence in found]
        start, end = openings[self.run - 1]
        related = tuple(
            RelatedSpan(*opening, "also begins so")
            for opening in openings
            if opening != (start, end)
        )
        return Hit(start, end, {**facts}, related=related)

    def _opening_span(self, sentence: "_Sentence", text: str) -> tuple[int, int]:
        words = WORD.finditer(text, sentence.start, sentence.end)
        spans = [match.span() for _, match in zip(range(self.same_opening), words, strict=False)]
        return spans[0][0], spans[-1][1]


class _Sentence(NamedTuple):
    start: int
    end: int
    words: int


def _sentences_by_block(document: Document) -> list[tuple[int, list[_Sentence]]]:
    """The start of each block that has more than one sentence, and its sentences."""
    words = document.derived(sentence_counts).words
    blocks: dict[int, list[_Sentence]] = {}
    for sentence, length in zip(document.sentences, words, strict=True):
        sized = _Sentence(sentence.start, sentence.end, length)
        blocks.setdefault(sentence.block, []).append(sized)
    return [
        (document.blocks[index].start, sentences)
        for index, sentences in blocks.items()
        if len(sentences) > 1
    ]
