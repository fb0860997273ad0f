"""How signatures become keys: bands of rows, chosen so that hardly any pair is lost."""

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words32 = NDArray[np.uint32]
    Words64 = NDArray[np.uint64]

RECALL = 0.995
"""With what probability a pair exactly at the threshold shares a band, at least."""


class Banding(msgspec.Struct, frozen=True, gc=False):
    """`bands` keys of `rows` signature values each: datasketch's `MinHashLSH(params=(b, r))`."""

    bands: int
    rows: int

    @property
    def size(self) -> int:
        """How many values a signature must have."""
        return self.bands * self.rows

    def probability(self, similarity: float) -> float:
        """That two sets of this Jaccard similarity share at least one band."""
        return 1.0 - (1.0 - similarity**self.rows) ** self.bands


_BANDINGS = (
    (0.9, Banding(10, 8)),
    (0.8, Banding(14, 5)),
    (0.7, Banding(20, 4)),
    (0.6, Banding(22, 3)),
    (0.5, Banding(40, 3)),
    (0.4, Banding(32, 2)),
    (0.3, Banding(56, 2)),
)
"""The fewest values for `RECALL` at each threshold, in favour of rows: they spare candidates."""


def banding(threshold: float) -> Banding:
    """The bands and rows for pairs at or above a threshold.

    Raises:
        ValueError: the threshold is below 0.3 or above 1.
    """
    for lowest, found in _BANDINGS:
        if lowest <= threshold <= 1.0:
            return found
    raise ValueError(f"no bands for a threshold of {threshold}; it must lie between 0.3 and 1")


def band_keys(signatures: "Words32", banding: Banding) -> "Words64":
    """One 64-bit key for each signature (row) and band (column)."""
    import numpy as np

    count = len(signatures)
    rows = signatures[:, : banding.size].reshape(count, banding.bands, banding.rows)
    keys = np.empty((count, banding.bands), dtype=np.uint64)
    keys[:] = np.arange(1, banding.bands + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for row in range(banding.rows):
        keys ^= rows[:, :, row]
        keys *= np.uint64(0xFF51AFD7ED558CCD)
        keys ^= keys >> np.uint64(32)
    return keys
