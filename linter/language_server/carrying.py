"""What comparing articles has said, carried over to a text that has changed since."""

import msgspec

from linter.findings import Edit, Fix, Violation
from linter.text.position import LineTable, Position


class Change(msgspec.Struct, frozen=True):
    """The one stretch in which two texts differ.

    Attributes:
        start: how many characters both begin with.
        old_end, new_end: where, in the old and the new text, the rest begins that both end with.
    """

    start: int
    old_end: int
    new_end: int

    @classmethod
    def between(cls, old: str, new: str) -> "Change":
        """The smallest such stretch."""
        shorter = min(len(old), len(new))
        start = _same(old, new, shorter)
        tail = _same(old[::-1], new[::-1], shorter - start)
        return cls(start, len(old) - tail, len(new) - tail)

    def moved(self, offset: int) -> int:
        """Where an offset of the old text, outside the stretch, is in the new one."""
        return offset if offset <= self.start else offset + self.new_end - self.old_end

    def spares(self, start: int, end: int) -> bool:
        """Whether a span of the old text lies outside the stretch, not even touching it."""
        return end < self.start or start > self.old_end

    def touches(self, start: int, end: int) -> bool:
        """Whether a span of the new text meets the stretch."""
        return start <= self.new_end and end >= self.start


def carried(violation: Violation, change: Change, lines: LineTable) -> Violation | None:
    """A violation of the old text in the new one, or None where its own words were changed.

    Args:
        violation: as it was found in the old text.
        change: between the two.
        lines: of the new text.
    """
    if not change.spares(violation.start.offset, violation.end.offset):
        return None

    def place(old: Position) -> Position:
        return lines.position(change.moved(old.offset))

    edits = violation.fix.edits if violation.fix is not None else ()
    if not all(change.spares(edit.start.offset, edit.end.offset) for edit in edits):
        return None
    related = tuple(
        each
        if each.path
        else msgspec.structs.replace(each, start=place(each.start), end=place(each.end))
        for each in violation.related
        if each.path or change.spares(each.start.offset, each.end.offset)
    )
    if violation.related and not related:
        return None
    fix = violation.fix and Fix(
        violation.fix.safety,
        tuple(Edit(place(edit.start), place(edit.end), edit.replacement) for edit in edits),
    )
    return msgspec.structs.replace(
        violation,
        start=place(violation.start),
        end=place(violation.end),
        related=related,
        fix=fix,
    )


def _same(one: str, other: str, most: int) -> int:
    """How many of their first `most` characters two texts share; by halves, in C."""
    low = 0
    while low < most:
        middle = (low + most + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            most = middle - 1
    return low
