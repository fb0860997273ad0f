"""What each distinct piece of text between white space counts for."""

import re

from linter.checks.readability.syllables import syllables
from linter.checks.readability.vocabulary import RAREST, acquaintance, vocabulary
from linter.text.prose import OPAQUE
from linter.text.words import TOKEN

FIELDS = (
    "words",
    "letters",
    "syllables",
    "polysyllables",
    "complex_words",
    "long_words",
    "short_words",
    "unfamiliar",
    "unfamiliar_to_beginners",
    "abstract_nouns",
    "forms_of_be",
)
"""What a piece counts for each time that it occurs; see `Counts`."""

DISTINCT_FIELDS = (
    "distinct",
    "distinct_unfamiliar",
    "distinct_latinate",
    "distinct_content",
    "distinct_content_zipf",
)
"""What it counts for once in a window."""

FORMS_OF_BE = frozenset(
    "is are was were be been being isn't aren't wasn't weren't it's that's he's she's "
    "we're they're you're i'm".split()
)

_NOTHING = (0,) * (len(FIELDS) + len(DISTINCT_FIELDS))
_COMMON_ZIPF = 6.0
_COMPLEX_ENDINGS = ("es", "ed", "ing")

_LATINATE = tuple(
    """tion tions sion sions ment ments ity ities ance ances ancy ancies ence ences ency encies ism
    isms ive ous able ible ical ic ics ate ates ated""".split()
)
"""Suffixes by which learned English builds its words."""

_ABSTRACT = re.compile(
    r"(\w{3,}?)(?:i?[sz]ation|ation|ition|[ts]?ion|i?ment|[ae]nce|i?ness|i?ty)s?$"
)
_ABSTRACT_ENDINGS = ("ion", "ions", "ment", "ments", "nce", "nces", "ness", "ty", "tys")
"""Words without one of these need no look at the pattern."""
_VERB_ENDINGS = ("", "e", "ate", "y", "t", "d", "de", "ify", "ize", "ise")
_CONCRETE = frozenset(
    """apartment apartments city cities community communities department departments document
    documents experience government governments information moment moments nation nations party
    parties person quality reality section sections security session sessions station stations
    university universities business question questions situation situations""".split()
)
"""Words that are built like abstract nouns and name things."""


def counts_of(piece: str) -> tuple[int, ...]:
    """What a piece counts for: `FIELDS`, then `DISTINCT_FIELDS`."""
    if piece.isalpha():
        return _judge(piece)
    judged = [_judge(token) for token in TOKEN.findall(piece)]
    return judged[0] if len(judged) == 1 else tuple(map(sum, zip(_NOTHING, *judged, strict=True)))


def _judge(token: str) -> tuple[int, ...]:
    """A word's counts."""
    letters = len(token) if token.isalnum() else sum(map(str.isalnum, token))
    if token[0] == OPAQUE or not (token.isalpha() or any(map(str.isalpha, token))):
        return (1, letters, 1, 0, 0, 0, letters <= 3, *_NOTHING[7:])
    word = token.lower().replace("’", "'")
    known = acquaintance(word)
    spoken = known.syllables or syllables(word)
    is_name = known.name and token[0].isupper()
    each = (
        1,
        letters,
        spoken,
        spoken >= 3,
        spoken >= 3 and not is_name and _is_complex(word),
        letters > 6,
        letters <= 3,
        not (known.familiar or is_name),
        not (known.familiar_to_beginners or is_name),
        letters > 6 and not is_name and is_abstract_noun(word),
        word in FORMS_OF_BE,
    )
    if not token.islower():
        # Perhaps a name, which says nothing about the vocabulary.
        return (*each, *_NOTHING[len(FIELDS) :])
    latinate = letters > 5 and word.isalnum() and word[3:].endswith(_LATINATE)
    rare = known.zipf < _COMMON_ZIPF
    zipf = round(known.zipf * 100) if rare else 0
    return (*each, 1, not known.familiar, latinate, rare, zipf)


def is_abstract_noun(word: str) -> bool:
    """Whether a noun is made from a verb or adjective: `assessment`, not `department`.

    Args:
        word: in lower case.
    """
    if not word.endswith(_ABSTRACT_ENDINGS) or word in _CONCRETE:
        return False
    match = _ABSTRACT.match(word)
    if match is None:
        return False
    words = vocabulary()
    return any(
        (found := words.get(match[1] + ending)) is not None and found.zipf > RAREST + 0.3
        for ending in _VERB_ENDINGS
    )


def _is_complex(word: str) -> bool:
    if "-" in word:
        return any(syllables(part) >= 3 for part in word.split("-") if part)
    for ending in _COMPLEX_ENDINGS:
        if word.endswith(ending):
            return syllables(word[: -len(ending)]) >= 3
    return True
