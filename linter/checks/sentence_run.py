"""Check kind `sentence-run`: sentences in a row that are all alike."""

import re
from collections.abc import Iterator
from functools import cache, partial
from itertools import groupby, repeat
from typing import NamedTuple

from linter.checks.kind import CheckKind, Hit, RelatedSpan, View
from linter.checks.openings import REACH, first_letters
from linter.checks.readability.counts import sentence_counts
from linter.documents.model import Document
from linter.text.words import WORD


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
        document = view.document
        text = view.prose.lintable
        for alike in self._candidates(document):
            if not self._may_share_a_block(document, alike):
                continue
            words = document.derived(sentence_counts).words
            sentences = [
                _Sentence(sentence.start, sentence.end, words[index], sentence.block)
                for index, sentence in zip(alike, document.sentences[alike.start :], strict=False)
            ]
            for (block, shared), group in groupby(sentences, partial(self._shared, text)):
                found = list(group)
                if shared and len(found) >= self.run:
                    whole = document.blocks[block]
                    if view.unit_of(whole.start, whole.end) is not None:
                        yield self._hit(found, text)

    def _candidates(self, document: Document) -> Iterator[range]:
        """Sentences in a row that may be alike: of such lengths, or with the same first letter."""
        if self.same_opening:
            letters = document.derived(first_letters)
            for match in _same_letters(self.run).finditer(letters):
                yield range(*match.span())
        else:
            lengths = document.derived(_lengths)
            wanted = lengths.translate(_lengths_between(self.min_words, self.max_words))
            for group in re.finditer(rb"\x01{%d,}" % self.run, wanted):
                yield range(*group.span())

    def _may_share_a_block(self, document: Document, alike: range) -> bool:
        """Whether as many of the sentences as make a run stand in one block."""
        sentences = document.sentences
        return any(
            sentences[first].block == sentences[first + self.run - 1].block
            for first in range(alike.start, alike.stop - self.run + 1)
        )

    def _shared(self, text: str, sentence: "_Sentence") -> tuple[int, tuple[str, ...]]:
        """The block, and what makes a sentence like its neighbours; nothing where it ends a run."""
        return sentence.block, self._likeness(text, sentence)

    def _likeness(self, text: str, sentence: "_Sentence") -> tuple[str, ...]:
        too_long = self.max_words is not None and sentence.words > self.max_words
        if (
            sentence.words < self.min_words
            or too_long
            or "?" in text[sentence.end - 2 : sentence.end]
        ):
            return ()
        if not self.same_opening:
            return ("of such a length",)
        opening = text[sentence.start : min(sentence.end, sentence.start + REACH)]
        pieces = opening.split(None, self.same_opening)
        if "_" in pieces[0]:
            return ()  # a name in code
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
    block: int


_LONGEST = 255


def _lengths(document: Document) -> bytes:
    """How many words each sentence has, a byte for each; 255 for any more."""
    return bytes(map(min, document.derived(sentence_counts).words, repeat(_LONGEST)))


@cache
def _lengths_between(least: int, most: int | None) -> bytes:
    """What of `_lengths` may be so many words, to 1; all others to 0."""
    most = _LONGEST if most is None else most
    return bytes(least <= length <= most or length == _LONGEST for length in range(_LONGEST + 1))


@cache
def _same_letters(run: int) -> re.Pattern[str]:
    return re.compile(rf"([^\W\d_])\1{{{run - 1},}}")
