"""How many word shingles texts have in common, for many pairs of texts at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter.checks.near_duplicate.distinct import distinct
from linter.checks.near_duplicate.shingles import wide_shingle_hashes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.int64]
    Words64 = NDArray[np.uint64]

MOST_PAIRS = 1 << 13
"""How many pairs may be asked for at once."""

_HASH_BITS = 48


def overlaps(
    texts: Sequence[bytes], pairs: Sequence[tuple[int, int]], size: int
) -> "tuple[Counts, Counts, Counts]":
    """The distinct shingles of the first and of the second text of each pair, and of both.

    Shingles are told apart by 48 bits of their hashes: in a pair of texts of a hundred words a
    wrong count has a probability below 1 in 10**10.

    Args:
        texts: normalised.
        pairs: indices of texts, at most `MOST_PAIRS`.
        size: words in a shingle.
    """
    import numpy as np

    asked = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    wanted, places = np.unique(asked, return_inverse=True)
    hashes, counts = wide_shingle_hashes([texts[index] for index in wanted.tolist()], size)
    bits = np.uint64(_HASH_BITS)
    owners = np.repeat(np.arange(len(wanted), dtype=np.uint64), counts)
    members = distinct(owners << bits | hashes >> np.uint64(64 - _HASH_BITS))
    sizes = np.bincount((members >> bits).astype(np.int64), minlength=len(wanted))
    starts = np.cumsum(sizes) - sizes
    both = places.reshape(-1, 2)
    hashed = members & np.uint64((1 << _HASH_BITS) - 1)
    numbers = np.arange(len(asked), dtype=np.uint64)
    laid = np.concatenate(
        [_laid_out(hashed, starts[side], sizes[side], numbers << bits) for side in both.T]
    )
    laid.sort()
    same = laid[1:][laid[1:] == laid[:-1]] >> bits
    shared = np.bincount(same.astype(np.int64), minlength=len(asked))
    return sizes[both[:, 0]], sizes[both[:, 1]], shared


def _laid_out(hashed: "Words64", starts: "Counts", sizes: "Counts", marks: "Words64") -> "Words64":
    """The members of one text of each pair, after each other, marked with the pair."""
    import numpy as np

    ends = np.cumsum(sizes)
    places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes)
    laid: Words64 = hashed[places] | np.repeat(marks, sizes)
    return laid
