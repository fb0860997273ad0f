"""Articles as documents: one parser for each format, and what they make."""

from collections.abc import Callable
from pathlib import PurePath

from linter.documents.model import (
    Block,
    BlockKind,
    Comment,
    Document,
    Reference,
    ReferenceKind,
    Section,
    Sentence,
)

Parser = Callable[[str, str], Document]
"""Makes a document of a source and the language it is written in (`en`)."""


def _markdown(source: str, language: str) -> Document:
    from linter.documents.markdown import parse_markdown

    return parse_markdown(source, language)


def _mdx(source: str, language: str) -> Document:
    from linter.documents.markdown import parse_mdx

    return parse_mdx(source, language)


def _html(source: str, language: str) -> Document:
    from linter.documents.html import parse_html

    return parse_html(source, language)


def _text(source: str, language: str) -> Document:
    from linter.documents.plain_text import parse_plain_text

    return parse_plain_text(source, language)


def _restructured_text(source: str, language: str) -> Document:
    from linter.documents.restructured_text import parse_restructured_text

    return parse_restructured_text(source, language)


def _asciidoc(source: str, language: str) -> Document:
    from linter.documents.asciidoc import parse_asciidoc

    return parse_asciidoc(source, language)


PARSERS: dict[str, Parser] = {
    "markdown": _markdown,
    "mdx": _mdx,
    "html": _html,
    "text": _text,
    "rst": _restructured_text,
    "asciidoc": _asciidoc,
}
"""Format name -> parser. A parser's module is imported when its first article is met."""

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".rst": "rst",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".rest": "rst",
}
"""Suffix of a file's name, in lower case -> format name."""


def format_of(path: str) -> str | None:
    """The format that a file's name announces; None where no parser is for it."""
    return SUFFIXES.get(PurePath(path).suffix.lower())


def parse(text: str, format: str, language: str = "en") -> Document:
    """The article `text` as a document.

    Args:
        text: the source.
        format: a key of `PARSERS`.
        language: what it is written in, unless its metadata (`lang`, `language`) or its words
            clearly say otherwise.

    Raises:
        ValueError: no parser has the name `format`.
    """
    parser = PARSERS.get(format)
    if parser is None:
        raise ValueError(f"no parser for {format!r}; there are {', '.join(sorted(PARSERS))}")
    return parser(text, language)


__all__ = [
    "PARSERS",
    "SUFFIXES",
    "Block",
    "BlockKind",
    "Comment",
    "Document",
    "Parser",
    "Reference",
    "ReferenceKind",
    "Section",
    "Sentence",
    "format_of",
    "parse",
]
