"""Which stream gives an article of a format to Vale's rules, and what is masked before it."""

import re
from pathlib import PurePath

from linter.checks.vale.block_reader import BlockReader
from linter.checks.vale.comments import LANGUAGES, read_comments
from linter.checks.vale.front_matter import end_of_front_matter, fields_of
from linter.checks.vale.html_stream import HtmlStream
from linter.checks.vale.pattern import compile_pattern
from linter.checks.vale.reading import Article, Reading
from linter.documents.model import BlockKind, Document
from linter.documents.stand_in import ascii_stand_in, blanked, filled, with_replacements

EXTENSIONS = {
    "markdown": "md",
    "mdx": "mdx",
    "html": "html",
    "text": "txt",
    "rst": "rst",
    "asciidoc": "adoc",
}
_TAGS = {
    BlockKind.LIST_ITEM: "li",
    BlockKind.FOOTNOTE: "li",
    BlockKind.QUOTE: "blockquote",
    BlockKind.TABLE_HEADER: "th",
    BlockKind.TABLE_CELL: "td",
    BlockKind.CAPTION: "figcaption",
}

_MARKED = {
    ("rst", "strong"): r"(?<![\w*])\*\*(?=\S)[^*]+(?<=\S)\*\*(?!\w)",
    ("rst", "em"): r"(?<![\w*])\*(?=[^\s*])[^*]+(?<=\S)\*(?!\w)",
    ("asciidoc", "strong"): r"\*\*[^*]+\*\*|(?<![\w*])\*(?=[^\s*])[^*]+(?<=\S)\*(?![\w*])",
    ("asciidoc", "em"): r"__[^_]+__|(?<![\w_])_(?=[^\s_])[^_]+(?<=\S)_(?![\w_])",
}
"""What makes an inline element of a text that is no stream of elements, by format and element."""


def article(document: Document, reading: Reading) -> Article:
    """The article as a rule with this reading judges it; the same object however many ask."""
    articles = document.derived(_articles)
    # Asked by every rule: most share one object, which is quicker to find than an equal one.
    known = articles.by_identity.get(id(reading))
    if known is None:
        known = articles.by_value.get(reading)
        if known is None:
            known = articles.by_value[reading] = _read(document, reading)
        articles.by_identity[id(reading)] = known
    return known


class _Articles:
    """What a document remembers of its readings."""

    def __init__(self) -> None:
        self.by_identity: dict[int, Article] = {}
        self.by_value: dict[Reading, Article] = {}


def _articles(document: Document) -> _Articles:
    return _Articles()


def _read(document: Document, reading: Reading) -> Article:
    syntax = reading.syntax or document.format
    extension = reading.extension or EXTENSIONS.get(syntax, "txt")
    reader = BlockReader(document.text, reading, extension, document.language)
    if syntax in LANGUAGES:
        read_comments(reader, syntax)
    elif syntax in ("plain", "text"):
        _plain(reader, reading)
    elif syntax in ("markdown", "mdx", "html"):
        _markup(reader, reading, syntax, bool(document.front_matter))
    else:
        _from_document(reader, document)
    return reader.build()


def _markup(reader: BlockReader, reading: Reading, syntax: str, known: bool) -> None:
    source = reader.source
    text = ascii_stand_in(source)
    end = end_of_front_matter(source, known)
    if end:
        text = blanked(text, 0, end) + text[end:]
        for field in fields_of(source, end):
            reader.field(*field)
    text = _without_ignored(reader, reading, text, end)
    if syntax == "html":
        HtmlStream(reader).read(text, 0, len(text))
        return
    from linter.checks.vale.markdown_stream import read_markdown

    if syntax == "markdown":
        read_markdown(reader, text)
        return
    from linter.documents.mdx import without_jsx

    templates = without_jsx(source, text)
    shown = [(hole.start, hole.end) for hole in templates.holes if hole.readable]
    reader.masked = sorted([*reader.masked, *shown])
    reader.holes = [(h.start, h.end) for h in templates.holes if not h.readable]
    read_markdown(reader, templates.text, templates.wrappers, indented_code=False)


def _without_ignored(reader: BlockReader, reading: Reading, text: str, begin: int) -> str:
    """A copy in which ignored tokens are a word each, and ignored blocks are empty lines."""
    source = reader.source
    replaced: list[tuple[int, str]] = []
    for start, end in _matches(reading.block_ignores, source, begin):
        replaced.append((start, blanked(text, start, end)))
    masked = []
    for start, end in _matches(reading.token_ignores, source, begin):
        if not any(at < end and start < at + len(new) for at, new in replaced):
            replaced.append((start, _filled_lines(text, start, end)))
            masked.append((start, end))
    reader.masked = sorted(masked)
    return with_replacements(text, sorted(replaced)) if replaced else text


def _filled_lines(text: str, start: int, end: int) -> str:
    return re.sub(r"[^\r\n]+", lambda m: filled("", 0, len(m[0])), text[start:end])


def _matches(patterns: tuple[str, ...], source: str, begin: int) -> list[tuple[int, int]]:
    """Where the patterns match, disjoint, in order."""
    found: list[tuple[int, int]] = []
    for pattern in patterns:
        for match in compile_pattern(pattern).finditer(source, begin):
            start, end = match.span()
            if start < end and not any(a < end and start < b for a, b in found):
                found.append((start, end))
    return sorted(found)


def _plain(reader: BlockReader, reading: Reading) -> None:
    """A text without markup is one block."""
    source = reader.source
    reader.masked = _matches(reading.token_ignores, source, 0)
    at = 0
    for start, end in _matches(reading.block_ignores, source, 0):
        reader.text(at, start)
        reader.flush()
        at = end
    reader.text(at, len(source))
    reader.flush()


def _from_document(reader: BlockReader, document: Document) -> None:
    """The blocks of a format that has no stream of its own."""
    prose = document.prose
    reading = reader.reading
    reader.holes = _matches(reading.block_ignores, reader.source, 0)
    marks = [_MARKED.get((document.format, scope), "") for scope in reading.ignored_scopes]
    masks = (*reading.token_ignores, *filter(None, marks))
    reader.masked = _matches(masks, reader.source, 0)
    begin = 0
    if not document.front_matter and (begin := end_of_front_matter(reader.source, False)):
        for field in fields_of(reader.source, begin):
            reader.field(*field)
    for block in document.blocks:
        if begin and prose.source_span(block.start, block.end).start < begin:
            continue
        if block.kind is BlockKind.CODE:
            reader.start("pre")
            reader.end("pre")
            continue
        runs = prose.runs_between(block.start, block.end)
        pieces = []
        if not runs:
            span = prose.source_span(block.start, block.end)
            pieces.append((block.start, block.end, span.start, span.end))
        else:
            at = block.start
            pieces.extend((at + r.start, at + r.end, r.source_start, r.source_end) for r in runs)
        if block.kind is BlockKind.ALT_TEXT:
            reader.attribute([(prose.text[a:b], s, e) for a, b, s, e in pieces])
            continue
        if block.kind is BlockKind.FRONT_MATTER:
            span = prose.source_span(block.start, block.end)
            reader.field(block.name, prose.text[block.start : block.end], span.start, span.end)
            continue
        tag = _TAGS.get(block.kind, "p")
        if block.kind is BlockKind.HEADING:
            tag = f"h{min(block.level, 6)}"
        reader.start(tag)
        for start, end, first, last in pieces:
            _piece(reader, document, start, end, first, last)
        reader.end(tag)


def _piece(
    reader: BlockReader, document: Document, start: int, end: int, first: int, last: int
) -> None:
    """One run; what is opaque in the document is masked."""
    text, lintable = document.prose.text, document.prose.lintable
    at = start
    for match in re.finditer("\ufffc+", lintable[start:end]):
        low, high = start + match.start(), start + match.end()
        if last - first != end - start:
            reader.replaced(text[start:end], first, last, masked=True)
            return
        reader.text(first + at - start, first + low - start)
        reader.text(first + low - start, first + high - start, masked=True)
        at = high
    if last - first == end - start:
        reader.text(first + at - start, last)
    else:
        reader.replaced(text[start:end], first, last)


def syntax_of(path: str) -> str:
    """How Vale reads a file of this name: a format, a language whose comments it reads, `plain`."""
    from linter.documents import format_of

    suffix = PurePath(path).suffix.lower().lstrip(".")
    return suffix if suffix in LANGUAGES else format_of(path) or "plain"
