"""Comments and documentation strings of Python programs, for Vale's rules."""

import ast
import io
import re
import tokenize

from linter.checks.vale.block_reader import BlockReader
from linter.text.position import LineTable

_QUOTES = re.compile(r"[rRbBuUfF]*(\"\"\"|'''|\"|')")


def read_comments(reader: BlockReader) -> None:
    """Give the comments to a reader; a source that is no Python has those before the fault."""
    source = reader.source
    lines = LineTable(source)

    def offset(place: tuple[int, int]) -> int:
        return lines.line_start(place[0]) + place[1]

    documented = _documentation_lines(source)
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            start, end = offset(token.start), offset(token.end)
            if token.type == tokenize.COMMENT:
                at = start + len(token.string) - len(token.string.lstrip("#"))
                reader.comment_block("line", [(source[at:end], at, end)])
            elif token.type == tokenize.STRING and token.start in documented:
                marks = _QUOTES.match(token.string)
                if marks is not None:
                    first, last = start + marks.end(), end - len(marks.group(1))
                    reader.comment_block("block", [(source[first:last], first, last)])
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
