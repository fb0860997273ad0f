"""The kinds of claim that are found by their form: figures, superlatives, opinions of the public.

A form names the texts without which it is not there, so that most blocks are never read, and the
pattern of the words that make a sentence a claim.
"""

import re
import string
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

import msgspec

from linter.checks.claim import patterns
from linter.checks.claim.patterns import compiled
from linter.checks.kind import View
from linter.text.span import Span


class ClaimKind(StrEnum):
    """What a sentence claims, by form."""

    STATISTIC = "statistic"
    SUPERLATIVE = "superlative"
    PUBLIC_OPINION = "public-opinion"
    GENERALISATION = "generalisation"
    QUOTATION = "quotation"
    EVENT = "event"
    CAUSE = "cause"
    COMPARISON = "comparison"


class Form(msgspec.Struct, frozen=True):
    """One way in which a kind of claim is put.

    Attributes:
        pattern: the words that make the claim.
        literals: lower-case texts one of which is in every match.
        begins: whether every match begins with one of them, so that it is tried nowhere else.
        before: what may stand directly before a match and then is part of it.
        needs_before: whether it must stand there.
        exceptions: a match that overlaps one of these is no claim.
    """

    pattern: str
    literals: frozenset[str]
    begins: bool = False
    before: str = ""
    needs_before: bool = False
    exceptions: str = ""

    def find(self, view: View, places: list[int]) -> Iterator[Span]:
        """The matches in a view, each inside one of its units.

        Args:
            view: where it is looked for.
            places: where its literals stand there, in order.
        """
        matches = self._at(places, view) if self.begins else self._near(places, view)
        for match in matches:
            whole = self._whole(view.prose.lintable, Span(*match.span()))
            if whole is not None and view.unit_of(whole.start, whole.end) is not None:
                yield whole

    def _at(self, places: list[int], view: View) -> Iterator[re.Match[str]]:
        text = view.prose.lintable
        end = 0
        for place in places:
            if place >= end and (unit := view.unit_of(place, place + 1)):
                match = compiled(self.pattern).match(text, place, unit.end)
                if match is not None:
                    end = match.end()
                    yield match

    def _near(self, places: list[int], view: View) -> Iterator[re.Match[str]]:
        text = view.prose.lintable
        for unit in dict.fromkeys(view.unit_of(place, place + 1) for place in places):
            if unit is not None:
                yield from compiled(self.pattern).finditer(text, unit.start, unit.end)

    def _whole(self, text: str, span: Span) -> Span | None:
        """The match with what belongs to it before; None where it is an exception.

        A look back may cross into the block before, whose end no pattern matches across.
        """
        start, end = span.start, span.end
        near = max(start - _LOOK_AROUND, 0)
        if self.exceptions:
            around = compiled(self.exceptions).finditer(text, near, end + _LOOK_AROUND)
            if any(other.start() < end and start < other.end() for other in around):
                return None
        if self.before:
            lead = compiled(self.before).search(text[near:start])
            if lead:
                start -= len(lead.group())
            elif self.needs_before:
                return None
        return Span(start, end)


_LOOK_AROUND = 24
"""Characters; what stands before a claim and belongs to it is shorter."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COUNTED = "one two three four five six seven eight nine ten twenty hundred every"

FORMS: dict[ClaimKind, tuple[Form, ...]] = {
    ClaimKind.STATISTIC: (
        Form(
            patterns.PERCENTAGE,
            frozenset({"percent", "per cent", "%"}),
            before=patterns.ABOUT,
            exceptions=patterns.NO_PERCENTAGE,
        ),
        Form(
            patterns.MONEY,
            _words("$ € £"),
            begins=True,
            before=patterns.ABOUT,
            exceptions=patterns.SPOKEN_OF,
        ),
        Form(
            patterns.MAGNITUDE,
            _words("million billion trillion") | {"hundreds of", "tens of", "dozens of"},
            before=patterns.ABOUT,
            exceptions=patterns.NO_MAGNITUDE,
        ),
        Form(
            patterns.COUNT,
            frozenset(f",{digit}" for digit in string.digits),
            before=patterns.ABOUT,
            exceptions=patterns.SPOKEN_OF,
        ),
        Form(
            patterns.SHARE,
            frozenset(
                f"{part} of"
                for part in _words("half halves third quarter fifth tenth")
                | _words("thirds quarters fifths tenths")
            ),
            before=patterns.ABOUT,
        ),
        Form(
            patterns.OUT_OF,
            frozenset(
                f"{lead} {number}"
                for lead in ("in", "out of")
                for number in (*_COUNTED.split(), *string.digits)
            ),
            begins=True,
            before=patterns.BEFORE_OUT_OF,
            needs_before=True,
        ),
        Form(
            patterns.RATIO,
            _words("twice double tripled quadrupled halved") | {" times "},
            before=patterns.ABOUT,
        ),
    ),
    ClaimKind.SUPERLATIVE: (
        Form(
            patterns.SUPERLATIVE,
            _words(
                "largest biggest smallest highest lowest fastest slowest oldest youngest longest "
                "richest poorest strongest deadliest safest cheapest cleanest busiest tallest "
                "greatest best worst most least leading first only number"
            ),
            begins=True,
            before=patterns.BEFORE_SUPERLATIVE,
            needs_before=True,
        ),
        Form(
            patterns.WORLD_RECORD,
            _words(
                "world's nation's country's industry's planet's america's europe's japan's "
                "history's"
            ),
        ),
        Form(patterns.FIRST_EVER, frozenset({"first"}), begins=True),
        Form(patterns.ABOVE_ALL, frozenset({"than any other", "than all other"})),
    ),
    ClaimKind.PUBLIC_OPINION: (
        Form(
            patterns.PUBLIC,
            frozenset({"public"}),
            begins=True,
            before=patterns.BEFORE_PUBLIC,
            needs_before=True,
        ),
        Form(
            patterns.PUBLIC_OPINION,
            frozenset({"public opinion"}),
            begins=True,
            before=patterns.BEFORE_PUBLIC_OPINION,
        ),
        Form(
            patterns.OPINION_OF_CITIZENS,
            _words("voters citizens taxpayers consumers residents"),
            begins=True,
            before=patterns.BEFORE_CITIZENS,
        ),
        Form(
            patterns.OPINION_OF_A_PEOPLE,
            _words(
                "americans europeans britons canadians australians germans russians ukrainians "
                "millennials"
            )
            | {"public opinion", "chinese people", "japanese people", "baby boomers", "the world"}
            | {"the international community", "the media"},
            begins=True,
        ),
        Form(
            patterns.OPINION_OF_MOST,
            frozenset({"most", "almost all", "nearly all"}),
            begins=True,
        ),
        Form(patterns.OPINION_OF_A_MAJORITY, frozenset({"majority of"})),
    ),
    ClaimKind.GENERALISATION: (
        Form(
            patterns.GENERALISATION,
            _words("many most few countless")
            | {"too many", "the majority of", "more and more", "almost all", "nearly all"}
            | {"a growing number of", "hundreds of", "thousands of"},
            begins=True,
        ),
    ),
    ClaimKind.QUOTATION: (Form(patterns.QUOTATION, _words('" “'), begins=True),),
    ClaimKind.EVENT: (Form(patterns.EVENT, frozenset({" 15", " 16", " 17", " 18", " 19", " 20"})),),
    ClaimKind.CAUSE: (
        Form(
            patterns.CAUSE,
            _words(
                "causes caused leads led leading results resulted resulting contributes "
                "contributed due attributable driven triggers triggered result"
            ),
        ),
    ),
    ClaimKind.COMPARISON: (Form(patterns.COMPARISON, frozenset({"than"})),),
}
"""How each kind of claim is put."""


def find(kind: ClaimKind, view: View) -> list[Span]:
    """The claims of a kind in a view, in order; where forms overlap, the first."""
    places: dict[int, set[int]] = {}
    for literal, standing in view.occurrences.among(literals(kind)):
        for form in _forms_with(kind)[literal]:
            places.setdefault(form, set()).update(standing)
    forms = FORMS[kind]
    found = sorted(span for form in places for span in forms[form].find(view, sorted(places[form])))
    kept: list[Span] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


@cache
def literals(kind: ClaimKind) -> frozenset[str]:
    """The texts that the forms of a kind look for: any article with such a claim has one."""
    return frozenset(_forms_with(kind))


@cache
def _forms_with(kind: ClaimKind) -> dict[str, list[int]]:
    """By literal, which of the forms of a kind look for it."""
    found: dict[str, list[int]] = {}
    for index, form in enumerate(FORMS[kind]):
        for literal in form.literals:
            found.setdefault(literal, []).append(index)
    return found
