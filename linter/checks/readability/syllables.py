"""How many syllables an English word has: patterns, and a table of what they get wrong."""

import re
from functools import cache
from pathlib import Path

from linter.checks.readability.vocabulary import vocabulary

_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_NUCLEUS = re.compile(r"[aeiouy]+")

_SILENT = re.compile(
    r"""
    (?<![aeiouy])e(?='?s?$)                           # made, makes, not:
      (?<!ce(?=s))(?<!ce(?='s))(?<!ge(?=s))(?<!ge(?='s))    # places, pages
      (?<![sxz]e(?=s))(?<![sxz]e(?='s))(?<![cs]he(?=s))     # boxes, wishes
      (?<![^aeiouylrw]le)(?<![^aeiouyr]re)                  # table, centre
  | (?<=[aeiou][^aeiouy])e(?=(?:ly|ments?|ness|ful|less|m[ae]n|ways?|works?|wards?)(?:'s)?$)
  | (?<=[gq])ue(?='?s?$)                              # league, unique
  | (?<![aeiouytd])ed$(?<![^aeiouylrw]led)            # walked
  | (?<=[aeo]y)ed$                                    # played
  | (?<=ic)al(?=ly$)                                  # basically
  | (?<=ll)i(?=on) | (?<=[aeou]n)i(?=ons?$) | (?<=sh)i(?=on)  # million, union, fashion
  | (?<=dg)e(?=[wm]) | (?<=[aeiou]nc)e(?=m)           # judgement, announcement
    """,
    re.VERBOSE,
)
"""Vowels that are written and not spoken."""

_HIATUS = re.compile(
    r"""
    (?<![ctsg])i(?=[ao]) | (?<=[sgc])i(?=an[^d]|at|o$)  # diary, studio; not nation
  | ti(?=at) | i(?=um|us)(?<![ctxg]i)                 # initiate, medium
  | e(?=o(?:[nrl]|$))(?<!ge(?=or))(?<!ge(?=on))(?<!^ye)(?<!^pe) | e(?=a$)  # neon, video, idea
  | (?<=[aeiou])y(?=[aeiou])(?!yed|ye?s?$)            # layer
  | (?<=[^aeiou])y(?=ing)                             # trying
  | ^mc(?=[^aeiouy]|[aei]|k)                          # McGraw
  | [st]h?m$(?<=[sh]m) | sms$ | (?<=[sxz])'s$         # prism, rhythm, Max's
  | (?<=[a-z][^aeiouyctsxgln])i(?=er|est) | (?<=[a-z][tn])ier$  # happier, dustier
  | (?<=[aeo])i(?=ng)                                 # seeing
  | (?<=[tdnl]u)a | (?<=a)u(?=er)                     # actual
  | ^re(?=a(?:ss|pp|ff|l[li]|n|c)|u|e[nsv]|in[^eg])   # reappear
  | (?<=cr)e(?=at)                                    # create
    """,
    re.VERBOSE,
)
"""Vowels that stand together, or none at all, where a syllable more is spoken."""


def syllables(word: str) -> int:
    """The syllables of an English word, at least 1.

    Right for every word of the CMU Pronouncing Dictionary, by its first pronunciation; other words
    are counted by pattern. Compounds are the sum of their parts; a number counts one.

    Args:
        word: in lower case, with straight apostrophes.
    """
    if word.isalpha():
        return _syllables(word)
    return max(sum(map(_syllables, _PART.findall(word))), 1)


def _syllables(part: str) -> int:
    known = vocabulary().get(part)
    if known is not None:
        return known.syllables
    return _exceptions().get(part) or by_pattern(part)


def by_pattern(word: str) -> int:
    """The syllables of a word in lower case, by its spelling alone; at least 1."""
    spoken = len(_NUCLEUS.findall(word)) - len(_SILENT.findall(word)) + len(_HIATUS.findall(word))
    return max(spoken, 1)


@cache
def _exceptions() -> dict[str, int]:
    """Words outside the vocabulary that the patterns get wrong.

    Each line of the table: a count, and the words that have it.
    """
    lines = Path(__file__).with_name("syllables.txt").read_text(encoding="utf-8").splitlines()
    table: dict[str, int] = {}
    for line in lines:
        count, _, words = line.partition(" ")
        table.update(dict.fromkeys(words.split(), int(count)))
    return table
