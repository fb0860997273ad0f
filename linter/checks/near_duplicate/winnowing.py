"""Fingerprints of texts, few but so chosen that a long enough run in common is always seen."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.checks.near_duplicate.shingles import shingle_hashes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words64 = NDArray[np.uint64]


def fingerprints(texts: Sequence[bytes], size: int, window: int) -> list[bytes]:
    """The least n-gram hash of each window (winnowing: Schleimer, Wilkerson and Aiken 2003).

    Texts that share size + window - 1 words in a row share a fingerprint. About 2 of window + 1
    n-grams are chosen.

    Args:
        texts: normalised.
        size: words in an n-gram.
        window: n-grams in a window.

    Returns:
        For each text its fingerprints as packed 64-bit keys, one that stands in two places perhaps
        twice; empty where it is shorter than one such run.
    """
    import numpy as np

    hashes, counts = shingle_hashes(texts, size)
    ends = np.cumsum(counts)
    if len(hashes) < window:
        return [b""] * len(texts)
    # The hash above, the place below: equal hashes keep their order, and the least one of a
    # window tells where it is.
    placed = hashes.astype(np.uint64) << np.uint64(32) | np.arange(len(hashes), dtype=np.uint64)
    least = _least(placed, window)
    # Windows that lie in one text wholly.
    least = least[np.repeat(ends, counts)[: len(least)] >= np.arange(window, len(hashes) + 1)]
    least = least[np.append(True, least[1:] != least[:-1])[: len(least)]]
    places = (least & np.uint64(0xFFFFFFFF)).astype(np.int64)
    packed = ((least >> np.uint64(32)) * np.uint64(0x9E3779B97F4A7C15)).astype("<u8").tobytes()
    stops = (8 * np.searchsorted(places, ends)).tolist()
    return [packed[start:stop] for start, stop in pairwise([0, *stops])]


def _least(values: "Words64", window: int) -> "Words64":
    """The least of each so many neighbours: of two, of four ..."""
    import numpy as np

    reach = 1
    while reach < window:
        step = min(reach, window - reach)
        values = np.minimum(values[:-step], values[step:])
        reach += step
    return values
