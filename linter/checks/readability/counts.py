"""Counting what readability formulas are made of: words, sentences, syllables, hard words."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from linter.checks.readability.pieces import FIELDS, Numbers, known_pieces
from linter.documents.model import Block, BlockKind, Document, Sentence
from linter.text.span import Span

WINDOW = 200
"""Words that occur again within this many pieces of a section count once in the `distinct` counts.

A window, because the share of rare words among all distinct ones would grow with the text.
"""

_AT_ONCE = 1000
"""Sentences whose pieces are held at once."""

_PIECE_BITS = 32
"""In a number that says of a piece in which window it stands."""

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.FOOTNOTE})
_SENTENCE_END = (".", "!", "?", "…", ":", ";", ".)", "”", '"')


class Counts(NamedTuple):
    """What a stretch of running text holds.

    Attributes:
        sentences: of running text; headings and table cells are none.
        squared_words: the sum of the squares of the sentences' words.
        words: as readers count them (`text.words.TOKEN`).
        characters: all but white space.
        letters: letters and digits.
        syllables: a number or a piece of code counts one.
        polysyllables: words of three syllables or more.
        complex_words: those without names and without the syllable that -es, -ed, -ing add (Fog).
        long_words: of more than six letters.
        short_words: of at most three letters.
        unfamiliar: words neither on Dale and Chall's list nor names.
        unfamiliar_to_beginners: words neither on Spache's list nor names.
        abstract_nouns: nouns made from verbs and adjectives.
        forms_of_be: what a passive begins with.
        distinct: distinct words in lower case, window by window.
        distinct_unfamiliar, distinct_latinate: those of them that are unfamiliar, or learned.
        distinct_content: those of them that are rarer than one word in a thousand.
        distinct_content_zipf: the sum of their Zipf values, in hundredths.
    """

    sentences: int = 0
    squared_words: int = 0
    words: int = 0
    characters: int = 0
    letters: int = 0
    syllables: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    long_words: int = 0
    short_words: int = 0
    unfamiliar: int = 0
    unfamiliar_to_beginners: int = 0
    abstract_nouns: int = 0
    forms_of_be: int = 0
    distinct: int = 0
    distinct_unfamiliar: int = 0
    distinct_latinate: int = 0
    distinct_content: int = 0
    distinct_content_zipf: int = 0


class SentenceCounts:
    """The counts of each sentence of a document, headings and table cells included.

    Attributes:
        starts: where each sentence begins.
        words: of each sentence.
    """

    def __init__(self, document: Document) -> None:
        text = document.prose.lintable
        sentences = document.sentences
        self.starts = [sentence.start for sentence in sentences]
        self._known = known_pieces()
        sizes, pieces, totals = [], [], []
        for at in range(0, max(len(sentences), 1), _AT_ONCE):
            split = [text[s.start : s.end].split() for s in sentences[at : at + _AT_ONCE]]
            sizes.append(np.fromiter(map(len, split), np.int64, len(split)))
            pieces.append(self._known.numbers(chain.from_iterable(split), int(sizes[-1].sum())))
            each = self._known.each.rows.take(pieces[-1], axis=0)
            totals.append(_sums(each, _sums_before(sizes[-1])))
        self._sizes = _joined(sizes)
        self._firsts = _sums_before(self._sizes)
        self._pieces = _joined(pieces)
        self._totals = _joined(totals)
        self.words: list[int] = self._totals[:, 0].tolist()

    def within(self, span: Span) -> range:
        """The indices of the sentences that begin in a range of the prose."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def count(self, index: int, name: str) -> int:
        """One of `pieces.FIELDS` in a sentence."""
        return int(self._totals[index, FIELDS.index(name)])

    def of(self, groups: Sequence[Sequence[int]]) -> list[Counts]:
        """The counts of groups of sentences, each group together; none is empty."""
        if not groups:
            return []
        sentences = np.fromiter(chain.from_iterable(groups), np.int64)
        sizes = self._sizes[sentences]
        firsts = _sums_before(sizes)
        pieces = self._pieces[_ranges(self._firsts[sentences], sizes, firsts)]
        group_sizes = np.fromiter(map(len, groups), np.int64, len(groups))
        group_firsts = _sums_before(group_sizes)
        each = self._totals.take(sentences, axis=0)
        words = each[:, 0]
        totals = np.column_stack(
            (
                group_sizes,
                _sums(words * words, group_firsts),
                _sums(each, group_firsts),
                self._distinct(pieces, firsts[group_firsts]),
            )
        )
        return [Counts(*row) for row in totals.tolist()]

    def _distinct(self, pieces: Numbers, groups: Numbers) -> Numbers:
        """The counts of distinct pieces, window by window, for groups that begin at these."""
        sizes = np.diff(groups, append=len(pieces))
        windows = (sizes + WINDOW - 1) // WINDOW
        windows_before = _sums_before(windows)
        place = np.arange(len(pieces)) - np.repeat(groups, sizes)
        window = place // WINDOW + np.repeat(windows_before, sizes)
        keys = np.sort(window << _PIECE_BITS | pieces)
        keys = keys[np.diff(keys, prepend=-1) != 0]
        firsts = np.searchsorted(keys, windows_before << _PIECE_BITS)
        once = self._known.once.rows.take(keys & (1 << _PIECE_BITS) - 1, axis=0)
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
    return np.cumsum(sizes) - sizes


def _ranges(starts: Numbers, sizes: Numbers, firsts: Numbers) -> Numbers:
    """All whole numbers of ranges that have these starts and sizes; `firsts` sums the sizes."""
    return np.arange(firsts[-1] + sizes[-1]) + np.repeat(starts - firsts, sizes)


def sentence_counts(document: Document) -> SentenceCounts:
    """The counts of each sentence; ask for them by `document.derived`."""
    return SentenceCounts(document)


def article_counts(document: Document) -> Counts:
    """The counts of the whole article's running text; ask for them by `document.derived`."""
    sections = document.derived(_section_counts).values()
    return Counts(*map(sum, zip(*sections, strict=True))) if sections else Counts()


def block_counts(document: Document, first: int, last: int) -> Counts:
    """The counts of the running text in blocks `first` up to, not including, `last`."""
    if last - first == len(document.blocks):
        return document.derived(article_counts)
    known = document.derived(_section_counts).get((first, last))
    if known is None:
        return _counts(document, [(first, last)]).get((first, last), Counts())
    return known


def _section_counts(document: Document) -> dict[tuple[int, int], Counts]:
    return _counts(document, [(section.first, section.last) for section in document.sections])


def _counts(document: Document, ranges: list[tuple[int, int]]) -> dict[tuple[int, int], Counts]:
    """The counts of ranges of blocks that have running text."""
    running = document.derived(_running)
    sentences = document.sentences
    groups: dict[tuple[int, int], list[int]] = {}
    for first, last in ranges:
        begin = bisect_left(sentences, first, key=_block)
        end = bisect_left(sentences, last, begin, key=_block)
        inside = [index for index in range(begin, end) if running[sentences[index].block]]
        if inside:
            groups[first, last] = inside
    counts = document.derived(sentence_counts).of(list(groups.values()))
    return dict(zip(groups, counts, strict=True))


def is_running(block: Block, text: str) -> bool:
    """Whether a block is prose in sentences: a paragraph, or a list item that ends like one."""
    if block.kind is BlockKind.LIST_ITEM:
        return text.endswith(_SENTENCE_END, block.start, block.end)
    return block.kind in _RUNNING


def _running(document: Document) -> list[bool]:
    text = document.prose.lintable
    return [is_running(block, text) for block in document.blocks]


def _block(sentence: Sentence) -> int:
    return sentence.block
