"""Plain text: paragraphs, headings and lists known by the form of their lines alone."""

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from linter.documents.builder import DocumentBuilder
from linter.documents.model import BlockKind, Document

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_ITEM = re.compile(r"\s*(?:[-*•‣–]|(?P<number>\(?\d{1,2}[.)]))[ \t]+(?=\S)")
_ENDS_A_SENTENCE = tuple(".!:;,…")
_CLOSING = "\"'”’)]»"
_LONGEST_HEADING = 15
"""In words."""
_WRAPPED = (60, 90)
"""Lengths of a line that was broken to fit a page, in characters."""


class _Line(msgspec.Struct, frozen=True, gc=False):
    """A line without the white space at its edges; its text begins after a list mark."""

    start: int
    end: int
    width: int
    text_start: int
    item: bool
    numbered: bool


def parse_plain_text(source: str, language: str = "en") -> Document:
    """A plain text article as a document.

    Hard-wrapped files are parted by blank lines; in all others each line is a block. A block of
    one line with at most 15 words that does not end like a sentence is a heading.
    """
    lines = list(_lines(source))
    builder = DocumentBuilder(source)
    blocks = _paragraphs(lines) if _is_hard_wrapped(lines) else _single_lines(lines)
    title_seen = False
    for block, numbers_around in blocks:
        first, last = block[0], block[-1]
        kind, level = _kind(source, block, numbers_around)
        if kind is BlockKind.HEADING:
            level, title_seen = (2, True) if title_seen else (1, True)
        builder.open(first.start, kind, level)
        for index, line in enumerate(block):
            if index:
                builder.line_break(block[index - 1].end, _line_end(source, block[index - 1].end))
            # A heading keeps its number: `3. Results`.
            start = line.start if kind is BlockKind.HEADING else line.text_start
            builder.verbatim(start, line.end)
        builder.close(last.end)
    return builder.build("text", language)


def _lines(source: str) -> Iterator[_Line | None]:
    """The lines with something to read; None for a line without letters or digits."""
    for match in _LINE.finditer(source):
        raw = match[0]
        text = raw.strip()
        if not any(map(str.isalnum, text)):
            yield None
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        end = start + len(text)
        item = _ITEM.match(source, start, end)
        yield _Line(
            start,
            end,
            len(raw.rstrip("\r\n")),
            item.end() if item else start,
            item is not None,
            item is not None and item["number"] is not None,
        )


def _is_hard_wrapped(lines: list[_Line | None]) -> bool:
    filled = wrapped = 0
    for line, following in pairwise([*lines, None]):
        if line is not None:
            filled += 1
            if following is not None and _WRAPPED[0] <= line.width <= _WRAPPED[1]:
                wrapped += 1
    return wrapped * 2 > filled


def _single_lines(lines: list[_Line | None]) -> Iterator[tuple[list[_Line], bool]]:
    filled = [line for line in lines if line is not None]
    for index, line in enumerate(filled):
        around = (index > 0 and filled[index - 1].numbered) or (
            index + 1 < len(filled) and filled[index + 1].numbered
        )
        yield [line], around


def _paragraphs(lines: list[_Line | None]) -> Iterator[tuple[list[_Line], bool]]:
    block: list[_Line] = []
    after_number = False
    for line in lines:
        if block and (line is None or line.item):
            yield block, after_number or (line is not None and line.numbered)
            after_number = block[0].numbered
            block = []
        if line is not None:
            block.append(line)
    if block:
        yield block, after_number


def _kind(source: str, block: list[_Line], numbers_around: bool) -> tuple[BlockKind, int]:
    first = block[0]
    is_heading = len(block) == 1 and _reads_as_heading(source[first.text_start : first.end])
    if first.item and not (first.numbered and is_heading and not numbers_around):
        return BlockKind.LIST_ITEM, 1
    return (BlockKind.HEADING, 1) if is_heading else (BlockKind.PARAGRAPH, 0)


def _reads_as_heading(text: str) -> bool:
    return (
        not text.rstrip(_CLOSING).endswith(_ENDS_A_SENTENCE)
        and len(text.split(None, _LONGEST_HEADING)) <= _LONGEST_HEADING
    )


def _line_end(source: str, end: int) -> int:
    """The end of the line break that follows a line's text."""
    while source[end] not in "\r\n":
        end += 1
    return end + 2 if source.startswith("\r\n", end) else end + 1
