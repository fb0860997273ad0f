"""Finding phrases in the parts of an article where they can stand at all.

Matching a hundred phrases at every character is what makes rule engines slow. Here the literals
that matches need are looked for in one pass, those of all rules at once, and each phrase is tried
only in the units that have one of its own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain
from math import inf

from linter.checks.kind import View
from linter.checks.literals import required_by
from linter.checks.phrase import compile_phrases, is_anchored
from linter.text.span import Span

Found = tuple[Span, re.Match[str]]
"""A match and its place in the view's prose (the match of an anchored phrase counts from its
unit's start)."""


def scan(
    view: View, phrases: tuple[str, ...], ignorecase: bool = True, whole_words: bool = True
) -> list[Found]:
    """The places of some phrases in a view, in order, each inside one of its units.

    Of matches that overlap the first in the text counts, of two at one place that of the phrase
    named first.
    """
    plans = _plans(phrases, ignorecase, whole_words)
    found: list[Found] = []
    if plans.without_literals is not None:
        found.extend(_everywhere(view, plans.without_literals))
    for plan, places in plans.active(view):
        if plan.at_places:
            found.extend(_at_places(plan.pattern, view, places, plan.anchored))
        elif units := _units_at(places, view):
            found.extend(_in_units(plan.pattern, view.prose.lintable, units, plan.anchored))
    return _apart(found)


def standing(
    view: View, phrases: tuple[str, ...], ignorecase: bool = True, whole_words: bool = True
) -> list[str]:
    """Those of some phrases that could stand in a view at all, in order."""
    plans = _plans(phrases, ignorecase, whole_words)
    active = {phrase for plan, _ in plans.active(view) for phrase in plan.phrases}
    if plans.without_literals is not None:
        active.update(plans.without_literals.phrases)
    return [phrase for phrase in phrases if phrase in active]


def most_matches(
    view: View, phrases: tuple[str, ...], ignorecase: bool = True, whole_words: bool = True
) -> float:
    """How many places `scan` can find at most, by a quick look.

    Each match has a literal of its own; of phrases without one nothing is known.
    """
    plans = _plans(phrases, ignorecase, whole_words)
    return inf if plans.without_literals is not None else plans.places(view)


def scan_pattern(view: View, pattern: re.Pattern[str]) -> list[Found]:
    """The matches of a pattern in a view, each inside one of its units, in order.

    One scan over the whole text serves where no match reaches over the end of a unit.
    """
    text = view.prose.lintable
    if view.anywhere:
        found = _inside_units(pattern.finditer(text), view)
        if found is not None:
            return found
    return list(_in_units(pattern, text, view.units, anchored=False))


def _inside_units(matches: Iterable[re.Match[str]], view: View) -> list[Found] | None:
    """The matches with their places; None where one reaches over the end of a unit."""
    starts, units = view.unit_starts, view.units
    found: list[Found] = []
    for match in matches:
        start, end = match.span()
        if start == end:
            continue
        index = bisect_right(starts, start) - 1
        if index < 0 or end > units[index].end:
            return None
        found.append((Span(start, end), match))
    return found


class _Plan:
    """How to find one phrase, or all those of a set of which no literal is known.

    Attributes:
        anchored: whether a match depends on where a unit begins or ends.
        at_places: whether every match begins where a literal stands.
    """

    def __init__(
        self, phrases: tuple[str, ...], ignorecase: bool, whole_words: bool, first: bool = False
    ) -> None:
        self.phrases = phrases
        self.anchored = is_anchored(phrases)
        self.at_places = first
        self._ignorecase = ignorecase
        self._whole_words = whole_words

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when first needed: of a thousand phrases an article has words of fifty."""
        return compile_phrases(self.phrases, self._ignorecase, self._whole_words)


class _Plans:
    """How to find a set of phrases.

    Attributes:
        without_literals: one plan for all phrases of which no literal is known; None if none is.
    """

    def __init__(self, phrases: tuple[str, ...], ignorecase: bool, whole_words: bool) -> None:
        self._plans: list[_Plan] = []
        self._by_literal: dict[str, list[int]] = {}
        rest = []
        for phrase in dict.fromkeys(phrases):
            required = required_by(phrase)
            if required is None:
                rest.append(phrase)
                continue
            for literal in required.texts:
                self._by_literal.setdefault(literal, []).append(len(self._plans))
            self._plans.append(_Plan((phrase,), ignorecase, whole_words, required.first))
        self._literals = frozenset(self._by_literal)
        self.without_literals = _Plan(tuple(rest), ignorecase, whole_words) if rest else None

    def places(self, view: View) -> int:
        """How many literals of the phrases stand in the view's prose."""
        return sum(len(places) for _, places in view.occurrences.among(self._literals))

    def active(self, view: View) -> Iterator[tuple[_Plan, Sequence[int]]]:
        """The plans of the phrases that could stand in the view's prose, in order.

        Each with the places of the literals that it needs, in order.
        """
        found: dict[int, list[Sequence[int]]] = {}
        for literal, places in view.occurrences.among(self._literals):
            for plan in self._by_literal[literal]:
                found.setdefault(plan, []).append(places)
        for plan, standing in sorted(found.items()):
            yield (
                self._plans[plan],
                standing[0] if len(standing) == 1 else sorted(chain.from_iterable(standing)),
            )


@cache
def _plans(phrases: tuple[str, ...], ignorecase: bool, whole_words: bool) -> _Plans:
    return _Plans(phrases, ignorecase, whole_words)


def _everywhere(view: View, plan: _Plan) -> Iterable[Found]:
    if plan.anchored:
        return _in_units(plan.pattern, view.prose.lintable, view.units, anchored=True)
    return scan_pattern(view, plan.pattern)


def _at_places(
    pattern: re.Pattern[str], view: View, places: Iterable[int], anchored: bool
) -> Iterator[Found]:
    """The matches that begin at some places, as one search through each unit finds them."""
    text, starts, units = view.prose.lintable, view.unit_starts, view.units
    behind = 0
    last, alone = -1, ""
    for place in places:
        index = bisect_right(starts, place) - 1
        if index < 0 or place < behind:
            continue
        start, end = units[index].start, units[index].end
        if place >= end:
            continue
        if not anchored:
            match, offset = pattern.match(text, place, end), 0
        else:
            if index != last:
                last, alone = index, text[start:end]
            match, offset = pattern.match(alone, place - start), start
        if match is not None and offset + match.end() > place:
            behind = offset + match.end()
            yield Span(place, behind), match


def _units_at(places: Iterable[int], view: View) -> list[Span]:
    """The units that have one of the places, in order."""
    starts, units = view.unit_starts, view.units
    found: set[int] = set()
    for place in places:
        index = bisect_right(starts, place) - 1
        if index < 0 or place >= units[index].end:
            # White space that goes on in the next unit.
            index += 1
        found.add(index)
    return [units[index] for index in sorted(found) if index < len(units)]


def _in_units(
    pattern: re.Pattern[str], text: str, units: Sequence[Span], anchored: bool
) -> Iterator[Found]:
    for unit in units:
        if anchored:
            # A string of its own, for `^`, `$` and what looks around.
            for match in pattern.finditer(text[unit.start : unit.end]):
                if match.end() > match.start():
                    yield Span(unit.start + match.start(), unit.start + match.end()), match
        else:
            for match in pattern.finditer(text, unit.start, unit.end):
                if match.end() > match.start():
                    yield Span(*match.span()), match


def _apart(found: list[Found]) -> list[Found]:
    if len(found) < 2:
        return found
    found.sort(key=_start)
    kept = [found[0]]
    for item in found[1:]:
        if item[0].start >= kept[-1][0].end:
            kept.append(item)
    return kept


def _start(found: Found) -> int:
    return found[0].start
