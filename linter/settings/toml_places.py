"""TOML with places: `tomllib` gives the values, a small scanner where they stand."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from linter.settings.nodes import FileError, PlacedFile
from linter.text.position import LineTable

Steps = tuple[str | int, ...]

_SKIPPED = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.S
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]+|[^\s,\]}#]+")
_AT_LINE = re.compile(r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)", re.S)


class TomlFile(PlacedFile):
    """One table of a TOML document; `value` is None where the document has no such table."""

    def __init__(self, text: str, path: str, table: Sequence[str] = ()) -> None:
        """Parse `text`, of which only `table` (`tool`, `contentlint`) is looked at.

        Raises:
            FileError: it is no TOML.
        """
        self.path = path
        self._table = tuple(table)
        self._text = text
        import tomllib  # not for settings in YAML

        try:
            value: Any = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise _located(str(error), text, path) from None
        for name in table:
            value = value.get(name) if isinstance(value, dict) else None
        self.value = value
        self._found: dict[Steps, tuple[int, int]] | None = None

    def place(self, steps: Sequence[str | int], key: bool = False) -> tuple[int, int]:
        """See `PlacedFile.place`."""
        if self._found is None:
            self._found = {}
            for known, offsets in _Scanner(self._text).places():
                self._found.setdefault(known, offsets)
        wanted: Steps = (*self._table, *steps)
        while wanted:
            if wanted in self._found:
                at_key, at_value = self._found[wanted]
                # A key stands where it is written; the value of a table is its header.
                position = LineTable(self._text).position(at_key if key else at_value)
                return position.line, position.column
            wanted = wanted[:-1]
        return 1, 1


def _located(message: str, text: str, path: str) -> FileError:
    found = _AT_LINE.fullmatch(message)
    if found is None:
        return FileError(path, 1, 1, message)
    line = int(found.group(2) or text.count("\n") + 1)
    return FileError(path, line, int(found.group(3) or 1), found.group(1))


class _Scanner:
    """Walks over a document that is known to be valid TOML."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._tables: dict[Steps, int] = {}

    def places(self) -> Iterator[tuple[Steps, tuple[int, int]]]:
        """Every key and array item: its steps from the root, the offsets of key and value."""
        table: Steps = ()
        while self._skip() < len(self._text):
            start = self._at
            if self._text.startswith("[[", start):
                self._at += 2
                table = self._within(self._key())
                index = self._tables.get(table, -1) + 1
                self._tables[table] = index
                yield table, (start, start)
                table = (*table, index)
                yield table, (start, start)
                self._at = self._text.index("]]", self._at) + 2
            elif self._text[start] == "[":
                self._at += 1
                table = self._within(self._key())
                for length in range(1, len(table) + 1):
                    if length == len(table) or table[:length] not in self._tables:
                        yield table[:length], (start, start)
                self._at = self._text.index("]", self._at) + 1
            else:
                yield from self._pair(table)

    def _within(self, steps: Steps) -> Steps:
        """The steps of a table, those into arrays of tables included."""
        whole: Steps = ()
        for step in steps[:-1]:
            whole = (*whole, step)
            if whole in self._tables:
                whole = (*whole, self._tables[whole])
        return (*whole, steps[-1])

    def _pair(self, table: Steps) -> Iterator[tuple[Steps, tuple[int, int]]]:
        start = self._at
        steps = (*table, *self._key())
        self._at = self._text.index("=", self._at) + 1
        self._skip()
        for length in range(len(table) + 1, len(steps) + 1):
            yield steps[:length], (start, self._at)
        yield from self._value(steps)

    def _value(self, steps: Steps) -> Iterator[tuple[Steps, tuple[int, int]]]:
        opening = self._text[self._at]
        if opening not in "[{":
            pattern = _STRING if opening in "\"'" else _BARE_VALUE
            found = pattern.match(self._text, self._at)
            self._at = found.end() if found else len(self._text)
            return
        self._at += 1
        closing = "]" if opening == "[" else "}"
        index = 0
        while self._text[self._skip()] != closing:
            if self._text[self._at] == ",":
                self._at += 1
            elif opening == "{":
                yield from self._pair(steps)
            else:
                yield (*steps, index), (self._at, self._at)
                yield from self._value((*steps, index))
                index += 1
        self._at += 1

    def _key(self) -> Steps:
        steps: list[str] = []
        while True:
            self._skip()
            found = _STRING.match(self._text, self._at) or _BARE_KEY.match(self._text, self._at)
            if found is None:
                return tuple(steps)
            written = found.group()
            steps.append(_unquoted(written) if written[0] in "\"'" else written)
            self._at = found.end()
            self._skip()
            if not self._text.startswith(".", self._at):
                return tuple(steps)
            self._at += 1

    def _skip(self) -> int:
        found = _SKIPPED.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at


def _unquoted(written: str) -> str:
    import tomllib

    value: str = tomllib.loads(f"key = {written}")["key"]
    return value
