"""Check kind `triplet-density`: lists of three, one after the other."""

import re
from collections.abc import Iterator

from linter.checks.density import Crowding
from linter.checks.kind import Hit, View
from linter.text.span import Span

_CONJUNCTION = re.compile(r",?\sand\s(?=[\w'’])")
_FIRST_TWO = re.compile(
    r"(?P<before>,?)(?P<first>[^,;:.!?()\"“”—\x00]+),\s"
    r"(?P<second>[^\s,;:.!?()\"“”—\x00]+(?:\s[^\s,;:.!?()\"“”—\x00]+){0,3})\Z"
)
_THIRD = re.compile(r"[\w'’-]+(?:\s(?!and\b|to\b|of\b|in\b|for\b)[\w'’-]+)?")
_REACH = 90
_LIST_ITEM_WORDS = 4


class TripletDensity(Crowding, frozen=True, kw_only=True, tag="triplet-density"):
    """Finds articles that list in threes, `aid, training, and advice`, again and again.

    A list of four or more is none; see `Crowding` for when there are too many.
    """

    def triggers(self) -> frozenset[str] | None:
        return frozenset({"and"})

    def hits(self, view: View) -> Iterator[Hit]:
        text = view.prose.lintable
        places = []
        for unit in view.units:
            for conjunction in _CONJUNCTION.finditer(text, unit.start, unit.end):
                place = _triplet(text, unit.start, conjunction)
                if place is not None:
                    places.append(place)
        yield from self.crowd(view, places)


def _triplet(text: str, unit_start: int, conjunction: re.Match[str]) -> Span | None:
    """The list of three whose last item follows this conjunction."""
    if text.rfind(",", max(unit_start, conjunction.start() - _REACH), conjunction.start()) < 0:
        return None
    begin = max(unit_start, conjunction.start() - _REACH)
    two = _FIRST_TWO.search(text[begin : conjunction.start()])
    if two is None:
        return None
    first = two["first"].split()
    if not first or (two["before"] and len(first) <= _LIST_ITEM_WORDS):
        return None
    third = _THIRD.match(text, conjunction.end())
    last_word = begin + two.end("first") - len(first[-1])
    return Span(last_word, third.end() if third else conjunction.end())
