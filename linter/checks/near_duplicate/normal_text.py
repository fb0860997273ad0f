"""An article's prose as the duplicate checks compare it, made once for all of them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from linter.checks.kind import PassageHit, View
from linter.checks.near_duplicate.normal import normalise
from linter.documents.model import Document
from linter.text.span import Span

_MAY_GO_ON = re.compile(r"[\w\u0300-\u036f'’‘]")
_AROUND = 8


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
        self._starts = starts
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        parts: list[bytes] = []
        last = 0
        for start, piece in zip(starts, normalise(pieces) if pieces else (), strict=True):
            first = last
            if piece and last and not _goes_on(text, start):
                parts.append(b" ")
                first += 1
            parts.append(piece)
            last = first + len(piece)
            self.firsts.append(first)
            self.lasts.append(last)
        self.words = b"".join(parts)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """From and up to which byte the words reach of a range, at whose edges pieces begin."""
        begin = bisect_left(self._starts, start)
        stop = bisect_left(self._starts, end, begin)
        # What has no words stands where the words before it end.
        while begin < stop and self.firsts[begin] == self.lasts[begin]:
            begin += 1
        return (self.firsts[begin], self.lasts[stop - 1]) if begin < stop else (0, 0)


def _goes_on(text: str, at: int) -> bool:
    """Whether a word goes on from one piece to the next, as in scripts without spaces."""
    if not _MAY_GO_ON.match(text, at - 1):
        return False
    before, after = text[max(at - _AROUND, 0) : at], text[at : at + _AROUND]
    one, other, both = normalise([before, after, before + after])
    return both == one + other


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
