"""How many syllables an English word has: patterns, and a table of what they get wrong."""

import re
from functools import cache
from pathlib import Path

from linter.checks.readability.vocabulary import vocabulary

_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_NUCLEUS = re.compile(r"[aeiouy]+")

# In both, every alternative begins with a letter: `re` goes straight to the places that have one.
_SILENT = re.compile(
    r"""
    e(?:
      (?='?s?$)(?<![aeiouy]e)                             # made, makes, not:
        (?<!ce(?=s))(?<!ce(?='s))(?<!ge(?=s))(?<!ge(?='s))    # places, pages
        (?<![sxz]e(?=s))(?<![sxz]e(?='s))(?<![cs]he(?=s))     # boxes, wishes
        (?<![^aeiouylrw]le)(?<![^aeiouyr]re)                  # table, centre
      | (?=(?:ly|ments?|ness|ful|less|m[ae]n|ways?|works?|wards?)(?:'s)?$)(?<=[aeiou][^aeiouy]e)
      | d$(?:(?<![aeiouytd]ed)(?<![^aeiouylrw]led)        # walked
             | (?<=[aeo]yed))                             # played
      | (?<=dge)(?=[wm]) | (?<=[aeiou]nce)(?=m)           # judgement, announcement
    )
  | u(?<=[gq]u)e(?='?s?$)                                 # league, unique
  | a(?<=ica)l(?=ly$)                                     # basically
  | i(?=on)(?:(?<=lli) | (?<=[aeou]ni)(?=ons?$) | (?<=shi))   # million, union, fashion
    """,
    re.VERBOSE,
)
"""Vowels that are written and not spoken."""

_HIATUS = re.compile(
    r"""
    i(?:
      (?=[ao])(?<![ctsg]i) | (?<=[sgc]i)(?=an[^d]|at|o$)  # diary, studio; not nation
      | (?<=ti)(?=at) | (?=u[ms])(?<![ctxg]i)             # initiate, medium
      | (?=er|est)(?<=[a-z][^aeiouyctsxgln]i) | (?=er$)(?<=[a-z][tn]i)  # happier, dustier
      | (?=ng)(?<=[aeo]i)                                 # seeing
    )
  | e(?:
      (?=o(?:[nrl]|$))(?<!ge(?=or))(?<!ge(?=on))(?<!^ye)(?<!^pe) | (?=a$)  # neon, video, idea
      | (?<=^re)(?=a(?:ss|pp|ff|l[li]|n|c)|u|e[nsv]|in[^eg])  # reappear
      | (?<=cre)(?=at)                                    # create
    )
  | y(?:(?=[aeiou])(?<=[aeiou]y) | (?=ing)(?<=[^aeiou]y)) # layer, trying
  | m(?:(?<=^m)c(?=[^aeiouy]|[aei]|k)                     # McGraw
        | $(?<=sm) | $(?<=[st]hm) | (?<=sm)s$)            # prism, rhythm
  | '(?<=[sxz]')s$                                        # Max's
  | a(?<=[tdnl]ua) | u(?<=au)(?=er)                       # actual
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
