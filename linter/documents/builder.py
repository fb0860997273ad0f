"""Puts a document together while its source is read from front to back, in any format."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from linter.documents.assembly import Assembly, masked
from linter.documents.bare import bare_marks
from linter.documents.byline import begins_like_byline, is_byline
from linter.documents.markup import Tag
from linter.documents.model import (
    Block,
    BlockKind,
    Comment,
    Document,
    Reference,
    ReferenceKind,
)
from linter.text.prose import Prose
from linter.text.span import Span

_LONGEST_BYLINE = 160
_BYLINE_CANDIDATES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})


class Container(msgspec.Struct, frozen=True, gc=False):
    """Something that holds blocks, and the kind and level that blocks without their own get."""

    tag: str
    kind: BlockKind
    level: int


class Hole(msgspec.Struct, frozen=True, gc=False):
    """Source characters that are no prose, wherever text covers them (a shortcode, a JSX tag).

    A `readable` hole stands for words that only the site's build knows (`{{ name }}`): it is kept
    as an opaque run, so that the sentence around it stays whole. A `tag` has a meaning of its own.
    """

    start: int
    end: int
    readable: bool
    tag: Tag | None = None


class DocumentBuilder(Assembly):
    """Collects blocks, runs, references and comments; `build` makes the document.

    Text is given by its place in the source, so that its positions are exact by construction.
    Neighbouring pieces are joined: an undecorated paragraph is one slice and one run.
    """

    def __init__(self, source: str, holes: Sequence[Hole] = ()) -> None:
        super().__init__(source)
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self.components: list[int] = []
        self.containers: list[Container] = [Container("", BlockKind.PARAGRAPH, 0)]
        self.muted_until = 0
        """Blocks that begin before this place in the source are dropped (inside a `<nav>`)."""
        self.begins_at = -1
        """Where the markup of the block to be opened next begins, if that is known already."""
        self.hidden_code: list[Span] = []
        """Code blocks of template languages, last first: the parser does not meet them."""
        self._holes = holes
        self._templates: list[tuple[int, int]] = []
        self._hole_starts = [hole.start for hole in holes]
        self.on_tag: Callable[[Tag], None] | None = None
        """Called for each hole that is a tag."""
        self._images: list[list[tuple[str, int, int]]] = []
        self.after_block: list[Callable[[], None]] = []
        """Called once when the block that is open ends: what stands inside it and is read later."""
        self._kind = BlockKind.PARAGRAPH
        self._level = 0
        self._name = ""
        self._source_start = 0
        self._discard = False

    # -- blocks

    def open(
        self, source_start: int, kind: BlockKind | None = None, level: int = 0, name: str = ""
    ) -> None:
        """Begin a block; without a kind it gets that of the innermost container."""
        if self.is_open:
            self.close(source_start)
        if self.hidden_code:
            self._add_hidden_code(source_start)
        if kind is None:
            container = self.containers[-1]
            kind, level = container.kind, container.level
        self._kind, self._level, self._name = kind, level, name
        self._discard = source_start < self.muted_until
        self._source_start = source_start
        if self.begins_at >= 0:
            self._source_start = min(source_start, self.begins_at)
            self.begins_at = -1
        self._templates.clear()
        self.begin()

    def close(self, source_end: int) -> None:
        """End the block, if one is open; a block without anything to read leaves no trace."""
        if not self.is_open:
            return
        says_nothing = bool(self._templates) and not self._says_something()
        self.end()
        if self._discard or says_nothing or self._length == self._block_start:
            self.drop()
        else:
            self._append_block(source_end)
        if self._images:
            images, self._images = self._images, []
            if not self._discard:
                for pieces in images:
                    self._alt_text_block(pieces)
        if self.after_block:
            later, self.after_block = self.after_block, []
            for read in later:
                read()

    def _append_block(self, source_end: int) -> None:
        kind, level = self._kind, self._level
        if (
            kind in _BYLINE_CANDIDATES
            and self._length - self._block_start < _LONGEST_BYLINE
            and begins_like_byline(self.opening)
            and is_byline(self.read_since(self._block_start), heading=kind is BlockKind.HEADING)
        ):
            kind, level = BlockKind.BYLINE, 0
        self.blocks.append(
            Block(
                kind,
                self._block_start,
                self._length,
                Span(self._source_start, max(source_end, self._source_start)),
                level,
                self._name,
            )
        )

    def _says_something(self) -> bool:
        """Whether anything but templates stands in the block."""
        at = self._block_start
        for start, end in self._templates:
            if self.read_between(at, start).strip():
                return True
            at = end
        return bool(self.read_between(at, self.length).strip())

    def _alt_text_block(self, pieces: list[tuple[str, int, int]]) -> None:
        start, end = pieces[0][1], pieces[-1][2]
        self.open(start, BlockKind.ALT_TEXT)
        for text, piece_start, piece_end in pieces:
            self.replaced(text, piece_start, piece_end)
        self.close(end)

    def code(self, source_start: int, source_end: int) -> None:
        """A code block: known by its place, not read."""
        self.close(source_start)
        self._add_hidden_code(source_start)
        self.begins_at = -1
        if source_start >= self.muted_until:
            at = self._length
            self.blocks.append(Block(BlockKind.CODE, at, at, Span(source_start, source_end)))

    def _add_hidden_code(self, before: int) -> None:
        while self.hidden_code and self.hidden_code[-1].start < before:
            at = self._length
            self.blocks.append(Block(BlockKind.CODE, at, at, self.hidden_code.pop()))

    # -- text

    def text(self, start: int, end: int) -> None:
        """Readable source characters, as they stand."""
        if self._holes and end > self.next_hole(start):
            self._text_around_holes(start, end)
        else:
            if not self.is_open:
                self.open(start)
            self.verbatim(start, end)

    def next_hole(self, at: int) -> int:
        """Where the first hole begins that ends after `at`; the length of the source if none."""
        index = max(bisect_left(self._hole_starts, at) - 1, 0)
        for hole in self._holes[index : index + 2]:
            if hole.end > at:
                return hole.start
        return len(self.source)

    def _text_around_holes(self, start: int, end: int) -> None:
        index = max(bisect_left(self._hole_starts, start) - 1, 0)
        while index < len(self._holes) and start < end:
            hole = self._holes[index]
            if hole.start >= end:
                break
            if hole.end > start:
                if hole.start > start:
                    self.text(start, hole.start)
                if hole.tag is not None:
                    if self.on_tag is not None and hole.start >= start:
                        self.on_tag(hole.tag)
                elif hole.readable and hole.start >= start:
                    self.opaque(hole.start, hole.end)
                    self._templates.append((self.length - hole.end + hole.start, self.length))
                else:
                    self.gap()
                start = hole.end
            index += 1
        if start < end and (self.is_open or not self.source[start:end].isspace()):
            if not self.is_open:
                self.open(start)
            self.verbatim(start, end)

    def replaced(self, text: str, start: int, end: int) -> None:
        """Text that is read where other source characters stand (an entity, a folded line)."""
        if not self.is_open:
            self.open(start)
        if self.source[start:end] == text:
            self.verbatim(start, end)
            return
        self.stand_in(text, start, end)

    def opaque(self, start: int, end: int) -> None:
        """Source characters that are read but not judged (inline code, math)."""
        if not self.is_open:
            self.open(start)
        self._gap = False
        at = self.length
        self.verbatim(start, end)
        self._opaque.append((at, at + end - start))

    def line_break(self, start: int, end: int) -> None:
        r"""A line end inside a block, read as "\\n"; a CRLF and the indentation go with it."""
        if self.source[end - 1] == "\n":
            if self.is_open:
                self.verbatim(end - 1, end)
        else:
            self.replaced("\n", start, end)

    def image(self, pieces: list[tuple[str, int, int]], target: str, start: int, end: int) -> None:
        """An image: a reference, and its alternative text as a block after this one."""
        if start < self.muted_until:
            return
        self.reference(ReferenceKind.IMAGE, self.length, self.length, target, start, end)
        if self.is_open:
            self.gap()
        if pieces and any(text.strip() for text, _, _ in pieces):
            if self.is_open:
                self._images.append(pieces)
            else:
                self._alt_text_block(pieces)

    def reference(
        self, kind: ReferenceKind, start: int, end: int, target: str, at: int, until: int
    ) -> None:
        """A reference whose text is the prose from `start` to `end`."""
        if at >= self.muted_until:
            self.references.append(Reference(kind, start, end, target, Span(at, until)))

    def comment(self, text: str, start: int, end: int) -> None:
        """A comment in the source."""
        self.comments.append(Comment(text, Span(start, end)))
        if self.is_open:
            self.gap()

    # -- the end

    def build(
        self, format: str, language: str, front_matter: dict[str, Any] | None = None
    ) -> Document:
        """The document, once the whole source was read."""
        self.close(len(self.source))
        self._add_hidden_code(len(self.source))
        text = self.read()
        marks = bare_marks(text, self._opaque)
        prose = Prose(text, masked(text, marks.opaque), tuple(self._runs))
        for kind, start, end, target in marks.references:
            span = prose.source_span(start, end)
            self.references.append(Reference(kind, start, end, target, span))
        self.references.sort(key=lambda reference: reference.source)
        self.comments.sort(key=lambda comment: comment.source)
        return Document(
            self.source,
            format,
            prose,
            self.blocks,
            self.references,
            self.comments,
            front_matter,
            language,
            self.components,
        )
