"""Counting what readability formulas are made of: words, sentences, syllables, hard words."""

import re
from collections import Counter
from operator import mul
from typing import NamedTuple

from linter.checks.readability.syllables import syllables
from linter.checks.readability.vocabulary import acquaintance
from linter.documents.model import Block, BlockKind, Document
from linter.text.prose import OPAQUE
from linter.text.words import TOKEN

WINDOW = 400
"""Words that occur again within this many pieces of text count once in the `distinct` counts.

A window, because the share of rare words among all distinct ones would grow with the text.
"""

_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.FOOTNOTE})
_SENTENCE_END = (".", "!", "?", "…", ":", ";", ".)", "”", '"')
_COMPLEX_ENDINGS = ("es", "ed", "ing")
_COMMON_ZIPF = 6.0


_LATINATE = re.compile(
    r"\w{3,}(?:tions?|sions?|ments?|it(?:y|ies)|[ae]nc(?:e|es|y|ies)|isms?|ive|ous|[ai]ble|ical|ics?"
    r"|ate[sd]?)$"
)
"""Words built by the suffixes of learned English."""


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
        unfamiliar: words neither on Dale and Chall's list nor names.
        unfamiliar_to_beginners: words neither on Spache's list nor names.
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
    per_block = document.derived(_sentences_per_block)
    pieces = []
    sentences = 0
    for index in range(first, last):
        block = document.blocks[index]
        if is_running(block, text):
            pieces.append(text[block.start : block.end])
            sentences += per_block[index]
    return text_counts(" ".join(pieces), sentences)


def text_counts(text: str, sentences: int) -> Counts:
    """The counts of a text that is known to have so many sentences."""
    pieces = _split(text)
    total = 0
    distinct = 0
    for at in range(0, len(pieces), WINDOW):
        found = Counter(pieces[at : at + WINDOW])
        packed = [*map(_pieces.__getitem__, found)]
        distinct += sum(packed)
        total += sum(map(mul, packed, found.values()))
    words, *others = _unpack(total, 0, _TOKEN_FIELDS)
    return Counts(words, sentences, *others, *_unpack(distinct, _TOKEN_FIELDS, _FIELDS))


def count_words(text: str) -> int:
    """How many words a reader counts in `text`: `count_tokens`, faster."""
    return sum(map(_pieces.__getitem__, _split(text))) & _MASK


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


# A megabyte of text has 170,000 words, and Python takes 0.1 µs for the least thing it does. So each
# distinct piece between white space is judged once, and its counts stand side by side in a single
# integer, 32 bits each: adding up all of them is one `sum` in C.
_BITS = 32
_MASK = (1 << _BITS) - 1
_LARGEST_TABLE = 1 << 18
_TOKEN_FIELDS = 10
_FIELDS = 15
_PUNCTUATION = "\"'“”‘’.,;:!?()[]"


class _Judged(dict[str, int]):
    """Piece -> its counts: the fields of `Counts` in order, `sentences` left out."""

    def __missing__(self, piece: str) -> int:
        core = piece.strip(_PUNCTUATION)
        tokens = (core,) if core.isalpha() else TOKEN.findall(piece)
        packed = sum(map(_words.__getitem__, tokens)) + (len(piece) << _BITS)
        self[piece] = packed
        return packed


class _Words(dict[str, int]):
    """Word -> the same; the characters are left to the piece that it stands in."""

    def __missing__(self, token: str) -> int:
        packed = _pack(_judge(token))
        self[token] = packed
        return packed


_pieces = _Judged()
_words = _Words()


def _split(text: str) -> list[str]:
    if len(_pieces) > _LARGEST_TABLE:
        _pieces.clear()
        _words.clear()
    return text.split()


def _pack(fields: tuple[int, ...]) -> int:
    packed = 0
    for field in reversed(fields):
        packed = packed << _BITS | field
    return packed


def _unpack(packed: int, first: int, last: int) -> list[int]:
    return [(packed >> (_BITS * place)) & _MASK for place in range(first, last)]


def _judge(token: str) -> tuple[int, ...]:
    letters = len(token) if token.isalnum() else sum(map(str.isalnum, token))
    if token[0] == OPAQUE or not (token.isalpha() or any(map(str.isalpha, token))):
        return (1, 0, letters, 1, 0, 0, 0, letters <= 3, 0, 0)
    folded = token.lower().replace("’", "'")
    known = acquaintance(folded)
    spoken = known.syllables or syllables(folded)
    is_name = known.name and token[0].isupper()
    fields = (
        1,
        0,
        letters,
        spoken,
        spoken >= 3,
        spoken >= 3 and not is_name and _is_complex(folded),
        letters > 6,
        letters <= 3,
        not (known.familiar or is_name),
        not (known.familiar_to_beginners or is_name),
    )
    if not token.islower():
        return fields  # perhaps a name, which says nothing about the vocabulary
    rare = known.zipf < _COMMON_ZIPF
    return (
        *fields,
        1,
        not known.familiar,
        _LATINATE.match(folded) is not None,
        rare,
        round(known.zipf * 100) if rare else 0,
    )


def _is_complex(word: str) -> bool:
    if "-" in word:
        return any(syllables(part) >= 3 for part in word.split("-") if part)
    for ending in _COMPLEX_ENDINGS:
        if word.endswith(ending):
            return syllables(word[: -len(ending)]) >= 3
    return True
