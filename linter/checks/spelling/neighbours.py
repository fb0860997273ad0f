"""The words of the lexicon that a slip may have been meant for."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from string import ascii_lowercase
from typing import Any, NamedTuple

import msgspec
import numpy as np

from linter.checks.spelling.lexicon import Entry, entry_of
from linter.checks.spelling.slips import FAR, FIRST_LETTER, TWO_EDITS, slip_cost

UInt64s = np.ndarray[Any, np.dtype[np.uint64]]
UInt8s = np.ndarray[Any, np.dtype[np.uint8]]
Int64s = np.ndarray[Any, np.dtype[np.int64]]

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

MOST_SPREAD = 3
"""By how many letters two words may differ in length, however dear a slip may be."""

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
_PAIRS = np.uint64((1 << 64) - 1 - _LETTERS)
_ALPHABET, _LENGTHS = 26, 64
"""First letters, and lengths that are told apart: no word of the file is longer."""


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


class Words(NamedTuple):
    """The words of the file, by first letter and then by length, as arrays of one length."""

    traits: UInt64s
    marks: UInt8s
    lengths: UInt8s
    letters: UInt8s
    ends: Int64s
    """Where each ends in `text`."""
    text: str

    @classmethod
    def read(cls, data: bytes) -> "Words":
        """What the file that `models/make_lexicon.py` writes holds."""
        counts = np.frombuffer(data, "<u4", _ALPHABET)
        total = int(counts.sum())
        at = 4 * _ALPHABET
        lengths = np.frombuffer(data, "u1", total, at + 9 * total)
        return cls(
            np.frombuffer(data, "<u8", total, at),
            np.frombuffer(data, "u1", total, at + 8 * total),
            lengths,
            np.repeat(np.arange(_ALPHABET, dtype=np.uint8), counts),
            np.cumsum(lengths, dtype=np.int64),
            data[at + 10 * total :].decode("ascii"),
        )


class Neighbours:
    """The words worth suggesting.

    Args:
        words: all of them.
        least: the frequency class from which they are kept.
    """

    def __init__(self, words: Words, least: int = 0) -> None:
        kept = np.flatnonzero((words.marks & 0x0F) >= least)
        self._text, self._ends = words.text, words.ends[kept]
        self._traits, self._marks = words.traits[kept], words.marks[kept]
        self._lengths = words.lengths[kept].astype(np.int8)
        self._frequencies = (self._marks & 0x0F).astype(np.float32) / 2
        place = words.letters[kept].astype(np.int64) * _LENGTHS + words.lengths[kept]
        sizes = np.bincount(place, minlength=_ALPHABET * _LENGTHS)
        self._starts: list[int] = [0, *np.cumsum(sizes).tolist()]

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
        index, score = self._estimates(word, limit, ceiling)
        tried = TRIED_NEAR if limit <= TWO_EDITS else TRIED
        if len(score) > 2 * tried:  # sorting all of them would take longer
            best = np.flatnonzero(score <= np.partition(score, tried)[tried])
            index, score = index[best], score[best]
        for at in index[np.argsort(score, kind="stable")[:tried]].tolist():
            end, length = int(self._ends[at]), int(self._lengths[at])
            yield self._text[end - length : end], entry_of(int(self._marks[at]))

    def _estimates(self, word: str, limit: float, ceiling: float) -> tuple[Any, Any]:
        """Indices of the words that may be within both bounds, and their estimated scores."""
        near = list(self._near(word, limit))
        if not near:
            return np.empty(0, np.int64), np.empty(0)
        bits = traits(word)
        sizes = [last - first for first, last, _, _ in near]
        differing = np.concatenate([self._traits[first:last] for first, last, _, _ in near])
        differing ^= np.uint64(bits)
        pairs = _ones(differing & _PAIRS)
        possible = np.flatnonzero(pairs <= np.repeat([most for _, _, most, _ in near], sizes))
        index = np.concatenate([np.arange(first, last) for first, last, _, _ in near])[possible]
        floor = np.repeat([floor for _, _, _, floor in near], sizes)[possible]
        differing, pairs = differing[possible], pairs[possible]
        extra = _ones(differing & np.uint64(bits & _LETTERS)).astype(np.int8)
        missing = _ones(differing & np.uint64(~bits & _LETTERS)).astype(np.int8)
        # Fitted by least squares on pairs of slip and word; the residual's deviation is 0.34.
        cost = (
            floor
            + 0.1
            + 0.31 * np.minimum(extra, missing)
            + 0.21 * np.abs(extra - missing)
            + 0.13 * pairs
            + 0.34 * np.abs(self._lengths[index] - len(word))
        )
        score = WEIGHT * cost - self._frequencies[index]
        close = np.flatnonzero((cost <= limit + SLACK) & (score <= ceiling + WEIGHT * SLACK))
        return index[close], score[close]

    def _near(self, word: str, limit: float) -> Iterator[tuple[int, int, int, float]]:
        """Ranges of words of a like first letter and a like length, by letter.

        With each the most pairs of letters in which such a word may differ, and what its first
        letter costs.
        """
        alike = word[:1] + word[1:2]
        for letter in sorted({*alike, *_SOUNDS.get(word[0], "")}):
            floor = 0.0 if letter in alike else FIRST_LETTER
            if letter in ascii_lowercase and limit - floor >= LEAST_EDIT:
                edits = int((limit - floor) / LEAST_EDIT)
                spread = min(edits, MOST_SPREAD)
                own = ascii_lowercase.index(letter) * _LENGTHS
                first = self._starts[own + min(max(len(word) - spread, 0), _LENGTHS - 1)]
                last = self._starts[own + min(len(word) + spread + 1, _LENGTHS)]
                yield first, last, PAIRS_OF_EDIT * edits, floor


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
def _english_words() -> Words:
    return Words.read(Path(__file__).with_name("neighbours.bin").read_bytes())


@cache
def english_neighbours(least: int = 0) -> Neighbours:
    """The shipped words, from a frequency class on."""
    return Neighbours(_english_words(), least)
