"""The kinds of claim that are found by their form: figures, superlatives, opinions of the public.

A detector names the words without which it finds nothing, so that most sentences are never read,
and the pattern of the words that make a sentence its kind of claim.
"""

import re
from enum import StrEnum

import msgspec

from linter.checks.claim.lexicon import MAGNITUDE


class ClaimKind(StrEnum):
    """What a sentence claims, by form."""

    STATISTIC = "statistic"
    SUPERLATIVE = "superlative"
    PUBLIC_OPINION = "public-opinion"
    QUOTATION = "quotation"
    EVENT = "event"
    CAUSE = "cause"
    COMPARISON = "comparison"


class Detector(msgspec.Struct, frozen=True):
    """How one kind of claim is found.

    Attributes:
        pattern: the words that make it one, in a sentence as written.
        triggers: lower-case words one of which is in every such sentence.
        digits: whether a digit is a trigger too.
        exceptions: where a match is none after all.
    """

    pattern: re.Pattern[str]
    triggers: frozenset[str]
    digits: bool = False
    exceptions: re.Pattern[str] | None = None

    def find(self, text: str) -> list[tuple[int, int]]:
        """The spans in a sentence; overlapping an exception none."""
        spans = [match.span() for match in self.pattern.finditer(text)]
        if not spans or self.exceptions is None:
            return spans
        fine = [match.span() for match in self.exceptions.finditer(text)]
        return [
            (start, end)
            for start, end in spans
            if not any(start < stop and begin < end for begin, stop in fine)
        ]


_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_ABOUT = (
    r"(?:(?:about|around|nearly|almost|roughly|approximately|some|over|under|up to|at least|at most"
    r"|only|just|more than|less than|fewer than|an estimated|as many as|as much as) )?"
)
_PEOPLE = (
    r"(?:people|persons|americans|citizens|voters|adults|children|men|women|students|teachers"
    r"|workers|employees|employers|users|customers|consumers|visitors|patients|veterans|families"
    r"|households|homes|residents|taxpayers|immigrants|refugees|businesses|companies|firms"
    r"|organi[sz]ations|agencies|schools|hospitals|governments|countries|nations|states|cities"
    r"|projects|jobs|deaths|cases|crimes|accidents|dollars|euros|pounds|percent|respondents"
    r"|subscribers|members|developers|programmers|parents|farmers|soldiers|troops|victims"
    r"|websites|sites|web pages|page ?views|visits|downloads|vehicles|cars|tons|tonnes|acres"
    r"|websites|emails|applications|applicants|contracts|transactions)"
)
_ADJECTIVES = r"(?:(?:[a-z]+|[A-Z][\w.]*|[a-z]+-[a-z]+) ){0,3}?"

_STATISTIC = re.compile(
    rf"\b{_ABOUT}{_NUMBER}(?:\s?%|(?: |-)per ?cent(?:age points?)?)(?: of (?:all |the )?\w+)?"
    rf"|{_ABOUT}[$€£]\s?{_NUMBER}(?: |-)?(?:million|billion|trillion|[mb]n?\b)"
    rf"|\b{_ABOUT}(?:{_NUMBER}|one|two|three|four|five|six|seven|eight|nine|ten|a|several|half a)"
    rf"(?: |-)(?:million|billion|trillion)(?: (?:{_ADJECTIVES}{_PEOPLE}\b|dollars))?"
    rf"|\b{_ABOUT}\d{{1,3}}(?:,\d{{3}})+ {_ADJECTIVES}{_PEOPLE}\b"
    rf"|\b(?:hundreds of thousands|tens of thousands|millions|billions|trillions) of "
    rf"{_ADJECTIVES}{_PEOPLE}\b"
    rf"|\b{_ABOUT}{_SMALL} (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten"
    rf"|twenty|\d{{1,3}}) {_ADJECTIVES}{_PEOPLE}\b"
    rf"|\b{_ABOUT}(?:(?:one|two|three|four)[ -](?:halves|half|thirds?|quarters?|fifths?|tenths?)"
    rf"|half|a third|a quarter|a fifth|a tenth) of (?:all |the |its |their |{_ADJECTIVES}){{0,2}}"
    rf"{_PEOPLE}\b"
    rf"|\b(?:{_NUMBER}|two|three|four|five|six|seven|eight|nine|ten|twice|double) (?:times )?"
    rf"(?:more likely|less likely|as likely|as many|as much|as often|more often|higher|faster"
    rf"|greater|larger|bigger|cheaper)\b"
    rf"|\b(?:doubled|tripled|quadrupled|halved) (?:since|in|over|between|from|within|by)\b",
    re.IGNORECASE,
)
_NO_STATISTIC = re.compile(
    r"\b100\s?(?:%|percent)(?! of)|\b(?:110|200)\s?(?:%|percent)|\b0\s?%|\bpercent sure"
    r"|\b(?:\d+|percent)%? (?:time|full|part)-?time\b|\d+% (?:off|discount|opacity|width|height)"
    r"|\b(?:thanks a|one in a|a|like a) million (?:times|thanks|dollars|bucks|reasons)?",
    re.IGNORECASE,
)

_WORLD = (
    r"(?:in (?:(?:the|its|our|this|that|modern|recent|human|recorded|american|u\.s\.|world|entire"
    r"|whole|all of|federal|western|eastern|northern|southern|latin|north|south|central) ){0,3}"
    r"(?:world|history|country|nation|industry|market|memory|planet|universe|decades|centuries"
    r"|existence|america|asia|africa|europe|states|kingdom|government|union)"
    r"|ever(?! (?:be|more|get|have|after|since))(?: [a-z]+ed| built| made| held| seen)?|of all time|on (?:the )?(?:earth|planet)|worldwide|globally|around the world"
    r"|to date|of its kind|anywhere(?: else)?)"
)
_EXTREME = (
    r"(?:largest|biggest|smallest|highest|lowest|fastest|slowest|oldest|youngest|longest|richest"
    r"|poorest|strongest|deadliest|safest|cheapest|cleanest|busiest|tallest|greatest|best|worst"
    r"|most (?!recent|of\b)[a-z-]+|least [a-z-]+|fastest[ -]growing|leading|first|only"
    r"|number one|top)"
)
_SUPERLATIVE = re.compile(
    rf"\b(?:the|one of the|among the|its|their|is|are|was|were) (?:single |very |(?:second|third)[ -])?"
    rf"{_EXTREME}(?: (?!that\b|which\b|who\b|and\b|but\b|is\b|was\b|are\b)[\w’'-]+){{1,5}}? {_WORLD}\b"
    rf"|\b(?:the world|the nation|the country|the industry|america|europe|japan|the planet|history)"
    rf"['’]s (?:\w+ )?{_EXTREME}\b"
    rf"|\bfirst[ -]ever\b|\bfirst of (?:its|their) kind\b"
    rf"|\b(?:more|better|faster|larger|bigger|higher|greater|fewer|less|longer)(?: [a-z-]+){{0,3}} than"
    rf" (?:any other|any|all other)(?: [a-z]+){{1,3}}"
    rf"|\b(?:became|becoming|was|is|were|are) the (?:first|only) (?:[\w’-]+ ){{1,4}}"
    rf"(?:to (?!be able)[a-z]+|ever|in (?:the )?(?:world|country|nation|history|U\.S\.|US))",
    re.IGNORECASE,
)

_GROUP = (
    r"(?:(?:[Tt]he )?(?:[A-Z][a-z]+|general|wider) public(?: opinion)?|[Tt]he public|public opinion"
    r"|(?:[A-Z][a-z]+ )?(?:voters|citizens|taxpayers|consumers|residents)|Americans|Europeans"
    r"|Britons|Canadians|Australians|Germans|Russians|Ukrainians|Chinese people|Japanese people"
    r"|[Mm]illennials|[Bb]aby boomers|the world|the international community|the media"
    r"|(?:[Mm]ost|[Aa]lmost all|[Nn]early all|[Tt]he (?:vast |overwhelming |great )?majority of"
    r"|[Aa] (?:vast |large |clear )?majority of)"
    r" (?:of (?:the |us )?)?(?:[a-z]+ |[A-Z][a-z]+ ){0,2}?"
    r"(?:people|users|customers|consumers|employees|workers|parents|teachers|students|developers"
    r"|programmers|companies|businesses|organi[sz]ations|agencies|experts|scientists|women|men"
    r"|adults|children|countries|nations|governments|managers|executives|Americans|voters"
    r"|residents|citizens|the public|doctors|patients|veterans))"
)
_PUBLIC_OPINION = re.compile(
    rf"\b{_GROUP} (?:(?:generally|broadly|overwhelmingly|largely|strongly|still|now|also|widely"
    rf"|increasingly|usually|often|simply|already|don['’]t|do not|no longer|has|have) ){{0,2}}"
    rf"(?:supports?|supported|opposes?|opposed|wants?|wanted|believes?|believed|thinks?|feels?|felt"
    rf"|prefers?|preferred|trusts?|distrusts?|favou?rs?|expects?|agrees?|demands?|fears?|worr(?:y|ies)"
    rf"|values?|loves?|hates?|rejects?|welcomes?|welcomed|knows?|understands?|considers?|cares?"
    rf"|sees?|says?|lacks?|lost|struggles?|suffers?|fails?|failed|refuses?)\b"
)

_EVENT = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Ss]ince|[Bb]y|[Dd]uring|[Uu]ntil) (?:(?:early|late|mid) )?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2},?)? )?(?:1[5-9]\d\d|20\d\d)\b"
)
_CAUSE = re.compile(
    r"\b(?:caus(?:es|ed)|(?:leads|led|leading) to|result(?:s|ed|ing) in|contribut(?:es|ed) to"
    r"|is (?:due|attributable) to|because of|responsible for|is driven by|is caused by|triggers"
    r"|triggered|as a result of|thanks to)\b",
    re.IGNORECASE,
)
_COMPARISON = re.compile(
    r"\b(?:more|less|fewer|better|worse|faster|slower|cheaper|safer|larger|bigger|smaller|higher"
    r"|lower|greater|stronger|older|younger|easier|harder)(?: [\w-]+){0,4} than\b",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"“[A-Z][^“”\ufffc]{30,}[.!?,…]”|(?<!\S)\"[A-Z][^\"\ufffc]{30,}[.!?,…]\"")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETECTORS: dict[ClaimKind, Detector] = {
    ClaimKind.STATISTIC: Detector(
        _STATISTIC,
        MAGNITUDE
        | _words(
            "percent cent trillions third thirds quarter quarters fifth fifths tenth half halves "
            "double doubled tripled quadrupled halved twice times one two three four five six "
            "seven eight nine"
        ),
        digits=True,
        exceptions=_NO_STATISTIC,
    ),
    ClaimKind.SUPERLATIVE: Detector(
        _SUPERLATIVE,
        _words(
            "largest biggest smallest highest lowest fastest slowest oldest youngest longest "
            "richest poorest strongest deadliest safest cheapest cleanest busiest tallest greatest "
            "best worst most least leading first only number top than first-ever"
        ),
    ),
    ClaimKind.PUBLIC_OPINION: Detector(
        _PUBLIC_OPINION,
        _words(
            "public voters citizens taxpayers consumers residents americans europeans britons "
            "canadians australians germans russians ukrainians chinese japanese millennials "
            "boomers world international media most almost nearly majority"
        ),
    ),
    ClaimKind.QUOTATION: Detector(_QUOTATION, frozenset()),
    ClaimKind.EVENT: Detector(_EVENT, frozenset(), digits=True),
    ClaimKind.CAUSE: Detector(
        _CAUSE,
        _words(
            "causes caused leads led leading results resulted resulting contributes contributed "
            "due attributable because responsible driven triggers triggered result thanks"
        ),
    ),
    ClaimKind.COMPARISON: Detector(_COMPARISON, _words("than")),
}
"""How each kind of claim is found."""
