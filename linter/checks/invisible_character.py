"""Check kind `invisible-character`: characters that a reader cannot see and a machine can."""

import re
import unicodedata
from collections.abc import Iterator

from linter.checks.characters import beyond_ascii, units_with
from linter.checks.kind import CheckKind, Hit, View

_ALWAYS = r"\u034f\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
_DIRECTION = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    rf"[{_ALWAYS}{_DIRECTION}]+"
    # Joiners shape Arabic and Indic letters and emoji; between plain letters they do nothing.
    r"|(?:(?<=[\x00-\u024f])|^)[\u200c\u200d]+(?=[\x00-\u024f]|$)"
    # Within a word a soft hyphen is a hint to the typesetter.
    r"|(?<!\w)\u00ad+|\u00ad+(?!\w)"
    # Tags spell the flags of regions after a black flag; elsewhere they hide text.
    r"|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+"
    r"|[\U000e0100-\U000e01ef]{2,}"
)
_CANDIDATE = re.compile(
    rf"[{_ALWAYS}{_DIRECTION}\u00ad\u200c\u200d\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
_DIRECTIONS = re.compile(f"[{_DIRECTION}]")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class InvisibleCharacter(CheckKind, frozen=True, kw_only=True, tag="invisible-character"):
    """Finds characters without width or ink, where they stand in the source as such.

    Facts: `name` and `code` of the first, as in the Unicode standard. One that is written out
    (`&#8203;`) was meant, and so are marks of direction in an article with Arabic or Hebrew. The
    fix removes them; it is safe where that joins no two words.
    """

    def facts(self) -> frozenset[str]:
        return frozenset({"name", "code"})

    def hits(self, view: View) -> Iterator[Hit]:
        unusual = beyond_ascii(view)
        candidates = _CANDIDATE.findall(unusual)
        # Compiled where one is met at all: it takes longer than reading a short article.
        invisible = re.compile(_INVISIBLE)
        two_way = _RIGHT_TO_LEFT.search(unusual) is not None
        text = view.prose.lintable
        for unit in units_with(view, candidates):
            for match in invisible.finditer(text, unit.start, unit.end):
                start, end = match.span()
                if two_way and _DIRECTIONS.search(match.group()):
                    continue
                if not view.prose.is_verbatim(start, end):
                    continue
                first = match.group()[0]
                name = unicodedata.name(first, "unnamed character").lower()
                facts = {"name": name, "code": f"U+{ord(first):04X}"}
                joins = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
                yield Hit(start, end, {**facts}, fix="", safe=not joins)
