"""What stands around a word: whether it is prose, code, another language or a quoted form."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from linter.checks.kind import View
from linter.checks.spelling.judgement import is_listed, judge
from linter.checks.spelling.lexicon import Standing, english, fold
from linter.documents.model import BlockKind, Document
from linter.text.words import WORD

_APOSTROPHES = ("'", "’")
_CODE_BEFORE = frozenset("_@#/\\$<{=~%&|^*+`￼")
_CODE_AFTER = frozenset("_@/\\(={<>|^*+$#`￼")
_TAG_OPENS = ("{%", "{%-", "{{", "{{-")
"""How tags of templates begin: `{% endblock %}`."""
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "(": ")"}
_FOREIGN = frozenset(
    (
        "aber als auch auf aus bei con cum das dem den der des die du ein eine el est et für gli "
        "il ist jeu la las le les los mit nach nicht nous oder och ou para per pero pour que qui "
        "sans se sich sie sont sur una und une vom von zu zum zur della dei del di av het een van "
        "ad ex hoc vox ipso facto bona mea culpa magna dolce vita veni vidi hors faire priori "
        "posteriori de en ergo sine qua sola latin greek lit thai fu modus operandi"
    ).split()
)
"""Words of other languages that hold their sentences together, and of Latin and French phrases."""
_PHRASES = _FOREIGN - frozenset("ad con die fu il jeu per pour van von".split())
"""Of these the ones that make two or three words a foreign phrase: no words or names of English."""
_ENGLISH = frozenset(
    (
        "a about after all also an and any are as at be because been but by can could did do for "
        "from get had has have he her him his how i if in into is it its just like me more my no "
        "not of on one or our out said she so some that the their them then there they this to up "
        "was we were what when which who will with would you your"
    ).split()
)
"""Words that hold English sentences together."""
_NOTHING_MORE = re.compile(r"\s*\Z")
_CUT_OFF = 60
"""Words that a text must have for an end without punctuation to be a cut."""


def occurrences(words: Iterable[str], view: View) -> Iterator[tuple[str, int, int]]:
    """The words and places where some stand by themselves; a possessive `’s` may follow.

    They come word by word, in order. All are looked for at once: a long article has many.
    """
    text = view.prose.lintable
    for word, places in sorted(view.occurrences.all_places(words).items()):
        for at in places:
            end = at + len(word)
            if text[at:end] == word and _is_apart(text, at, end):
                yield word, at, end


def _is_apart(text: str, at: int, end: int) -> bool:
    before, after = text[at - 1 : at], text[end : end + 1]
    if before.isalpha() or (before in _APOSTROPHES and text[at - 2].isalpha()):
        return False
    if after in _APOSTROPHES and text[end + 1 : end + 2].isalpha():
        return text[end + 1 : end + 3].rstrip(" .,;:!?)\n").lower() == "s"
    return not after.isalpha()


def is_code_like(text: str, start: int, end: int) -> bool:
    """Whether the characters at its edges make the word part of a path, name, handle or number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _CODE_BEFORE and before:
        return True
    if before == " " and text[start - 4 : start - 1].endswith(_TAG_OPENS):
        return True
    if after in _CODE_AFTER and after:
        return True
    if before.isdigit() or after.isdigit():
        return True
    if before in (".", ":") and before and text[start - 2 : start - 1] not in (" ", "\n", ""):
        return True
    if before in (".", ":", "-") and before and text[start - 2 : start - 1] in (" ", "\n", "", "-"):
        return True
    return after in (".", ":") and bool(after) and text[end + 1 : end + 2].isalnum()


def is_part_of_compound(text: str, start: int, end: int) -> bool:
    """Whether a hyphen joins the word to another: `multi-tenant`, `co-op`, `anti-` and `-ish`."""
    return text[start - 1 : start] in ("-", "‑", "–") or text[end : end + 1] in ("-", "‑", "–")


_GLOSS = re.compile(r" [“\"‘'][^“”\"‘’'\n]{1,30}[”\"’']")
"""What a word of another language means: `forma “shape”`."""


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Whether the word is spoken of, not used.

    It stands alone in quotation marks or brackets, or its meaning follows in quotation marks.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    return (bool(before) and _QUOTES.get(before) == after) or bool(_GLOSS.match(text, end))


_CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w’'.-]*[ \n]\Z")
_CAPITAL_AFTER = re.compile(r"[ \n][A-Z]\w")


def is_part_of_name(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word stands beside another one: `Jon Swedin`, `Kakaw Boulevard`."""
    return bool(
        _CAPITAL_BEFORE.search(text, max(start - 30, 0), start) or _CAPITAL_AFTER.match(text, end)
    )


def is_clipped(text: str, start: int, end: int) -> bool:
    """Whether an apostrophe stands for letters left out on purpose: `lovin’`, `’cause`."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (after in ("'", "’") and bool(after) and text[end - 2 : end] in ("in", "an")) or (
        before in ("'", "’") and bool(before) and not text[start - 2 : start - 1].isalnum()
    )


def is_cut_off(document: Document, end: int) -> bool:
    """Whether the text just stops behind the word: the end of an excerpt, not of a sentence."""
    at_end = _NOTHING_MORE.match(document.prose.lintable, end) is not None
    return at_end and document.word_count >= _CUT_OFF


class Languages:
    """Which sentences of a document are not English, judged when asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [sentence.start for sentence in document.sentences]
        self._foreign: dict[int, bool] = {}

    def begins_sentence(self, offset: int) -> bool:
        """Whether a sentence begins here, but for quotation marks and brackets."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return False
        text = self._document.prose.lintable
        return not any(char.isalnum() for char in text[self._starts[index] : offset])

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The range of the sentence around a place, or of nothing where there is none."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset, offset
        sentence = self._document.sentences[index]
        return sentence.start, sentence.end

    def is_foreign(self, start: int, end: int) -> bool:
        """Whether the sentence or the phrase around a place is in another language."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return False
        text = self._document.prose.lintable
        if index not in self._foreign:
            sentence = self._document.sentences[index]
            self._foreign[index] = _is_foreign(WORD.findall(text[sentence.start : sentence.end]))
        if self._foreign[index]:
            return True
        # A phrase: `a priori`, `valet de chambre`, `sola scriptura`.
        near = [
            *WORD.findall(text[max(start - 40, 0) : start])[-2:],
            *WORD.findall(text[end : end + 40])[:2],
        ]
        return text[start:end] in _FOREIGN or any(word in _PHRASES for word in near)

    def is_among_strangers(self, start: int, end: int) -> bool:
        """Whether a word next to this place is in no list either and no likely slip."""
        text = self._document.prose.lintable
        before = WORD.findall(text[max(start - 30, 0) : start])[-1:]
        after = WORD.findall(text[end : end + 30])[:1]
        return any(map(_is_strange, (*before, *after)))


def _is_strange(word: str) -> bool:
    """Whether a word is in no list and no likely slip, or in lower case a name only."""
    if not is_listed(word):
        verdict = judge(word)
        return verdict.accepted or not verdict.likely
    entry = english().get(fold(word)) if word.islower() else None
    return entry is not None and entry.standing is Standing.PROPER


def _is_foreign(words: list[str]) -> bool:
    """Whether a sentence of these words is held together by another language than English."""
    if len(words) < 3:
        return False
    lowered = [word.lower() for word in words]
    english = sum(word in _ENGLISH for word in lowered)
    foreign = sum(word in _FOREIGN and word not in _ENGLISH for word in lowered)
    if foreign >= 3 and foreign > english:
        return True
    if english >= 0.15 * len(words):
        return False
    strange = sum(not is_listed(word) or not word.isascii() for word in words)
    return strange >= max(3, 0.4 * len(words))


SKIPPED = frozenset({BlockKind.CODE, BlockKind.BYLINE})
"""Blocks whose words are no prose."""
