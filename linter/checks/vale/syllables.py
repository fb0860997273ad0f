"""Syllables as Vale counts them: groups of vowels, mended by spelling alone.

Other counts would be nearer to how words are spoken; the thresholds of Vale's rules are set by
these. The classes of endings are those of Fast's `Lingua::EN::Syllable`, in our own words.
"""

import re
from functools import lru_cache

_GROUP = re.compile(r"[aeiouy]+")
_SHORT = r"[bcdfgklmnprstvyz]|ch|dg|gh|gn|ll|lv|mm|nc|ng|nn|rc|rn|rs|rv|sc|sk|sl|squ|ss|st|th"
"""Consonants between a vowel and a final e that is not spoken."""

_SILENT = re.compile(
    rf"(?<=[aeiouy])(?:{_SHORT})e$"
    r"|(?<=[aeiouy])(?:[bcfgklmnprsvyz]|ch|dg|gh|gn|lch|ll|lv|mm|nc|ng|nch|nn|rc|rn|rs|rv|sc|sk|sl"
    r"|squ|ss|th)ed$"
    r"|(?<=[aeiouy])(?:[bdfklmnprstvy]|gh|gn|ll|lv|mm|nn|rn|rs|sl|squ|st|th)es$"
    r"|[^aeiuoycgltdb]{2}ed$|(?<=.)ely$"
    r"|cia(?:l|$)|tia|c(?:io)?us$|[^aeiou]giu|[aeiouy][^aeiouy]ion|iou|sia$|eous$|[oa]gue$|uai|eau"
)
_SPOKEN = re.compile(
    r"(?:([^aeiouy])\1l|[^aeiouy]ie(?:r|s?t)|[aeiouym]bl|eo|ism|asm|thm|dnt|uity|dea|oa|ua|react?"
    r"|eings?|[aeiouy]sh?e[rs])$|ao|creat(?!u)|[^gq]ua[^auieo]|[aeiou]{3}|^(?:ia|mc)|^re(?:app|es|im|us)"
    r"|[^aeiou]y[ae]|[^l]lien|riet|dien|iu|io|ii|uen|real|iell|eo[^aeiou]|[aeiou]y[aeiou]|[^s]ia"
)


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """The syllables of an English word in lower case; at least 1."""
    count = len(_GROUP.findall(word)) - len(_SILENT.findall(word)) + len(_SPOKEN.findall(word))
    return max(count, 1)
