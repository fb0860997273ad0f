"""Counting what readability formulas are made of: words, sentences, syllables, hard words."""

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from linter.documents.model import Block, BlockKind, Document, Sentence

if TYPE_CHECKING:
    from linter.checks.readability.sentence_counts import SentenceCounts

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.FOOTNOTE})
_SENTENCE_END = (".", "!", "?", "…", ":", ";", ".)", "”", '"')


class Counts(NamedTuple):
    """What a stretch of running text holds.

    Attributes:
        sentences: of running text; headings and table cells are none.
        squared_words: the sum of the squares of the sentences' words.
        characters: all but white space.
        words: as readers count them (`text.words.TOKEN`).
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
    characters: int = 0
    words: int = 0
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


def sentence_counts(document: Document) -> "SentenceCounts":
    """The counts of each sentence; ask for them by `document.derived`."""
    from linter.checks.readability.sentence_counts import SentenceCounts

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
