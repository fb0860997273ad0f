"""How far a sentence hides who says so, or how sure it is: weasel words and hedges.

The classes are those of Wikipedia's guideline on words to watch and of the hedging literature
(Hyland 1998): quantities of nobody in particular, judgements in the passive without an agent,
groups without names, epistemic adverbs and verbs, and praise that stands for evidence.
"""

import re

UNNAMED_QUANTITY = frozenset(
    "some many several certain numerous various countless few much majority multiple".split()
)
UNNAMED_GROUP = frozenset(
    "critics fans scholars scientists historians experts commentators observers detractors "
    "skeptics sceptics purists researchers analysts supporters proponents opponents insiders "
    "enthusiasts".split()
)
JUDGED = frozenset(
    "considered regarded believed thought suggested alleged rumored rumoured reported claimed "
    "argued supposed presumed speculated viewed perceived acclaimed deemed hailed credited "
    "criticized criticised praised accepted recognized recognised".split()
)
"""Participles of judgement: hedges where nobody is named as judging."""
EPISTEMIC = frozenset(
    "probably possibly perhaps presumably arguably allegedly reportedly supposedly seemingly "
    "apparently purportedly likely unlikely seems seem suggests suggest speculate contend "
    "argue claim".split()
)
GENERALISING = frozenset(
    "widely widespread generally commonly largely popularly virtually traditionally frequently "
    "relatively fairly".split()
)
PRAISE = frozenset(
    "notable significant important notorious famous renowned legendary popular successful "
    "influential prominent".split()
)
FAINT = frozenset(
    "may might could appears appear tend tends often sometimes usually typically mostly "
    "mainly rather somewhat quite nearly almost roughly around about known said "
    "seen described others people sources authors believe feel say most great well".split()
)
"""Each of these is found in plain statements too; two of them count."""

STRONG_WEIGHT = 0.55
FAINT_WEIGHT = 0.3
THRESHOLD = 0.5

_WEIGHT = {
    **dict.fromkeys(FAINT, FAINT_WEIGHT),
    **dict.fromkeys(
        UNNAMED_QUANTITY | UNNAMED_GROUP | JUDGED | EPISTEMIC | GENERALISING | PRAISE,
        STRONG_WEIGHT,
    ),
}
_CUES = _WEIGHT.keys()
_MOST = re.compile(r"(?<!the )(?<!its )(?<!his )(?<!her )(?<!'s )\bmost (?:of |[a-z]+s\b)")
_PHRASE = re.compile(
    r"\bone of (?:the|its|his|her|their) (?:most|best|first|largest|greatest|oldest|earliest|few)\b"
    r"|\b(?:best|well|lesser)[ -]known\b"
    r"|\bit (?:is|was|has been|can be|could be|may be|might be) (?:\w+ )?(?:said|that|noted"
    r"|considered|possible|believed|clear|likely|thought|argued|assumed|unclear|unknown|felt)\b"
    r"|\b(?:is|are|was|were|been) (?:\w+ly |also |often |sometimes )?said\b"
    r"|\bthere (?:is|are|was|were|has been|have been) (?:some|much|many|considerable|little"
    r"|evidence|speculation|debate|controversy|concern)"
)
"""Impersonal turns, and rank among unnamed others."""
_AGENT = re.compile(r"\b(?:ed|thought|seen) by [A-Z]")


def hedging(text: str, folded: str, words: frozenset[str] | set[str]) -> float:
    """How surely the sentence hedges, 0 to 1; 0.5 and above: it does.

    Args:
        text: the sentence.
        folded: it in lower case with straight apostrophes.
        words: the words of `folded`.
    """
    doubt = 1.0
    for cue in words & _CUES:
        doubt *= 1.0 - _WEIGHT[cue]
    if "most" in words and _MOST.search(folded):
        doubt *= 1.0 - STRONG_WEIGHT
    if _PHRASE.search(folded):
        doubt *= 1.0 - STRONG_WEIGHT
    if _AGENT.search(text):
        doubt = doubt**0.7
    return round(1.0 - doubt, 6)
