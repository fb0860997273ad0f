"""Sources as lines: what the formats that are read line by line have in common."""

import re
from collections.abc import Callable, Sequence

import msgspec

from linter.documents.builder import DocumentBuilder

_LINE = re.compile(r"([ \t]*)([^\r\n]*)(\r\n|\n|\r|\Z)")
_LINE_BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line: `start` is where its text begins, `end` where it ends, white space left out.

    Attributes:
        indent: the columns of white space before the text.
        text: the text itself; empty for a blank line.
    """

    start: int
    end: int
    indent: int
    text: str


def read_lines(source: str) -> list[Line]:
    """All lines of a source."""
    lines = []
    for match in _LINE.finditer(source):
        if match.start() == len(source):
            break
        start = match.start(2)
        text = match[2].rstrip()
        lines.append(Line(start, start + len(text), len(match[1].expandtabs(8)), text))
    return lines


def add_text(builder: DocumentBuilder, start: int, end: int) -> None:
    """Readable source characters over one or more lines, their indentation left out."""
    at = start
    for match in _LINE_BREAK.finditer(builder.source, start, end):
        if match.start() > at:
            builder.text(at, match.start())
        if builder.is_open:
            newline = builder.source.find("\n", match.start(), match.end())
            if newline >= 0:
                builder.verbatim(newline, newline + 1)
            else:
                builder.replaced("\n", match.start(), match.end())
        at = match.end()
    if at < end:
        builder.text(at, end)


def read_inline(
    builder: DocumentBuilder,
    pattern: re.Pattern[str],
    handle: Callable[[re.Match[str]], None],
    start: int,
    end: int,
) -> None:
    """Readable text with markup in it: `handle` is given what `pattern` finds, in order."""
    at = start
    for match in pattern.finditer(builder.source, start, end):
        if match.start() > at:
            add_text(builder, at, match.start())
        handle(match)
        at = match.end()
    if at < end:
        add_text(builder, at, end)


def last_text_line(lines: Sequence[Line], first: int, last: int) -> int:
    """The index after the last line with text among `lines[first:last]`."""
    while last > first and not lines[last - 1].text:
        last -= 1
    return last
