"""To and from datasketch's index: what we have signed opens in `MinHashLSH`, and the reverse."""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import msgspec

from linter.checks.near_duplicate.bands import Banding
from linter.checks.near_duplicate.minhash import SEED, permutations
from linter.checks.near_duplicate.shingles import shingle_hash

if TYPE_CHECKING:
    import numpy as np
    from datasketch import MinHashLSH
    from numpy.typing import NDArray

    Words32 = NDArray[np.uint32]

_SCHEME = "affine32"
_BYTES = 4
"""Of a signature's value."""


class Signed(msgspec.Struct, frozen=True):
    """Sets, known by name and by their MinHash signatures.

    Attributes:
        names: each once.
        signatures: one row a name, at least `banding.size` values of it; scheme `affine32`.
        banding: which values make a key.
    """

    names: tuple[Hashable, ...]
    signatures: "Words32"
    banding: Banding


def to_lsh(signed: Signed, seed: int = SEED) -> "MinHashLSH":
    """The sets as an index of datasketch, in memory, which can be asked and added to.

    Ask it with `datasketch.MinHash(num_perm=banding.size, seed=seed, scheme="affine32")`, updated
    by what the signatures were made of; for shingles with `hashfunc=shingle_hash`.

    Args:
        signed: what goes in; of each signature the values that `banding` has a use for.
        seed: of the permutations that the signatures were made with.

    Raises:
        ValueError: a name comes twice, or the signatures are too short for the bands.
    """
    from datasketch import MinHash, MinHashLSH

    banding = signed.banding
    if signed.signatures.shape[1] < banding.size:
        raise ValueError(
            f"signatures of {signed.signatures.shape[1]} values are too short for "
            f"{banding.bands} bands of {banding.rows}"
        )
    lsh = MinHashLSH(num_perm=banding.size, params=(banding.bands, banding.rows))
    drawn = permutations(banding.size, seed)
    with lsh.insertion_session() as session:
        for name, row in zip(signed.names, signed.signatures[:, : banding.size], strict=True):
            session.insert(
                name,
                MinHash(
                    seed=seed,
                    hashfunc=shingle_hash,
                    hashvalues=row,
                    permutations=drawn,
                    scheme=_SCHEME,
                ),
            )
    return lsh


def from_lsh(lsh: "MinHashLSH") -> Signed:
    """The sets in an index of datasketch, in the order in which they were inserted.

    An index keeps of a signature what its bands use, and so that is what comes back.

    Raises:
        ValueError: the index keeps bands hashed (`hashfunc`), or signatures of another scheme
            than `affine32`, whose values have other sizes; or it is not in memory.
    """
    import numpy as np

    if lsh.hashfunc is not None:
        raise ValueError("an index that hashes its bands does not know its signatures any more")
    if lsh.prepickle:
        raise ValueError("an index outside this process has its names pickled; they are not read")
    banding = Banding(lsh.b, lsh.r)
    names = tuple(lsh.keys.keys())
    kept = [b"".join(lsh.keys.get(name)) for name in names]
    if any(len(bands) != _BYTES * banding.size for bands in kept):
        raise ValueError(f"the index holds signatures of another scheme than {_SCHEME}")
    # datasketch keeps bands with the bytes of each value reversed.
    values = np.frombuffer(b"".join(kept), dtype=np.uint32).byteswap()
    return Signed(names, values.reshape(len(names), banding.size), banding)
