"""Passages that share a key, compared: the join of phase two, in memory.

Keys are brought together by one sort. A key that many passages share says little, and comparing
all of them would cost the square of their number: they are parted by finer keys, which the check
chooses knowing the crowd. Those that even finer keys leave together are compared with a few that
stand for the rest.
"""

import gc
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from linter.checks.kind import JoiningCheck, Match
from linter.checks.near_duplicate.distinct import distinct
from linter.corpus.spill import Spill
from linter.findings.passages import CODE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Keys = NDArray[np.uint64]

CROWD = 24
"""More passages than this on one key are not all compared with each other."""

LEADERS = 16
"""How many unlike passages stand for a crowd that finer keys do not part."""

_AT_ONCE = 1 << 13
"""Pairs that are compared together."""
_BYTES = 1 << 21
"""About as many bytes of payloads are held for that."""
_BLOCK = 1 << 13
"""Passages whose keys are put in order together."""
_PART = 1 << 13
"""About as many passages may have all their keys in memory at once."""

Pair = tuple[int, int]


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector away: there are no cycles, only very many objects to look at."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Edge(msgspec.Struct, frozen=True, gc=False):
    """Two passages that match, by their indices; `first` < `second`."""

    first: int
    second: int
    match: Match


class Partition:
    """Which of so many numbers belong together; at first, each belongs to itself alone."""

    def __init__(self, count: int) -> None:
        self._parents = array(CODE, range(count))

    def find(self, item: int) -> int:
        """The smallest number of the item's group."""
        parents = self._parents
        while (above := parents[item]) != item:
            parents[item] = item = parents[above]
        return item

    def union(self, first: int, second: int) -> None:
        """Make two groups one."""
        one, other = self.find(first), self.find(second)
        if one != other:
            self._parents[max(one, other)] = min(one, other)

    def roots(self) -> "Numbers":
        """For each number the smallest of its group."""
        import numpy as np

        roots = np.array(self._parents, dtype=np.int64)
        while (roots != (above := roots[roots])).any():
            roots = above
        return roots


def groups_of(roots: "Numbers") -> "Iterator[list[int]]":
    """The groups of two and more, each in order, by their smallest numbers.

    Args:
        roots: for each number the smallest of its group.
    """
    import numpy as np

    order = np.argsort(roots, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(roots[order])) + 1, len(order))
    sizes = np.diff(ends, prepend=0)
    for size, end in zip(sizes[sizes > 1].tolist(), ends[sizes > 1].tolist(), strict=True):
        yield order[end - size : end].tolist()


class Join:
    """The comparison of some passages, all of whose payloads are different.

    Args:
        compared: among how many they are, if not among themselves.
    """

    def __init__(
        self, payloads: Sequence[bytes], check: JoiningCheck, compared: int | None = None
    ) -> None:
        self._payloads = payloads
        self._compared = len(payloads) if compared is None else compared
        self._check = check
        self._every = False
        self._groups = Partition(len(payloads))
        self._edges: dict[Pair, Match] = {}

    def edges(self, keys: Iterable[bytes]) -> list[Edge]:
        """All matches among the passages, whose keys these are, in order."""
        self._every = True
        self._joined(keys)
        return [Edge(*pair, match) for pair, match in sorted(self._edges.items(), key=_pair_of)]

    def groups(self, keys: Iterable[bytes]) -> Partition:
        """Which passages hang together; that spares most comparisons where many are alike."""
        self._joined(keys)
        return self._groups

    def _joined(self, keys: Iterable[bytes]) -> None:
        if len(self._payloads) > 1:
            with no_collection():
                self._join(keys)

    def _join(self, keys: Iterable[bytes]) -> None:
        first, second, crowded = sharing(keys, len(self._payloads), self._check.shared_keys)
        self._compare_pairs(first, second)
        if crowded:
            self._part(sorted(set().union(*crowded)), crowded)

    def _part(self, members: list[int], crowded: list[list[int]]) -> None:
        import numpy as np

        finer = self._check.finer_keys([self._payloads[member] for member in members])
        if finer is not None:
            first, second, parted = sharing(finer, len(members))
            numbers = np.array(members, dtype=np.int64)
            self._compare_pairs(numbers[first], numbers[second])
            crowded = [[members[place] for place in crowd] for crowd in parted]
        for crowd in crowded:
            self._compare_crowd(crowd)

    def _compare_pairs(self, first: "Numbers", second: "Numbers") -> None:
        find = self._groups.find
        for start in range(0, len(first), _AT_ONCE):
            block = slice(start, start + _AT_ONCE)
            some = [
                pair
                for pair in zip(first[block].tolist(), second[block].tolist(), strict=True)
                if pair not in self._edges and (self._every or find(pair[0]) != find(pair[1]))
            ]
            for pair, match in zip(some, self._matches(some), strict=True):
                self._keep(pair, match)

    def _matches(self, pairs: Sequence[Pair]) -> Iterator[Match | None]:
        """What the check says of pairs, whose payloads are looked up once, some at a time."""
        payloads: list[bytes] = []
        places: dict[int, int] = {}
        some: list[Pair] = []
        length = 0
        for pair in pairs:
            for number in pair:
                if number not in places:
                    places[number] = len(payloads)
                    payloads.append(self._payloads[number])
                    length += len(payloads[-1])
            some.append((places[pair[0]], places[pair[1]]))
            if length > _BYTES:
                yield from self._check.matches(payloads, some)
                payloads, places, some, length = [], {}, [], 0
        yield from self._check.matches(payloads, some)

    def _compare_crowd(self, crowd: Sequence[int]) -> None:
        find = self._groups.find
        leaders: list[int] = []
        for member in crowd:
            if any(find(leader) == find(member) for leader in leaders):
                continue
            if any(self._compare(leader, member) for leader in leaders):
                continue
            if len(leaders) == LEADERS:
                del leaders[LEADERS // 2]
            leaders.append(member)

    def _compare(self, first: int, second: int) -> bool:
        return (first, second) in self._edges or self._keep(
            (first, second), self._check.match(self._payloads[first], self._payloads[second])
        )

    def _keep(self, pair: Pair, match: Match | None) -> bool:
        if match is None or not self._check.stands_among(match, self._compared):
            return False
        self._groups.union(*pair)
        if self._every:
            self._edges[pair] = match
        return True


def _pair_of(item: tuple[Pair, Match]) -> Pair:
    return item[0]


def sharing(
    keys: Iterable[bytes], count: int, least: float = 0.0
) -> "tuple[Numbers, Numbers, list[list[int]]]":
    """The pairs that share keys, in order; and the members of each key that a crowd shares.

    Args:
        keys: for each passage its packed 64-bit keys.
        count: of the passages.
        least: which part of the keys of the one that has fewer a pair must share; keys of crowds
            do not count.
    """
    import numpy as np

    ordered = _OrderedKeys(count)
    left = iter(keys)
    while some := list(islice(left, _BLOCK)):
        ordered.add(some)
    pairs = [np.empty(0, dtype=np.int64)]
    crowds: set[tuple[int, ...]] = set()
    for key, owners in ordered.parts():
        shared = np.concatenate(([False], key[1:] == key[:-1], [False]))
        turns = np.flatnonzero(shared[1:] != shared[:-1])
        starts, sizes = turns[0::2], turns[1::2] - turns[0::2] + 1
        for size in distinct(sizes[sizes <= CROWD]).tolist():
            members = owners[starts[sizes == size][:, None] + np.arange(size)]
            left_ones, right_ones = np.triu_indices(size, 1)
            pairs.append((members[:, left_ones] * count + members[:, right_ones]).ravel())
        crowds.update(
            tuple(owners[start : start + size].tolist())
            for start, size in zip(starts[sizes > CROWD], sizes[sizes > CROWD], strict=True)
        )
    together = np.concatenate(pairs)
    if least and len(together):
        together, times = np.unique(together, return_counts=True)
        lengths = ordered.lengths
        fewer = np.minimum(lengths[together // count], lengths[together % count])
        together = together[times >= least * fewer]
    else:
        together = distinct(together)
    first, second = np.divmod(together, count)
    return first, second, [list(crowd) for crowd in sorted(crowds)]


class _OrderedKeys:
    """Keys beside the numbers of their passages, in order: so equal ones come together.

    The keys lose the bits that the numbers need, so that one sort of plain integers does it; it
    costs a few false candidates in billions. Where there are many, they are parted by their first
    bits, and only one part at a time is in memory.

    Args:
        count: of the passages.
    """

    def __init__(self, count: int) -> None:
        self._number_bits = (1 << count.bit_length()) - 1
        self._part_bits = (count // _PART).bit_length()
        self._parts: list[list[tuple[int, int]]] = [[] for _ in range(1 << self._part_bits)]
        self._spill = Spill()
        self._lengths = array(CODE)

    @property
    def lengths(self) -> "Numbers":
        """How many keys each passage has."""
        import numpy as np

        return np.array(self._lengths, dtype=np.int64)

    def add(self, keys: Sequence[bytes]) -> None:
        """Take in the keys of the next passages."""
        import numpy as np

        lengths = np.fromiter(map(len, keys), dtype=np.int64, count=len(keys)) // 8
        first = len(self._lengths)
        owners = np.arange(first, first + len(keys), dtype=np.uint64)
        self._lengths.extend(lengths.tolist())
        packed = np.frombuffer(b"".join(keys), dtype="<u8") & ~np.uint64(self._number_bits)
        packed |= np.repeat(owners, lengths)
        ends = [len(packed)]
        if self._part_bits:
            packed.sort()
            bounds = np.arange(1, len(self._parts), dtype=np.uint64)
            bounds <<= np.uint64(64 - self._part_bits)
            ends = [*np.searchsorted(packed, bounds).tolist(), len(packed)]
        start = 0
        for part, end in zip(self._parts, ends, strict=True):
            if start < end:
                data = packed[start:end].tobytes()
                part.append((self._spill.append(data), len(data)))
            start = end

    def parts(self) -> "Iterator[tuple[Keys, Numbers]]":
        """The keys, in order, and the passage of each; a part after the other."""
        import numpy as np

        bits = np.uint64(self._number_bits)
        for part in self._parts:
            data = b"".join(self._spill.read(place, length) for place, length in part)
            packed = np.sort(np.frombuffer(data, dtype=np.uint64))
            # A passage may have a key twice.
            packed = packed[np.append(True, packed[1:] != packed[:-1])[: len(packed)]]
            yield packed & ~bits, (packed & bits).astype(np.int64)
