"""Puts a document together while its source is read from front to back, in any format."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from linter.documents.bare import BareMarks, bare_marks
from linter.documents.byline import is_byline
from linter.documents.markup import Tag
from linter.documents.model import (
    Block,
    BlockKind,
    Comment,
    Document,
    Reference,
    ReferenceKind,
)
from linter.text.prose import BLOCK_SEPARATOR, OPAQUE, Prose, Run
from linter.text.span import Span

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


class DocumentBuilder:
    """Collects blocks, runs, references and comments; `build` makes the document.

    Text is given by its place in the source, so that its positions are exact by construction.
    Neighbouring pieces are joined: an undecorated paragraph is one slice and one run.
    """

    def __init__(self, source: str, holes: Sequence[Hole] = ()) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.references: list[Reference] = []
        self.comments: list[Comment] = []
        self.containers: list[Container] = [Container("", BlockKind.PARAGRAPH, 0)]
        self.is_open = False
        self.muted_until = 0
        """Blocks that begin before this place in the source are dropped (inside a `<nav>`)."""
        self.begins_at = -1
        """Where the markup of the block to be opened next begins, if that is known already."""
        self.pending_start = self.pending_end = -1
        """The verbatim source range that is not yet a run; readers may extend its end."""
        self.hidden_code: list[Span] = []
        """Code blocks of template languages, last first: the parser does not meet them."""
        self._holes = holes
        self._hole_starts = [hole.start for hole in holes]
        self._texts: list[str] = []
        self._runs: list[Run] = []
        self._opaque: list[tuple[int, int]] = []
        self._length = 0
        self._gap = False
        self.on_tag: Callable[[Tag], None] | None = None
        """Called for each hole that is a tag."""
        self._images: list[list[tuple[str, int, int]]] = []
        self.after_block: list[Callable[[], None]] = []
        """Called once when the block that is open ends: what stands inside it and is read later."""
        self._kind = BlockKind.PARAGRAPH
        self._level = 0
        self._name = ""
        self._source_start = 0
        self._block_start = 0
        self._discard = False
        self._first_text = self._first_run = self._first_opaque = 0

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
        if self._length:
            self._texts.append(BLOCK_SEPARATOR)
            self._length += len(BLOCK_SEPARATOR)
        self._block_start = self._length
        self._first_text = len(self._texts)
        self._first_run = len(self._runs)
        self._first_opaque = len(self._opaque)
        self._gap = False
        self.is_open = True

    def close(self, source_end: int) -> None:
        """End the block, if one is open; a block without anything to read leaves no trace."""
        if not self.is_open:
            return
        if self.pending_end >= 0:
            self.flush()
        self.is_open = False
        texts = self._texts
        if len(texts) > self._first_text and (
            texts[-1][-1].isspace() or texts[self._first_text][0].isspace()
        ):
            self._trim()
        if (
            self._discard
            or self._length == self._block_start
            or (self._holes and not self._says_something())
        ):
            self._drop_block()
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

    def _drop_block(self) -> None:
        """Forget the block and the separator before it."""
        start = self._block_start
        first_text = self._first_text
        if start:
            start -= len(BLOCK_SEPARATOR)
            first_text -= 1
        del self._texts[first_text:], self._runs[self._first_run :]
        del self._opaque[self._first_opaque :]
        self._length = start
        self._move_references(start, lambda at: min(at, start))

    def _append_block(self, source_end: int) -> None:
        kind, level = self._kind, self._level
        if kind in _BYLINE_CANDIDATES and self._length - self._block_start < 160:
            text = "".join(self._texts[self._first_text :])
            if is_byline(text, heading=kind is BlockKind.HEADING):
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
        if len(self._opaque) == self._first_opaque:
            return True
        lo = bisect_left(self._hole_starts, self._source_start)
        templates = {hole.start for hole in self._holes[lo : lo + 50]}
        return any(run.source_start not in templates for run in self._runs[self._first_run :])

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

    @property
    def length(self) -> int:
        """How long the prose is so far."""
        return self._length + self.pending_end - self.pending_start

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
                else:
                    self.gap()
                start = hole.end
            index += 1
        if start < end and (self.is_open or not self.source[start:end].isspace()):
            if not self.is_open:
                self.open(start)
            self.verbatim(start, end)

    def verbatim(self, start: int, end: int) -> None:
        """Readable source characters without holes, in an open block."""
        if self._gap and start < end:
            self._gap = False
            if self.source[start].isspace() and self._ends_with_space():
                start += 1
        if start >= end:
            return
        if start == self.pending_end:
            self.pending_end = end
        else:
            self.flush()
            self.pending_start, self.pending_end = start, end

    def replaced(self, text: str, start: int, end: int) -> None:
        """Text that is read where other source characters stand (an entity, a folded line)."""
        if not self.is_open:
            self.open(start)
        if self.source[start:end] == text:
            self.verbatim(start, end)
            return
        self.flush()
        if text:
            self._texts.append(text)
            length = self._length + len(text)
            self._runs.append(Run(self._length, length, start, end, False))
            self._length = length

    def opaque(self, start: int, end: int) -> None:
        """Source characters that are read but not judged (inline code, math)."""
        if not self.is_open:
            self.open(start)
        self._gap = False
        at = self.length
        self.verbatim(start, end)
        self._opaque.append((at, self.length))

    def opaque_since(self, at: int) -> None:
        """What was read since the prose was `at` long is not to be judged."""
        if self.is_open and self._block_start <= at < self.length:
            self._opaque.append((at, self.length))

    def line_break(self, start: int, end: int) -> None:
        r"""A line end inside a block, read as "\\n"; a CRLF and the indentation go with it."""
        if self.source[end - 1] == "\n":
            if self.is_open:
                self.verbatim(end - 1, end)
        else:
            self.replaced("\n", start, end)

    def gap(self) -> None:
        """Something unreadable stood here; the white space around it is read once."""
        self.flush()
        self._gap = True

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

    def flush(self) -> None:
        """Make the pending source range a run."""
        start, end = self.pending_start, self.pending_end
        if end > start:
            length = self._length + end - start
            self._texts.append(self.source[start:end])
            self._runs.append(Run(self._length, length, start, end, True))
            self._length = length
        self.pending_start = self.pending_end = -1

    def read_since(self, at: int) -> str:
        """The text of this block since the prose was `at` long."""
        self.flush()
        pieces: list[str] = []
        for text, run in zip(reversed(self._texts), reversed(self._runs), strict=False):
            if run.end <= at or run.start < self._block_start:
                break
            pieces.append(text[max(at - run.start, 0) :])
        return "".join(reversed(pieces))

    # -- edges

    def _ends_with_space(self) -> bool:
        if self.length == self._block_start:
            return True
        self.flush()
        return self._texts[-1][-1].isspace()

    def _trim(self) -> None:
        """Take white space off both ends of the block."""
        while len(self._texts) > self._first_text and self._texts[-1][-1].isspace():
            text, run = self._texts.pop(), self._runs.pop()
            kept = text.rstrip()
            self._length = run.start + len(kept)
            if kept:
                self._texts.append(kept)
                self._runs.append(_shortened(run, 0, len(text) - len(kept)))
        if self._opaque and self._opaque[-1][1] > self._length:
            self._clip_opaque(self._block_start, self._length, 0)
        self._move_references(self._length, lambda at: min(at, self._length))
        drop = 0
        for text in self._texts[self._first_text :]:
            kept = text.lstrip()
            drop += len(text) - len(kept)
            if kept:
                break
        if drop:
            self._trim_start(drop)

    def _trim_start(self, drop: int) -> None:
        texts, runs = self._texts[self._first_text :], self._runs[self._first_run :]
        del self._texts[self._first_text :], self._runs[self._first_run :]
        edge = self._block_start + drop
        for text, run in zip(texts, runs, strict=True):
            if run.end > edge:
                cut = max(edge - run.start, 0)
                run = _shortened(run, cut, 0)
                self._texts.append(text[cut:])
                self._runs.append(
                    Run(
                        run.start - drop,
                        run.end - drop,
                        run.source_start,
                        run.source_end,
                        run.verbatim,
                    )
                )
        self._length -= drop
        self._clip_opaque(edge, self._length + drop, drop)
        self._move_references(self._block_start, lambda at: max(at, edge) - drop)

    def _clip_opaque(self, lo: int, hi: int, drop: int) -> None:
        first = self._first_opaque
        clipped = [(max(a, lo) - drop, min(b, hi) - drop) for a, b in self._opaque[first:]]
        self._opaque[first:] = [(a, b) for a, b in clipped if a < b]

    def _move_references(self, after: int, moved: Callable[[int], int]) -> None:
        """Mend the last references, those that reach beyond `after` in the prose."""
        for index in range(len(self.references) - 1, -1, -1):
            reference = self.references[index]
            if reference.end < after:
                break
            self.references[index] = msgspec.structs.replace(
                reference, start=moved(reference.start), end=moved(reference.end)
            )

    # -- the end

    def build(
        self, format: str, language: str, front_matter: dict[str, Any] | None = None
    ) -> Document:
        """The document, once the whole source was read."""
        self.close(len(self.source))
        self._add_hidden_code(len(self.source))
        text = "".join(self._texts)
        marks = bare_marks(text, self._opaque)
        prose = Prose(text, _masked(text, marks.opaque), tuple(self._runs))
        self._add_bare_references(prose, marks)
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
        )

    def _add_bare_references(self, prose: Prose, marks: BareMarks) -> None:
        for kind, start, end, target in marks.references:
            self.references.append(
                Reference(kind, start, end, target, prose.source_span(start, end))
            )


def _shortened(run: Run, head: int, tail: int) -> Run:
    """The run without characters at its edges; one that is not verbatim keeps its whole source."""
    if run.verbatim:
        return Run(
            run.start + head,
            run.end - tail,
            run.source_start + head,
            run.source_end - tail,
            True,
        )
    return Run(run.start + head, run.end - tail, run.source_start, run.source_end, False)


def _masked(text: str, opaque: Sequence[tuple[int, int]]) -> str:
    if not opaque:
        return text
    pieces = []
    at = 0
    for start, end in opaque:
        pieces.append(text[at:start])
        pieces.append(OPAQUE * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)
