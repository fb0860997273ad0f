"""The front matter that most articles have, plain fields and lists, read without a YAML parser.

Only what certainly means the same in YAML is read here; PyYAML takes ten times as long, and as long
again to be imported.
"""

import re
from datetime import date
from typing import Any

from linter.documents.front_matter import Field

_UNUSUAL = re.compile("[^\r\n -~\xa1-\u024f\u2010-\u2027\u2030-\u205e\U0001f300-\U0001faff]")
"""Characters that YAML may not allow, or that it or Python might take for white space."""

_LINE = re.compile(
    r"(?:(?:(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,60}):(?![^ \r\n])|(?P<indent>[ ]*)-(?=[ ]))[ ]*"
    r"(?P<value>\"[^\"\\\r\n]*\"|'[^'\r\n]*'|[A-Za-z0-9/](?:[^\r\n]*[^ \r\n])?)?)?"
    r"(?:[ ]*|#[^\r\n]*)(?:\r\n|\n|\r|\Z)"
)
_FURTHER = r"(?:\n(?!---|\.\.\.)[ ]*[^{0}\s][^{0}\r\n]*)+"
_DOUBLE = r"[^\"\\\r\n]*" + _FURTHER.format(r"\"\\")
_SINGLE = r"[^'\r\n]*" + _FURTHER.format("'")
_BLOCK = r"(?P<pad>[ ]+)\S[^\r\n]*(?:\n(?P=pad)\S[^\r\n]*)*"
_LONG = re.compile(
    r"(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,60}):[ ]+"
    rf"(?:\"(?P<double>{_DOUBLE})\"[ ]*|'(?P<single>{_SINGLE})'[ ]*"
    rf"|(?P<style>[>|])(?P<strip>-?)\n(?P<block>{_BLOCK}))"
    r"(?:\n(?![#\s])|\n\Z)"
)
"""A field whose text goes on over lines, in a block scalar equally indented ones."""
_FOLD = re.compile(r"[ ]*\n[ ]*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_NO_NUMBER = re.compile(r"[1-9].*[^\W\d_eETtZz]")
"""Text that begins with a digit and has a letter that no number and no time has."""
_NUMBER = re.compile(r"0|[1-9]\d{0,15}")
_NO_TEXT = {
    spelling: value
    for word, value in {
        "yes": True, "no": False, "true": True, "false": False, "on": True, "off": False,
        "null": None,
    }.items()
    for spelling in (word, word.capitalize(), word.upper())
}  # fmt: skip
"""Words that are no text in YAML 1.1, as PyYAML reads it."""


def read_flat(text: str, offset: int) -> tuple[dict[str, Any], list[Field]] | None:
    """What `front_matter_yaml.read_yaml` says, or None where only a YAML parser can say it."""
    if _UNUSUAL.search(text) is not None:
        return None
    data: dict[str, Any] = {}
    fields: list[Field] = []
    items: list[Any] | None = None
    key = indent = ""
    at = 0
    while at < len(text):
        line = _LINE.match(text, at)
        if line is None:
            long = _LONG.match(text, at)
            if long is None:
                return None
            at = long.end()
            items = None
            data[long["key"]], field = _long(long, offset)
            fields.append(field)
            continue
        at = line.end()
        raw = line["value"]
        try:
            value = None if raw is None else _value(raw)
        except _Unsure:
            return None
        if line["key"] is not None:
            key = line["key"]
            data[key] = value
            items = [] if raw is None else None
            if isinstance(value, str):
                fields.append(_field(key, value, raw, offset + line.start("value")))
        elif line["indent"] is not None:
            if items is None or raw is None or (items and line["indent"] != indent):
                return None
            indent = line["indent"]
            items.append(value)
            data[key] = items
    return data, fields


def _long(match: re.Match[str], offset: int) -> tuple[str, Field]:
    """The value of a field over several lines, and the field."""
    group = next(name for name in ("double", "single", "block") if match[name] is not None)
    raw = match[group]
    if match["style"]:
        lines = raw.replace("\n" + match["pad"], "\n")[len(match["pad"]) :]
        value = lines if match["style"] == "|" else lines.replace("\n", " ")
        value += "" if match["strip"] else "\n"
    else:
        value = _FOLD.sub(" ", raw)
    start = offset + match.start(group) + len(raw) - len(raw.lstrip())
    return value, Field(match["key"], value.strip(), start, start + len(raw.strip()))


class _Unsure(Exception):
    """Only a YAML parser can tell what this is."""


def _value(raw: str) -> Any:
    if raw[0] in "\"'":
        return raw[1:-1]
    if raw[0].isdigit():
        if _NUMBER.fullmatch(raw):
            return int(raw)
        if _DATE.fullmatch(raw):
            try:
                return date.fromisoformat(raw)
            except ValueError:
                raise _Unsure from None
        if not _NO_NUMBER.match(raw):
            raise _Unsure
    if ": " in raw or " #" in raw or raw[-1] == ":":
        raise _Unsure
    return _NO_TEXT.get(raw, raw)


def _field(name: str, value: str, raw: str, start: int) -> Field:
    start += raw[0] in "\"'"
    stripped = value.strip()
    start += len(value) - len(value.lstrip())
    return Field(name, stripped, start, start + len(stripped))
