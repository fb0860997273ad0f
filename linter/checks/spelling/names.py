"""Names that the lexicon knows with a capital only, or nearly so."""

from linter.checks.spelling.lexicon import Entry, Standing, english, fold

NAMED = (Standing.PROPER, Standing.NAME)
"""The standings of which a name may be."""
_LEAST, _SELDOM = 4, 5
"""Letters that a name must have at least, and its frequency class."""
_POSSESSIVE = ("'s", "’s")
DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july "
    "september october november december".split()
)
_AMBIGUOUS = frozenset(
    "congress doctor facebook father frank goliath google hooper jeep john java lister mafia "
    "messiah mister mother negro passover pharaoh reverend senate spartan state thermos torah "
    "unicode velcro viking xerox catholic roman gothic linux pollock terra tesla gauss tertiary "
    "quaternary singleton cretaceous devonian permian jurassic libra argus apache ajax".split()
)
"""Names that are ordinary words, units or commands too."""


def name_in(word: str, folded: str, entry: Entry | None) -> str:
    """The name that a word is, with or without capital, less its possessive; or nothing.

    Args:
        word: as it is written.
        folded: the same as the lexicon has it.
        entry: what the lexicon says of that.
    """
    bare = word
    if word.endswith(_POSSESSIVE):
        bare = word[:-2]
        folded = fold(bare)
        entry = english().get(folded)
    if not _is_name(folded, entry) or folded in _AMBIGUOUS:
        return ""
    return bare if len(bare) >= _LEAST and bare[1:].islower() else ""


def _is_name(folded: str, entry: Entry | None) -> bool:
    if entry is not None and entry.standing in NAMED and entry.frequency >= _SELDOM:
        return True
    return folded in DAYS_AND_MONTHS
