"""Which two words often stand together: sorted hashes of pairs, and how often."""

import sys
from array import array
from bisect import bisect_left
from functools import cache
from pathlib import Path

import xxhash


class Bigrams:
    """Frequencies of word pairs, found by the hash of the pair."""

    def __init__(self, data: bytes) -> None:
        count = int.from_bytes(data[:4], "little")
        self._keys = array("I", data[4 : 4 + 4 * count])
        if sys.byteorder == "big":
            self._keys.byteswap()
        self._classes = data[4 + 4 * count :]

    def get(self, first: str, second: str) -> int:
        """Twice the Zipf frequency of two folded words in a row; 0 where they are no frequent pair.

        A frequent pair stands at least seven times in a million words.
        """
        key = xxhash.xxh32_intdigest(f"{first} {second}".encode())
        at = bisect_left(self._keys, key)
        if at < len(self._keys) and self._keys[at] == key:
            return self._classes[at]
        return 0


@cache
def english_bigrams() -> Bigrams:
    """The shipped pairs."""
    return Bigrams(Path(__file__).with_name("bigrams.bin").read_bytes())
