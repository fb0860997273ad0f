"""The words that make a sentence a claim of some kind, as regular expressions.

Kept as text and compiled when first used: most runs meet few kinds. A pattern begins with what is
rare (a digit, a word of its own), which is what the scanner of `re` is quick to skip to.
"""

import re
from functools import cache


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled once in the life of the program; a space is any white space."""
    return re.compile(pattern.replace(" ", r"\s"), flags)


def _either_case(words: str) -> str:
    """Alternatives for words in lower case or with a capital."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words.split())


ABOUT = (
    r"(?:(?i:about|around|nearly|almost|roughly|approximately|some|over|under|up to|at least"
    r"|at most|only|just|more than|less than|fewer than|an estimated|an average of|as many as"
    r"|as much as|between|(?:tens|dozens|hundreds) of) )?(?:(?<!\w)\.)?\Z"
)
"""What may stand before a quantity and is part of it; the point of “.5” too."""
SPOKEN_OF = (
    r"\b(?:[Tt]hat(?:['’]s)?|[Tt]his|[Tt]hose|[Tt]hese|\w+:|high-level) [$€£]?\d"
    r"|\d[\w ]{0,12} later\b"
)
"""A quantity that was claimed before, stands in a list of facts, or tells a story."""

_NUMBER = r"\d(?:[\d,]*\d)?(?:\.\d+)?"
_COUNTING = "one two three four five six seven eight nine ten"
_SMALL = f"(?:{_either_case(_COUNTING)})"
_PEOPLE = (
    r"(?:people|persons|Americans|Europeans|citizens|voters|adults|children|men|women|students"
    r"|teachers|workers|employees|employers|users|customers|consumers|visitors|patients|veterans"
    r"|families|households|homes|residents|taxpayers|immigrants|refugees|businesses|companies"
    r"|firms|organi[sz]ations|agencies|schools|hospitals|governments|countries|nations|states"
    r"|cities|projects|jobs|deaths|cases|crimes|accidents|dollars|euros|pounds|percent"
    r"|respondents|subscribers|members|developers|programmers|parents|farmers|soldiers|troops"
    r"|victims|websites|sites|web pages|page ?views|visits|downloads|vehicles|cars|tons|tonnes"
    r"|acres|emails|applications|applicants|contracts|transactions)"
)
_ADJECTIVES = r"(?:(?:[a-z]+|[A-Z][\w.]*|[a-z]+-[a-z]+) ){0,3}?"
_OF_WHOM = (
    r"(?: of (?:all |the |its |their )?(?:(?:[A-Z]\w+|federal|state|local|public|young|older|adult)"
    r" )?(?:U\.S\. )?[\w-]+)?"
)

PERCENTAGE = (
    rf"\d(?:[\d,]*\d)?(?:\.\d+)?(?:\s?%|(?:\s|-)per ?cent(?:age points?)?){_OF_WHOM}"
    rf"|\b(?:{_either_case(_COUNTING + ' fifteen twenty thirty forty fifty sixty seventy eighty')}"
    rf"|ninety)(?:-\w+)? per ?cent{_OF_WHOM}"
)
NO_PERCENTAGE = (
    r"\b100\s?(?:%|percent)(?! of)|\b(?:110|200)\s?(?:%|percent)|\b0\s?%|\bpercent sure"
    r"|% (?:off|discount|opacity|width|height|time)|percent time"
    r"|(?:%|percent) of (?:your|my)\b"
    r"|(?:%|percent) or (?:greater|more|better|higher|above|less|lower|fewer)\b"
    rf"|{SPOKEN_OF}"
)
MONEY = rf"[$€£]\s?{_NUMBER}(?:\s|-)?(?:million|billion|trillion|BILLION|MILLION|[MBmb]n?\b)"
MAGNITUDE = (
    rf"(?:\b(?:{_either_case(_COUNTING)}|[Aa]|[Ss]everal|[Hh]alf a)|(?<![$€£\d.]){_NUMBER})(?:\s|-)"
    rf"(?:million|billion|trillion|MILLION|BILLION)(?:\s(?:{_ADJECTIVES}{_PEOPLE}\b|dollars))?"
    rf"|\b(?:[Hh]undreds|[Tt]ens|[Dd]ozens) of (?:thousands|[mb]illions) of"
    rf" {_ADJECTIVES}{_PEOPLE}\b"
    rf"|\b[MmBb]illions of (?!dollars\b){_ADJECTIVES}{_PEOPLE}\b"
)
NO_MAGNITUDE = (
    r"\b(?:thanks a|one in a|a|like a) million (?:times|thanks|dollars|bucks|reasons)?"
    rf"|{SPOKEN_OF}"
)
COUNT = rf"\d\d{{0,2}}(?:,\d{{3}})+\s{_ADJECTIVES}{_PEOPLE}\b"
SHARE = (
    rf"\b(?:{_SMALL}[ -](?:halves|half|thirds?|quarters?|fifths?|tenths?)|[Hh]alf"
    rf"|[Aa] (?:third|quarter|fifth|tenth)) of (?:all |the |its |their ){{0,2}}{_ADJECTIVES}"
    rf"{_PEOPLE}\b"
)
OUT_OF = rf"(?:in|out of) (?:every )?(?:{_SMALL}|twenty|hundred|\d{{1,3}}) {_ADJECTIVES}{_PEOPLE}\b"
BEFORE_OUT_OF = (
    rf"(?:(?i:about|around|nearly|almost|roughly|only|just|at least) )?\b(?:{_SMALL}|\d{{1,3}}) \Z"
)
RATIO = (
    rf"\b(?:\d[\d.]*|{_SMALL}|[Tt]wice|[Dd]ouble) (?:times )?"
    r"(?:(?:more|less|as) (?:likely|many|much|often|expensive|common|productive)|higher|faster"
    r"|greater|larger|bigger|cheaper)\b"
    r"|\b(?:doubled|tripled|quadrupled|halved) (?:since|in|over|between|from|within|by)\b"
)

_WORLD = (
    r"(?:in (?:(?:the|its|our|this|that|modern|recent|human|recorded|American|U\.S\.|world|entire"
    r"|whole|all of|federal|[Ww]estern|[Ee]astern|[Nn]orthern|[Ss]outhern|Latin|North|South"
    r"|[Cc]entral) ){0,3}(?:world|history|country|nation|industry|market|memory|planet|universe"
    r"|decades|centuries|existence|America|Asia|Africa|Europe|States|Kingdom|government|Union)"
    r"|ever(?! (?:be|more|get|have|after|since))(?: [a-z]+ed| built| made| held| seen)?|of all time"
    r"|on (?:the )?(?:[Ee]arth|planet)|worldwide|globally|around the world"
    r"|to date|of its kind|anywhere(?: else)?)"
)
_EXTREME = (
    r"\b(?:largest|biggest|smallest|highest|lowest|fastest|slowest|oldest|youngest|longest|richest"
    r"|poorest|strongest|deadliest|safest|cheapest|cleanest|busiest|tallest|greatest|best|worst"
    r"|most (?!recent|of\b)[a-z-]+|least [a-z-]+|fastest[ -]growing|leading|first|only"
    r"|number one)"
)
SUPERLATIVE = (
    rf"{_EXTREME}(?: (?!(?:that|which|who|and|but|is|was|are)\b)[\w’'-]+){{1,5}}? {_WORLD}\b"
    r"|(?:first|only) (?:[\w’-]+ ){1,4}in (?:the )?(?:country|nation|history|U\.S\.|US)\b"
)
BEFORE_SUPERLATIVE = (
    r"\b(?:(?:(?:[Oo]ne of|[Aa]mong) )?(?<!some of )[Tt]he|[Ii]ts|[Tt]heir|is|are|was|were)"
    r" (?:single |very |(?:second|third)[ -])?\Z"
)
WORLD_RECORD = (
    r"(?:[Tt]he (?:world|nation|country|industry|planet)|America|Europe|Japan|[Hh]istory)"
    rf"['’]s (?:\w+ )?(?!most |least |only |first ){_EXTREME}\b"
)
FIRST_EVER = r"[Ff]irst(?:[ -]ever| of (?:its|their) kind)\b"
ABOVE_ALL = (
    r"\b(?:more|better|faster|larger|bigger|higher|greater|fewer|less|longer)(?: [a-z-]+){0,3}"
    r" than (?:any other|all other)(?: [a-z]+){1,3}"
)

_ADVERBS = (
    r"(?:(?:generally|broadly|overwhelmingly|largely|strongly|still|now|also|widely|increasingly"
    r"|usually|often|simply|already|don['’]t|do not|no longer|has|have) ){0,2}"
)
_OPINES = (
    rf" {_ADVERBS}"
    r"(?:supports?|supported|opposes?|opposed|wants?|wanted|believes?|believed|thinks?|feels?|felt"
    r"|prefers?|preferred|trusts?|distrusts?|favou?rs?|expects?|agrees?|demands?|fears?"
    r"|worr(?:y|ies)|values?|loves?|hates?|rejects?|welcomes?|welcomed|knows?|understands?"
    r"|considers?|cares?|sees?|says?|lacks?|lost|struggles?|suffers?|fails?|failed|refuses?)\b"
)
_OF_THE_PEOPLE = (
    r" (?:of (?:the |us )?)?(?:[a-z]+ |[A-Z][a-z]+ ){0,2}?"
    r"(?:people|users|customers|consumers|employees|workers|parents|teachers|students|developers"
    r"|programmers|companies|businesses|organi[sz]ations|agencies|experts|scientists|women|men"
    r"|adults|children|countries|nations|governments|managers|executives|Americans|voters"
    r"|residents|citizens|the public|doctors|patients|veterans)"
)
PUBLIC = rf"public{_OPINES}"
BEFORE_PUBLIC = r"\b(?:(?:[Tt]he )?(?:[A-Z][a-z]+|general|wider)|[Tt]he) \Z"
PUBLIC_OPINION = rf"\bpublic opinion{_OPINES}"
BEFORE_PUBLIC_OPINION = r"(?:\b(?:[Tt]he )?(?:[A-Z][a-z]+|general|wider) )?\Z"
OPINION_OF_CITIZENS = rf"\b(?:voters|citizens|taxpayers|consumers|residents){_OPINES}"
BEFORE_CITIZENS = r"(?:\b[A-Z][a-z]+ )?\Z"
OPINION_OF_A_PEOPLE = (
    r"\b(?:Public opinion|Americans|Europeans|Britons|Canadians|Australians|Germans|Russians"
    r"|Ukrainians|Chinese people|Japanese people|[Mm]illennials|[Bb]aby boomers|the world"
    rf"|the international community|the media){_OPINES}"
)
OPINION_OF_MOST = rf"\b(?:[Mm]ost|[Aa]lmost all|[Nn]early all){_OF_THE_PEOPLE}{_OPINES}"
OPINION_OF_A_MAJORITY = (
    r"\b(?:[Tt]he|[Aa]) (?:(?:vast|overwhelming|great|large|clear) )?majority of"
    rf"{_OF_THE_PEOPLE}{_OPINES}"
)

GENERALISATION = (
    r"\b(?:[Mm]any|[Mm]ost|[Ff]ew|[Tt]oo many|[Tt]he majority of|[Mm]ore and more|[Aa]lmost all"
    r"|[Nn]early all|[Cc]ountless|[Aa] growing number of|[Hh]undreds of|[Tt]housands of)"
    r" (?:of the )?(?!(?:important|common|of|likely|notably)\b)(?:[A-Za-z]+ ){0,2}?"
    r"(?:people|users|agencies|companies|organi[sz]ations|governments|states|projects|countries"
    r"|websites|Americans|developers|vendors|businesses|employees|families|workers|parents"
    r"|teachers|students|consumers|citizens|voters|nations|patients|women|men|households)"
    r" (?!(?:who|that|which|and|or|of|in|to|from|across|with|for|at|are|were|is|looking|advancing"
    r"|using|mentioned|interviewed|we)\b)[a-z’']+"
)
EVENT = (
    r"\b(?:[Ii]n|[Oo]n|[Ss]ince|[Bb]y|[Dd]uring|[Uu]ntil) (?:(?:early|late|mid) )?"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2},?)? )?(?:1[5-9]\d\d|20\d\d)\b"
)
CAUSE = (
    r"\b(?:caus(?:es|ed)|(?:leads|led|leading) to|result(?:s|ed|ing) in|contribut(?:es|ed) to"
    r"|is (?:due|attributable) to|is driven by|is caused by|triggers|triggered|as a result of)\b"
)
COMPARISON = (
    r"\b(?:(?:more|less|fewer)(?: [\w-]+){1,4}|(?:better|worse|faster|slower|cheaper|safer|larger"
    r"|bigger|smaller|higher|lower|greater|stronger|older|younger|easier|harder)(?: [\w-]+){0,4})"
    r" than\b(?! (?:expected|usual|before|ever|that|this|necessary|needed)\b)"
)
QUOTATION = r"“[A-Z][^“”\ufffc\x00]{30,}[.!?,…]”|(?<!\S)\"[A-Z][^\"\ufffc\x00]{30,}[.!?,…]\""
