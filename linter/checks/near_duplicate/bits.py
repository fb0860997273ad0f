"""How much a word tells: bits of information, from the frequency of English words."""

import string
from collections.abc import Iterable
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from linter.checks.near_duplicate.shingles import shingle_hashes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words32 = NDArray[np.uint32]
    Bits = NDArray[np.float32]

MOST = 16.0
"""The bits of a word that is not listed."""

SHORT = 10.0
"""The bits of one or two letters or digits that are not listed: there are not many of them."""

ORDINARY = 7.0
"""What words without content have: `the` 4.5, `is` 7; `said` has 10.5, `solidarity` 16."""


def content(words: Iterable[bytes]) -> float:
    """What normalised words tell beyond what words without content do, in bits."""
    table = word_bits()
    return sum(max(table.get(word, MOST) - ORDINARY, 0.0) for word in words)


@cache
def word_bits() -> dict[bytes, float]:
    """The bits of the words that are listed, normalised as the duplicate checks do."""
    table: dict[bytes, float] = {}
    for line in Path(__file__).with_name("word_bits.txt").read_bytes().splitlines():
        if not line.startswith(b"#"):
            bits, *words = line.split()
            table.update(dict.fromkeys(words, float(bits)))
    for length in (1, 2):
        for letters in product(string.ascii_lowercase + string.digits, repeat=length):
            table.setdefault("".join(letters).encode(), SHORT)
    return table


def bits_of_hashes(hashes: "Words32") -> "Bits":
    """The bits of words known by their hashes (see `shingles`, size 1)."""
    import numpy as np

    listed, bits = _hashed_bits()
    places = np.minimum(np.searchsorted(listed, hashes), len(listed) - 1)
    return np.where(listed[places] == hashes, bits[places], np.float32(MOST))


@cache
def _hashed_bits() -> "tuple[Words32, Bits]":
    import numpy as np

    table = word_bits()
    hashes, _ = shingle_hashes([b" ".join(table)], 1)
    order = np.argsort(hashes)
    return hashes[order], np.array(list(table.values()), dtype=np.float32)[order]
