"""The counts of sentences: each piece of text is looked up once, and numpy adds up."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain

import numpy as np

from linter.checks.readability.counts import Counts
from linter.checks.readability.piece_table import Numbers, known_pieces
from linter.checks.readability.pieces import FIELDS
from linter.documents.model import Document
from linter.text.span import Span

WINDOW = 200
"""Words that occur again within this many pieces of a section count once in the `distinct` counts.

A window, because the share of rare words among all distinct ones would grow with the text.
"""

_AT_ONCE = 1000
"""Sentences whose pieces are held at once."""

_WORDS = FIELDS.index("words")

_PIECE_BITS = 32
"""In a number that says of a piece in which window it stands."""


class SentenceCounts:
    """The counts of each sentence of a document, headings and table cells included.

    Attributes:
        starts: where each sentence begins.
        words: of each sentence.
    """

    def __init__(self, document: Document) -> None:
        text = document.single_byte
        sentences = document.sentences
        self.starts = [sentence.start for sentence in sentences]
        self._known = known_pieces()
        sizes, pieces, totals = [], [], []
        for at in range(0, max(len(sentences), 1), _AT_ONCE):
            split = [text[s.start : s.end].split() for s in sentences[at : at + _AT_ONCE]]
            sizes.append(np.fromiter(map(len, split), np.int64, len(split)))
            pieces.append(self._known.numbers(chain.from_iterable(split)))
            each = self._known.counts(pieces[-1])[:, : len(FIELDS)]
            totals.append(_sums(each, _sums_before(sizes[-1])))
        self._sizes = _joined(sizes)
        self._firsts = _sums_before(self._sizes)
        self._pieces = _joined(pieces)
        self._totals = _joined(totals)
        self.words: list[int] = self._totals[:, _WORDS].tolist()

    def within(self, span: Span) -> range:
        """The indices of the sentences that begin in a range of the prose."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def count(self, index: int, name: str) -> int:
        """One of `pieces.FIELDS` in a sentence."""
        return int(self._totals[index, FIELDS.index(name)])

    def with_more(self, name: str, most: int) -> list[int]:
        """The indices of the sentences that have more than so many of one of `pieces.FIELDS`."""
        (found,) = (self._totals[:, FIELDS.index(name)] > most).nonzero()
        indices: list[int] = found.tolist()
        return indices

    def of(self, groups: Sequence[Sequence[int]]) -> list[Counts]:
        """The counts of groups of sentences, each group together; none is empty."""
        if not groups:
            return []
        sentences = np.array(list(chain.from_iterable(groups)), np.int64)
        sizes = self._sizes[sentences]
        pieces = self._pieces[_ranges(self._firsts[sentences], sizes)]
        group_sizes = np.array(list(map(len, groups)), np.int64)
        group_firsts = _sums_before(group_sizes)
        group_pieces = _sums(sizes, group_firsts)
        each = self._totals.take(sentences, axis=0)
        words = each[:, _WORDS]
        columns = (
            group_sizes,
            _sums(words * words, group_firsts),
            _sums(self._known.characters(pieces), _sums_before(group_pieces)),
            _sums(each, group_firsts),
            self._distinct(pieces, group_pieces),
        )
        return [
            Counts(group, squared, characters, *of_each, *of_distinct)
            for group, squared, characters, of_each, of_distinct in zip(
                *(column.tolist() for column in columns), strict=True
            )
        ]

    def _distinct(self, pieces: Numbers, sizes: Numbers) -> Numbers:
        """The counts of distinct pieces, window by window, for groups of these sizes."""
        windows = (sizes + WINDOW - 1) // WINDOW
        windows_before = _sums_before(windows)
        # Counted as if each group began with a window of its own.
        window = _ranges(windows_before * WINDOW, sizes) // WINDOW
        keys = window << _PIECE_BITS | pieces
        keys.sort()
        is_new = np.empty(len(keys), bool)
        is_new[:1] = True
        np.not_equal(keys[1:], keys[:-1], out=is_new[1:])
        keys = keys[is_new]
        firsts = keys.searchsorted(windows_before << _PIECE_BITS)
        once = self._known.counts(keys & (1 << _PIECE_BITS) - 1)[:, len(FIELDS) :]
        return _sums(once, firsts)


def _sums(values: Numbers, firsts: Numbers) -> Numbers:
    """The sums of neighbours in groups that begin at `firsts`, none of them empty."""
    if not len(firsts):
        return values[:0]
    return np.add.reduceat(values, firsts, axis=0, dtype=np.int64)


def _joined(parts: Sequence[Numbers]) -> Numbers:
    """The parts one after the other."""
    return np.concatenate(parts) if len(parts) > 1 else parts[0]


def _sums_before(sizes: Numbers) -> Numbers:
    """Where each of some groups of these sizes begins, one after the other."""
    firsts: Numbers = sizes.cumsum() - sizes
    return firsts


def _ranges(starts: Numbers, sizes: Numbers) -> Numbers:
    """All whole numbers of ranges that have these starts and sizes, one range after the other."""
    firsts = _sums_before(sizes)
    moved: Numbers = (starts - firsts).repeat(sizes)
    return np.arange(len(moved)) + moved
