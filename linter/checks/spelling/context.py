"""How well a word fits between its neighbours: a compact model of sequences of two and three."""

import mmap
import sys
from array import array
from bisect import bisect_left
from functools import cache
from itertools import accumulate
from pathlib import Path

import xxhash

from linter.checks.spelling.lexicon import english

START, END = "<s>", "</s>"
"""What stands before the first word of a sentence, and behind the last."""
UNKNOWN = ""
"""A neighbour of which nothing is known: a number, a name, code."""

BUCKET_BITS, FINGERPRINT_BITS, VALUE_BITS = 16, 16, 4
"""Of the hash of a sequence, the bits that choose its bucket and those that are kept; the bits of
its probability. Of 4,000 sequences that are not known, one is taken for one that is."""
STEP = 0.33
"""Powers of ten from one value to the next."""
SHORTER_PAIR, SHORTER_WORD = -0.3, -0.5
"""What it costs (log10) that only the shorter sequence is known ("stupid backoff": Brants et al.
2007)."""
_RARE = -8.5
"""The log-probability of a word whose frequency is unknown."""


def place_of(sequence: str) -> tuple[int, int]:
    """The bucket and the fingerprint of words joined by spaces."""
    hashed = xxhash.xxh3_64_intdigest(sequence.encode())
    return hashed >> (64 - BUCKET_BITS), hashed & ((1 << FINGERPRINT_BITS) - 1)


class Context:
    """Probabilities of words after the one or two before them.

    Args:
        data: the file that `models/make_context.py` writes.
    """

    def __init__(self, data: bytes | mmap.mmap) -> None:
        buckets = 1 << BUCKET_BITS
        self._starts = array("I", accumulate(data[:buckets], initial=0))
        end = buckets + 2 * self._starts[-1]
        held = memoryview(data)
        self._fingerprints: memoryview | array[int] = held[buckets:end].cast("H")
        if sys.byteorder == "big":
            self._fingerprints = array("H", self._fingerprints)
            self._fingerprints.byteswap()
        self._values = held[end:]

    def _find(self, sequence: str) -> float | None:
        bucket, fingerprint = place_of(sequence)
        end = self._starts[bucket + 1]
        at = bisect_left(self._fingerprints, fingerprint, self._starts[bucket], end)
        if at < end and self._fingerprints[at] == fingerprint:
            return -STEP * (self._values[at >> 1] >> (at & 1) * VALUE_BITS & 0x0F)
        return None

    def after(self, before: tuple[str, str], word: str) -> float:
        """The log-probability (base 10) of a folded word behind two others."""
        farther, nearer = before
        if nearer == UNKNOWN:
            return self.alone(word)
        if farther != UNKNOWN:
            found = self._find(f"{farther} {nearer} {word}")
            if found is not None:
                return found
        shorter = SHORTER_PAIR if farther != UNKNOWN else 0.0
        found = self._find(f"{nearer} {word}")
        return shorter + (SHORTER_WORD + self.alone(word) if found is None else found)

    def fit(self, before: tuple[str, str], word: str, after: tuple[str, str]) -> float:
        """The log-probability of a word, and of what follows it, behind what stands before it."""
        nearer, farther = after
        total = self.after(before, word)
        if nearer != UNKNOWN:
            total += self.after((before[1], word), nearer)
            if farther != UNKNOWN:
                total += self.after((word, nearer), farther)
        return total

    @staticmethod
    def alone(word: str) -> float:
        """The log-probability of a word anywhere."""
        if word == END:
            return -1.1
        entry = english().get(word)
        return entry.frequency / 2 - 9 if entry is not None and entry.frequency else _RARE


@cache
def english_context() -> Context:
    """The shipped sequences."""
    with Path(__file__).with_name("context.bin").open("rb") as file:
        return Context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
