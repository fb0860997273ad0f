"""The words of the lexicon that a slip may have been meant for."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import msgspec
import numpy as np

from linter.checks.spelling.lexicon import Entry, entry_of
from linter.checks.spelling.slips import FAR, FIRST_LETTER, slip_cost

UInt64s = np.ndarray[Any, np.dtype[np.uint64]]
UInt8s = np.ndarray[Any, np.dtype[np.uint8]]

_SOUNDS = {
    "a": "eo",
    "c": "ksq",
    "e": "ai",
    "f": "pv",
    "g": "j",
    "h": "w",
    "i": "e",
    "j": "g",
    "k": "cq",
    "n": "kp",
    "o": "a",
    "p": "f",
    "q": "ck",
    "r": "w",
    "s": "cp",
    "u": "eo",
    "v": "f",
    "w": "hr",
    "x": "z",
    "z": "sx",
}
"""First letters that stand for one another in words that sound alike."""


WEIGHT = 3.0
"""How many powers of ten less likely a slip of cost 1 is than none; fitted on word pairs."""

LEAST_EDIT, PAIRS_OF_EDIT = 0.4, 6
"""What the cheapest edit costs, and how many pairs of letters one can touch."""

SLACK = 0.7
"""By how much an estimated cost may exceed the true one."""

TRIED, TRIED_NEAR = 40, 16
"""How many of the words with the best estimates are measured in full; for slips of one edit."""

MARGIN = 1.5
"""How far behind the best a neighbour is still worth knowing, in powers of ten."""


class Neighbour(msgspec.Struct, frozen=True, gc=False):
    """A word, what the lexicon says of it, and the cost of the slip from it."""

    word: str
    entry: Entry
    cost: float

    @property
    def score(self) -> float:
        """Minus the logarithm (base 10) of its likelihood, up to a constant: less is likelier."""
        return WEIGHT * self.cost - self.entry.frequency / 2


_LETTER_BITS = 20
_PAIR_BITS = 64 - _LETTER_BITS
_SOUND = dict(zip("abcdefghijklmnopqrstuvwxyz", "abkdepg.igklmnopkrstuvwsys", strict=True))
_BIT = {letter: 1 << n for n, letter in enumerate(sorted(set(_SOUND.values()) - {"."}))}
_LETTERS = (1 << _LETTER_BITS) - 1
_ALL = (1 << 64) - 1


def traits(word: str) -> int:
    """64 bits in which words that are slips of one another differ little.

    A bit for each sound among the letters (an `h` has none), and a hashed bit for each pair of
    neighbouring letters.
    """
    bits = 0
    for letter in word:
        bits |= _BIT.get(_SOUND.get(letter, ""), 0)
    for one, other in pairwise(word):
        bits |= 1 << _LETTER_BITS + (ord(one) * 31 + ord(other)) % _PAIR_BITS
    return bits


class _Letter:
    """The words that begin with one letter, shorter ones first, as arrays of one length."""

    def __init__(
        self, traits: UInt64s, marks: UInt8s, lengths: UInt8s, words: str, least: int
    ) -> None:
        kept = (marks & 0x0F) >= least
        self._words = words
        self._ends = np.cumsum(lengths, dtype=np.int64)[kept]
        self._traits, self._marks = traits[kept], marks[kept]
        self._lengths = lengths[kept].astype(np.int8)
        self._frequencies = (self._marks & 0x0F).astype(np.float32) / 2

    def estimate(
        self, bits: int, length: int, floor: float, limit: float, ceiling: float
    ) -> tuple[Any, Any]:
        """Indices of the words that may be within both bounds, and their estimated scores."""
        spread = min(int((limit - floor) / LEAST_EDIT), 3)
        near = slice(
            int(np.searchsorted(self._lengths, length - spread)),
            int(np.searchsorted(self._lengths, length + spread, "right")),
        )
        differing = self._traits[near] ^ np.uint64(bits)
        pairs = _ones(differing & np.uint64(~_LETTERS & _ALL))
        possible = np.flatnonzero(pairs <= PAIRS_OF_EDIT * int((limit - floor) / LEAST_EDIT))
        differing, pairs = differing[possible], pairs[possible]
        extra = _ones(differing & np.uint64(bits & _LETTERS)).astype(np.int8)
        missing = _ones(differing & np.uint64(~bits & _LETTERS)).astype(np.int8)
        index = possible + near.start
        # Fitted by least squares on pairs of slip and word; the residual's deviation is 0.34.
        cost = (
            floor
            + 0.1
            + 0.31 * np.minimum(extra, missing)
            + 0.21 * np.abs(extra - missing)
            + 0.13 * pairs
            + 0.34 * np.abs(self._lengths[index] - length)
        )
        score = WEIGHT * cost - self._frequencies[index]
        close = np.flatnonzero((cost <= limit + SLACK) & (score <= ceiling + WEIGHT * SLACK))
        return index[close], score[close]

    def word(self, index: int) -> str:
        end = int(self._ends[index])
        return self._words[end - int(self._lengths[index]) : end]

    def entry(self, index: int) -> Entry:
        return entry_of(int(self._marks[index]))


class Neighbours:
    """The words worth suggesting, by first letter.

    Args:
        data: the file that `models/make_lexicon.py` writes.
        least: the frequency class from which words are kept.
    """

    def __init__(self, data: bytes, least: int = 0) -> None:
        counts = np.frombuffer(data, "<u4", 26)
        total = int(counts.sum())
        at = 4 * 26
        traits = np.frombuffer(data, "<u8", total, at)
        marks = np.frombuffer(data, "u1", total, at + 8 * total)
        lengths = np.frombuffer(data, "u1", total, at + 9 * total)
        words = data[at + 10 * total :].decode("ascii")
        self._letters: dict[str, _Letter] = {}
        start = text = 0
        for letter, count in zip(ascii_lowercase, counts.tolist(), strict=True):
            own = slice(start, start + count)
            size = int(lengths[own].sum())
            self._letters[letter] = _Letter(
                traits[own], marks[own], lengths[own], words[text : text + size], least
            )
            start, text = own.stop, text + size

    def of(
        self, word: str, limit: float = 2.8, margin: float = MARGIN, ceiling: float = FAR
    ) -> list[Neighbour]:
        """The words that a folded `word` is most likely a slip for, best first.

        Args:
            word: at least one letter.
            limit: no slip may cost more.
            margin: how far a score may lie behind the best one.
            ceiling: no score may be higher.
        """
        best = ceiling - margin
        found: list[Neighbour] = []
        for candidate, entry in self._likeliest(word, limit, ceiling):
            bar = min(limit, (best + margin + entry.frequency / 2) / WEIGHT)
            cost = slip_cost(word, candidate, bar) if candidate != word else FAR
            if cost < FAR:
                found.append(Neighbour(candidate, entry, cost))
                best = min(best, found[-1].score)
        found.sort(key=lambda neighbour: (neighbour.score, neighbour.word))
        return [neighbour for neighbour in found if neighbour.score <= best + margin]

    def _likeliest(self, word: str, limit: float, ceiling: float) -> Iterator[tuple[str, Entry]]:
        """The words with the best estimated scores."""
        bits, length = traits(word), len(word)
        tried = TRIED_NEAR if limit <= 1.2 else TRIED
        letters, indices, scores = [], [], []
        for first in sorted({word[0], *_SOUNDS.get(word[0], ""), *word[1:2]}):
            floor = 0.0 if first == word[0] or first == word[1:2] else FIRST_LETTER
            if first in self._letters and limit - floor >= LEAST_EDIT:
                near, score = self._letters[first].estimate(bits, length, floor, limit, ceiling)
                letters.extend([first] * len(near))
                indices.append(near)
                scores.append(score)
        if not letters:
            return
        index = np.concatenate(indices)
        for at in np.argsort(np.concatenate(scores), kind="stable")[:tried].tolist():
            letter = self._letters[letters[at]]
            yield letter.word(int(index[at])), letter.entry(int(index[at]))


@cache
def _ones_of_16_bits() -> UInt8s:
    return np.array([n.bit_count() for n in range(1 << 16)], dtype=np.uint8)


def _counted(bits: UInt64s) -> UInt8s:
    """How many bits are set in each number, by a table: what NumPy 1 lacks."""
    parts = bits.view(np.uint16).reshape(-1, 4)
    ones: UInt8s = _ones_of_16_bits()[parts].sum(axis=1, dtype=np.uint8)
    return ones


_ones: Callable[[UInt64s], UInt8s] = getattr(np, "bitwise_count", _counted)


@cache
def english_neighbours(least: int = 0) -> Neighbours:
    """The shipped words, from a frequency class on."""
    return Neighbours(Path(__file__).with_name("neighbours.bin").read_bytes(), least)
