"""Half-open ranges of characters."""

import msgspec


class Span(msgspec.Struct, frozen=True, array_like=True, order=True, gc=False):
    """The characters from `start` up to, not including, `end`.

    Both are offsets from 0 in Unicode code points. Of which text is said by whoever holds the span.
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character (an empty span overlaps nothing)."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end
