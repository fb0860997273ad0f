"""The words that make a sentence a claim of some kind, as regular expressions.

Kept as text and compiled when first used: half of all runs meet no claim of most kinds.
"""

import re
from functools import cache


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled once in the life of the program."""
    return re.compile(pattern, flags)


_NUMBER = r"(?:(?<!\w)\.)?\d+(?:,\d{3})*(?:\.\d+)?"
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
    r"|emails|applications|applicants|contracts|transactions)"
)
_ADJECTIVES = r"(?:(?:[a-z]+|[A-Z][\w.]*|[a-z]+-[a-z]+) ){0,3}?"

_OF_WHOM = (
    r"(?: of (?:all |the |its |their )?(?:(?:[A-Z]\w+|federal|state|local|public|young|older|adult)"
    r" )?(?:U\.S\. )?[\w-]+)?"
)

STATISTIC = (
    rf"\b{_ABOUT}{_NUMBER}(?:\s?%|(?: |-)per ?cent(?:age points?)?){_OF_WHOM}"
    rf"|{_ABOUT}[$€£]\s?{_NUMBER}(?: |-)?(?:million|billion|trillion|[mb]n?\b)"
    rf"|\b{_ABOUT}(?:{_NUMBER}|one|two|three|four|five|six|seven|eight|nine|ten|a|several|half a)"
    rf"(?: |-)(?:million|billion|trillion)(?: (?:{_ADJECTIVES}{_PEOPLE}\b|dollars))?"
    rf"|\b{_ABOUT}\d{{1,3}}(?:,\d{{3}})+ {_ADJECTIVES}{_PEOPLE}\b"
    rf"|\b(?:(?:hundreds|tens|dozens) of )?(?:thousands|millions|billions|trillions) of "
    rf"{_ADJECTIVES}{_PEOPLE}\b"
    rf"|\b{_ABOUT}{_SMALL} (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten"
    rf"|twenty|\d{{1,3}}) {_ADJECTIVES}{_PEOPLE}\b"
    rf"|\b{_ABOUT}(?:(?:one|two|three|four)[ -](?:halves|half|thirds?|quarters?|fifths?|tenths?)"
    rf"|half|a third|a quarter|a fifth|a tenth) of (?:all |the |its |their |{_ADJECTIVES}){{0,2}}"
    rf"{_PEOPLE}\b"
    rf"|\b(?:{_NUMBER}|two|three|four|five|six|seven|eight|nine|ten|twice|double) (?:times )?"
    rf"(?:more likely|less likely|as likely|as many|as much|as often|more often|higher|faster"
    rf"|greater|larger|bigger|cheaper)\b"
    rf"|\b(?:doubled|tripled|quadrupled|halved) (?:since|in|over|between|from|within|by)\b"
)
NO_STATISTIC = (
    r"\b100\s?(?:%|percent)(?! of)|\b(?:110|200)\s?(?:%|percent)|\b0\s?%|\bpercent sure"
    r"|\b(?:\d+|percent)%? (?:time|full|part)-?time\b|\d+% (?:off|discount|opacity|width|height)"
    r"|\b(?:thanks a|one in a|a|like a) million (?:times|thanks|dollars|bucks|reasons)?"
)

_WORLD = (
    r"(?:in (?:(?:the|its|our|this|that|modern|recent|human|recorded|american|u\.s\.|world|entire"
    r"|whole|all of|federal|western|eastern|northern|southern|latin|north|south|central) ){0,3}"
    r"(?:world|history|country|nation|industry|market|memory|planet|universe|decades|centuries"
    r"|existence|america|asia|africa|europe|states|kingdom|government|union)"
    r"|ever(?! (?:be|more|get|have|after|since))(?: [a-z]+ed| built| made| held| seen)?|of all time"
    r"|on (?:the )?(?:earth|planet)|worldwide|globally|around the world"
    r"|to date|of its kind|anywhere(?: else)?)"
)
_EXTREME = (
    r"(?:largest|biggest|smallest|highest|lowest|fastest|slowest|oldest|youngest|longest|richest"
    r"|poorest|strongest|deadliest|safest|cheapest|cleanest|busiest|tallest|greatest|best|worst"
    r"|most (?!recent|of\b)[a-z-]+|least [a-z-]+|fastest[ -]growing|leading|first|only"
    r"|number one)"
)
SUPERLATIVE = (
    rf"(?<!some of )\b(?:the|one of the|among the|its|their|is|are|was|were)"
    rf" (?:single |very |(?:second|third)[ -])?"
    rf"{_EXTREME}(?: (?!that\b|which\b|who\b|and\b|but\b|is\b|was\b|are\b)[\w’'-]+){{1,5}}?"
    rf" {_WORLD}\b"
    rf"|\b(?:the world|the nation|the country|the industry|america|europe|japan|the planet|history)"
    rf"['’]s (?:\w+ )?(?!most |least |only |first ){_EXTREME}\b"
    rf"|\bfirst[ -]ever\b|\bfirst of (?:its|their) kind\b"
    rf"|\b(?:more|better|faster|larger|bigger|higher|greater|fewer|less|longer)(?: [a-z-]+){{0,3}}"
    rf" than (?:any other|any|all other)(?: [a-z]+){{1,3}}"
    rf"|\b(?:became|becoming|was|is|were|are) the (?:first|only) (?:[\w’-]+ ){{1,4}}"
    rf"(?:to (?:have |be )?[a-z]+ed|ever|in (?:the )?(?:world|country|nation|history|U\.S\.|US))"
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
PUBLIC_OPINION = (
    rf"\b{_GROUP} (?:(?:generally|broadly|overwhelmingly|largely|strongly|still|now|also|widely"
    rf"|increasingly|usually|often|simply|already|don['’]t|do not|no longer|has|have) ){{0,2}}"
    rf"(?:supports?|supported|opposes?|opposed|wants?|wanted|believes?|believed|thinks?|feels?|felt"
    rf"|prefers?|preferred|trusts?|distrusts?|favou?rs?|expects?|agrees?|demands?|fears?"
    rf"|worr(?:y|ies)|values?|loves?|hates?|rejects?|welcomes?|welcomed|knows?|understands?|considers?|cares?"
    rf"|sees?|says?|lacks?|lost|struggles?|suffers?|fails?|failed|refuses?)\b"
)

EVENT = (
    r"\b(?:[Ii]n|[Oo]n|[Ss]ince|[Bb]y|[Dd]uring|[Uu]ntil) (?:(?:early|late|mid) )?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2},?)? )?(?:1[5-9]\d\d|20\d\d)\b"
)
CAUSE = (
    r"\b(?:caus(?:es|ed)|(?:leads|led|leading) to|result(?:s|ed|ing) in|contribut(?:es|ed) to"
    r"|is (?:due|attributable) to|because of|responsible for|is driven by|is caused by|triggers"
    r"|triggered|as a result of|thanks to)\b"
)
COMPARISON = (
    r"\b(?:more|less|fewer|better|worse|faster|slower|cheaper|safer|larger|bigger|smaller|higher"
    r"|lower|greater|stronger|older|younger|easier|harder)(?: [\w-]+){0,4} than\b"
)
QUOTATION = r"“[A-Z][^“”\ufffc]{30,}[.!?,…]”|(?<!\S)\"[A-Z][^\"\ufffc]{30,}[.!?,…]\""

GENERALISATION = (
    r"\b(?:[Mm]any|[Mm]ost|[Ff]ew|[Tt]oo many|[Tt]he majority of|[Mm]ore and more|[Aa]lmost all"
    r"|[Nn]early all|[Cc]ountless|[Aa] growing number of|[Hh]undreds of|[Tt]housands of)"
    r" (?:of the )?(?:[A-Za-z]+ ){0,2}?"
    r"(?:people|users|agencies|companies|organi[sz]ations|governments|states|projects|countries"
    r"|websites|Americans|developers|vendors|businesses|employees|families|workers|parents"
    r"|teachers|students|consumers|citizens|voters|nations|patients|women|men|households)"
    r" (?!who\b|that\b|which\b|and\b|or\b|of\b|in\b|to\b|from\b|across\b|with\b|for\b|at\b)[a-z’']+"
)
