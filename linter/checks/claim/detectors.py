"""The kinds of claim that are found by their form: figures, superlatives, opinions of the public.

A detector names the words without which it finds nothing, so that most sentences are never read,
and the pattern of the words that make a sentence its kind of claim.
"""

import re
from enum import StrEnum

import msgspec

from linter.checks.claim import patterns
from linter.checks.claim.lexicon import MAGNITUDE
from linter.checks.claim.patterns import compiled


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


class Detector(msgspec.Struct, frozen=True):
    """How one kind of claim is found.

    Attributes:
        pattern: the words that make it one, in a sentence as written.
        triggers: lower-case words one of which is in every such sentence.
        digits, quotations: whether a digit or a quotation mark is a trigger too.
        ignorecase: whether case is ignored.
        exceptions: where a match is none after all.
    """

    pattern: str
    triggers: frozenset[str] = frozenset()
    digits: bool = False
    quotations: bool = False
    ignorecase: bool = False
    exceptions: str = ""

    def find(self, text: str) -> list[tuple[int, int]]:
        """The spans in a sentence; none that overlaps an exception."""
        flags = re.IGNORECASE if self.ignorecase else 0
        spans = [match.span() for match in compiled(self.pattern, flags).finditer(text)]
        if not spans or not self.exceptions:
            return spans
        return apart_from(spans, compiled(self.exceptions, flags), text)


def apart_from(
    spans: list[tuple[int, int]], exceptions: re.Pattern[str], text: str
) -> list[tuple[int, int]]:
    """The spans that overlap no match of the exceptions."""
    fine = [match.span() for match in exceptions.finditer(text)]
    return [
        (start, end)
        for start, end in spans
        if not any(start < stop and begin < end for begin, stop in fine)
    ]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETECTORS: dict[ClaimKind, Detector] = {
    ClaimKind.STATISTIC: Detector(
        patterns.STATISTIC,
        MAGNITUDE
        | _words(
            "percent cent trillions third thirds quarter quarters fifth fifths tenth half halves "
            "double doubled tripled quadrupled halved twice times one two three four five six "
            "seven eight nine"
        ),
        digits=True,
        ignorecase=True,
        exceptions=patterns.NO_STATISTIC,
    ),
    ClaimKind.SUPERLATIVE: Detector(
        patterns.SUPERLATIVE,
        _words(
            "largest biggest smallest highest lowest fastest slowest oldest youngest longest "
            "richest poorest strongest deadliest safest cheapest cleanest busiest tallest greatest "
            "best worst most least leading first only number top than"
        ),
        ignorecase=True,
    ),
    ClaimKind.PUBLIC_OPINION: Detector(
        patterns.PUBLIC_OPINION,
        _words(
            "public voters citizens taxpayers consumers residents americans europeans britons "
            "canadians australians germans russians ukrainians chinese japanese millennials "
            "boomers world international media most almost nearly majority"
        ),
    ),
    ClaimKind.GENERALISATION: Detector(
        patterns.GENERALISATION,
        _words("many most few majority more almost nearly countless growing hundreds thousands"),
    ),
    ClaimKind.QUOTATION: Detector(patterns.QUOTATION, quotations=True),
    ClaimKind.EVENT: Detector(patterns.EVENT, digits=True),
    ClaimKind.CAUSE: Detector(
        patterns.CAUSE,
        _words(
            "causes caused leads led leading results resulted resulting contributes contributed "
            "due attributable because responsible driven triggers triggered result thanks"
        ),
        ignorecase=True,
    ),
    ClaimKind.COMPARISON: Detector(patterns.COMPARISON, frozenset({"than"}), ignorecase=True),
}
"""How each kind of claim is found."""
