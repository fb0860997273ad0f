"""A source line cut to a width around a marked place, and where its marks stand in columns."""

import re
from collections.abc import Iterable
from itertools import accumulate

import msgspec

from linter.reports.wording import visible

TAB = "    "
_ELLIPSIS = "…"


class Snippet(msgspec.Struct, frozen=True, gc=False):
    """A piece of a line as a terminal shows it.

    Attributes:
        before, marked, after: the piece, cut at the marks.
        indent: columns before the marks.
        run: columns of the marks, at least 1.
    """

    before: str
    marked: str
    after: str
    indent: int
    run: int


_NARROW = re.compile("[\t -~\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]*")
"""Text of which every character takes one column: Latin letters and their punctuation."""


def cells(text: str) -> int:
    """The columns that `text` takes in a terminal."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import get_character_cell_size as width_of

    return sum(map(width_of, text))


def snippet(line: str, start: int, end: int, width: int, cut_before: bool = False) -> Snippet:
    """Cut `line` to at most `width` columns around its characters `start` to `end`.

    Args:
        line: without its line end.
        start: offset in `line` of the first marked character.
        end: offset after the last; offsets outside are moved to the line's edges.
        width: in columns, at least 20.
        cut_before: whether `line` is itself the end of a longer line.
    """
    start = min(max(start, 0), len(line))
    end = min(max(end, start), len(line))
    shown = [TAB if char == "\t" else char for char in visible(line)]
    if _NARROW.fullmatch(line):
        sizes: Iterable[int] = map(len, shown)
    else:
        from rich.cells import get_character_cell_size as width_of

        sizes = (len(TAB) if char == TAB else width_of(char) for char in shown)
    ends = list(accumulate(sizes, initial=0))
    first, last = _window(line, ends, start, end, width, cut_before)
    lead = _ELLIPSIS if first > 0 or cut_before else ""
    tail = _ELLIPSIS if last < len(line) else ""
    end = min(end, last)
    return Snippet(
        before=lead + "".join(shown[first:start]),
        marked="".join(shown[start:end]),
        after="".join(shown[end:last]) + tail,
        indent=len(lead) + ends[start] - ends[first],
        run=max(1, ends[end] - ends[start]),
    )


def _window(
    line: str, ends: list[int], start: int, end: int, width: int, cut_before: bool
) -> tuple[int, int]:
    """The characters that fit: around the middle of the marks, or from them on if they are long."""
    if ends[-1] + cut_before <= width:
        return 0, len(line)
    room = width - 2
    marks = ends[end] - ends[start]
    left = ends[start] - max(room - marks, room // 4) // 2
    left = max(0, min(left, ends[-1] - room))
    first = 0
    while ends[first] < left or (first < start and ends[first + 1] == ends[first]):
        first += 1
    first = min(first, start)
    if first > 0:
        # A word cut in half is harder to read than a window some columns smaller.
        blank = line.find(" ", first, min(start, first + 16))
        first = blank + 1 if blank >= 0 else first
    last = len(line)
    while last > start and ends[last] - ends[first] > room:
        last -= 1
    while last < len(line) and ends[last + 1] == ends[last]:
        last += 1
    if last < len(line) and last > end:
        blank = line.rfind(" ", max(end, last - 16), last)
        last = blank if blank > end else last
    return first, last
