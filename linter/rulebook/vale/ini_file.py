"""`.vale.ini`: sections of keys, as Vale's own reader takes them."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from linter.settings.nodes import FileError

_SECTION = re.compile(r"\[(.*)\]\s*(?:[;#].*)?$")
_PAIR = re.compile(r"([^=:]+?)\s*[=:]\s*(.*)$")
_QUOTES = ("'", '"', "`")


class Entry(msgspec.Struct, frozen=True):
    """A key of a section, with its value and the line that says so."""

    key: str
    value: str
    line: int


class Section(msgspec.Struct, frozen=True):
    """A section; the part before any has an empty name."""

    name: str
    line: int
    entries: tuple[Entry, ...]

    def values(self, key: str) -> list[str]:
        """The items of a list that may stand under several keys of one name."""
        found: dict[str, None] = {}
        for entry in self.entries:
            if entry.key == key:
                found.update((item, None) for item in items_of(entry.value))
        return list(found)

    def value(self, key: str) -> str:
        """A single value; the last that is given counts."""
        given = [entry.value for entry in self.entries if entry.key == key]
        return given[-1] if given else ""


class IniFile(msgspec.Struct, frozen=True):
    """A file's sections, in order."""

    path: str
    sections: tuple[Section, ...]

    def error(self, line: int, message: str) -> FileError:
        """An error at a line."""
        return FileError(self.path, line, 1, message)


def read_ini(path: Path, shown_as: str) -> IniFile:
    """Read a file.

    Raises:
        FileError: it cannot be read, or a line is neither a section nor a key with a value.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FileError(shown_as, 1, 1, f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise FileError(shown_as, 1, 1, "not UTF-8 text") from None
    return parse_ini(text, shown_as)


def parse_ini(text: str, shown_as: str) -> IniFile:
    """The sections of a text; see `read_ini`."""
    sections: list[Section] = []
    name, begin = "", 1
    entries: list[Entry] = []
    for number, line in _logical_lines(text):
        section = _SECTION.match(line)
        if section is not None:
            sections.append(Section(name, begin, tuple(entries)))
            name, begin, entries = section.group(1).strip(), number, []
            continue
        pair = _PAIR.match(line)
        if pair is None:
            raise FileError(shown_as, number, 1, "expected `key = value` or `[section]`")
        key = pair.group(1).strip()
        entries.append(Entry(key, _value(pair.group(2)), number))
    sections.append(Section(name, begin, tuple(entries)))
    return IniFile(shown_as, tuple(sections))


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something; one that ends in a backslash goes on in the next."""
    pending, begin = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not pending and (not stripped or stripped[0] in "#;"):
            continue
        begin = begin if pending else number
        if stripped.endswith("\\"):
            pending += stripped[:-1].rstrip() + " "
            continue
        yield begin, (pending + stripped).strip()
        pending = ""
    if pending:
        yield begin, pending.strip()


def _value(text: str) -> str:
    """A value without a comment behind it, and without quotation marks around it."""
    if (
        len(text) > 1
        and text[0] in _QUOTES
        and text.endswith(text[0])
        and text[0] not in text[1:-1]
    ):
        return text[1:-1]
    return re.split(r"\s[#;]", text)[0].strip()


def items_of(value: str) -> list[str]:
    """The items of a list; a comma inside of brackets parts none."""
    items: list[str] = []
    depth, begin, at = 0, 0, 0
    while at < len(value):
        char = value[at]
        if char == "\\":
            at += 1
        elif char in "([{":
            depth += 1
        elif char in ")]}":
            depth = max(depth - 1, 0)
        elif char == "," and depth == 0:
            items.append(value[begin:at].strip())
            begin = at + 1
        at += 1
    items.append(value[begin:].strip())
    return [item for item in items if item]


def section_pattern(name: str) -> re.Pattern[str]:
    """What a section's glob matches: `*` crosses folders unless `**` is there to do so."""
    star = "[^/]*" if "**" in name else ".*"
    out: list[str] = []
    depth, at = 0, 0
    while at < len(name):
        char = name[at]
        if name.startswith("**/", at):
            out.append("(?:.*/)?")
            at += 3
            continue
        if name.startswith("**", at):
            out.append(".*")
            at += 2
            continue
        if char == "*":
            out.append(star)
        elif char == "?":
            out.append("[^/]")
        elif char == "{":
            out.append("(?:")
            depth += 1
        elif char == "}" and depth:
            out.append(")")
            depth -= 1
        elif char == "," and depth:
            out.append("|")
        elif char == "[" and (found := re.compile(r"\[!?[^\]]+\]").match(name, at)):
            out.append(found.group().replace("[!", "[^"))
            at = found.end()
            continue
        elif char == "\\" and at + 1 < len(name):
            at += 1
            out.append(re.escape(name[at]))
        else:
            out.append(re.escape(char))
        at += 1
    try:
        return re.compile("".join(out) + ")" * depth)
    except re.error:
        return re.compile(re.escape(name))
