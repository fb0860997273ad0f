"""Marks that do not stand as usual, found once for all rules about them; most articles have few."""

import re

from linter.checks.kind import View
from linter.documents.model import Document

_ODD = re.compile(r"[.,;!?](?:(?<=[ \t].)|(?=[.,;!?])|(?=[^\W\d_]))")


def odd_marks(view: View) -> list[int]:
    """Where a mark stands behind a blank, or before another mark or a letter; in order.

    Marks are the comma, semicolon, full stop, exclamation and question mark.
    """
    if view.prose is view.document.prose:
        return view.document.derived(_odd_marks_of_prose)
    return _odd_marks(view.prose.lintable)


def _odd_marks_of_prose(document: Document) -> list[int]:
    return _odd_marks(document.prose.lintable)


def _odd_marks(text: str) -> list[int]:
    return [match.start() for match in _ODD.finditer(text)]
