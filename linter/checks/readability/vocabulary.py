"""English words: how often they are said, how many syllables they have, who understands them."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

RAREST = 2.3
"""Zipf value of a word that is not known: said less than once in five million words."""

_SUFFIXES = {
    "s": ("'s", "s", "es"),
    "d": ("ed", "d", "'d"),
    "g": ("ing",),
    "r": ("er", "r"),
    "t": ("est", "st", "n't"),
    "y": ("ly",),
    "n": ("n",),
    "l": ("'ll",),
    "e": ("'ve", "'re"),
    "m": ("'m",),
}
"""What regular inflections and contractions add, by the last letter."""


class Acquaintance(NamedTuple):
    """How well known a word is.

    Attributes:
        zipf: how often it is said: the common logarithm of its occurrences in 10^9 words, 2.3 to
            7.6, from film subtitles, which tell how hard a word is better than written text does
            (Brysbaert & New, 2009).
        syllables: as spoken; 0 where nobody has said.
        familiar: whether four of five American fourth-graders know it: on Dale and Chall's list
            of 3,000 (1995), where regular inflections count as listed.
        familiar_to_beginners: the same for Spache's revised list (1974).
        name: whether it mostly has a capital, or is not known at all.
    """

    zipf: float
    syllables: int
    familiar: bool
    familiar_to_beginners: bool
    name: bool


_UNKNOWN = Acquaintance(RAREST, 0, familiar=False, familiar_to_beginners=False, name=True)


def acquaintance(word: str) -> Acquaintance:
    """How well known a word is; an inflection of a known word counts a fifth as often.

    Args:
        word: in lower case, with straight apostrophes.
    """
    words = vocabulary()
    known = words.get(word)
    if known is not None:
        return known
    found = [words[stem] for stem in stems(word) if stem in words]
    if not found:
        return _UNKNOWN
    return Acquaintance(
        zipf=max(RAREST, *(stem.zipf - 0.7 for stem in found)),
        syllables=0,
        familiar=any(stem.familiar for stem in found),
        familiar_to_beginners=any(stem.familiar_to_beginners for stem in found),
        name=all(stem.name for stem in found),
    )


def stems(word: str) -> list[str]:
    """What the word may be a regular inflection of."""
    found = []
    for suffix in _SUFFIXES.get(word[-1], ()):
        if not word.endswith(suffix):
            continue
        stem = word[: -len(suffix)]
        found.append(stem)
        if suffix == "ing":
            found.append(stem + "e")
        if stem.endswith("i"):
            found.append(stem[:-1] + "y")
        elif len(stem) > 2 and stem[-1] == stem[-2]:
            found.append(stem[:-1])
    return found


@cache
def vocabulary() -> dict[str, Acquaintance]:
    """All known words.

    Each line of the table: the Zipf value, the syllables, marks (d on Dale and Chall's list, s on
    Spache's, n a name), and the words of which all that is true.
    """
    table = Path(__file__).with_name("vocabulary.txt").read_text(encoding="utf-8")
    return {word: known for known, words in map(_known, table.splitlines()) for word in words}


def _known(line: str) -> tuple[Acquaintance, list[str]]:
    zipf, syllables, marks, *words = line.split(" ")
    known = Acquaintance(float(zipf), int(syllables), "d" in marks, "s" in marks, "n" in marks)
    return known, words
