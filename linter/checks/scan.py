"""Finding phrases in the parts of an article where they can stand at all.

Matching a hundred phrases at every character is what makes rule engines slow. Here each phrase is
tried by itself, only in articles and blocks that have a word without which it cannot match.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

from linter.checks.kind import View
from linter.checks.phrase import PREFIX_MARK, compile_phrases, is_anchored, phrase_triggers
from linter.documents.model import Document
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
    found: list[Found] = []
    in_prose = view.prose is view.document.prose
    for plan in _plans(phrases, ignorecase, whole_words):
        if plan.triggers is None or not in_prose:
            found.extend(_scan_all(view, plan))
        elif not whole_words or view.may_stand(plan.phrases[0]):
            units = _units_with(plan.triggers, view)
            found.extend(_in_units(plan.pattern, view.prose.lintable, units, plan.anchored))
    return _apart(found)


def scan_pattern(view: View, pattern: re.Pattern[str]) -> list[Found]:
    """The matches of a pattern in a view, each inside one of its units, in order.

    One scan over the whole text serves where no match reaches over the end of a unit.
    """
    text = view.prose.lintable
    if view.anywhere:
        found = [(Span(*match.span()), match) for match in pattern.finditer(text) if match.group()]
        if all(_lies_in_a_unit(span, view) for span, _ in found):
            return found
    return list(_in_units(pattern, text, view.units, anchored=False))


class _Plan:
    """How to find one phrase that has triggers, or all those of a set that have none."""

    def __init__(self, phrases: tuple[str, ...], ignorecase: bool, whole_words: bool) -> None:
        self.phrases = phrases
        self.triggers = phrase_triggers(phrases, whole_words)
        self.anchored = is_anchored(phrases)
        self._ignorecase = ignorecase
        self._whole_words = whole_words

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when first needed: of a thousand phrases an article has words of fifty."""
        return compile_phrases(self.phrases, self._ignorecase, self._whole_words)


@cache
def _plans(phrases: tuple[str, ...], ignorecase: bool, whole_words: bool) -> tuple[_Plan, ...]:
    plans, without = [], []
    for phrase in phrases:
        plan = _Plan((phrase,), ignorecase, whole_words)
        if plan.triggers is None:
            without.append(phrase)
        else:
            plans.append(plan)
    if without:
        plans.append(_Plan(tuple(without), ignorecase, whole_words))
    return tuple(plans)


def _lies_in_a_unit(span: Span, view: View) -> bool:
    index = bisect_right(view.unit_starts, span.start) - 1
    return index >= 0 and span.end <= view.units[index].end


def _scan_all(view: View, plan: _Plan) -> Iterable[Found]:
    if plan.anchored:
        return _in_units(plan.pattern, view.prose.lintable, view.units, anchored=True)
    return scan_pattern(view, plan.pattern)


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


def _units_with(triggers: frozenset[str], view: View) -> list[Span]:
    """The units in which a trigger stands: looking for words is cheap, matching is not."""
    text = view.document.derived(_lowered)
    units, starts = view.units, view.unit_starts
    found: set[int] = set()
    for trigger in triggers:
        word = trigger.removesuffix(PREFIX_MARK)
        at = text.find(word)
        while at >= 0:
            index = bisect_right(starts, at) - 1
            if index >= 0 and at < units[index].end:
                found.add(index)
                at = text.find(word, units[index].end)
            else:
                at = text.find(word, at + len(word))
    return [units[index] for index in sorted(found)]


def _lowered(document: Document) -> str:
    """The lintable prose in lower case with straight apostrophes, character for character."""
    text = document.prose.lintable
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters, as İ, are two in lower case
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.replace("’", "'")
