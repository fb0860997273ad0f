"""Comments and documentation strings of Python programs, found by Python's own tokenizer."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from linter.checks.vale.comments import Comment
from linter.text.position import LineTable

_QUOTES = re.compile(r"[rRbBuUfF]*(\"\"\"|'''|\"|')")


def python_comments(source: str) -> Iterator[Comment]:
    """The comments; of a source that is no Python, those before the fault."""
    lines = LineTable(source)

    def offset(place: tuple[int, int]) -> int:
        return lines.line_start(place[0]) + place[1]

    documented = _documentation_lines(source)
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            start, end = offset(token.start), offset(token.end)
            if token.type == tokenize.COMMENT:
                text = token.string.lstrip("#")
                yield Comment(end - len(text.removeprefix(" ")), end, token.start[1])
            elif token.type == tokenize.STRING and token.start in documented:
                marks = _QUOTES.match(token.string)
                if marks is not None:
                    yield Comment(start + marks.end(), end - len(marks.group(1)), None)
    except (tokenize.TokenError, SyntaxError):
        return


def _documentation_lines(source: str) -> frozenset[tuple[int, int]]:
    """Where documentation strings begin, as the tokenizer counts places."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return frozenset()
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        first = node.body[0] if node.body else None
        if (
            isinstance(first, ast.Expr)
            and isinstance(first.value, ast.Constant)
            and isinstance(first.value.value, str)
        ):
            line = source.splitlines()[first.value.lineno - 1]
            column = len(line.encode()[: first.value.col_offset].decode(errors="replace"))
            found.add((first.value.lineno, column))
    return frozenset(found)
