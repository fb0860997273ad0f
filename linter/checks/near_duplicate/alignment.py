"""Runs of words that two texts share, or that stand twice in one, small differences allowed."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

Seed = tuple[int, int]
"""The places of one word n-gram in the first and in the second text, counted in words."""


class Run(msgspec.Struct, frozen=True, gc=False):
    """Words `first` to `first_end` of one text, and their likes in the other.

    Attributes:
        shared: how many of the first's words are in n-grams that both have, in the same order.
    """

    first: int
    first_end: int
    second: int
    second_end: int
    shared: int


class _Open:
    """A run that may still grow."""

    __slots__ = ("first", "first_end", "second", "second_end", "shared")

    def __init__(self, first: int, second: int, size: int) -> None:
        self.first, self.second = first, second
        self.first_end, self.second_end = first + size, second + size
        self.shared = size

    def grow(self, first: int, second: int, size: int) -> None:
        self.shared += min(first + size - self.first_end, size)
        self.first_end, self.second_end = first + size, second + size

    def closed(self) -> Run:
        return Run(self.first, self.first_end, self.second, self.second_end, self.shared)


def runs(seeds: Iterable[Seed], size: int, gap: int) -> list[Run]:
    """Seeds put together to runs.

    Args:
        seeds: where the two share n-grams.
        size: words in an n-gram.
        gap: how many words may differ between two n-grams of one run, in either text.
    """
    ordered = sorted(seeds)
    if not ordered:
        return []
    growing: dict[int, list[_Open]] = defaultdict(list)
    best: _Open | None = None
    before, before_second, was_alone = -2, -2, False
    for (first, second), (after, _) in zip(ordered, [*ordered[1:], (-1, -1)], strict=True):
        is_alone = before != first != after
        follows = first == before + 1 and second == before_second + 1
        if best is not None and follows and was_alone and is_alone:
            # Nearly always: the next word in both, and no other run that reaches as far.
            best.grow(first, second, size)
        else:
            best = _run_before(first, second, growing, gap)
            if best is None:
                best = _Open(first, second, size)
            else:
                growing[best.second_end - best.first_end].remove(best)
                best.grow(first, second, size)
            growing[second - first].append(best)
        before, before_second, was_alone = first, second, is_alone
    return [run.closed() for listed in growing.values() for run in listed]


def _run_before(first: int, second: int, growing: dict[int, list[_Open]], gap: int) -> _Open | None:
    """The run that a seed continues, that which reaches farthest; None where there is none."""
    best: _Open | None = None
    for diagonal in range(second - first - gap, second - first + gap + 1):
        for run in growing.get(diagonal, ()):
            fits = (
                run.first < first <= run.first_end + gap
                and run.second < second <= run.second_end + gap
            )
            if fits and (best is None or run.first_end > best.first_end):
                best = run
    return best
