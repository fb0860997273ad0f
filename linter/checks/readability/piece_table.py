"""The pieces of text that were met in this process, and what each counts for."""

from array import array
from collections.abc import Iterable
from typing import Any

import numpy as np

from linter.checks.readability.pieces import DISTINCT_FIELDS, FIELDS, counts_of
from linter.text.single_byte import single_byte, with_marks

Numbers = np.ndarray[Any, np.dtype[np.integer]]
"""Whole numbers: those of pieces, or counts."""

_COLUMNS = len(FIELDS) + len(DISTINCT_FIELDS)

_MOST = 1 << 16
"""Pieces, and words, that are remembered: 10 MB of each, and what 10 MB of articles have."""

_PUNCTUATION = single_byte("\"'“”‘’.,;:!?()[]")
"""What may stand around a word."""


class Words(dict[str, int]):
    """Word -> its row of `counts`, given when first asked for; many words have the same."""

    def __init__(self) -> None:
        self.counts = array("i")
        self._rows: dict[tuple[int, ...], int] = {}

    def __missing__(self, word: str) -> int:
        counts = counts_of(with_marks(word))
        row = self._rows.get(counts)
        if row is None:
            row = self._rows[counts] = len(self._rows)
            self.counts.extend(counts)
        self[word] = row
        return row


class Pieces(dict[str, int]):
    """Piece -> its number, given when first asked for.

    A megabyte of text has 150,000 pieces, and Python takes 0.1 µs for the least thing it does: each
    is looked up once, and what they count for is added up by numpy. They are parts of what
    `text.single_byte` makes. Half of the new ones are a known word with other punctuation.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self._row_of = array("i")
        self._characters_of = array("i")
        self.numbers([""])  # so that numpy finds something in the arrays

    def numbers(self, pieces: Iterable[str]) -> Numbers:
        """The numbers of some pieces."""
        # By way of a list, which numpy reads quicker than an iterator.
        return np.array(list(map(self.__getitem__, pieces)), np.int64)

    def __missing__(self, piece: str) -> int:
        self._row_of.append(self.words[piece.strip(_PUNCTUATION)])
        self._characters_of.append(len(piece))
        number = self[piece] = len(self)
        return number

    def counts(self, numbers: Numbers) -> Numbers:
        """What pieces count for: a row of `FIELDS` and `DISTINCT_FIELDS` for each."""
        rows = np.frombuffer(self._row_of, np.intc).take(numbers)
        return np.frombuffer(self.words.counts, np.intc).reshape(-1, _COLUMNS).take(rows, axis=0)

    def characters(self, numbers: Numbers) -> Numbers:
        """How many characters each has."""
        return np.frombuffer(self._characters_of, np.intc).take(numbers)


_table = [Pieces(Words())]


def known_pieces() -> Pieces:
    """The table that all articles share, until it is so large that a new one is begun."""
    known = _table[0]
    if len(known.words) > _MOST:
        _table[0] = Pieces(Words())
    elif len(known) > _MOST:
        _table[0] = Pieces(known.words)
    return _table[0]
