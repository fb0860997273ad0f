"""Check kind `missing-space`: two words that a comma or full stop joins instead of parting."""

import re
from collections.abc import Iterator

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.marks import are_writers, odd_marks
from linter.checks.spelling.lexicon import Standing, english, fold

_JOINED = re.compile(
    r"(?<![\w.,:;/\\@#$%&=<>+*~^|({\[\ufffc-])"
    r"(?P<left>[^\W\d_]{2,}(?:['’][^\W\d_]+)?)(?P<marks>[)\]”’\"]?[.,;!?])"
    r"(?P<right>[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"(?![\w@#/\\=<>(){}\[\]|+*~^$%&\ufffc]|[-.,:;!?]\w|['’]\w)"
)
_INSIDE = frozenset(")]”’\"'")
_ABBREVIATIONS = frozenset(
    "eg ie am pm etc inc ltd co corp vs dr mr mrs ms st no al cf ca fig ph vol ed eds jr sr".split()
)
_SUFFIXES = frozenset(
    "com org net gov edu io js ts py rb md txt html css json yaml yml toml xml csv pdf png jpg svg "
    "zip exe app dev ai me us uk eu de fr it in is to tv info biz rs go sh bat doc docx xls xlsx "
    "ppt so dll lib log lock cfg conf ini env map min new net".split()
)
_OFTEN = 8
"""Frequency class that a word after a full stop must have behind a lower-case word."""
_OPENS = frozenset(
    "a after all also although an and another any as at because but by despite each every for from "
    "he her here his how however i if in instead is it it's its let many more most my no not now "
    "of on one only or our perhaps please she since so some that the their then there these they "
    "this those though to today until we what when where which while who why with yes yet you "
    "your".split()
)
"""Words that begin sentences; other capitals behind a name and a full stop are parts of a name."""


class MissingSpace(CheckKind, frozen=True, kw_only=True, tag="missing-space"):
    """Finds `word.Next` and `word,next` where both sides are words; mended by a space.

    Addresses, file names, identifiers, numbers, abbreviations and lists of values are left alone,
    and in plain text ends of sentences that conversion may have joined (`are_writers`).
    """

    def hits(self, view: View) -> Iterator[Hit]:
        found = list(self._found(view))
        if found and all(_ends_sentence(view, hit) for hit in found):
            return iter(found if are_writers(len(found), view.document) else ())
        return iter(found)  # no conversion joins words with a comma

    def _found(self, view: View) -> Iterator[Hit]:
        for match in _joined(view):
            left, marks, right = match["left"], match["marks"], match["right"]
            if marks[-1] in ".!?":
                wrong = _begins_sentence(left, marks, right)
            else:
                wrong = _continues(left, right)
            if wrong:
                mended = f"{left}{marks} {right}"
                yield Hit(match.start(), match.end(), {}, (mended,), mended, safe=True)


def _ends_sentence(view: View, hit: Hit) -> bool:
    joined = view.prose.lintable[hit.start : hit.end]
    return "," not in joined and ";" not in joined


def _joined(view: View) -> Iterator[re.Match[str]]:
    """Places where a mark stands between letters: found by the mark, for marks are few."""
    text = view.prose.lintable
    for at in odd_marks(view):
        unit = view.unit_of(at, at + 1)
        if unit is None or not text[at + 1 : at + 2].isalpha():
            continue
        start = at
        while start > unit.start and (text[start - 1].isalpha() or text[start - 1] in _INSIDE):
            start -= 1
        match = _JOINED.match(text, start, unit.end)
        if match is not None and match.start("right") == at + 1:
            yield match


def _begins_sentence(left: str, marks: str, right: str) -> bool:
    folded = fold(right)
    if not right[0].isupper() or (right.isupper() and len(right) > 1) or folded in _SUFFIXES:
        return False
    if not _is_word(left) or fold(left) in _ABBREVIATIONS:
        return False
    if not left[1:].islower() or not (right[1:].islower() or right in ("I", "A")):
        return False
    if folded in _OPENS:
        return True
    # `Vec.Push`, `node.Children`, `Yahoo!Mail`: names put together with a mark.
    if left[0].isupper() or marks[-1] != ".":
        return False
    entry = english().get(folded)
    return len(left) >= 3 and entry is not None and entry.frequency >= _OFTEN and _is_ordinary(left)


def _continues(left: str, right: str) -> bool:
    if fold(left) in _ABBREVIATIONS or (len(right) < 2 and right not in ("a", "I")):
        return False
    return right.islower() and _is_ordinary(right) and _is_word(left) and not left.isupper()


def _is_word(word: str) -> bool:
    return english().get(fold(word)) is not None or word[0].isupper()


def _is_ordinary(word: str) -> bool:
    entry = english().get(fold(word))
    return entry is not None and entry.standing is not Standing.PROPER and entry.frequency >= 5
