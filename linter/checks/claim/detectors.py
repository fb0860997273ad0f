"""The kinds of claim that are found by their form: figures, superlatives, opinions of the public.

A form names the words or characters without which it is not there, so that most blocks are never
read, and the pattern of the words that make a sentence a claim.
"""

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from linter.checks.claim import patterns
from linter.checks.claim.patterns import compiled
from linter.checks.kind import View
from linter.checks.scan import scan_pattern
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
        marks: characters one of which may be in a match without any of them; without literals and
            marks every block is read.
        before: what may stand directly before a match and then is part of it; ends in `$`.
        needs_before: whether it must stand there.
        exceptions: a match that overlaps one of these is no claim.
    """

    pattern: str
    literals: frozenset[str] = frozenset()
    marks: str = ""
    before: str = ""
    needs_before: bool = False
    exceptions: str = ""

    def find(self, view: View) -> Iterator[Span]:
        """The matches in a view, each inside one of its units."""
        text = view.prose.lintable
        if not self.literals and not self.marks:
            spans = (span for span, _ in scan_pattern(view, compiled(self.pattern)))
        else:
            spans = (
                Span(*match.span())
                for block in self._blocks(view)
                for match in compiled(self.pattern).finditer(text, block.start, block.end)
            )
        for span in spans:
            whole = self._whole(text, span)
            if whole is not None and _lies_in_a_unit(whole, view):
                yield whole

    def _blocks(self, view: View) -> list[Span]:
        document = view.document
        occurrences = view.occurrences
        blocks = [
            Span(block.start, block.end)
            for literal in self.literals
            for place in occurrences.places(literal)
            if (block := document.block_at(place)) is not None
        ]
        text = view.prose.lintable
        for mark in self.marks:
            at = text.find(mark)
            while at >= 0:
                block = document.block_at(at)
                if block is None:
                    break
                blocks.append(Span(block.start, block.end))
                at = text.find(mark, block.end)
        return sorted(set(blocks))

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


def _lies_in_a_unit(span: Span, view: View) -> bool:
    unit = bisect_right(view.unit_starts, span.start) - 1
    return unit >= 0 and span.end <= view.units[unit].end


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FORMS: dict[ClaimKind, tuple[Form, ...]] = {
    ClaimKind.STATISTIC: (
        Form(
            patterns.PERCENTAGE,
            _words("percent cent percentage"),
            marks="%",
            before=patterns.ABOUT,
            exceptions=patterns.NO_PERCENTAGE,
        ),
        Form(patterns.MONEY, marks="$€£", before=patterns.ABOUT, exceptions=patterns.SPOKEN_OF),
        Form(
            patterns.MAGNITUDE,
            _words("million billion trillion hundreds tens dozens millions billions"),
            before=patterns.ABOUT,
            exceptions=patterns.NO_MAGNITUDE,
        ),
        Form(patterns.COUNT, before=patterns.ABOUT, exceptions=patterns.SPOKEN_OF),
        Form(
            patterns.SHARE,
            _words("third thirds quarter quarters fifth fifths tenth tenths half halves"),
            before=patterns.ABOUT,
        ),
        Form(patterns.OUT_OF, before=patterns.BEFORE_OUT_OF, needs_before=True),
        Form(
            patterns.RATIO,
            _words("times twice double doubled tripled quadrupled halved"),
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
        Form(patterns.FIRST_EVER, frozenset({"first"})),
        Form(patterns.ABOVE_ALL, frozenset({"than"})),
    ),
    ClaimKind.PUBLIC_OPINION: (
        Form(
            patterns.PUBLIC_OPINION,
            _words(
                "public voters citizens taxpayers consumers residents americans europeans britons "
                "canadians australians germans russians ukrainians chinese japanese millennials "
                "boomers world international media most almost nearly majority"
            ),
        ),
    ),
    ClaimKind.GENERALISATION: (
        Form(
            patterns.GENERALISATION,
            _words(
                "many most few majority more almost nearly countless growing hundreds thousands"
            ),
        ),
    ),
    ClaimKind.QUOTATION: (Form(patterns.QUOTATION, marks='"“'),),
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
    found = sorted(span for form in FORMS[kind] for span in form.find(view))
    kept: list[Span] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def literals(kind: ClaimKind) -> frozenset[str]:
    """The texts that the forms of a kind look for."""
    return frozenset().union(*(form.literals for form in FORMS[kind]))


def needs(kind: ClaimKind) -> frozenset[str] | None:
    """Texts one of which is in any article with such a claim; None where a character may do."""
    if any(form.marks or not form.literals for form in FORMS[kind]):
        return None
    return literals(kind)
