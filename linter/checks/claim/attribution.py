"""Who says so: how far a sentence gives its content to somebody, and whether that one has a name.

The score follows what attribution annotators mark (PolNeAR's guidelines, for one): reported
speech and thought, quotations, findings. Wider than support: “critics say” attributes, but a
reader cannot look it up.
"""

import re

from linter.checks.claim.lexicon import (
    ATTITUDE,
    FIRST_PERSON,
    INSTITUTION,
    REPORTING,
    SPEECH_ACT,
    STATEMENT_NOUN,
)
from linter.checks.claim.patterns import compiled

_QUOTED = re.compile(r"“[^“”]{12,}[”]?|\"[^\"]{12,}\"?|^[^“\"]{12,}[”\"]")
"""Words of others; a sentence may hold only one end of them."""
_ACCORDING = re.compile(r"\b(?:according to|in the words of|as told by|cited by|quoted by)\b")

_AUXILIARY_NOISE = frozenset(
    "state states shows show like see saw seen call calls order support supports plan plans view "
    "views feels know known compare compared find found note notes report reports attack attacks "
    "challenge challenges question questions debate debates remind talk talks".split()
)
"""Forms that are as often nouns, or verbs of something else: half the evidence."""

REPORTED = 0.85
ACT = 0.65
WEAK = 0.3
THRESHOLD = 0.5

_STRENGTH: dict[str, float] = {
    **dict.fromkeys(STATEMENT_NOUN, 0.5),
    **dict.fromkeys(ATTITUDE, 0.5),
    **dict.fromkeys(SPEECH_ACT, ACT),
    **dict.fromkeys(REPORTING, REPORTED),
    **dict.fromkeys(_AUXILIARY_NOISE, WEAK),
}
_CUES = _STRENGTH.keys()


def attribution(text: str, folded: str, words: frozenset[str] | set[str]) -> float:
    """How surely the sentence attributes something to a source, 0 to 1; 0.5 and above: it does.

    Args:
        text: the sentence.
        folded: it in lower case with straight apostrophes.
        words: the words of `folded`.
    """
    doubt = 1.0
    for cue in words & _CUES:
        doubt *= 1.0 - _STRENGTH[cue]
    if _ACCORDING.search(folded):
        doubt *= 0.05
    quoted = _QUOTED.search(text)
    if quoted:
        doubt *= 0.3
    elif words & FIRST_PERSON and not words & _SAID:
        doubt = doubt**0.5
    return round(1.0 - doubt, 6)


_SAID = frozenset("said says told according wrote adding added asked".split())

ANONYMOUS = (
    r"(?:experts?|analysts?|scientists?|researchers?|scholars?|academics|economists?|doctors"
    r"|historians?|critics|observers?|commentators?|insiders?|sources|officials|authorities"
    r"|studies|research|science|surveys?|polls?|reports|statistics|estimates|some|many|most"
    r"|others|people|everyone|legend|rumou?rs?|conventional|popular|some|various|several"
    r"|numerous|recent|multiple|anonymous|unnamed|industry|a (?:recent |new )?(?:study|survey"
    r"|report|poll)|an expert|one (?:study|report|survey))"
)
"""Sources that nobody can ask; of a phrase its first word."""

_REPORTS = (
    r"(?:says?|said|tells?|told|writes?|wrote|argues?|argued|claims?|claimed|notes?|noted|adds?"
    r"|added|explains?|explained|reports?|reported|estimates?|estimated|finds?|found|shows?|showed"
    r"|suggests?|suggested|predicts?|predicted|warns?|warned|announced?|announces|concludes?"
    r"|concluded|states?|stated|observes?|observed|testified|revealed|reveals?|confirmed|confirms?"
    r"|recommends?|recommended|believes?|believed|thinks?|calls?|called|asked|asks|puts? it"
    r"|recalls?|recalled|counted|counts|calculates?|calculated|measured|determined|published"
    r"|documented|discovered|identified|indicates?|indicated|describes?|described|points out"
    r"|pointed out)"
)
_CAPITALISED = r"[A-Z][\w.&'’-]*(?: (?:(?:of|the|and|for|on|de|von|van) ){0,2}[A-Z][\w.&'’-]*){0,6}"
_NOT_A_NAME = (
    r"(?!(?:The|This|That|These|Those|It|They|We|You|I|He|She|There|Here|What|Which|Who|When|Where"
    r"|While|If|In|On|At|By|For|From|To|And|But|Or|So|As|Some|Many|Most|Several|Few|Others|People"
    r"|Everyone|Nobody|Someone|Experts?|Analysts?|Scientists?|Researchers?|Critics|Observers"
    r"|Studies|Research|Surveys?|Polls?|Reports?|Statistics|Estimates|Recent|Our|My|Your|Their"
    r"|His|Her|Its|Sources|Officials|Economists?|Doctors|Historians|Scholars|Evidence|Data"
    r"|History|Science|Conventional|Insiders|Anyone|One|A|An|All|Each|Every|No|Not|Now|Then"
    r"|Americans|Europeans|Britons|Germans|Russians|Canadians|Australians|Democrats|Republicans"
    r"|However|Also|Finally|First|Second)\b)"
)

_NAMED = (
    rf"\b{_NOT_A_NAME}{_CAPITALISED}(?:,[^,.;]{{2,80}},)?(?: \(\w[^)]*\))?(?:[’']s?)?"
    rf"(?: (?:also|has|have|had|recently|once|\w+ly|own|\d{{4}}|report|study|survey|data|team"
    rf"|research|analysis|figures|census|numbers|poll)){{0,4}}"
    rf" {_REPORTS}\b"
    rf"|\b(?:says?|said|asks?|asked|explains?|explained|writes?|wrote|adds|added|notes|noted"
    rf"|recalls|recalled|[Aa]ccording to|reported by|published by|research by|study by|survey by"
    rf"|found by|data from|figures from|study from|report from|report by|research from"
    rf"|analysis by|estimated by|estimates from|statistics from|numbers from|words of|quoting"
    rf"|citing|cited by) (?:the |a |an |one |its |his |her |their )?(?:[a-z-]+ ){{0,3}}"
    rf"{_NOT_A_NAME}{_CAPITALISED}"
)
"""A name with a verb of saying or finding after it or before it, or as the origin of data."""

_DEFINITE = (
    rf"\b(?:the|this|that|its|their|his|her) (?:[\w’'-]+ ){{0,4}}"
    rf"(?:{'|'.join(sorted(INSTITUTION))})"
    rf"(?: (?:by|of) [\w ]{{1,40}}?)?(?: (?:also|has|have|had|\w+ly)){{0,3}} {_REPORTS}\b"
    rf"|\baccording to (?:the|this|that|its|his|her|their|our) "
)
"""A definite document or body: it was named before, or its kind is enough to find it."""

_PRONOUN = (
    rf"^(?:[\w’']+, )?(?:he|she|it|they|the (?:report|study|survey|authors?|paper|researchers"
    rf"|agency|researcher|department|company|article|data|analysis))"
    rf"(?: (?:also|has|have|had|\w+ly|further)){{0,3}} {_REPORTS}\b"
    rf"|[,”\"] (?:he|she|they) (?:says?|said|adds?|added|explains?|explained|notes?|noted|wrote"
    rf"|writes|recalls?|recalled)\b"
)
_ACCORDING_TO_NOBODY = rf"\baccording to (?:the |these |those )?{ANONYMOUS}\b"


def names_source(text: str) -> bool:
    """Whether the sentence gives its content to a person, body or document that can be found."""
    if compiled(_NAMED).search(text):
        return True
    return bool(compiled(_DEFINITE, re.IGNORECASE).search(text)) and not compiled(
        _ACCORDING_TO_NOBODY, re.IGNORECASE
    ).search(text)


def refers_to_source(text: str) -> bool:
    """Whether the sentence goes on with a source named before: “she said”, “the report found”."""
    return bool(compiled(_PRONOUN, re.IGNORECASE).search(text))
