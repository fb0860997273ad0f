"""Runs of words hashed, for many texts at once, without making a string of any run."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words32 = NDArray[np.uint32]
    Words64 = NDArray[np.uint64]
    Counts = NDArray[np.int64]

_BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(_BASE, -1, 1 << 64)
_MASK = (1 << 64) - 1
_BLOCK = 1 << 18


def shingle_hash(shingle: bytes) -> int:
    """The 32-bit hash of words parted by single spaces: `datasketch.MinHash(hashfunc=...)`.

    The hash of `shingle_hashes`, one at a time: a polynomial over the bytes modulo 2**64, mixed by
    the finalizer of MurmurHash3 (Appleby, public domain), upper half.
    """
    value, power = 0, 1
    for byte in shingle:
        value = (value + byte * power) & _MASK
        power = (power * _BASE) & _MASK
    value = ((value ^ (value >> 33)) * 0xFF51AFD7ED558CCD) & _MASK
    value = ((value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53) & _MASK
    return (value ^ (value >> 33)) >> 32


def shingle_hashes(texts: Sequence[bytes], size: int) -> "tuple[Words32, Counts]":
    """The 32-bit hashes of all runs of `size` words.

    Args:
        texts: normalised (see `normal`).
        size: words in a run, at least 1.

    Returns:
        The hashes, text after text, and how many each text has (0 where it has fewer words).
    """
    import numpy as np

    wide, counts = wide_shingle_hashes(texts, size)
    return (wide >> np.uint64(32)).astype(np.uint32), counts


def wide_shingle_hashes(texts: Sequence[bytes], size: int) -> "tuple[Words64, Counts]":
    """As `shingle_hashes`, all 64 bits; the upper ones are those of `shingle_hashes`."""
    import numpy as np

    if not texts:
        return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64)
    if max(map(len, texts)) > _BLOCK:
        parts = [[text[a:b] for a, b in _portions(text, size)] for text in texts]
        hashes, counts = wide_shingle_hashes(list(chain.from_iterable(parts)), size)
        lengths = np.fromiter(map(len, parts), dtype=np.int64, count=len(parts))
        return hashes, np.add.reduceat(counts, np.cumsum(lengths) - lengths)
    hashed = [_hash_block(block, size) for block in _blocks(texts)]
    return np.concatenate([found[0] for found in hashed]), np.concatenate(
        [found[1] for found in hashed]
    )


def gram_places(text: bytes, size: int) -> "tuple[Words64, Counts, Counts]":
    """Where the runs of `size` words of one text stand, and a number that tells them apart.

    Returns:
        The numbers, equal for equal runs and with great probability for these only, and from and
        up to which byte each run reaches.
    """
    import numpy as np

    found = [_gram_places(text[start:end], start, size) for start, end in _portions(text, size)]
    if len(found) == 1:
        return found[0]
    values, starts, ends = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return values, starts, ends


def _gram_places(text: bytes, at: int, size: int) -> "tuple[Words64, Counts, Counts]":
    import numpy as np

    data = np.frombuffer(text, dtype=np.uint8)
    powers, inverses = _powers(max(len(data) + 1, 4096).bit_length())
    sums = np.empty(len(data) + 1, dtype=np.uint64)
    sums[0] = 0
    np.cumsum(data * powers[: len(data)], out=sums[1:])
    between = np.concatenate(([-1], np.flatnonzero(data == 0x20), [len(data)]))
    starts, ends = between[:-size] + 1, between[size:]
    return (sums[ends] - sums[starts]) * inverses[starts], starts + at, ends + at


def _portions(text: bytes, size: int) -> Iterator[tuple[int, int]]:
    """Parts of a text, from and up to which byte, so that each run of words is in one of them."""
    start = 0
    while len(text) - start > _BLOCK:
        end = follow = text.rfind(b" ", start, start + _BLOCK)
        for _ in range(size - 1):
            follow = text.rfind(b" ", start, max(follow, start))
        if follow < start:
            break
        yield start, end
        start = follow + 1
    yield start, len(text)


def _blocks(texts: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """The texts in blocks that stay in the processor's cache while they are hashed."""
    first = length = 0
    for index, text in enumerate(texts, start=1):
        length += len(text) + 1
        if length >= _BLOCK:
            yield texts[first:index]
            first, length = index, 0
    if first < len(texts):
        yield texts[first:]


def _hash_block(texts: Sequence[bytes], size: int) -> "tuple[Words64, Counts]":
    import numpy as np

    data = np.frombuffer(b"\n".join(texts) + b"\n", dtype=np.uint8)
    powers, inverses = _powers(max(len(data) + 1, 4096).bit_length())
    sums = np.empty(len(data) + 1, dtype=np.uint64)
    sums[0] = 0
    np.cumsum(data * powers[: len(data)], out=sums[1:])
    # Words end at spaces and line feeds; an empty text is a line feed with no word before it.
    ends = np.flatnonzero(data <= 0x20)
    text_of_end = np.cumsum(data[ends] == 0x0A)
    text_of_end -= data[ends] == 0x0A
    starts = np.empty_like(ends)
    starts[:1] = 0
    starts[1:] = ends[:-1] + 1
    filled = ends > starts
    starts, ends, owners = starts[filled], ends[filled], text_of_end[filled]
    words = np.bincount(owners, minlength=len(texts))
    if size > 1:
        last = ends[size - 1 :]
        starts = starts[: len(last)]
        whole = owners[: len(last)] == owners[size - 1 :]
        starts, ends = starts[whole], last[whole]
    values = (sums[ends] - sums[starts]) * inverses[starts]
    values ^= values >> np.uint64(33)
    values *= np.uint64(0xFF51AFD7ED558CCD)
    values ^= values >> np.uint64(33)
    values *= np.uint64(0xC4CEB9FE1A85EC53)
    values ^= values >> np.uint64(33)
    return values, np.maximum(words - size + 1, 0)


@lru_cache(maxsize=4)
def _powers(bits: int) -> "tuple[Words64, Words64]":
    """The powers of the base and of its inverse modulo 2**64, from the zeroth, 2**bits of them."""
    import numpy as np

    made = []
    for base in (_BASE, _INVERSE):
        table = np.full(1 << bits, base, dtype=np.uint64)
        table[0] = 1
        made.append(np.cumprod(table))
    return made[0], made[1]
