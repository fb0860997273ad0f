"""Makes an article of elements and texts, as Vale makes blocks of HTML."""

from bisect import bisect_right

import msgspec

from linter.checks.vale.reading import Article, ReadBlock, Reading
from linter.text.prose import Prose, Run

SEPARATOR = "\n\x00\n"
"""Stands between two blocks; no pattern of a rule reaches over it."""

_TAG_SCOPES = {
    "th": ("table", "header"),
    "td": ("table", "cell"),
    "caption": ("table", "caption"),
    "figcaption": ("figure", "caption"),
    "li": ("list",),
    "blockquote": ("blockquote",),
    **{f"h{level}": ("heading", f"h{level}") for level in range(1, 7)},
}
_COUNTED = {"li": "list"}


class _Piece(msgspec.Struct, frozen=True, gc=False):
    text: str
    lintable: str
    start: int
    end: int


class BlockReader:
    """Makes an article of a stream of elements and texts, given in the order of the source."""

    def __init__(self, source: str, reading: Reading, extension: str, language: str) -> None:
        self.source = source
        self.reading = reading
        self.masked: list[tuple[int, int]] = []
        """Source ranges, in order, whose text is masked."""
        self.holes: list[tuple[int, int]] = []
        """Source ranges, in order, that are no text wherever they stand."""
        self._extension = extension.lstrip(".")
        self._language = language
        self._ignored = [
            frozenset(scope.split(".")) for scope in reading.ignored_scopes if "." in scope
        ]
        self._tags: list[str] = []
        self._inline: list[tuple[str, bool]] = []
        self._skipped: list[bool] = []
        self._pieces: list[_Piece] = []
        self._counts: dict[str, int] = {}
        self._texts: list[str] = ["\n"]
        self._lintable: list[str] = ["\n"]
        self._runs: list[Run] = [Run(0, 1, 0, 0, False)]
        self._length = 1
        self._blocks: list[ReadBlock] = []

    # -- elements

    def start(self, tag: str, classes: str = "") -> None:
        """A block element begins."""
        self.flush()
        name = _COUNTED.get(tag, tag)
        self._counts[name] = self._counts.get(name, 0) + 1
        self._skipped.append(
            self._is_skipped or tag in self.reading.skipped_scopes or self._is_ignored(classes)
        )
        self._tags.append(tag)

    def end(self, tag: str) -> None:
        """A block element ends; one that is not open is none."""
        self.flush()
        self._inline.clear()
        for index in range(len(self._tags) - 1, -1, -1):
            if self._tags[index] == tag:
                del self._tags[index:]
                del self._skipped[index:]
                return

    @property
    def _is_skipped(self) -> bool:
        return bool(self._skipped) and self._skipped[-1]

    @property
    def depth(self) -> int:
        """How many block elements are open."""
        return len(self._tags)

    def close(self, depth: int) -> None:
        """The innermost block elements end, until so many are open."""
        self.flush()
        self._inline.clear()
        del self._tags[depth:]
        del self._skipped[depth:]

    def start_inline(self, tag: str, classes: str = "") -> None:
        """An inline element begins."""
        masked = tag in self.reading.ignored_scopes or self._is_ignored(classes)
        self._inline.append((tag, masked))

    def end_inline(self, tag: str) -> None:
        """An inline element ends."""
        for index in range(len(self._inline) - 1, -1, -1):
            if self._inline[index][0] == tag:
                del self._inline[index:]
                return

    def _is_ignored(self, classes: str) -> bool:
        ignored = self.reading.ignored_classes
        return bool(ignored and classes) and not set(ignored).isdisjoint(classes.split())

    # -- text

    def text(self, start: int, end: int, masked: bool = False) -> None:
        """Source characters that are read as they stand."""
        if self.holes:
            for first, last in self.holes[max(bisect_right(self.holes, (start, start)) - 1, 0) :]:
                if first >= end:
                    break
                if last > start:
                    if first > start:
                        self.replaced(self.source[start:first], start, first, masked)
                    start = last
        if start < end:
            self.replaced(self.source[start:end], start, end, masked)

    def replaced(self, text: str, start: int, end: int, masked: bool = False) -> None:
        """Text that is read where other source characters stand."""
        if not text or self._is_skipped:
            return
        if masked or (self._inline and any(masked for _, masked in self._inline)):
            lintable = "*" * len(text)
        else:
            lintable = self._without_tokens(text, start, end) if self.masked else text
        self._pieces.append(_Piece(text, lintable, start, end))

    def _without_tokens(self, text: str, start: int, end: int) -> str:
        index = bisect_right(self.masked, (start, start)) - 1
        for first, last in self.masked[max(index, 0) :]:
            if first >= end:
                break
            if last > start:
                low, high = max(first, start) - start, min(last, end) - start
                if end - start != len(text):
                    return "*" * len(text)
                text = text[:low] + "*" * (high - low) + text[high:]
        return text

    def attribute(self, pieces: list[tuple[str, int, int]]) -> None:
        """The alternative text of an image: a block of its own, wherever it stands."""
        if not self._is_skipped:
            made = [_Piece(t, self._without_tokens(t, s, e), s, e) for t, s, e in pieces]
            self._append(made, ("text", "attr", "alt"), False)

    def field(self, name: str, text: str, start: int, end: int) -> None:
        """A value of the front matter."""
        self._append([_Piece(text, text, start, end)], ("text", "frontmatter", name), False)

    def comment_block(self, kind: str, pieces: list[tuple[str, int, int]]) -> None:
        """A comment of a program: `line` or `block`."""
        self._append([_Piece(t, t, s, e) for t, s, e in pieces], ("text", "comment", kind), True)

    # -- blocks

    def flush(self) -> None:
        """End the block that is open."""
        if not self._pieces:
            return
        pieces, self._pieces = self._pieces, []
        parts = ["text"]
        splits = True
        for tag in self._tags:
            more = _TAG_SCOPES.get(tag)
            if more is not None:
                parts.extend(more)
                splits = False
        self._append(pieces, tuple(parts), splits)

    def _append(self, pieces: list[_Piece], parts: tuple[str, ...], splits: bool) -> None:
        pieces = _trimmed(pieces)
        if not pieces:
            return
        scope = frozenset((*parts, self._extension))
        if any(ignored <= scope for ignored in self._ignored):
            return
        self._separate()
        start = self._length
        for piece in pieces:
            self._append_piece(piece)
        self._blocks.append(ReadBlock(start, self._length, scope, splits))

    def _append_piece(self, piece: _Piece) -> None:
        end = self._length + len(piece.text)
        verbatim = self.source[piece.start : piece.end] == piece.text
        last = self._runs[-1]
        if (
            verbatim
            and last.verbatim
            and last.end == self._length
            and last.source_end == piece.start
        ):
            self._runs[-1] = Run(last.start, end, last.source_start, piece.end, True)
        else:
            self._runs.append(Run(self._length, end, piece.start, piece.end, verbatim))
        self._texts.append(piece.text)
        self._lintable.append(piece.lintable)
        self._length = end

    def _separate(self) -> None:
        self._texts.append(SEPARATOR)
        self._lintable.append(SEPARATOR)
        self._length += len(SEPARATOR)

    def build(self) -> Article:
        """The article, once everything was read."""
        self.flush()
        self._separate()
        raw = (self._length, self._length + len(self.source))
        if self.source:
            self._append_piece(_Piece(self.source, self.source, 0, len(self.source)))
        prose = Prose("".join(self._texts), "".join(self._lintable), tuple(self._runs))
        return Article(
            prose, tuple(self._blocks), raw, self._counts, self._extension, self._language
        )


def _trimmed(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces without white space at either end."""
    while pieces and (not pieces[-1].text or pieces[-1].text[-1].isspace()):
        last = pieces.pop()
        kept = len(last.text.rstrip())
        if kept:
            pieces.append(_cut(last, 0, kept))
            break
    while pieces and (not pieces[0].text or pieces[0].text[0].isspace()):
        drop = len(pieces[0].text) - len(pieces[0].text.lstrip())
        first = pieces.pop(0)
        if drop < len(first.text):
            pieces.insert(0, _cut(first, drop, len(first.text)))
            break
    return pieces


def _cut(piece: _Piece, low: int, high: int) -> _Piece:
    start, end = piece.start, piece.end
    if end - start == len(piece.text):
        start, end = start + low, start + high
    return _Piece(piece.text[low:high], piece.lintable[low:high], start, end)
