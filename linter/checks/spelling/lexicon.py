"""The English word list, mapped from its file: hashes of words with what is known of them."""

import mmap
import sys
import unicodedata
from array import array
from bisect import bisect_left
from enum import Enum
from functools import cache
from pathlib import Path

import msgspec
import xxhash

BUCKET_BITS = 16
"""Bits of a word's hash that choose its bucket: some five words lie in one."""
FINGERPRINT = 0xFFFFFF80
"""The bits that tell the words of a bucket apart; below them lies a word's entry. Of six million
words that are not in the list, one is taken for one that is."""
_MARK = 0x80
_CLASSES = 16


class Standing(Enum):
    """What sort of word an entry is; the order is that of the file's marks."""

    COMMON = 0
    AMERICAN = 1
    BRITISH = 2
    RARE = 3
    """In large word lists only, and spelt like a frequent word: perhaps a slip of it."""
    PROPER = 4
    """Known with a capital only: names, acronyms."""
    NAME = 5
    """A name first, an ordinary word in large lists only: `japan`."""
    SELDOM = 6
    """An ordinary word, but seldom and spelt like a frequent one: perhaps a slip of it."""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """What the lexicon says of a word.

    Attributes:
        frequency: 0 where unknown, else twice the Zipf frequency (log10 per thousand million
            words), 1 to 15: 2 is one in a hundred million words, 14 is `the`.
    """

    standing: Standing
    frequency: int


_ENTRIES = tuple(
    Entry(standing, frequency) for standing in Standing for frequency in range(_CLASSES)
)


def entry_of(mark: int) -> Entry:
    """The entry that the mark byte behind a word stands for."""
    return _ENTRIES[mark - _MARK]


def fold(word: str) -> str:
    """Lower case, straight apostrophes, no accents: the form that the lexicon keeps."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("ﬂ", "fl"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def place_of(word: str) -> tuple[int, int]:
    """The bucket and the fingerprint of a folded word."""
    hashed = xxhash.xxh3_64_intdigest(word.encode())
    return hashed >> (64 - BUCKET_BITS), hashed & FINGERPRINT


class Lexicon:
    """Words by their hashes: where each bucket starts, then the words of all buckets in order.

    A word is its fingerprint and its entry in 32 bits; all numbers are unsigned, little endian.

    Args:
        data: the file that `models/make_lexicon.py` writes.
    """

    def __init__(self, data: bytes | mmap.mmap) -> None:
        numbers: memoryview | array[int] = memoryview(data).cast("I")
        if sys.byteorder == "big":
            numbers = array("I", numbers)
            numbers.byteswap()
        buckets = 1 << BUCKET_BITS
        self._starts, self._words = numbers[: buckets + 1], numbers[buckets + 1 :]

    @classmethod
    def open(cls, path: Path) -> "Lexicon":
        """Map a lexicon file.

        Raises:
            OSError: the file cannot be read.
        """
        with path.open("rb") as file:
            return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def get(self, word: str) -> Entry | None:
        """What is known of a folded word."""
        if not word.isascii():
            return None
        bucket, fingerprint = place_of(word)
        end = self._starts[bucket + 1]
        at = bisect_left(self._words, fingerprint, self._starts[bucket], end)
        if at == end or (found := self._words[at]) & FINGERPRINT != fingerprint:
            return None
        return _ENTRIES[found - fingerprint]


@cache
def english() -> Lexicon:
    """The shipped lexicon."""
    return Lexicon.open(Path(__file__).with_name("lexicon.bin"))
