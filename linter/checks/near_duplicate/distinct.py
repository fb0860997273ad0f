"""The distinct values of an array."""

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Number = TypeVar("Number", np.uint64, np.int64)


def distinct(values: "NDArray[Number]") -> "NDArray[Number]":
    """Each value once, in order.

    `numpy.unique` hashes, which takes several times as long for what are hashes already, and at
    its first call imports `numpy.ma`, a tenth of the time that one small article takes.
    """
    import numpy as np

    ordered = np.sort(values)
    first = np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
    found: NDArray[Number] = ordered[first]
    return found
