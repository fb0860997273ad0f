"""Markdown: CommonMark with GitHub's extensions, front matter, templates, HTML and MDX inside."""

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

import pyromark

from linter.documents.builder import Container, DocumentBuilder
from linter.documents.front_matter import add_fields, front_matter
from linter.documents.html import HtmlReader
from linter.documents.markdown_events import (
    Events,
    html_runs,
    image_text,
    inside_code,
    pass_over,
)
from linter.documents.markup import MarkupComment, Tag, Tokens
from linter.documents.model import BlockKind, Document, ReferenceKind
from linter.documents.stand_in import ascii_stand_in
from linter.documents.templates import Templates, without_admonitions, without_templates

_Options = pyromark.Options
_MARKDOWN = pyromark.Markdown(
    options=_Options.ENABLE_TABLES
    | _Options.ENABLE_FOOTNOTES
    | _Options.ENABLE_STRIKETHROUGH
    | _Options.ENABLE_TASKLISTS
    | _Options.ENABLE_GFM
    | _Options.ENABLE_DEFINITION_LIST
    | _Options.ENABLE_HEADING_ATTRIBUTES
    | _Options.ENABLE_MATH
)

_MONEY = re.compile(
    r"\$(?<!\\\$)(?=\d[\d.,]*(?![\d$+*/^_=<>\\])[^$\r\n\\^_={}]*(?:[$\r\n]|\Z)|\d[\d.,]*[-–][A-Z]*\$\d)"
)
_DEFINITION_OF_NOTHING = re.compile(r"\]:[ \t]*(?:#|<>|<\#>)[ \t]")
_DEFINITION_COMMENT = re.compile(
    r"^[ ]{0,3}\[(?://|\.|comment|COMMENT)\]:[ \t]*(?:#|<>|<\#>)[ \t]+"
    r"(?:\"(?P<a>[^\"\r\n]*)\"|\((?P<b>[^\r\n]*)\)|'(?P<c>[^'\r\n]*)')[ \t]*$",
    re.MULTILINE,
)


def parse_markdown(source: str, language: str = "en") -> Document:
    """A Markdown article as a document."""
    return _parse(source, language, "markdown", without_templates)


def parse_mdx(source: str, language: str = "en") -> Document:
    """An MDX article as a document."""
    from linter.documents.mdx import without_jsx

    return _parse(source, language, "mdx", without_jsx)


def _parse(
    source: str, language: str, format: str, mask: Callable[[str, str], Templates]
) -> Document:
    text = ascii_stand_in(source)
    found = front_matter(source)
    if found is not None:
        text = " " * found.end + text[found.end :]
    templates = mask(source, without_admonitions(text))
    text = templates.text
    if "$" in text:
        text = _MONEY.sub("x", text)
    builder = DocumentBuilder(source, templates.holes)
    reader = _Reader(builder, text, templates)
    if found is not None:
        add_fields(builder, reader.html, found)
    reader.read()
    return builder.build(format, language, found.data if found else None)


class _Reader:
    """Walks the parser's events over a same-length copy of the source."""

    def __init__(self, builder: DocumentBuilder, text: str, templates: Templates) -> None:
        self.builder = builder
        self.text = text
        self.source = builder.source
        self.html = HtmlReader(builder)
        self._wrappers = templates.wrappers
        if templates.has_tags:
            builder.on_tag = self.html.tag_in_source
        self.events: Events = _MARKDOWN.events_with_range(text)
        builder.hidden_code = templates.code[::-1]
        builder.comments.extend(templates.comments)
        self._links: list[tuple[int, str, ReferenceKind, bool]] = []
        self._strikes: list[int] = []
        self._depths: list[int] = []
        self._depth = -1
        self._block_end = 0
        self._list_level = 0
        self._cell_kind = BlockKind.TABLE_CELL
        self._definitions: dict[str, str] | None = None

    def read(self) -> None:
        """Give everything to the builder."""
        builder, source = self.builder, self.source
        starts, ends = _STARTS, _ENDS
        clear_until = builder.next_hole(0)
        # The program's hottest loop: half of all events are text and line ends.
        for event, place in self.events:
            start = place["start"]
            end = place["end"]
            if event.__class__ is str:
                if start == builder.pending_end and source[start:end] == "\n":
                    builder.pending_end = end
                elif event == "Rule":
                    builder.close(start)
                else:
                    builder.line_break(start, end)
            elif "Text" in event:
                if end - start != len(event["Text"]):
                    builder.replaced(event["Text"], start, end)
                elif end > clear_until:
                    builder.text(start, end)
                    clear_until = builder.next_hole(end)
                elif start == builder.pending_end:
                    builder.pending_end = end
                else:
                    if not builder.is_open:
                        builder.open(start)
                    builder.verbatim(start, end)
            elif "End" in event:
                tag = event["End"]
                leave = ends.get(tag if tag.__class__ is str else next(iter(tag)))
                if leave is not None:
                    leave(self, start, end)
            elif "Start" in event:
                tag = event["Start"]
                if tag.__class__ is str:
                    enter = starts.get(tag)
                    if enter is not None:
                        enter(self, None, start, end)
                else:
                    for name, data in tag.items():
                        enter = starts.get(name)
                        if enter is not None:
                            enter(self, data, start, end)
            elif "Code" in event:
                builder.opaque(*inside_code(self.text, start, end))
            elif "InlineHtml" in event:
                self._inline_html(start, end)
            elif "FootnoteReference" in event:
                self._footnote_mark(start, end)
            elif "InlineMath" in event or "DisplayMath" in event:
                builder.opaque(start, end)
        builder.close(len(source))
        self._definition_comments()

    def _footnote_mark(self, start: int, end: int) -> None:
        builder = self.builder
        at, label = builder.length, self.source[start + 2 : end - 1]
        builder.reference(ReferenceKind.FOOTNOTE, at, at, label, start, end)
        if builder.is_open:
            builder.gap()

    def _inline_html(self, start: int, end: int) -> None:
        if self.source[start + 1 : start + 2].isascii():
            for token in Tokens(self.text, start, end):
                if isinstance(token, MarkupComment):
                    self.html.comment(token.start, token.end)
                else:
                    self._inline_tag(token)
        else:
            # `<имя>` is a tag only in the ASCII copy.
            self.builder.text(start, end)

    def _inline_tag(self, tag: Tag) -> None:
        depth = len(self.builder.containers)
        self.html.inline_tag(self.text, tag, self._block_end)
        # What is opened inside a paragraph does not reach beyond it.
        depth = min(depth, len(self.builder.containers))
        self._depth = depth if self._depth < 0 else min(depth, self._depth)

    # -- blocks

    def _paragraph(self, data: Any, start: int, end: int) -> None:
        self._block_end = end
        self.builder.open(start)

    def _heading(self, data: Any, start: int, end: int) -> None:
        self._block_end = end
        self.builder.open(start, BlockKind.HEADING, int(data["level"][1]))

    def _end_block(self, start: int, end: int) -> None:
        self.builder.close(end)
        self.html.forget_regions()
        if self._depth >= 0:
            self.html.truncate(self._depth)
            self._depth = -1

    def _push(self, kind: BlockKind, level: int = 0) -> None:
        self._depths.append(len(self.builder.containers))
        self.builder.containers.append(Container("", kind, level))

    def _end_container(self, start: int, end: int) -> None:
        self.builder.close(end)
        self.html.truncate(self._depths.pop())
        self.html.forget_regions()
        self._depth = -1

    def _quote(self, data: str | None, start: int, end: int) -> None:
        self.builder.close(start)
        if data is None:
            self._push(BlockKind.QUOTE)
        else:
            # An alert (`> [!NOTE]`) is the author speaking.
            outer = self.builder.containers[-1]
            self._push(outer.kind, outer.level)

    def _list(self, data: Any, start: int, end: int) -> None:
        self.builder.close(start)
        if start not in self._wrappers:
            self._list_level += 1

    def _end_list(self, start: int, end: int) -> None:
        if start not in self._wrappers:
            self._list_level -= 1

    def _item(self, data: Any, start: int, end: int) -> None:
        self.builder.close(start)
        if start in self._wrappers:
            self.builder.components.append(start)
            outer = self.builder.containers[-1]
            self._push(outer.kind, outer.level)
            return
        self._push(BlockKind.LIST_ITEM, self._list_level)
        self.builder.begins_at = start

    def _definition_part(self, data: Any, start: int, end: int) -> None:
        self.builder.close(start)
        self._push(BlockKind.LIST_ITEM, self._list_level + 1)
        self.builder.begins_at = start

    def _footnote(self, data: Any, start: int, end: int) -> None:
        self.builder.close(start)
        self._push(BlockKind.FOOTNOTE)
        self.builder.begins_at = start

    def _table_head(self, data: Any, start: int, end: int) -> None:
        self._cell_kind = BlockKind.TABLE_HEADER

    def _end_table_head(self, start: int, end: int) -> None:
        self._cell_kind = BlockKind.TABLE_CELL

    def _table_cell(self, data: Any, start: int, end: int) -> None:
        self._block_end = end
        self._depths.append(len(self.builder.containers))
        self.builder.open(start, self._cell_kind)

    def _code_block(self, data: Any, start: int, end: int) -> None:
        self.builder.code(start, end)
        pass_over(self.events, "CodeBlock")

    def _html_block(self, data: Any, start: int, end: int) -> None:
        self.builder.close(start)
        last = start
        for first, last in html_runs(self.events, self.text):
            self.html.read(self.text, first, last)
        self.builder.close(last)
        self.html.forget_regions()

    # -- inline

    def _link(self, data: dict[str, str], start: int, end: int) -> None:
        kind = data["link_type"]
        address = kind in ("Autolink", "Email")
        self._links.append(
            (
                self.builder.length,
                self._target(data["dest_url"], start, end),
                ReferenceKind.LINK,
                address,
            )
        )

    def _end_link(self, start: int, end: int) -> None:
        at, target, kind, address = self._links.pop()
        builder = self.builder
        builder.reference(kind, at, builder.length, target, start, end)
        if address:
            builder.opaque_since(at)

    def _image(self, data: dict[str, str], start: int, end: int) -> None:
        pieces = image_text(self.events, self.source)
        self.builder.image(pieces, self._target(data["dest_url"], start, end), start, end)

    def _strike(self, data: Any, start: int, end: int) -> None:
        self._strikes.append(self.builder.length)

    def _end_strike(self, start: int, end: int) -> None:
        self.builder.opaque_since(self._strikes.pop())

    def _target(self, url: str, start: int, end: int) -> str:
        """The link's target as the source has it: the parser saw a copy."""
        if self.text is self.source:
            return url
        at = self.text.rfind(url, start, end)
        if at >= 0:
            return self.source[at : at + len(url)]
        if self._definitions is None:
            self._definitions = {}
            for definition in pyromark.reference_definitions(self.text).values():
                target, span = definition["dest"], definition["span"]
                at = self.text.find(target, span["start"], span["end"])
                if at >= 0:
                    self._definitions.setdefault(target, self.source[at : at + len(target)])
        return self._definitions.get(url, url)

    def _definition_comments(self) -> None:
        # Quickly looked for, as it begins with a literal.
        if _DEFINITION_OF_NOTHING.search(self.text) is None:
            return
        code = [block.source for block in self.builder.blocks if block.kind is BlockKind.CODE]
        starts = [span.start for span in code]
        for match in _DEFINITION_COMMENT.finditer(self.text):
            start, end = match.span()
            index = bisect_right(starts, start) - 1
            if index < 0 or code[index].end <= start:
                inside = slice(*match.span(match.lastindex or 0))
                self.builder.comment(self.source[inside], start, end)


# Not in the instance: bound methods there are a cycle for the garbage collector to find.
_STARTS: dict[str, Callable[[_Reader, Any, int, int], None]] = {
    "Paragraph": _Reader._paragraph,
    "Heading": _Reader._heading,
    "Link": _Reader._link,
    "Image": _Reader._image,
    "CodeBlock": _Reader._code_block,
    "HtmlBlock": _Reader._html_block,
    "BlockQuote": _Reader._quote,
    "List": _Reader._list,
    "Item": _Reader._item,
    "FootnoteDefinition": _Reader._footnote,
    "TableHead": _Reader._table_head,
    "TableCell": _Reader._table_cell,
    "DefinitionListTitle": _Reader._definition_part,
    "DefinitionListDefinition": _Reader._definition_part,
    "Strikethrough": _Reader._strike,
}
_ENDS: dict[str, Callable[[_Reader, int, int], None]] = {
    "Paragraph": _Reader._end_block,
    "Heading": _Reader._end_block,
    "TableCell": _Reader._end_container,
    "Link": _Reader._end_link,
    "BlockQuote": _Reader._end_container,
    "List": _Reader._end_list,
    "Item": _Reader._end_container,
    "FootnoteDefinition": _Reader._end_container,
    "DefinitionListTitle": _Reader._end_container,
    "DefinitionListDefinition": _Reader._end_container,
    "TableHead": _Reader._end_table_head,
    "Strikethrough": _Reader._end_strike,
}
