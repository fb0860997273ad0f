"""Marks that do not stand as usual, found once for all rules about them; most articles have few."""

import re

from linter.checks.kind import View
from linter.checks.spelling.record import Care, care_of
from linter.documents.model import Document

_ODD = re.compile(r"[.,;!?](?:(?<=[ \t].)|(?=[.,;!?])|(?=[^\W\d_]))")


_HABIT = 150
"""Words among which one slip of a mark is a writer's habit. Encyclopedia articles stripped of their
markup have fewer, half of what learners of English write without other slips has more."""


def are_writers(count: int, document: Document) -> bool:
    """Whether so many slips of a kind that conversion leaves too are the writer's own.

    In plain text, conversion from other formats leaves some, as a footnote's mark does that was
    taken out. There they are held to be the writer's only where they are many, or other slips are.
    """
    if document.format != "text":
        return True
    return count * _HABIT >= document.word_count or care_of(document) is not Care.TAKEN


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
