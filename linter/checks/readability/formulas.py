"""The readability formulas, each over the same exact counts of at least a word and a sentence."""

from collections.abc import Callable
from math import sqrt

from linter.checks.readability.counts import Counts
from linter.checks.readability.grade import composite_grade

MILLISECONDS_PER_CHARACTER = 14.69


def flesch(c: Counts) -> float:
    """Reading Ease: about 0 (hard) to 100 (easy). Flesch (1948), A new readability yardstick."""
    return 206.835 - 1.015 * c.words / c.sentences - 84.6 * c.syllables / c.words


def flesch_kincaid(c: Counts) -> float:
    """A US school grade. Kincaid, Fishburne, Rogers & Chissom (1975), Navy report 8-75."""
    return 0.39 * c.words / c.sentences + 11.8 * c.syllables / c.words - 15.59


def gunning_fog(c: Counts) -> float:
    """Years of schooling. Gunning (1952), The Technique of Clear Writing."""
    return 0.4 * (c.words / c.sentences + 100 * c.complex_words / c.words)


def smog(c: Counts) -> float:
    """A US school grade. McLaughlin (1969), SMOG grading; the exact form of the formula."""
    return 1.043 * sqrt(30 * c.polysyllables / c.sentences) + 3.1291


def ari(c: Counts) -> float:
    """Automated Readability Index, a US school grade. Smith & Senter (1967), AMRL-TR-66-220."""
    return 4.71 * c.characters / c.words + 0.5 * c.words / c.sentences - 21.43


def coleman_liau(c: Counts) -> float:
    """A US school grade. Coleman & Liau (1975), Journal of Applied Psychology 60."""
    return 5.88 * c.letters / c.words - 29.6 * c.sentences / c.words - 15.8


def dale_chall(c: Counts) -> float:
    """About 4 (easy) to 10 (college). Dale & Chall (1948) on Chall & Dale's list of 1995."""
    unfamiliar = 100 * c.unfamiliar / c.words
    return (
        0.1579 * unfamiliar + 0.0496 * c.words / c.sentences + (3.6365 if unfamiliar > 5 else 0.0)
    )


def lix(c: Counts) -> float:
    """About 20 (easy) to 60 (very hard), in any language. Björnsson (1968), Läsbarhet."""
    return c.words / c.sentences + 100 * c.long_words / c.words


def rix(c: Counts) -> float:
    """About 0 to 10, in any language. Anderson (1983), Journal of Reading 26."""
    return c.long_words / c.sentences


def linsear_write(c: Counts) -> float:
    """A US school grade; over the whole text, not a sample. US Air Force, in O'Hayre (1966)."""
    points = (c.words + 2 * c.polysyllables) / c.sentences
    return points / 2 if points > 20 else (points - 2) / 2


def spache(c: Counts) -> float:
    """A US school grade, for texts below the fourth. Spache (1974), revised formula and list."""
    return 0.121 * c.words / c.sentences + 8.2 * c.unfamiliar_to_beginners / c.words + 0.659


def eflaw(c: Counts) -> float:
    """For readers with English as a foreign language; above 25 is hard. McAlpine (1997)."""
    return (c.words + c.short_words) / c.sentences


def reading_time(c: Counts) -> float:
    """Seconds of silent reading. Demberg & Keller (2008), Cognition 109."""
    return MILLISECONDS_PER_CHARACTER * c.characters / 1000


FORMULAS: dict[str, Callable[[Counts], float]] = {
    "grade": composite_grade,
    "flesch": flesch,
    "flesch_kincaid": flesch_kincaid,
    "gunning_fog": gunning_fog,
    "smog": smog,
    "ari": ari,
    "coleman_liau": coleman_liau,
    "dale_chall": dale_chall,
    "lix": lix,
    "rix": rix,
    "linsear_write": linsear_write,
    "spache": spache,
    "eflaw": eflaw,
    "reading_time": reading_time,
}
"""By the names that rules and reports use."""


ANY_LANGUAGE = frozenset({"ari", "coleman_liau", "lix", "rix", "reading_time"})
"""The formulas that ask nothing of the language but letters, words and sentences."""
