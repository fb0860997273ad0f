"""A text in the form in which what rules need is looked for: everything in one pass.

It is written twice, with one sign for each character. In the first half each white space is
`_BLANK`, so that none is lost when stretches of it are folded; in the second every character that
no word has is `_EDGE`, so that a word can be looked for as a whole.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from linter.checks.vale.anchors import is_wordlike
from linter.text.occurrences import Occurrences

_CODE = "cp1252"
_BLANK, _EDGE = "\x01", "\x02"
_WIDE_BLANK = re.compile(r"[^\S\x00-\x7f\xa0]")
_WIDE_DIGIT = re.compile(r"[^\D0-9]")


def _table(of_words: bool) -> bytes:
    """What each byte of `_CODE` becomes."""
    made = bytearray(range(256))
    for value in range(256):
        char = bytes([value]).decode(_CODE, "replace")
        if of_words and not is_wordlike(char):
            made[value] = ord(_EDGE)
        elif char.isspace():
            made[value] = ord(_BLANK)
    return bytes(made)


_PLAIN, _WORDS = _table(False), _table(True)


def _written(text: str, table: bytes) -> str:
    if not text.isascii():
        text = _WIDE_DIGIT.sub("0", _WIDE_BLANK.sub(" ", text))
    return text.encode(_CODE, "replace").translate(table).decode(_CODE, "replace")


def search_text(text: str) -> str:
    """Both halves; a place of the second is that of the text, its length and one more."""
    return f"{_written(text, _PLAIN)}{_EDGE}{_written(text, _WORDS)}{_EDGE}"


def can_be_sought(text: str) -> bool:
    """Whether the form has a sign for each character of a text."""
    return text.isascii() or text.encode(_CODE, "ignore").decode(_CODE) == text


def words_of(text: str) -> list[str]:
    """The words of a search text, in lower case; one with a letter that it cannot show is cut."""
    return text[len(text) // 2 :].lower().replace(_EDGE, " ").split()


def key_of(text: str, left: bool, right: bool) -> tuple[str, int]:
    """How a text is looked for, and how many signs of that stand before the text itself.

    Args:
        text: in lower case.
        left: whether no word goes on before it.
        right: whether none goes on behind it.
    """
    left, right = left and is_wordlike(text[0]), right and is_wordlike(text[-1])
    if not left and not right:
        return _written(text, _PLAIN), 0
    return _EDGE * left + _written(text, _WORDS) + _EDGE * right, int(left)


class Half:
    """A stretch of an article's prose, the blocks or the source, and what stands in it."""

    def __init__(self, text: str, start: int, occurrences: Occurrences) -> None:
        """Take what was found.

        Args:
            text: of the stretch.
            start: where it stands in the prose.
            occurrences: in its search text.
        """
        self._text = text
        self._start = start
        self._occurrences = occurrences
        self._places: dict[str, Sequence[int]] = {}

    def among(self, keys: frozenset[str]) -> Iterator[tuple[str, Sequence[int]]]:
        """Those of some keys that stand there, and where in the prose, in order."""
        for key, found in self._occurrences.among(keys):
            places = self._places.get(key)
            if places is None:
                places = self._places[key] = self._in_prose(key, found)
            yield key, places

    def _in_prose(self, key: str, found: Sequence[int]) -> Sequence[int]:
        length = len(self._text)
        if _EDGE in key:
            # The sign between the halves is the edge of a word that the second begins with.
            shift = self._start - length - 1
            found = found[bisect_left(found, length) :]
        else:
            shift = self._start
            found = found[: bisect_left(found, length)]
        return [place + shift for place in found] if shift else found
