"""HTML as a stream of elements and texts for Vale's rules."""

import re
from html import unescape

from linter.checks.vale.block_reader import BlockReader
from linter.documents.elements import BLOCKS, CLOSED_BY, RAW_TEXT
from linter.documents.markup import MarkupComment, Tag, Tokens, attributes

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLOCKS = BLOCKS | {"pre", "script", "style", "noscript", "iframe", "figure", "template"}
_VOID = frozenset("br hr img input meta link source wbr area base col embed track".split())


class HtmlStream:
    """Reads HTML, whole pages or what stands inside of Markdown, call by call."""

    def __init__(self, reader: BlockReader) -> None:
        self._reader = reader
        self._open: list[str] = []

    def read(self, text: str, start: int, end: int) -> None:
        """Read `text[start:end]`; `text` has the length of the source."""
        at = start
        tokens = Tokens(text, start, end)
        for token in tokens:
            if token.start > at:
                self.text(at, token.start)
            at = token.end
            if isinstance(token, MarkupComment):
                continue
            self.tag(text, token)
            if not token.closes and token.name in RAW_TEXT:
                at = tokens.at = self._raw_text(text, token, end)
        if at < end:
            self.text(at, end)

    def text(self, start: int, end: int) -> None:
        """Characters between tags; entities are what they stand for."""
        reader, source = self._reader, self._reader.source
        if "&" not in source[start:end]:
            reader.text(start, end)
            return
        at = start
        for match in _ENTITY.finditer(source, start, end):
            if match.start() > at:
                reader.text(at, match.start())
            reader.replaced(unescape(match.group()), *match.span())
            at = match.end()
        reader.text(at, end)

    def tag(self, text: str, tag: Tag) -> None:
        """Heed one tag."""
        name, reader = tag.name, self._reader
        if name == "br":
            reader.replaced("\n", tag.start, tag.end)
        elif name == "img":
            self._image(text, tag)
        elif name in _VOID:
            if name == "hr":
                reader.flush()
        elif name in _BLOCKS:
            if tag.closes:
                if name in self._open:
                    while self._open.pop() != name:
                        pass
                reader.end(name)
            else:
                self._close_before(name)
                reader.start(name, self._classes(text, tag))
                if text[tag.end - 2] == "/":
                    reader.end(name)
                else:
                    self._open.append(name)
        elif tag.closes:
            reader.end_inline(name)
        elif text[tag.end - 2] != "/":
            reader.start_inline(name, self._classes(text, tag))

    def _close_before(self, name: str) -> None:
        closed = CLOSED_BY.get(name, frozenset()) | {"p"}
        while self._open and self._open[-1] in closed:
            self._reader.end(self._open.pop())

    def _classes(self, text: str, tag: Tag) -> str:
        if "class" not in text[tag.attributes : tag.end]:
            return ""
        found = attributes(text, tag).get("class")
        return text[found.start : found.end] if found else ""

    def _image(self, text: str, tag: Tag) -> None:
        alt = attributes(text, tag).get("alt")
        if alt is not None and alt.end > alt.start:
            value = unescape(self._reader.source[alt.start : alt.end])
            self._reader.attribute([(value, alt.start, alt.end)])

    def _raw_text(self, text: str, tag: Tag, end: int) -> int:
        closing = re.compile(rf"</{re.escape(tag.name)}\b[^>]*>?", re.IGNORECASE)
        found = closing.search(text, tag.end, end)
        stop = found.start() if found else end
        if stop > tag.end:
            self.text(tag.end, stop)
        return stop
