"""An article's prose as the duplicate checks compare it, made once for all of them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from operator import add, sub

from linter.checks.kind import PassageHit, View
from linter.checks.near_duplicate.normal import SEPARATOR, normalised_together
from linter.documents.model import Document
from linter.text.span import Span


class NormalText:
    """The normalised words of a text, and where those of its pieces stand.

    Attributes:
        words: as of `normalise`.
        firsts, lasts: from and up to which byte each piece reaches.
    """

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        """Normalise a text.

        Args:
            text: prose.
            starts: of the pieces whose words will be asked for, in order; a piece reaches to the
                start of the next.
        """
        pieces = [text[start:end] for start, end in pairwise([*starts, len(text)])]
        together = normalised_together(pieces)
        self._starts = starts
        words = together.replace(SEPARATOR + b" ", SEPARATOR).split(b" " + SEPARATOR)
        if len(words) == len(pieces) and words[-1]:
            # All have words, with a space between them; nearly always it is so.
            lengths = list(map(len, words))
            self.lasts = list(map(add, accumulate(lengths), range(len(words))))
            self.firsts = list(map(sub, self.lasts, lengths))
            self.words = b" ".join(words)
        else:
            self._lay_out(together.split(SEPARATOR) if pieces else [])

    def _lay_out(self, pieces: Sequence[bytes]) -> None:
        """Put pieces together of which some are empty, or end within a word."""
        self.firsts, self.lasts = [], []
        parts: list[bytes] = []
        last = 0
        parted = False
        for piece in pieces:
            words = piece.strip()
            first = last
            parted = parted or piece[:1] == b" "
            if words and last and parted:
                parts.append(b" ")
                first += 1
            parts.append(words)
            last = first + len(words)
            self.firsts.append(first)
            self.lasts.append(last)
            if piece:
                parted = piece[-1:] == b" "
        self.words = b"".join(parts)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """From and up to which byte the words reach of a range, at whose edges pieces begin."""
        begin = bisect_left(self._starts, start)
        stop = bisect_left(self._starts, end, begin)
        # What has no words stands where the words before it end.
        while begin < stop and self.firsts[begin] == self.lasts[begin]:
            begin += 1
        return (self.firsts[begin], self.lasts[stop - 1]) if begin < stop else (0, 0)


def normal_sentences(document: Document) -> NormalText:
    """The prose of a document, its sentences the pieces; for `derived`."""
    return NormalText(document.prose.text, [sentence.start for sentence in document.sentences])


def normal_text(view: View) -> NormalText:
    """The prose that a rule judges."""
    if view.prose is view.document.prose:
        return view.document.derived(normal_sentences)
    return NormalText(view.prose.text, view.unit_starts)


def long_enough(
    view: View, units: Iterable[Span], min_words: int, head: int = 0
) -> list[PassageHit]:
    """The units that have so many words, as passages that are compared by all their words."""
    # Two characters a word: itself and the space after it.
    least = 2 * min_words - 1
    units = [unit for unit in units if unit.end - unit.start >= least]
    if not units:
        return []
    normal = normal_text(view)
    words = normal.words
    found = []
    for unit in units:
        first, last = normal.between(unit.start, unit.end)
        if words.count(b" ", first, last) + 1 >= min_words:
            found.append(PassageHit(unit.start, unit.end, words, first, last, head))
    return found
