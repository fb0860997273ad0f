"""The English word list, mapped from its file and searched page by page."""

import mmap
import re
import unicodedata
from bisect import bisect_right
from enum import Enum
from functools import cache
from pathlib import Path

import msgspec

PAGE = 1024
_MARK = 0x80
_CLASSES = 16
_LETTERS = re.compile(rb"[a-z']*")


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


class Lexicon:
    """A sorted list of words in pages of `PAGE` bytes, each word followed by its mark.

    Words are ASCII and marks are not, so that a word is found by searching its page.
    """

    def __init__(self, data: bytes | mmap.mmap) -> None:
        self._data = data
        self._firsts = [
            _LETTERS.match(data, start, start + PAGE)[0]  # type: ignore[index]
            for start in range(0, len(data), PAGE)
        ]

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
        key = word.encode()
        page = bisect_right(self._firsts, key) - 1
        if page < 0:
            return None
        start, end = page * PAGE, page * PAGE + PAGE
        data = self._data
        at = data.find(key, start, end)
        while at >= 0:
            stop = at + len(key)
            if stop < end and data[stop] >= _MARK and (at == start or data[at - 1] >= _MARK):
                return _ENTRIES[data[stop] - _MARK]
            at = data.find(key, at + 1, end)
        return None


@cache
def english() -> Lexicon:
    """The shipped lexicon."""
    return Lexicon.open(Path(__file__).with_name("lexicon.bin"))
