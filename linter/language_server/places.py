"""Places in an article as editors count them: lines from 0, and code units of an encoding."""

from lsprotocol import types

from linter.text.position import LineTable, Position

_CODECS = {
    types.PositionEncodingKind.Utf8: ("utf-8", 1),
    types.PositionEncodingKind.Utf16: ("utf-16-le", 2),
    types.PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


class Places:
    """Translates between the positions of a text and those of an editor."""

    def __init__(self, text: str, encoding: str | None = None) -> None:
        """Places of `text`; the encoding is what client and server agreed on, else UTF-16."""
        self._text = text
        self._lines = LineTable(text)
        kind = types.PositionEncodingKind(encoding or types.PositionEncodingKind.Utf16)
        self._codec, self._width = _CODECS[kind]

    def of(self, position: Position) -> types.Position:
        """A position as the editor counts it."""
        before = self._text[position.offset - position.column + 1 : position.offset]
        units = len(before.encode(self._codec, "surrogatepass")) // self._width
        return types.Position(position.line - 1, units)

    def range(self, start: Position, end: Position) -> types.Range:
        """The half-open range between two positions."""
        return types.Range(self.of(start), self.of(end))

    def whole(self) -> types.Range:
        """The range of the whole text."""
        end = self._lines.position(len(self._text))
        return types.Range(types.Position(0, 0), self.of(end))

    def offset(self, place: types.Position) -> int:
        """The offset of an editor's position; the nearest one where there is no such place."""
        line = min(place.line, len(self._lines) - 1) + 1
        text = self._lines.line_text(line)
        if place.line >= len(self._lines):
            return self._lines.line_start(line) + len(text)
        units = text.encode(self._codec, "surrogatepass")[: place.character * self._width]
        return self._lines.line_start(line) + len(units.decode(self._codec, "ignore"))
