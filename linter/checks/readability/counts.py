"""Counting what readability formulas are made of: words, sentences, syllables, hard words."""

from bisect import bisect_left
from typing import NamedTuple

from linter.checks.readability.pieces import FIELDS, MASK, PIECES, field, unpack
from linter.documents.model import Block, BlockKind, Document, Sentence
from linter.text.span import Span

WINDOW = 200
"""Words that occur again within this many pieces of a section count once in the `distinct` counts.

A window, because the share of rare words among all distinct ones would grow with the text.
"""

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
        words: of each sentence.
    """

    def __init__(self, document: Document) -> None:
        text = document.prose.lintable
        judged = PIECES.__getitem__
        self._starts = [sentence.start for sentence in document.sentences]
        self._pieces = [
            text[sentence.start : sentence.end].split() for sentence in document.sentences
        ]
        self._totals = [sum(map(judged, pieces)) for pieces in self._pieces]
        self.words = [packed & MASK for packed in self._totals]

    def within(self, span: Span) -> range:
        """The indices of the sentences that begin in a range of the prose."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def count(self, index: int, name: str) -> int:
        """One of `pieces.FIELDS` in a sentence."""
        return self._totals[index] >> field(name) & MASK

    def of(self, sentences: list[int]) -> Counts:
        """The counts of some sentences together."""
        pieces = [piece for index in sentences for piece in self._pieces[index]]
        distinct = 0
        for at in range(0, len(pieces), WINDOW):
            distinct += sum(map(PIECES.__getitem__, set(pieces[at : at + WINDOW])))
        return Counts(
            len(sentences),
            sum(self.words[index] ** 2 for index in sentences),
            *unpack(sum(map(self._totals.__getitem__, sentences)))[: len(FIELDS)],
            *unpack(distinct)[len(FIELDS) :],
        )


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
    return _counts(document, first, last) if known is None else known


def _section_counts(document: Document) -> dict[tuple[int, int], Counts]:
    return {
        (section.first, section.last): _counts(document, section.first, section.last)
        for section in document.sections
    }


def _counts(document: Document, first: int, last: int) -> Counts:
    running = document.derived(_running)
    sentences = document.sentences
    begin = bisect_left(sentences, first, key=_block)
    end = bisect_left(sentences, last, key=_block)
    return document.derived(sentence_counts).of(
        [index for index in range(begin, end) if running[sentences[index].block]]
    )


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
