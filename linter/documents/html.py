"""HTML: whole pages, and the tags inside of Markdown."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from linter.documents.builder import Container, DocumentBuilder
from linter.documents.elements import (
    BLOCK_KINDS,
    BLOCKS,
    CLOSED_BY,
    CODE,
    HEADINGS,
    LISTS,
    OPAQUE,
    RAW_TEXT,
    UNREAD,
)
from linter.documents.markup import Attribute, MarkupComment, Tag, Tokens, attributes, unescaped
from linter.documents.model import BlockKind, Document, ReferenceKind
from linter.documents.stand_in import ascii_stand_in

_TO_REPLACE = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|\n\s*|\r\s*"
)
_META = {
    "description": "description",
    "og:title": "og.title",
    "og:description": "og.description",
    "twitter:title": "twitter.title",
    "twitter:description": "twitter.description",
}
_UNREAD_IN_PAGES = UNREAD | {"footer"}
_NEEDS_END = BLOCKS - frozenset(CLOSED_BY) - {"p"}
_OPAQUE_INLINE = OPAQUE | UNREAD | CODE


class _Region(msgspec.Struct, frozen=True, gc=False):
    """An inline element that is open: where it began in the prose and in the source."""

    name: str
    at: int
    source_start: int
    target: str


class HtmlReader:
    """Gives the text between tags to a builder, and keeps the open elements from call to call.

    Args:
        builder: gets the text; its source has the same length as every masked copy.
        page: whether the source is a page, with site navigation and a head, or part of an article.
    """

    def __init__(self, builder: DocumentBuilder, page: bool = False) -> None:
        self.builder = builder
        self.front_matter: dict[str, Any] = {}
        self._page = page
        self._unread = _UNREAD_IN_PAGES if page else UNREAD
        self._open: Counter[str] = Counter()
        self._regions: list[_Region] = []
        self._unclosed: set[str] = set()

    def read(self, text: str, start: int, end: int) -> None:
        """Read `text[start:end]`; `text` is a copy of the source in which templates are masked."""
        at = start = max(start, self.builder.muted_until)
        tokens = Tokens(text, start, end)
        for token in tokens:
            if token.start > at:
                self.text(text, at, token.start)
            at = token.end
            if isinstance(token, MarkupComment):
                self.comment(token.start, token.end)
            else:
                at = self._tag(tokens, token)
                tokens.at = at
        if at < end:
            self.text(text, at, end)

    def read_text(self, text: str, start: int, end: int) -> None:
        """Read `text[start:end]` into the block that is open; its tags say nothing."""
        at = start
        for token in Tokens(text, start, end):
            self.text(text, at, token.start)
            self.builder.gap()
            at = token.end
        self.text(text, at, end)

    def text(self, text: str, start: int, end: int) -> None:
        """Readable characters: entities are what they stand for, line ends are soft."""
        builder = self.builder
        if not builder.is_open and not text[start:end].strip():
            return
        for at, until in _replacements(text, start, end):
            if at > start:
                builder.text(start, at)
            start = until
            if text[at] == "&":
                builder.replaced(unescaped(builder.source[at:until]), at, until)
            else:
                self._line_end(text, at, until)
        if start < end:
            builder.text(start, end)

    def _line_end(self, text: str, at: int, until: int) -> None:
        if self.builder.is_open:
            newline = text.find("\n", at, until)
            if newline >= 0:
                self.builder.verbatim(newline, newline + 1)
            else:
                self.builder.replaced("\n", at, until)

    def comment(self, start: int, end: int) -> None:
        """`<!-- ... -->`; declarations say nothing."""
        source = self.builder.source
        if source.startswith("<!--", start):
            self.builder.comment(source[start + 4 : max(end - 3, start + 4)], start, end)

    def _tag(self, tokens: Tokens, tag: Tag) -> int:
        """Heed one tag; the answer is where reading goes on."""
        name = tag.name
        if not tag.closes and (
            name in self._unread or name in CODE or self._is_hidden(tokens, tag)
        ):
            return self._skip(tokens.text, tag)
        if self._page and name == "title" and not tag.closes:
            return self._title(tokens.text, tag)
        self.tag(tokens.text, tag)
        return tag.end

    def tag(self, text: str, tag: Tag) -> None:
        """Heed a tag that stands for itself: its inside is read in later calls."""
        name, builder = tag.name, self.builder
        if name in BLOCKS:
            builder.close(tag.end if tag.closes else tag.start)
            if tag.closes:
                self._pop(name)
            else:
                self._push(name)
                builder.begins_at = tag.start
        elif name == "br":
            if builder.is_open:
                builder.replaced("\n", tag.start, tag.end)
        elif name == "hr":
            builder.close(tag.start)
        elif name == "img" or name == "image":
            self._image(text, tag)
        elif name == "meta" and self._page:
            self._meta(text, tag)
        elif name == "a" or name == "sup" or name in _OPAQUE_INLINE:
            if tag.closes:
                self._end_region(tag)
            else:
                self._begin_region(text, tag)
        elif self._is_component(tag) and (
            not builder.is_open or builder.length == builder.block_start
        ):
            builder.components.append(tag.start)

    def _is_component(self, tag: Tag) -> bool:
        """Whether it begins or ends an element of the site's own that may hold blocks."""
        source = self.builder.source
        return source[tag.start + 1 + tag.closes].isupper() and source[tag.end - 2] != "/"

    def inline_tag(self, text: str, tag: Tag, block_end: int) -> None:
        """Heed a tag inside a Markdown block that ends at `block_end`.

        One that begins a block and is not closed there is a slip (`use <h1> here`); a browser
        would make a heading of the rest, a reader of the source would not.
        """
        if tag.name in _NEEDS_END and not tag.closes:
            closing = re.compile(rf"</{re.escape(tag.name)}\s*>", re.IGNORECASE)
            if closing.search(text, tag.end, block_end) is None:
                self.builder.opaque(tag.start, tag.end)
                return
        self.tag(text, tag)

    def tag_in_source(self, tag: Tag) -> None:
        """Heed a tag that was masked in the copy (JSX)."""
        self.tag(self.builder.source, tag)

    # -- blocks

    def _push(self, name: str) -> None:
        containers = self.builder.containers
        closed = CLOSED_BY.get(name)
        while containers[-1].tag == "p" or (closed and containers[-1].tag in closed):
            self._open[containers.pop().tag] -= 1
        parent = containers[-1]
        kind = BLOCK_KINDS.get(name, parent.kind)
        level = parent.level
        if name in LISTS:
            kind, level = parent.kind, level + 1 if parent.kind is BlockKind.LIST_ITEM else 1
        elif name in HEADINGS:
            level = HEADINGS[name]
        elif name == "li" or name == "dd" or name == "dt":
            level = max(level, 1)
        elif name in BLOCK_KINDS:
            level = 0
        self._open[name] += 1
        containers.append(Container(name, kind, level))

    def _pop(self, name: str) -> None:
        if not self._open[name]:
            return
        containers = self.builder.containers
        index = len(containers) - 1
        while containers[index].tag and containers[index].tag != name:
            index -= 1
        if containers[index].tag == name:
            self.truncate(index)

    def truncate(self, depth: int) -> None:
        """Leave the innermost containers, until so many are open."""
        containers = self.builder.containers
        while len(containers) > depth:
            self._open[containers.pop().tag] -= 1

    # -- what is not read

    def _is_hidden(self, tokens: Tokens, tag: Tag) -> bool:
        if tag.name not in BLOCKS and tag.name != "span":
            return False
        if "hidden" not in tokens.text[tag.attributes : tag.end]:
            return False
        found = attributes(tokens.text, tag)
        return "hidden" in found

    def _skip(self, text: str, tag: Tag) -> int:
        """Pass over an element; one that is never closed is passed over only if it is raw text."""
        name, builder = tag.name, self.builder
        if text[tag.end - 2] == "/" or name in self._unclosed:
            return tag.end
        end = _end_of_element(text, tag)
        if end < 0:
            # Looked for once: a thousand of them must not cost a thousand scans.
            self._unclosed.add(name)
            return tag.end
        if name in CODE:
            builder.code(tag.start, end)
        elif name in BLOCKS:
            builder.close(tag.start)
        elif builder.is_open:
            builder.gap()
        builder.muted_until = max(builder.muted_until, end)
        return end

    def _title(self, text: str, tag: Tag) -> int:
        end = max(_end_of_element(text, tag), tag.end)
        stop = text.rfind("</", tag.end, end)
        if stop < 0:
            stop = end
        inside = self.builder.source[tag.end : stop]
        if "title" not in self.front_matter and inside.strip():
            self.front_matter["title"] = " ".join(unescaped(inside).split())
            self._field("title", text, tag.end, stop)
        return end

    def _meta(self, text: str, tag: Tag) -> None:
        found = attributes(text, tag)
        key = found.get("name") or found.get("property")
        content = found.get("content")
        if key is None or content is None:
            return
        name = _META.get(text[key.start : key.end].lower())
        if name and name not in self.front_matter:
            value = unescaped(self.builder.source[content.start : content.end])
            self.front_matter[name] = value
            self._field(name, text, content.start, content.end)

    def _field(self, name: str, text: str, start: int, end: int) -> None:
        self.builder.open(start, BlockKind.FRONT_MATTER, name=name)
        self.text(text, start, end)
        self.builder.close(end)

    # -- inline

    def _image(self, text: str, tag: Tag) -> None:
        found = attributes(text, tag)
        alt = found.get("alt")
        pieces: list[tuple[str, int, int]] = []
        if alt is not None and not self.builder.source.startswith("{", alt.start):
            pieces = self._pieces(alt)
        target = self._value(found.get("src"))
        self.builder.image(pieces, target, tag.start, tag.end)

    def _pieces(self, attribute: Attribute) -> list[tuple[str, int, int]]:
        source = self.builder.source
        pieces = []
        at = attribute.start
        for start, end in _replacements(source, attribute.start, attribute.end):
            if start > at:
                pieces.append((source[at:start], at, start))
            read = unescaped(source[start:end]) if source[start] == "&" else "\n"
            pieces.append((read, start, end))
            at = end
        if at < attribute.end:
            pieces.append((source[at : attribute.end], at, attribute.end))
        return pieces

    def _value(self, attribute: Attribute | None) -> str:
        if attribute is None:
            return ""
        return unescaped(self.builder.source[attribute.start : attribute.end]).strip()

    def _begin_region(self, text: str, tag: Tag) -> None:
        target = ""
        if tag.name == "a":
            found = attributes(text, tag)
            if "href" not in found:
                return
            target = self._value(found["href"])
        if len(self._regions) < 100:
            self._regions.append(_Region(tag.name, self.builder.length, tag.start, target))

    def _end_region(self, tag: Tag) -> None:
        for index in range(len(self._regions) - 1, -1, -1):
            if self._regions[index].name == tag.name:
                region = self._regions[index]
                del self._regions[index:]
                break
        else:
            return
        builder = self.builder
        length = builder.length
        # White space at a block's end, which is not kept, may have stood after the start tag.
        # A block is begun by its first text, which an element may stand before.
        at = max(min(region.at, length), builder.block_start)
        if region.name in _OPAQUE_INLINE:
            builder.opaque_since(at)
        elif region.name == "a":
            builder.reference(
                ReferenceKind.LINK, at, length, region.target, region.source_start, tag.end
            )
        elif region.name == "sup" and builder.read_since(at).strip("[]()* ").isdigit():
            # A raised number is a note's mark or an exponent; neither is part of the word.
            builder.opaque_since(at)

    def forget_regions(self) -> None:
        """An inline element does not reach beyond its block."""
        if self._regions:
            self._regions.clear()


def _replacements(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where entities stand, and line ends with the white space around them."""
    for match in _TO_REPLACE.finditer(text, start, end):
        at, until = match.span()
        if text[at] != "&":
            at = start + len(text[start:at].rstrip(" \t"))
        yield at, until
        start = until


def _end_of_element(text: str, tag: Tag) -> int:
    """Where the element that `tag` begins ends; raw text always does, any other may not (-1)."""
    name = re.escape(tag.name)
    if tag.name in RAW_TEXT:
        closing = re.compile(rf"</{name}\b[^>]*>?", re.IGNORECASE).search(text, tag.end)
        return closing.end() if closing else len(text)
    depth = 1
    for match in re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE).finditer(text, tag.end):
        if match[1]:
            depth -= 1
            if not depth:
                return match.end()
        elif not match[0].endswith("/>"):
            depth += 1
    return -1


def parse_html(source: str, language: str = "en") -> Document:
    """An HTML page, or a part of one, as a document."""
    builder = DocumentBuilder(source)
    reader = HtmlReader(builder, page=True)
    reader.read(ascii_stand_in(source), 0, len(source))
    return builder.build("html", language, reader.front_matter)
