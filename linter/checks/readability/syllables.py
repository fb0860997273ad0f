"""How many syllables an English word has: patterns, and a table of what they get wrong."""

import re
from functools import cache, lru_cache
from importlib.resources import files

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

_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@lru_cache(maxsize=1 << 16)
def syllables(word: str) -> int:
    """The syllables of an English word, at least 1.

    The table is made from the CMU Pronouncing Dictionary, first pronunciation of each word; words
    outside it are counted by pattern. Compounds are the sum of their parts; a number, and what
    has no letters, counts one.

    Args:
        word: as written; case and the shape of apostrophes do not matter.
    """
    folded = word.lower().replace("’", "'")
    parts = _LETTERS.findall(folded)
    if len(parts) == 1:
        return _table().get(parts[0]) or by_pattern(parts[0])
    return max(sum(_table().get(part) or by_pattern(part) for part in parts), 1)


def by_pattern(word: str) -> int:
    """The syllables of a word in lower case, by its spelling alone; at least 1."""
    spoken = len(_NUCLEUS.findall(word)) - len(_SILENT.findall(word)) + len(_HIATUS.findall(word))
    return max(spoken, 1)


@cache
def _table() -> dict[str, int]:
    """The words that the patterns get wrong: each line a count and the words that have it."""
    lines = files(__package__).joinpath("syllables.txt").read_text(encoding="utf-8").splitlines()
    table: dict[str, int] = {}
    for line in lines:
        count, _, words = line.partition(" ")
        table.update(dict.fromkeys(words.split(), int(count)))
    return table
