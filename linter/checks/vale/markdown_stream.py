"""Markdown as a stream of elements and texts for Vale's rules: CommonMark, GFM, footnotes."""

import re
from collections.abc import Collection
from typing import Any

import pyromark

from linter.checks.vale.block_reader import BlockReader
from linter.checks.vale.html_stream import HtmlStream
from linter.documents.markdown_events import (
    Events,
    html_runs,
    image_text,
    inside_code,
    pass_over,
)
from linter.documents.markup import MarkupComment, Tokens

_Options = pyromark.Options
_MARKDOWN = pyromark.Markdown(
    options=_Options.ENABLE_TABLES
    | _Options.ENABLE_FOOTNOTES
    | _Options.ENABLE_STRIKETHROUGH
    | _Options.ENABLE_TASKLISTS
)
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>]+[^\s<>?!.,:;*_~'\")\]]")

_BLOCK_TAGS = {
    "Paragraph": "p",
    "BlockQuote": "blockquote",
    "List": "ul",
    "Item": "li",
    "FootnoteDefinition": "li",
    "Table": "table",
    "TableRow": "tr",
    "TableHead": "tr",
}
_INLINE_TAGS = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del", "Link": "a"}


def read_markdown(
    reader: BlockReader, text: str, wrappers: Collection[int] = (), indented_code: bool = True
) -> None:
    """Give a Markdown source to a reader.

    Args:
        reader: gets the blocks.
        text: an ASCII copy of its source, of the same length.
        wrappers: where list items begin that the copy has and the source has not.
        indented_code: whether an indented block is code; in MDX it is text.
    """
    _Markdown(reader, text, wrappers, indented_code).read()


class _Markdown:
    def __init__(
        self, reader: BlockReader, text: str, wrappers: Collection[int], indented_code: bool
    ) -> None:
        self._reader = reader
        self._wrappers = wrappers
        self._indented_code = indented_code
        self._text = text
        self._html = HtmlStream(reader)
        self._events: Events = iter(_MARKDOWN.events_with_range(text))
        self._cell = "td"
        self._address = False
        self._pending = -1
        self._pending_end = -1
        self._depths: list[int] = []

    def read(self) -> None:
        """Walk over the parser's events."""
        for event, place in self._events:
            start, end = place["start"], place["end"]
            if event.__class__ is str:
                if event == "SoftBreak" or event == "HardBreak":
                    self._line_break(start, end)
                elif event == "Rule":
                    self._flush_text()
                    self._reader.flush()
                continue
            for name, value in event.items():
                if name == "Text":
                    self._read_text(value, start, end)
                    continue
                self._flush_text()
                if name == "Start":
                    self._start(value, start, end)
                elif name == "End":
                    self._end(value if value.__class__ is str else next(iter(value)))
                elif name == "Code":
                    self._code(start, end)
                elif name == "InlineHtml":
                    for token in Tokens(self._text, start, end):
                        if not isinstance(token, MarkupComment):
                            self._html.tag(self._text, token)
        self._flush_text()
        self._reader.flush()

    def _open(self, tag: str) -> None:
        self._depths.append(self._reader.depth)
        self._reader.start(tag)

    def _close(self) -> None:
        self._reader.close(self._depths.pop())

    def _line_break(self, start: int, end: int) -> None:
        if start == self._pending_end and end == start + 1:
            self._pending_end = end
            return
        self._flush_text()
        self._reader.replaced("\n", start, end)

    def _read_text(self, value: str, start: int, end: int) -> None:
        if end - start != len(value):
            self._flush_text()
            self._reader.replaced(value, start, end)
        elif start == self._pending_end:
            self._pending_end = end
        else:
            self._flush_text()
            self._pending, self._pending_end = start, end

    def _flush_text(self) -> None:
        """Give the text so far; addresses in it are links to a Markdown renderer, not words."""
        start, end = self._pending, self._pending_end
        if start < 0:
            return
        self._pending = self._pending_end = -1
        if self._address:
            self._reader.text(start, end, masked=True)
            return
        text = self._text
        if text.find("://", start, end) < 0 and text.find("www.", start, end) < 0:
            self._reader.text(start, end)
            return
        at = start
        for match in _ADDRESS.finditer(text, start, end):
            self._reader.text(at, match.start())
            self._reader.text(*match.span(), masked=True)
            at = match.end()
        self._reader.text(at, end)

    def _code(self, start: int, end: int) -> None:
        self._reader.start_inline("code")
        self._reader.text(*inside_code(self._text, start, end))
        self._reader.end_inline("code")

    def _start(self, value: Any, start: int, end: int) -> None:
        tag: str
        data: Any = None
        if value.__class__ is str:
            tag = value
        else:
            tag, data = next(iter(value.items()))
        reader = self._reader
        if tag in _BLOCK_TAGS:
            if tag == "TableHead" or tag == "Table":
                self._cell = "th"
            self._open("div" if start in self._wrappers else _BLOCK_TAGS[tag])
        elif tag == "Heading":
            self._open(str(data["level"]).lower())
        elif tag == "TableCell":
            self._open(self._cell)
        elif tag in _INLINE_TAGS:
            self._address = tag == "Link" and data["link_type"] in ("Autolink", "Email")
            reader.start_inline(_INLINE_TAGS[tag])
        elif tag == "CodeBlock":
            self._code_block(data)
        elif tag == "HtmlBlock":
            self._html_block()
        elif tag == "Image":
            reader.attribute(image_text(self._events, reader.source))
        elif tag == "MetadataBlock":
            pass_over(self._events, "MetadataBlock")

    def _end(self, tag: str) -> None:
        reader = self._reader
        if tag in _BLOCK_TAGS:
            if tag == "TableHead":
                self._cell = "td"
            self._close()
        elif tag == "Heading" or tag == "TableCell":
            self._close()
        elif tag in _INLINE_TAGS:
            self._address = False
            reader.end_inline(_INLINE_TAGS[tag])

    def _code_block(self, kind: Any) -> None:
        """A code block is a `pre` with a `code` in it."""
        is_code = self._indented_code or kind != "Indented"
        self._open("pre" if is_code else "p")
        if is_code:
            self._reader.start_inline("code")
        for event, place in self._events:
            if event.__class__ is dict:
                if "End" in event:
                    break
                if "Text" in event:
                    self._reader.text(place["start"], place["end"])
        self._reader.end_inline("code")
        self._close()

    def _html_block(self) -> None:
        self._reader.flush()
        for first, last in html_runs(self._events, self._text):
            self._html.read(self._text, first, last)
        self._reader.flush()
