"""Counting what readability formulas are made of: words, sentences, syllables, hard words."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from linter.checks.readability.syllables import syllables
from linter.checks.readability.vocabulary import (
    LATINATE,
    is_familiar,
    is_familiar_to_beginners,
    zipf,
)
from linter.documents.model import Block, BlockKind, Document
from linter.text.prose import OPAQUE
from linter.text.words import TOKEN

WINDOW = 300
"""Words that occur again within this many pieces of text count once in the `distinct` counts.

A window, because the share of rare words among all distinct ones would grow with the text.
"""

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.FOOTNOTE})
_SENTENCE_END = (".", "!", "?", "…", ":", ";", ".)", "”", '"')
_COMPLEX_ENDINGS = ("es", "ed", "ing")
_COMMON_ZIPF = 6.0


class Counts(NamedTuple):
    """What a stretch of running text holds.

    Attributes:
        words: as readers count them (`text.words.TOKEN`).
        sentences: of running text; headings and table cells are none.
        characters: all but white space.
        letters: letters and digits.
        syllables: a number or a piece of code counts one.
        polysyllables: words of three syllables or more.
        complex_words: those without names and without the syllable that -es, -ed, -ing add (Fog).
        long_words: of more than six letters.
        short_words: of at most three letters.
        unfamiliar: words not on Dale and Chall's list.
        unfamiliar_to_beginners: words not on Spache's list.
        distinct: distinct words in lower case, window by window.
        distinct_unfamiliar, distinct_latinate: those of them that are unfamiliar, or learned.
        distinct_content: those of them that are rarer than one word in a thousand.
        distinct_content_zipf: the sum of their Zipf values, in hundredths.
    """

    words: int = 0
    sentences: int = 0
    characters: int = 0
    letters: int = 0
    syllables: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    long_words: int = 0
    short_words: int = 0
    unfamiliar: int = 0
    unfamiliar_to_beginners: int = 0
    distinct: int = 0
    distinct_unfamiliar: int = 0
    distinct_latinate: int = 0
    distinct_content: int = 0
    distinct_content_zipf: int = 0


def article_counts(document: Document) -> Counts:
    """The counts of the whole article's running text."""
    return block_counts(document, 0, len(document.blocks))


def block_counts(document: Document, first: int, last: int) -> Counts:
    """The counts of the running text in blocks `first` up to, not including, `last`."""
    text = document.prose.lintable
    running = [
        index
        for index, block in enumerate(document.blocks[first:last], first)
        if is_running(block, text)
    ]
    pieces = [text[document.blocks[index].start : document.blocks[index].end] for index in running]
    per_block = document.derived(_sentences_per_block)
    return text_counts(" ".join(pieces), sum(per_block[index] for index in running))


def text_counts(text: str, sentences: int) -> Counts:
    """The counts of a text that is known to have so many sentences."""
    chunks = text.split()
    tokens = _unpack(sum(map(_tokens.__getitem__, chunks)), _TOKEN_FIELDS)
    windows = (set(chunks[at : at + WINDOW]) for at in range(0, len(chunks), WINDOW))
    distinct = _unpack(
        sum(sum(map(_distinct.__getitem__, window)) for window in windows), _DISTINCT_FIELDS
    )
    words, *others = tokens
    return Counts(words, sentences, *others, *distinct)


def is_running(block: Block, text: str) -> bool:
    """Whether a block is prose in sentences: a paragraph, or a list item that ends like one."""
    if block.end == block.start:
        return False
    if block.kind is BlockKind.LIST_ITEM:
        return text.endswith(_SENTENCE_END, block.start, block.end)
    return block.kind in _RUNNING


def _sentences_per_block(document: Document) -> list[int]:
    counts = [0] * len(document.blocks)
    for sentence in document.sentences:
        counts[sentence.block] += 1
    return counts


# A megabyte of text has 170,000 words, and Python spends 0.1 µs on each thing it does. So each
# distinct piece between white space is judged once, and its counts stand side by side in a single
# integer, 32 bits each: adding up all of them is one `sum` in C.
_BITS = 32
_MASK = (1 << _BITS) - 1
_LARGEST_TABLE = 1 << 18


class _Packed(dict[str, int]):
    """Piece of text -> its counts packed in an integer; grows as pieces are met."""

    def __init__(self, judge: Callable[[str], Iterable[int]]) -> None:
        self._judge = judge

    def __missing__(self, piece: str) -> int:
        if len(self) >= _LARGEST_TABLE:
            self.clear()
        packed = 0
        for place, count in enumerate(self._judge(piece)):
            packed |= count << (_BITS * place)
        self[piece] = packed
        return packed


def _unpack(packed: int, fields: int) -> list[int]:
    return [(packed >> (_BITS * place)) & _MASK for place in range(fields)]


_TOKEN_FIELDS = 10
_DISTINCT_FIELDS = 5


def _judge_tokens(piece: str) -> list[int]:
    """The fields of `Counts` from `words` to `unfamiliar_to_beginners`, `sentences` left out."""
    totals = [0] * _TOKEN_FIELDS
    totals[1] = len(piece)
    for token in TOKEN.findall(piece):
        for place, count in enumerate(_judge_token(token)):
            totals[place] += count
    return totals


def _judge_token(token: str) -> tuple[int, ...]:
    letters = sum(map(str.isalnum, token))
    if token[0] == OPAQUE or not any(map(str.isalpha, token)):
        return 1, 0, letters, 1, 0, 0, 0, letters <= 3, 0, 0
    folded = _fold(token)
    spoken = syllables(folded)
    return (
        1,
        0,
        letters,
        spoken,
        spoken >= 3,
        spoken >= 3 and _is_complex(token, folded),
        letters > 6,
        letters <= 3,
        not is_familiar(folded),
        not is_familiar_to_beginners(folded),
    )


def _is_complex(token: str, folded: str) -> bool:
    if token[0].isupper() and not is_familiar(folded) and zipf(folded) < 3:
        return False
    if "-" in token:
        return any(syllables(part) >= 3 for part in folded.split("-"))
    for ending in _COMPLEX_ENDINGS:
        if folded.endswith(ending):
            return syllables(folded[: -len(ending)]) >= 3
    return True


def _judge_distinct(piece: str) -> list[int]:
    """The `distinct` fields of `Counts`; a piece with a capital may be a name, and says nothing."""
    totals = [0] * _DISTINCT_FIELDS
    for token in TOKEN.findall(piece):
        if not token.islower():
            continue
        folded = _fold(token)
        value = zipf(folded)
        totals[0] += 1
        totals[1] += not is_familiar(folded)
        totals[2] += LATINATE.match(folded) is not None
        if value < _COMMON_ZIPF:
            totals[3] += 1
            totals[4] += round(value * 100)
    return totals


def _fold(token: str) -> str:
    return token.lower().replace("’", "'")


_tokens = _Packed(_judge_tokens)
_distinct = _Packed(_judge_distinct)
