"""TOML front matter: data by tomllib, places of text fields by a scanner, for tomllib has none."""

import re
import tomllib
from typing import Any

from linter.documents.front_matter import Field

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\\\r\n]*"|'[^'\r\n]*')"""
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_TABLE = re.compile(rf"[ \t]*\[[ \t]*(?P<keys>{_KEYS})[ \t]*\][ \t]*(?=#|[\r\n]|\Z)")
_ARRAY_TABLE = re.compile(r"[ \t]*\[\[")
_PAIR = re.compile(rf"[ \t]*(?P<keys>{_KEYS})[ \t]*=[ \t]*")
_STRING = re.compile(
    r'"""(?P<long>(?:[^"\\]|\\.|"(?!""))*+)"""'
    r"|'''(?P<literal>(?:[^']|'(?!''))*+)'''"
    r'|"(?P<short>(?:[^"\\\r\n]|\\.)*+)"'
    r"|'(?P<plain>[^'\r\n]*)'",
    re.DOTALL,
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


def read_toml(text: str, offset: int) -> tuple[dict[str, Any], list[Field]]:
    """The data and all text fields of a TOML document that stands at `offset` of its source."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return {}, []
    return data, [
        Field(name, value.strip(), offset + start, offset + end)
        for name, start, end in _strings(text)
        if isinstance(value := _value(data, name), str) and value.strip()
    ]


def _strings(text: str) -> list[tuple[str, int, int]]:
    """Dotted name and place of each string that is the value of a key."""
    found: list[tuple[str, int, int]] = []
    prefix: str | None = ""
    at = 0
    while at < len(text):
        if _ARRAY_TABLE.match(text, at):
            prefix = None
        elif (table := _TABLE.match(text, at)) is not None:
            prefix = _dotted(table["keys"]) + "."
        elif (pair := _PAIR.match(text, at)) is not None:
            value = _STRING.match(text, pair.end())
            if value is not None:
                if prefix is not None and value.lastgroup is not None:
                    start, end = value.span(value.lastgroup)
                    inside = text[start:end]
                    start += len(inside) - len(inside.lstrip())
                    end = start + len(inside.strip())
                    found.append((prefix + _dotted(pair["keys"]), start, end))
                at = value.end()
        line = _LINE.match(text, at)
        at = line.end() if line is not None else len(text)
    return found


def _dotted(keys: str) -> str:
    return ".".join(key.strip(" \t\"'") for key in keys.split("."))


def _value(data: Any, name: str) -> Any:
    for key in name.split("."):
        if not isinstance(data, dict):
            return None
        data = data.get(key)
    return data
