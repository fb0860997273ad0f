"""Words that no list holds because English makes them as it goes: affixes and compounds."""

from linter.checks.spelling.lexicon import Entry, Lexicon, Standing

_PREFIXES = (
    "anti auto bi co counter cross cyber de deca dis eco electro endo ethno extra geo hetero "
    "hyper immuno infra inter intra macro mega meta micro mid mini mis mono multi nano neo neuro "
    "non omni out over para photo poly post pre pro proto pseudo psycho quasi re retro semi socio "
    "sub super techno tele trans tri ultra un under up uni"
).split()
_SUFFIXES = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("er", ""),
    ("er", "e"),
    ("ers", ""),
    ("ers", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ings", ""),
    ("ly", ""),
    ("ably", "able"),
    ("ibly", "ible"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ness", ""),
    ("less", ""),
    ("like", ""),
    ("wise", ""),
    ("ish", ""),
    ("able", ""),
    ("able", "e"),
    ("ability", ""),
    ("ability", "e"),
    ("ability", "able"),
    ("ism", ""),
    ("ist", ""),
    ("ists", ""),
    ("ization", "ize"),
    ("isation", "ise"),
    ("ized", "ize"),
    ("ised", "ise"),
    ("izing", "ize"),
    ("ize", ""),
    ("izes", ""),
    ("izer", "ize"),
    ("ification", "ify"),
    ("hood", ""),
    ("ship", ""),
    ("dom", ""),
    ("ward", ""),
    ("wards", ""),
    ("fold", ""),
    ("proof", ""),
    ("esque", ""),
)
_LOOSE = frozenset(
    "a about all also always and any are as at be been but by can could do each every for from had "
    "has have he her here his how if in into is it its just least lot many may more most much must "
    "my never no not of often on once one only or other our out own same she should so some such "
    "than that the their them then there these they this those to too under up upon very was way "
    "we well were what when where which who why will with would you your high school even though "
    "right away ever long free time day life home work".split()
)
"""Words that writers run into the next by mistake; no sign of a compound."""

_LINKING = frozenset(
    "able ably age al ance ant ate ation ed en ence ent er es est ful ible".split()
)
_LONG = 7
"""Letters from which a stem need not be frequent."""
LEAST_STEM = 3
LEAST_PART = 4
LEAST_FIRST = 3
"""A shorter first part, as in `barcode`, has to be a very frequent word."""
_FREQUENT_PART, _VERY_FREQUENT_PART = 7, 9
"""Frequency classes from which on words are joined."""


def derivation(word: str, lexicon: Lexicon) -> str | None:
    """How a folded word that no list holds is made of words that are, or None."""
    for suffix, instead in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= LEAST_STEM:
            stem = word[: -len(suffix)] + instead
            if _fits(stem, suffix, instead) and _is_stem(
                stem, lexicon, 0 if len(stem) >= _LONG else 3
            ):
                return f"{stem} + -{suffix}"
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= LEAST_PART:
            stem = word[len(prefix) :]
            if _is_stem(stem, lexicon, 5):
                return f"{prefix}- + {stem}"
    return compound(word, lexicon)


def _fits(stem: str, suffix: str, instead: str) -> bool:
    """Whether the suffix is spelt as English spells it behind this stem."""
    vowel = stem[-1] in "aeiou"
    if suffix == "s":
        return stem[-1] not in "sxzy" and not stem.endswith(("ch", "sh"))
    if suffix == "es" and not instead:
        return stem.endswith(("s", "x", "z", "ch", "sh", "o"))
    if suffix in ("ed", "er", "ers", "ing", "ings", "able") and not instead:
        if vowel and stem[-1] == "e":
            return suffix in ("ing", "able") and stem.endswith(("ee", "ye", "oe", "ce", "ge"))
        # Such a stem doubles its last letter: `planed` is not made of `plan`. Of longer ones that
        # do not (`opening`), the lexicon has the forms.
        return not _closed(stem) and not (
            suffix in ("ed", "er", "ers") and stem.endswith("y") and stem[-2] not in "aeiou"
        )
    if suffix == "ly":
        return stem[-1] not in "ly" and not stem.endswith("ic")
    if suffix == "ies":
        return stem[-2] not in "aeiou"
    if suffix == "ness":
        return stem[-1] != "y"
    return True


def _closed(stem: str) -> bool:
    return (
        len(stem) >= 3
        and stem[-1] not in "aeiouwxy"
        and stem[-2] in "aeiou"
        and stem[-3] not in "aeiou"
    )


def _is_stem(stem: str, lexicon: Lexicon, least: int) -> bool:
    entry = lexicon.get(stem)
    return (
        entry is not None
        and len(stem) >= LEAST_STEM
        and entry.standing is not Standing.PROPER
        and (entry.frequency >= least)
    )


def _is_part(entry: Entry | None, least: int) -> bool:
    return (
        entry is not None
        and entry.standing in (Standing.COMMON, Standing.AMERICAN, Standing.BRITISH)
        and entry.frequency >= least
    )


def compound(word: str, lexicon: Lexicon) -> str | None:
    """The two frequent words that a folded word is joined from, or None."""
    for cut in range(LEAST_FIRST, len(word) - LEAST_PART + 1):
        first, second = word[:cut], word[cut:]
        if first in _LOOSE or second in _LOOSE or second in _LINKING:
            continue
        least = _FREQUENT_PART if cut >= LEAST_PART else _VERY_FREQUENT_PART
        if _is_part(lexicon.get(first), least) and _is_part(lexicon.get(second), least):
            return f"{first} + {second}"
    return None


def run_together(word: str, lexicon: Lexicon) -> str | None:
    """The two words that a folded word should be parted into: `alot` -> `a lot`, or None."""
    best: tuple[int, str] | None = None
    for cut in range(1, len(word)):
        first, second = word[:cut], word[cut:]
        if first not in _LOOSE and second not in _LOOSE:
            continue
        one, two = lexicon.get(first), lexicon.get(second)
        if (
            one is not None
            and two is not None
            and one.frequency >= 10
            and two.frequency >= 9
            and (len(first) > 1 or first == "a")
            and len(second) > 1
        ):
            weight = one.frequency + two.frequency
            if best is None or weight > best[0]:
                best = (weight, f"{first} {second}")
    return best[1] if best else None
