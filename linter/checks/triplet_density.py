"""Check kind `triplet-density`: lists of three, one after the other."""

import re
from collections.abc import Iterator

from linter.checks.density import Crowding
from linter.checks.kind import Hit, View
from linter.text.span import Span

_AND = re.compile(r"and\s+(?=[\w'’])")
_BREAK = re.compile(r"[,;:.!?()\"“”—\x00]")
_THIRD = re.compile(r"[^\W\d][\w'’-]*(?:\s(?!and\b|to\b|of\b|in\b|for\b)[\w'’-]+)?")
_NEW_CLAUSE = re.compile(
    r"(?:i|you|he|she|it|we|they|this|that|these|those|there|then|so)\b"
    r"|(?:is|are|was|were|has|have)\b",
    re.IGNORECASE,
)
_REACH = 90
_ITEM_WORDS = 4
"""The middle of a list has at most so many words; half of them without a comma before `and`."""


class TripletDensity(Crowding, frozen=True, kw_only=True, tag="triplet-density"):
    """Finds articles that list in threes, `aid, training, and advice`, again and again.

    A list of four or more is none, nor are three clauses; see `Crowding` for how many are too
    many.
    """

    def hits(self, view: View) -> Iterator[Hit]:
        text = view.prose.lintable
        places = [
            place
            for unit in view.units
            for conjunction in _AND.finditer(text, unit.start, unit.end)
            if (place := _triplet(text, unit.start, conjunction))
        ]
        yield from self.crowd(view, places)


def _triplet(text: str, unit_start: int, conjunction: re.Match[str]) -> Span | None:
    """The list of three whose last item follows this `and`."""
    start = max(unit_start, conjunction.start() - _REACH)
    before = text[start : conjunction.start()]
    two = before.rstrip()
    if len(two) == len(before):
        return None
    longest = _ITEM_WORDS if two.endswith(",") else _ITEM_WORDS // 2
    first, comma, second = two.removesuffix(",").rpartition(",")
    if not comma or len(second.split()) > longest or not second[:1].isspace():
        return None
    if _BREAK.search(second) or _NEW_CLAUSE.match(text, conjunction.end()):
        return None
    third = _THIRD.match(text, conjunction.end())
    *earlier, item = _BREAK.split(first)
    words = item.split()
    if third is None or not words or words[-1][-1:].isdigit():
        return None
    if earlier and len(words) <= _ITEM_WORDS and first[: -len(item)].endswith(","):
        return None
    return Span(start + first.rindex(words[-1]), third.end())
