"""Front matter: where it ends, what it says, and where its readable fields stand."""

import re
from functools import lru_cache
from typing import Any

import msgspec

from linter.documents.builder import DocumentBuilder
from linter.documents.html import HtmlReader
from linter.documents.markup import unescaped
from linter.documents.model import BlockKind

# Atomic: a line end of two characters must not be tried both ways when the closing mark is missing.
_LINE_END = r"(?>\r\n|\n|\r)"
_LINES = rf"(?P<inside>(?>[^\r\n]*{_LINE_END})*?)"
_YAML = re.compile(rf"---[ \t]*{_LINE_END}{_LINES}(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
_TOML = re.compile(rf"\+\+\+[ \t]*{_LINE_END}{_LINES}\+\+\+[ \t]*(?=[\r\n]|\Z)")
# A text between two rules is no front matter; broken YAML is, if it means to be YAML.
_YAML_CONTENT = re.compile(r"^(?:[ \t]*[\w\"'][^\r\n:]*:(?:[ \t\r\n]|\Z)|- |[#{])", re.MULTILINE)
_FIELD = re.compile(
    r"(?:(?:seo|meta|og|page|short|social|link|twitter|hero|card)?(?:title|description)"
    r"|excerpt|summary|subtitle|headline|subheading|lead|lede|teaser|abstract|tagline|deck|dek"
    r"|standfirst|intro|introduction|caption|imagecaption|imagealt|alttext)"
)
_PARENTS = frozenset(
    {"seo", "meta", "og", "opengraph", "twitter", "social", "hero", "header", "card", "params"}
)

_KEYS = 1024
"""Keys that are remembered: the articles of a site have the same few."""

_LINE = re.compile(r"\S(?:.*\S)?")
"""What stands on a line, without the blanks at its edges."""


class Field(msgspec.Struct, frozen=True):
    """A readable field: its dotted name, its text, and the source characters it comes from."""

    name: str
    text: str
    start: int
    end: int


class FrontMatter(msgspec.Struct, frozen=True):
    """What stands before the article; it ends at `end`."""

    end: int
    data: dict[str, Any]
    fields: list[Field]


def front_matter(source: str) -> FrontMatter | None:
    """The YAML or TOML metadata that a source begins with; None where it begins otherwise.

    Broken metadata is metadata all the same: it has no data and no fields.
    """
    if source.startswith("---"):
        match = _YAML.match(source)
        if match is None or _YAML_CONTENT.search(match["inside"]) is None:
            return None
        read = _read_yaml
    elif source.startswith("+++"):
        match = _TOML.match(source)
        if match is None:
            return None
        from linter.documents.front_matter_toml import read_toml

        read = read_toml
    else:
        return None
    data, fields = read(match["inside"], match.start("inside"))
    return FrontMatter(match.end(), data, [field for field in fields if is_readable(field.name)])


def _read_yaml(text: str, offset: int) -> tuple[dict[str, Any], list[Field]]:
    from linter.documents.front_matter_flat import read_flat

    found = read_flat(text, offset)
    if found is None:
        from linter.documents.front_matter_yaml import read_yaml

        found = read_yaml(text, offset)
    return found


@lru_cache(_KEYS)
def is_readable(name: str) -> bool:
    """Whether a field of this dotted name holds prose: `title`, `seo.description`."""
    *parents, key = name.split(".")
    return _FIELD.fullmatch(_folded(key)) is not None and all(
        _folded(parent) in _PARENTS for parent in parents
    )


def _folded(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "")


def add_fields(builder: DocumentBuilder, html: HtmlReader, found: FrontMatter) -> None:
    """Give the readable fields to the document, a block each.

    Sites print them as they are, so that entities and tags in them are HTML.
    """
    for field in found.fields:
        start, end = field.start, field.end
        builder.open(start, BlockKind.FRONT_MATTER, name=field.name)
        if builder.source[start:end] != field.text:
            if not _add_lines(builder, field):
                builder.replaced(unescaped(field.text), start, end)
        elif "&" in field.text or "<" in field.text:
            html.read_text(builder.source, start, end)
        else:
            builder.verbatim(start, end)
        builder.close(end)


def _add_lines(builder: DocumentBuilder, field: Field) -> bool:
    """Give a folded field line by line, each as it stands; False where it is written otherwise."""
    text, source = field.text, builder.source
    if "&" in text or "<" in text:
        return False
    pieces: list[tuple[str, int, int]] = []
    at = 0
    for line in _LINE.finditer(source, field.start, field.end):
        gap = len(text) - len(text[at:].lstrip()) - at
        if pieces:
            pieces.append((text[at : at + gap], pieces[-1][2], line.start()))
        at += gap
        if not text.startswith(line.group(), at):
            return False
        pieces.append((line.group(), *line.span()))
        at += len(line.group())
    if at != len(text):
        return False
    for piece, start, end in pieces:
        if source[start:end] == piece:
            builder.verbatim(start, end)
        else:
            builder.replaced(piece, start, end)
    return True
