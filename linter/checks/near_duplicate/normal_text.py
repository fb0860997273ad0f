"""An article's prose as the duplicate checks compare it, made once for all of them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from linter.checks.kind import PassageHit, View
from linter.checks.near_duplicate.normal import APOSTROPHE, SEPARATOR, apart, in_lower_case, spaced
from linter.documents.model import Document
from linter.text.span import Span

_SPACE = 0x20


class NormalText:
    """The normalised words of a text, and where those of its pieces stand.

    The text is normalised as a whole, and where bytes are added and left out is remembered: a
    piece is found by counting those before its edges.

    Attributes:
        words: as of `normalise`.
        firsts, lasts: from and up to which byte each piece reaches. What has no words stands where
            the words before it end.
    """

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        """Normalise a text.

        Args:
            text: prose.
            starts: of the pieces whose words will be asked for, in order; a piece reaches to the
                start of the next.
        """
        import numpy as np

        self._starts = starts
        edges = np.array([*starts, len(text)], dtype=np.int64)
        plain, alone = apart(in_lower_case(text.replace(SEPARATOR, " ")))
        if alone:
            edges += 2 * np.searchsorted(alone, edges)
        encoded = plain.encode("utf-8", "replace")
        data = np.frombuffer(encoded, dtype=np.uint8)
        if len(encoded) > len(plain):
            edges = np.append(np.flatnonzero(data & 0xC0 != 0x80), len(data))[edges]
        edges -= np.flatnonzero(data == APOSTROPHE).searchsorted(edges)
        data = np.frombuffer(spaced(encoded), dtype=np.uint8)
        spaces = data == _SPACE
        again = spaces.copy()  # at the start of the text, the first one too
        again[1:] &= spaces[:-1]
        edges -= np.flatnonzero(again).searchsorted(edges)
        self.words: bytes = data[~again].tobytes().rstrip(b" ")
        # An edge is before or behind the space that is there, or behind one that ended the text.
        padded = np.frombuffer(b"\0" + self.words + b"  ", dtype=np.uint8)
        lasts = edges[1:] - (padded[edges[1:]] == _SPACE)
        firsts = edges[:-1] + (padded[edges[:-1] + 1] == _SPACE)
        self.firsts: list[int] = np.minimum(firsts, lasts).tolist()
        self.lasts: list[int] = lasts.tolist()

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
