"""Comments of programs, for Vale's rules: the marks of each language, and what is between them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from linter.checks.vale.block_reader import BlockReader

Piece = tuple[str, int, int]
"""A text and the source range that it stands for."""


class Comment(NamedTuple):
    """A comment of one line, or one that has an end of its own; without its marks.

    Attributes:
        start, end: in the source.
        column: of the mark, if it ends with its line; such comments below each other are one.
    """

    start: int
    end: int
    column: int | None


class _Marks(NamedTuple):
    """How a language writes comments, as regular expressions.

    Attributes:
        line: begins a comment that ends with its line.
        blocks: what begins and what ends one that may have several lines.
        texts: literals, in which these marks say nothing.
    """

    line: str = ""
    blocks: tuple[tuple[str, str], ...] = ()
    texts: tuple[str, ...] = (r'"(?:\\.|[^"\\\n])*"',)


_DOUBLE, _SINGLE = r'"(?:\\.|[^"\\\n])*"', r"'(?:\\.|[^'\\\n])*'"
_CHARACTER = r"'(?:\\.[^'\n]{0,8}|[^'\\\n])'"
_BACKTICKS = r"`(?:\\.|[^`\\])*`"
_SLASHES, _HASH = r"(?<!:)//+!?", r"(?<!\S)#+'?"
_STARS = ((r"/\*(?:\*(?!/))*!?", r"\*+/"),)

_C = _Marks(_SLASHES, _STARS, (_DOUBLE, _CHARACTER))
_JAVASCRIPT = _Marks(_SLASHES, _STARS, (_DOUBLE, _SINGLE, _BACKTICKS))
_SHELL = _Marks(_HASH, (), (_DOUBLE, _SINGLE))

LANGUAGES: dict[str, _Marks] = {
    **dict.fromkeys("c h cc cpp cxx hpp cs java proto rs scala swift".split(), _C),
    **dict.fromkeys("js jsx ts tsx".split(), _JAVASCRIPT),
    "go": _Marks(_SLASHES, _STARS, (_DOUBLE, _CHARACTER, "`[^`]*`")),
    "css": _Marks("", _STARS, (_DOUBLE, _SINGLE)),
    **dict.fromkeys("less sass scss".split(), _Marks(_SLASHES, _STARS, (_DOUBLE, _SINGLE))),
    "php": _Marks(rf"{_SLASHES}|{_HASH}", _STARS, (_DOUBLE, _SINGLE)),
    "rb": _Marks(_HASH, ((r"^=begin\b", r"^=end\b"),), (_DOUBLE, _SINGLE)),
    "jl": _Marks(_HASH, ((r"#=+", r"=+#"),), (r'"""(?:\\.|[^\\])*?"""', _DOUBLE)),
    "ps1": _Marks(_HASH, ((r"<#", r"#>"),), (_DOUBLE, _SINGLE)),
    **dict.fromkeys("pl pm py pyi pyw r yaml yml".split(), _SHELL),
    "lua": _Marks("--+", ((r"--\[\[", r"\]\]"),), (_DOUBLE, _SINGLE)),
    "hs": _Marks("--+(?![!#$%&*+./<=>?@^|~])", ((r"\{-", r"-\}"),), (_DOUBLE, _CHARACTER)),
    "clj": _Marks(";+", (), (_DOUBLE,)),
}
"""By the extension of a file. Python's comments are found by its own tokenizer."""
_PYTHON = ("py", "pyi", "pyw")

_GUTTER = re.compile(r"[ \t]*(?:\*(?!/)[ \t]?)?")
"""What stands before a line of a comment of several lines."""


def read_comments(reader: BlockReader, language: str) -> None:
    """Give the comments of a source to a reader.

    As in Vale, comments of a line that stand below each other are one, and one of three lines or
    more is a block, whatever its marks.
    """
    if language in _PYTHON:
        from linter.checks.vale.python_comments import python_comments

        comments = python_comments(reader.source)
    else:
        comments = _comments(reader.source, _scanner(language))
    joined: list[Piece] = []
    last: Comment | None = None
    for comment in comments:
        if last is not None and _goes_on(reader.source, last, comment):
            joined.append(("\n", last.end, comment.start))
        elif joined:
            reader.comment_block("line", joined)
            joined = []
        if comment.column is None:
            lines = list(_lines(reader.source, comment))
            kind = "block" if reader.source.count("\n", comment.start, comment.end) > 1 else "line"
            reader.comment_block(kind, lines)
            last = None
        else:
            joined.append((reader.source[comment.start : comment.end], comment.start, comment.end))
            last = comment
    if joined:
        reader.comment_block("line", joined)


def _goes_on(source: str, last: Comment, comment: Comment) -> bool:
    """Whether a comment stands below another, on a line of its own."""
    between = source[last.end : comment.start]
    at_one_column = comment.column is not None and comment.column == last.column
    return at_one_column and between.count("\n") == 1 and re.search(r"\w", between) is None


def _lines(source: str, comment: Comment) -> Iterator[Piece]:
    """The lines of a comment, without the stars that many put before each."""
    at = comment.start
    while True:
        found = source.find("\n", at, comment.end)
        end = found + 1 if found >= 0 else comment.end
        if end > at:
            yield source[at:end], at, end
        if found < 0:
            return
        gutter = _GUTTER.match(source, end, comment.end)
        at = gutter.end() if gutter else end


def _comments(source: str, scanner: re.Pattern[str]) -> Iterator[Comment]:
    """The comments of a source; a block that nothing ends goes to its end."""
    for match in scanner.finditer(source):
        if match.lastgroup == "line":
            column = match.start() - source.rfind("\n", 0, match.start())
            yield Comment(match.end("mark"), match.end(), column)
        elif match.lastgroup == "block":
            yield Comment(*match.span("inside"), None)


@cache
def _scanner(language: str) -> re.Pattern[str]:
    marks = LANGUAGES[language]
    parts = [rf"(?P<text>{'|'.join(marks.texts)})"]
    parts += [rf"(?P<block>{a}(?P<inside>(?s:.*?))(?:{b}|\Z))" for a, b in marks.blocks]
    if marks.line:
        parts.append(rf"(?P<line>(?P<mark>(?:{marks.line})[ \t]?)[^\r\n]*)")
    return re.compile("|".join(parts), re.MULTILINE)
