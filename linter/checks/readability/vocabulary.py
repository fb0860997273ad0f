"""How well known an English word is: familiar-word lists, and its frequency in spoken language."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

RAREST = 2.3
"""Zipf value of a word that is in no list: less than once in five million words."""

_SUFFIXES = (
    "'s", "s", "es", "ed", "d", "ing", "er", "r", "est", "st", "ly", "n", "n't",
    "'ll", "'ve", "'re", "'d", "'m",
)  # fmt: skip


def is_familiar(word: str) -> bool:
    """Whether four of five American fourth-graders know a word: on Dale and Chall's list of 3,000.

    Regular inflections of a listed word count as listed (Chall & Dale, 1995).

    Args:
        word: in lower case, with straight apostrophes.
    """
    return _known("dale_chall.txt", word)


def is_familiar_to_beginners(word: str) -> bool:
    """Whether a word, or what it is an inflection of, is on Spache's revised list (1974).

    Args:
        word: in lower case, with straight apostrophes.
    """
    return _known("spache.txt", word)


def zipf(word: str) -> float:
    """How often a word is said: the common logarithm of its occurrences in 10^9 words, 2.3 to 7.5.

    An inflection that is not listed counts a fifth as often as its stem. From film subtitles,
    which tell how hard a word is better than written text does (Brysbaert & New, 2009).

    Args:
        word: in lower case, with straight apostrophes.
    """
    table = _zipf_table()
    known = table.get(word)
    if known is None:
        stems = [table[stem] for stem in _stems(word) if stem in table]
        known = max(stems) - 0.7 if stems else RAREST
    return max(known, RAREST)


def _known(table: str, word: str) -> bool:
    listed = _word_list(table)
    return word in listed or any(stem in listed for stem in _stems(word))


def _stems(word: str) -> Iterator[str]:
    """What the word may be an inflection of."""
    for suffix in _SUFFIXES:
        if not word.endswith(suffix):
            continue
        stem = word[: -len(suffix)]
        yield stem
        if suffix == "ing":
            yield stem + "e"
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        elif len(stem) > 2 and stem[-1] == stem[-2]:
            yield stem[:-1]


@cache
def _word_list(table: str) -> frozenset[str]:
    return frozenset(_read(table).split())


@cache
def _zipf_table() -> dict[str, float]:
    """Each line of the file: a Zipf value and the words that have it, rounded to 0.2."""
    values: dict[str, float] = {}
    for line in _read("frequency.txt").splitlines():
        value, _, words = line.partition(" ")
        values.update(dict.fromkeys(words.split(), float(value)))
    return values


def _read(table: str) -> str:
    return files(__package__).joinpath(table).read_text(encoding="utf-8")


LATINATE = re.compile(
    r"\w{3,}(?:tions?|sions?|ments?|it(?:y|ies)|[ae]nc(?:e|es|y|ies)|isms?|ive|ous|[ai]ble|ical|ics?"
    r"|ate[sd]?)$"
)
"""Words built by the suffixes of learned English."""
