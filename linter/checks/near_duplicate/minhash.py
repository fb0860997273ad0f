"""MinHash signatures, bit-identical to datasketch's scheme `affine32`, for many sets at once.

The scheme (datasketch 2.0): a 32-bit hash is mixed once by the finalizer of MurmurHash3; the k-th
value of a signature is the least `a[k] * hash + b[k]` modulo 2**32 over the set, `a` odd. Seed and
order of `a` and `b` are those of `numpy.random.RandomState`.
"""

import random
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import chain, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words32 = NDArray[np.uint32]
    Counts = NDArray[np.int64]

SEED = 1
_BLOCK = 1 << 15
_EMPTY = 0xFFFFFFFF


@lru_cache(maxsize=8)
def permutations(count: int, seed: int = SEED) -> "Words32":
    """The factors `a` and the summands `b`, as rows: what datasketch draws for the same seed."""
    import numpy as np

    # RandomState fills the Mersenne Twister by its older rule, which `random.seed` does not use;
    # numpy's generator would cost every start the import of numpy.random.
    state = [seed]
    for index in range(1, 624):
        last = state[-1]
        state.append((1812433253 * (last ^ (last >> 30)) + index) & 0xFFFFFFFF)
    twister = random.Random()  # noqa: S311
    twister.setstate((3, (*state, 624), None))
    factors = [(twister.getrandbits(32) & 0x7FFFFFFF) * 2 + 1 for _ in range(count)]
    summands = [twister.getrandbits(32) for _ in range(count)]
    return np.array([factors, summands], dtype=np.uint32)


def signatures(hashes: "Words32", counts: "Counts", size: int, seed: int = SEED) -> "Words32":
    """The signatures of sets of 32-bit hashes.

    Args:
        hashes: the sets' members, set after set; repeats do no harm.
        counts: how many members each set has.
        size: how many values a signature has (datasketch's `num_perm`).
        seed: of the permutations.

    Returns:
        One row a set; that of an empty set is all ones, as datasketch's.
    """
    import numpy as np

    result = np.full((len(counts), size), _EMPTY, dtype=np.uint32)
    filled = np.flatnonzero(counts)
    if not len(filled):
        return result
    factors, summands = permutations(size, seed)
    ends = np.cumsum(counts[filled])
    starts = ends - counts[filled]
    first = 0
    while first < len(filled):
        # A block of whole sets that stays in the processor's cache.
        last = max(int(np.searchsorted(ends, starts[first] + _BLOCK, side="right")), first + 1)
        mixed = _mix(hashes[starts[first] : ends[last - 1]])
        result[filled[first:last]] = _least(
            mixed, starts[first:last] - starts[first], factors, summands
        )
        first = last
    return result


def _least(
    mixed: "Words32", starts: "Counts", factors: "Words32", summands: "Words32"
) -> "Words32":
    import numpy as np

    values = np.empty_like(mixed)
    least = np.empty((len(factors), len(starts)), dtype=np.uint32)
    for row, factor, summand in zip(least, factors, summands, strict=True):
        np.multiply(mixed, factor, out=values)
        np.add(values, summand, out=values)
        np.minimum.reduceat(values, starts, out=row)
    return least.T


def _mix(hashes: "Words32") -> "Words32":
    import numpy as np

    mixed = hashes ^ (hashes >> np.uint32(16))
    mixed *= np.uint32(0x85EBCA6B)
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(0xC2B2AE35)
    mixed ^= mixed >> np.uint32(16)
    return mixed


def token_signatures(
    sets: Sequence[Collection[bytes]], size: int = 128, seed: int = SEED
) -> "Words32":
    """The signatures of sets of byte strings, by datasketch's default hash (SHA-1, 32 bits)."""
    from hashlib import sha1  # milliseconds, and articles are compared by another hash

    import numpy as np

    counts = np.fromiter(map(len, sets), dtype=np.int64, count=len(sets))
    # Each distinct token is hashed once; looking up a number costs half of joining digests.
    numbers: defaultdict[bytes, int] = defaultdict(count().__next__)
    tokens = map(numbers.__getitem__, chain.from_iterable(sets))
    chosen = np.fromiter(tokens, dtype=np.intp, count=int(counts.sum()))
    digests = b"".join(sha1(token, usedforsecurity=False).digest()[:4] for token in numbers)
    hashes = np.frombuffer(digests, dtype="<u4").astype(np.uint32)
    return signatures(hashes[chosen], counts, size, seed)
