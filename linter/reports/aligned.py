"""Two texts one above the other, word below word, with what differs marked."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

import msgspec

from linter.reports.ansi import Style, paint
from linter.reports.options import ReportOptions
from linter.reports.snippet import cells
from linter.reports.wording import count, one_line, shorten

_FEWEST_COLUMNS = 20
_SAME_ROWS = 2
"""So many lines without a difference are shown; of more, the first."""

_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\s\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
"""What stands between blanks; in scripts without blanks, a character."""


class Part(msgspec.Struct, frozen=True, gc=False):
    """A stretch of one of two texts; `differs` is whether the other has not the same there."""

    text: str
    differs: bool


class _Cell(msgspec.Struct, frozen=True, gc=False):
    """A word of each text, or of one; `gap` columns stand before it."""

    first: str
    second: str
    gap: int

    @property
    def same(self) -> bool:
        return self.first == self.second

    @property
    def width(self) -> int:
        return max(cells(self.first), cells(self.second))


_Row = Sequence[_Cell]


def aligned(first: str, second: str, options: ReportOptions, most: int) -> Iterator[str]:
    """The lines of both texts, `-` before the first's and `+` before the second's.

    Lines that are the same in both stand once. Differences are coloured, or underlined with `~`
    where colours are not wanted.

    Args:
        first: as its source has it; line ends are blanks.
        second: likewise.
        options: `width` is kept; all is shown with `show_all`.
        most: how many lines that differ are shown otherwise.
    """
    width = max(options.width - 2, _FEWEST_COLUMNS)
    rows = list(_rows(_cells(one_line(first), one_line(second), width), width))
    differing = 0
    for same, group in groupby(rows, key=_is_same):
        found = list(group)
        if not same:
            shown = found if options.show_all else found[: max(most - differing, 0)]
            differing += len(found)
            for row in shown:
                yield from _differing(row, options)
        elif differing < most or options.show_all:
            folded = len(found) > _SAME_ROWS and not options.show_all
            for row in found[:1] if folded else found:
                yield "  " + _written([cell.first for cell in row], row)
            if folded:
                yield paint(f"  … {count(len(found) - 1, 'line')} the same", options, Style.DIM)
    if differing > most and not options.show_all:
        yield f"  … {count(differing - most, 'more line')} with differences"


def parts(first: str, second: str) -> tuple[list[Part], list[Part]]:
    """Both texts, each on one line, in stretches that the other has or has not."""
    texts = one_line(first), one_line(second)
    spans = [[match.span() for match in _WORD.finditer(text)] for text in texts]
    one, other = (
        [text[start:end] for start, end in of_text]
        for text, of_text in zip(texts, spans, strict=True)
    )
    found: tuple[list[Part], list[Part]] = ([], [])
    ends = [0, 0]
    for tag, *bounds in _opcodes(one, other):
        for side, (begin, stop) in enumerate((bounds[:2], bounds[2:])):
            if begin < stop:
                start, end = spans[side][begin][0], spans[side][stop - 1][1]
                # What stands between two stretches is of neither.
                found[side].append(Part(texts[side][ends[side] : start], False))
                found[side].append(Part(texts[side][start:end], tag != "equal"))
                ends[side] = end
    return found


def _is_same(row: _Row) -> bool:
    return all(cell.same for cell in row)


def _differing(row: _Row, options: ReportOptions) -> Iterator[str]:
    for sign, style, words in (
        ("-", Style.RED, [cell.first for cell in row]),
        ("+", Style.GREEN, [cell.second for cell in row]),
    ):
        if any(words):
            yield f"{paint(sign, options, style)} {_written(words, row, options, style)}"
    if not options.color:
        marks = ["" if cell.same else "~" * cell.width for cell in row]
        yield "  " + _written(marks, row)


def _written(
    words: Sequence[str],
    row: _Row,
    options: ReportOptions | None = None,
    style: Style = Style.BOLD,
) -> str:
    """One word for each cell, in the columns of the cells."""
    line, column, end = "", 0, 0
    for index, (word, cell) in enumerate(zip(words, row, strict=True)):
        column += cell.gap if index else 0
        if word:
            # Blanks only before words, so that none are left at the end.
            line += " " * (column - end)
            line += word if cell.same or options is None else paint(word, options, style)
            end = column + cells(word)
        column += cell.width
    return line


def _cells(first: str, second: str, width: int) -> Iterator[_Cell]:
    one, other = list(_words(first, width)), list(_words(second, width))
    for _, start, end, other_start, other_end in _opcodes(
        [word for word, _ in one], [word for word, _ in other]
    ):
        for (word, gap), (other_word, other_gap) in zip_longest(
            one[start:end], other[other_start:other_end], fillvalue=("", 0)
        ):
            yield _Cell(word, other_word, max(gap, other_gap))


def _opcodes(first: Sequence[str], second: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(None, first, second).get_opcodes())


def _words(text: str, width: int) -> Iterator[tuple[str, int]]:
    """The words, each with the blanks before it: 1 or 0."""
    for match in _WORD.finditer(text):
        gap = int(match.start() > 0 and text[match.start() - 1] == " ")
        yield shorten(match[0], width), gap


def _rows(found: Iterator[_Cell], width: int) -> Iterator[_Row]:
    row: list[_Cell] = []
    used = 0
    for cell in found:
        if row and used + cell.gap + cell.width > width:
            yield row
            row, used = [], 0
        used += cell.width + (cell.gap if row else 0)
        row.append(cell)
    if row:
        yield row
