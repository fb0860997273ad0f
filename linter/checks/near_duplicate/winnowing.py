"""Fingerprints of texts, few but so chosen that a long enough run in common is always seen."""

from collections.abc import Sequence

from linter.checks.near_duplicate.distinct import distinct
from linter.checks.near_duplicate.shingles import shingle_hashes


def fingerprints(texts: Sequence[bytes], size: int, window: int) -> list[bytes]:
    """The least n-gram hash of each window (winnowing: Schleimer, Wilkerson and Aiken 2003).

    Texts that share size + window - 1 words in a row share a fingerprint. About 2 of window + 1
    n-grams are chosen.

    Args:
        texts: normalised.
        size: words in an n-gram.
        window: n-grams in a window.

    Returns:
        For each text its fingerprints as packed 64-bit keys; empty where it is shorter than one
        such run.
    """
    import numpy as np

    hashes, counts = shingle_hashes(texts, size)
    ends = np.cumsum(counts)
    if len(hashes) < window:
        return [b""] * len(texts)
    # The hash above, the place below: equal hashes keep their order, and the least one of a
    # window tells where it is.
    placed = hashes.astype(np.uint64) << np.uint64(32) | np.arange(len(hashes), dtype=np.uint64)
    least = np.lib.stride_tricks.sliding_window_view(placed, window).min(axis=1)
    keys = (least >> np.uint64(32)) * np.uint64(0x9E3779B97F4A7C15)
    found = []
    for start, end in zip((ends - counts).tolist(), ends.tolist(), strict=True):
        # Windows that lie in this text wholly.
        chosen = distinct(keys[start : max(end - window + 1, start)])
        found.append(chosen.astype("<u8").tobytes())
    return found
