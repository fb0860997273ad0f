"""Passages that share a key, compared: the join of phase two, in memory.

Keys are brought together by one sort. A key that many passages share says little, and comparing
all of them would cost the square of their number: they are parted by finer keys, which the check
chooses knowing the crowd. Those that even finer keys leave together are compared with a few that
stand for the rest.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec

from linter.checks.kind import JoiningCheck, Match
from linter.checks.near_duplicate.distinct import distinct

CROWD = 24
"""More passages than this on one key are not all compared with each other."""

LEADERS = 16
"""How many unlike passages stand for a crowd that finer keys do not part."""

_AT_ONCE = 1 << 14

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
    """Which of the numbers below `size` belong together."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def find(self, item: int) -> int:
        """The smallest number of the item's group."""
        parents = self._parents
        root = item
        while parents[root] != root:
            root = parents[root]
        while parents[item] != root:
            parents[item], item = root, parents[item]
        return root

    def union(self, first: int, second: int) -> None:
        """Make two groups one."""
        one, other = self.find(first), self.find(second)
        self._parents[max(one, other)] = min(one, other)


class Join:
    """The comparison of some passages, all of whose payloads are different.

    Args:
        compared: among how many they are, if not among themselves.
        every: whether to find all matches; else as many as show which passages hang together,
            which spares most comparisons where many are alike.
    """

    def __init__(
        self,
        payloads: Sequence[bytes],
        check: JoiningCheck,
        compared: int | None = None,
        every: bool = False,
    ) -> None:
        self._payloads = payloads
        self._compared = len(payloads) if compared is None else compared
        self._check = check
        self._every = every
        self._groups = Partition(len(payloads))
        self._edges: dict[Pair, Match] = {}

    def edges(self, keys: Sequence[bytes]) -> list[Edge]:
        """The matches among the passages, whose keys these are, in order."""
        if len(self._payloads) > 1:
            with no_collection():
                self._join(keys)
        return [Edge(*pair, match) for pair, match in sorted(self._edges.items(), key=_pair_of)]

    def _join(self, keys: Sequence[bytes]) -> None:
        pairs, crowded = sharing(keys, self._check.shared_keys)
        self._compare_pairs(pairs)
        if crowded:
            self._part(sorted(set().union(*crowded)), crowded)

    def _part(self, members: list[int], crowded: list[list[int]]) -> None:
        finer = self._check.finer_keys([self._payloads[member] for member in members])
        if finer is not None:
            pairs, parted = sharing(finer)
            self._compare_pairs([(members[left], members[right]) for left, right in pairs])
            crowded = [[members[place] for place in crowd] for crowd in parted]
        for crowd in crowded:
            self._compare_crowd(crowd)

    def _compare_pairs(self, pairs: Sequence[Pair]) -> None:
        find = self._groups.find
        for start in range(0, len(pairs), _AT_ONCE):
            some = [
                pair
                for pair in pairs[start : start + _AT_ONCE]
                if pair not in self._edges and (self._every or find(pair[0]) != find(pair[1]))
            ]
            for pair, match in zip(some, self._check.matches(self._payloads, some), strict=True):
                self._keep(pair, match)

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
        self._edges[pair] = match
        return True


def _pair_of(item: tuple[Pair, Match]) -> Pair:
    return item[0]


def sharing(keys: Sequence[bytes], least: float = 0.0) -> tuple[list[Pair], list[list[int]]]:
    """The pairs that share keys, in order; and the members of each key that a crowd shares.

    The keys lose the bits that the passages' numbers need, so that one sort of plain integers
    brings them together; it costs a few false candidates in billions.

    Args:
        keys: for each passage its packed 64-bit keys.
        least: which part of the keys of the one that has fewer a pair must share; keys of crowds
            do not count.
    """
    import numpy as np

    count = len(keys)
    numbers = np.uint64((1 << count.bit_length()) - 1)
    lengths = np.fromiter(map(len, keys), dtype=np.int64, count=count) // 8
    packed = np.frombuffer(b"".join(keys), dtype="<u8") & ~numbers
    packed |= np.repeat(np.arange(count, dtype=np.uint64), lengths)
    packed.sort()
    if lengths.max(initial=0) > 1:
        packed = packed[np.append(True, packed[1:] != packed[:-1])]
    key = packed & ~numbers
    owners = (packed & numbers).astype(np.int64)
    shared = np.concatenate(([False], key[1:] == key[:-1], [False]))
    if not shared.any():
        return [], []
    turns = np.flatnonzero(shared[1:] != shared[:-1])
    starts, sizes = turns[0::2], turns[1::2] - turns[0::2] + 1
    pairs = [np.empty(0, dtype=np.int64)]
    for size in distinct(sizes[sizes <= CROWD]).tolist():
        members = owners[starts[sizes == size][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        pairs.append((members[:, left] * count + members[:, right]).ravel())
    found, times = np.unique(np.concatenate(pairs), return_counts=True)
    first, second = np.divmod(found, count)
    if least:
        enough = times >= least * np.minimum(lengths[first], lengths[second])
        first, second = first[enough], second[enough]
    crowds = {
        tuple(owners[start : start + size].tolist())
        for start, size in zip(starts[sizes > CROWD], sizes[sizes > CROWD], strict=True)
    }
    return list(zip(first.tolist(), second.tolist(), strict=True)), [
        list(c) for c in sorted(crowds)
    ]
