"""Check kind `homoglyph`: letters of another script that pass for Latin ones."""

import re
import unicodedata
from collections.abc import Iterator

from linter.checks.characters import beyond_ascii, units_with
from linter.checks.kind import CheckKind, Hit, View

_PAIRS = (
    "аaеeоoрpсcуyхxіiјjѕsԁdԛqԝwһhӏlАAВBЕEКKМMНHОOРPСCТTХXІIЈJЅSҮYӧöӦÖёëЁËїïЇÏ"
    "οoΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX"
    "օoսuոnհhցgզqյjօoꓐBꓑPꓒdꓓDꓔTꓖGꓗKꓙJꓚCꓜZꓝFꓞVꓟMꓠNꓡLꓢSꓣRꓦVꓧHꓪWꓫXꓬYꓮAꓰEꓲIꓳOꓴU"
)
"""Cyrillic, Greek, Armenian and Lisu letters, each with the Latin one that it looks like.

Facts of Unicode's confusables (UTS #39). Greek letters that stand for quantities (α, ν, ρ) are
not here: `νm` is physics.
"""
_LATIN_FOR = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_STYLED = r"\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a"
"""Mathematical alphanumerics and full-width letters: single ones are formulas."""
_STYLED_WORD = 3

_CANDIDATE = re.compile(f"[{''.join(_LATIN_FOR)}{_STYLED}]")
_WORD = re.compile(r"[^\W\d_]+")


class Homoglyph(CheckKind, frozen=True, kw_only=True, tag="homoglyph"):
    """Finds words in which letters of other scripts stand for Latin ones.

    A word counts if it has Latin letters too and every other letter of it looks like one, or if
    it is set in at least three styled letters (mathematical bold, full width). Facts: `code`, the
    first such letter, and `replacement`, the word in Latin letters, which is also the fix.
    """

    def facts(self) -> frozenset[str]:
        return frozenset({"code", "replacement"})

    def hits(self, view: View) -> Iterator[Hit]:
        candidates = _CANDIDATE.findall(beyond_ascii(view))
        text = view.prose.lintable
        for unit in units_with(view, candidates):
            for match in _WORD.finditer(text, unit.start, unit.end):
                word = match.group()
                if word.isascii() or not (found := _CANDIDATE.search(word)):
                    continue
                plain = _in_latin(word)
                if plain is None:
                    continue
                facts = {"code": f"U+{ord(found.group()):04X}", "replacement": plain}
                yield Hit(*match.span(), {**facts}, (plain,), fix=plain, safe=True)


def _in_latin(word: str) -> str | None:
    """The word that a reader sees; None where its letters are what they are."""
    styled = re.findall(f"[{_STYLED}]", word)
    if styled:
        plain = unicodedata.normalize("NFKC", word)
        return plain if len(styled) >= _STYLED_WORD and plain.isascii() else None
    plain = "".join(_LATIN_FOR.get(letter, letter) for letter in word)
    if plain == word or any(not _is_latin(letter) for letter in plain):
        return None
    return plain if any(_is_latin(letter) for letter in word) else None


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN ")
