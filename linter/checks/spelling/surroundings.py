"""What stands around a word: whether it is prose, code, another language or a quoted form."""

from bisect import bisect_right

from linter.checks.spelling.judgement import judge
from linter.checks.spelling.lexicon import fold
from linter.documents.model import BlockKind, Document
from linter.text.words import WORD

_CODE_BEFORE = frozenset("_@#/\\$<{=~%&|^*+`￼")
_CODE_AFTER = frozenset("_@/\\(={<>|^*+$#`￼")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "(": ")"}
_FOREIGN = frozenset(
    (
        "aber als auch auf aus bei con cum das dem den der des die du ein eine el est et für gli "
        "il ist jeu la las le les los mit nach nicht nous oder och ou para per pero pour que qui "
        "sans se sich sie sont sur una und une vom von zu zum zur della dei del di av het een van "
        "ad ex hoc vox ipso facto bona mea culpa magna dolce vita veni vidi hors faire priori "
        "posteriori de en ergo sine qua"
    ).split()
)
"""Words of other languages that hold their sentences together, and of Latin and French phrases."""
_CUT_OFF = 12
"""Words that a block must have for an end without punctuation to be a text cut short."""
_ENDS = frozenset(".!?:;…)\"”’'»]")


def is_code_like(text: str, start: int, end: int) -> bool:
    """Whether the characters at its edges make the word part of a path, name, handle or number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _CODE_BEFORE and before:
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


def is_mentioned(text: str, start: int, end: int) -> bool:
    """Whether the word alone stands in quotation marks or brackets: it is spoken of, not used."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool(before) and _QUOTES.get(before) == after


def is_cut_off(document: Document, end: int) -> bool:
    """Whether the text just stops behind the word: the end of an excerpt, not of a sentence."""
    text = document.prose.lintable
    if text[end:].strip():
        return False
    block = document.block_at(end - 1)
    return block is not None and text.count(" ", block.start, block.end) >= _CUT_OFF


class Languages:
    """Which sentences of a document are not English, judged when asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [sentence.start for sentence in document.sentences]
        self._foreign: dict[int, bool] = {}

    def is_foreign(self, offset: int) -> bool:
        """Whether the sentence around this offset is in another language."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return False
        if index not in self._foreign:
            sentence = self._document.sentences[index]
            text = self._document.prose.lintable
            self._foreign[index] = _is_foreign(text[sentence.start : sentence.end])
        return self._foreign[index]

    def is_in_foreign_phrase(self, start: int, end: int) -> bool:
        """Whether the words next to a place are foreign: `a priori`, `café de Paris`."""
        text = self._document.prose.lintable
        before = WORD.findall(text[max(start - 30, 0) : start])[-2:]
        after = WORD.findall(text[end : end + 30])[:2]
        near = [*before, *after]
        if any(word in _FOREIGN for word in near):
            return True
        odd = [word for word in (*before[-1:], *after[:1]) if not _is_english(word)]
        return len(odd) > 0


def _is_english(word: str) -> bool:
    verdict = judge(word)
    return verdict.accepted or verdict.certain or verdict.safe or len(word) < 3


def _is_foreign(sentence: str) -> bool:
    words = WORD.findall(sentence)
    if len(words) < 3:
        return False
    function = sum(word.lower() in _FOREIGN for word in words)
    if function >= 3 and function / len(words) >= 0.15:
        return True
    unknown = sum(not judge(word).accepted and not judge(word).certain for word in words)
    accented = sum(fold(word) != word.lower().replace("’", "'") for word in words)
    return (unknown + accented) / len(words) >= 0.4 and unknown + accented >= 3


SKIPPED = frozenset({BlockKind.CODE, BlockKind.BYLINE})
"""Blocks whose words are no prose."""
