"""Check kind `triplet-density`: lists of three, one after the other."""

import re
from collections.abc import Iterator

from linter.checks.density import Crowding
from linter.checks.kind import Hit, View
from linter.text.span import Span

_BREAKS = r",;:.!?()\"“”—\x00"
_BREAK = re.compile(f"[{_BREAKS}]")
_AND = r"(and\s++)(?=[\w'’])"
_WORD = rf"[^{_BREAKS}\s]++\s++"
_BEHIND_WORDS = rf"{_WORD}(?:{_AND}|{_WORD}{_AND})"
_BEHIND_A_COMMA = re.compile(rf",\s++(?:{_AND}|{_BEHIND_WORDS})")
"""Where a list may end: commas are few, and most have no `and` near."""
_FURTHER_ON = re.compile(rf",\s++{_BEHIND_WORDS}")
"""The same where one `and` stands right behind the comma."""
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
        candidates = conjunctions(text)
        if not self.are_too_many(view, len(candidates)):
            return
        places = [
            place
            for start, end in candidates
            if (unit := view.unit_of(start, end))
            and (place := _triplet(text, unit.start, start, end))
        ]
        yield from self.crowd(view, places)


def conjunctions(text: str) -> list[tuple[int, int]]:
    """Each `and` that is at most two words behind a comma, the white space after it included."""
    found: set[tuple[int, int]] = set()
    for match in _BEHIND_A_COMMA.finditer(text):
        found.add(match.span(match.lastindex or 0))
        if match.lastindex == 1:
            other = _FURTHER_ON.match(text, match.start())
            if other is not None:
                found.add(other.span(other.lastindex or 0))
    return sorted(found)


def _triplet(text: str, unit_start: int, conjunction: int, behind: int) -> Span | None:
    """The list of three whose last item follows the `and` between these offsets."""
    start = max(unit_start, conjunction - _REACH)
    before = text[start:conjunction]
    two = before.rstrip()
    if len(two) == len(before):
        return None
    longest = _ITEM_WORDS if two.endswith(",") else _ITEM_WORDS // 2
    first, comma, second = two.removesuffix(",").rpartition(",")
    if not comma or len(second.split()) > longest or not second[:1].isspace():
        return None
    if _BREAK.search(second) or _NEW_CLAUSE.match(text, behind):
        return None
    third = _THIRD.match(text, behind)
    *earlier, item = _BREAK.split(first)
    words = item.split()
    if third is None or not words or words[-1][-1:].isdigit():
        return None
    if earlier and len(words) <= _ITEM_WORDS and first[: -len(item)].endswith(","):
        return None
    return Span(start + first.rindex(words[-1]), third.end())
