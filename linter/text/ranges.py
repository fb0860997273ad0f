"""Things that have a place in a text, found by it, however many there are."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Ranges(Generic[T]):
    """Items by the ranges that they reach over."""

    def __init__(self, width: int) -> None:
        """Start with none.

        Args:
            width: about how far an item reaches; it decides how fast they are found.
        """
        self._width = width
        self._items: defaultdict[int, list[T]] = defaultdict(list)

    def add(self, start: int, end: int, item: T) -> None:
        """Take in an item that reaches from `start` up to `end`."""
        for place in self._places(start, end):
            self._items[place].append(item)

    def near(self, start: int, end: int) -> Iterator[T]:
        """All items that share something with a range, and some others; an item may come twice."""
        for place in self._places(start, end):
            yield from self._items.get(place, ())

    def _places(self, start: int, end: int) -> range:
        return range(start // self._width, max(end - 1, start) // self._width + 1)
