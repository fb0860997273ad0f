"""Text as the duplicate checks compare it: words in lower case, one space between them."""

import re
from collections.abc import Sequence
from functools import cache

_AT_ONCE = 128

SEPARATOR = b"\x1e"
_END = "\x1e"
_TABLE = bytes(
    code if code == 0x1E or code >= 128 or chr(code).isalnum() else 0x20 for code in range(128)
) + bytes(range(128, 256))
_APOSTROPHES = "’‘"
_ACCENTS = r"\u0300-\u036f"
_ALONE = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = re.compile(rf"[\w{_ACCENTS}]")
_ASCII = bytes(range(128))

VERSION = 1
"""To be raised whenever the same text becomes something else here: what was remembered is void."""


def normalise(texts: Sequence[str]) -> list[bytes]:
    """Each text in lower case and UTF-8, its words (letters and digits) parted by one space.

    Apostrophes vanish (`don't` is one word); each character of a script without spaces is a word.
    """
    # A few at a time: words are many small objects, which should stay in the processor's cache.
    return [
        piece.strip()
        for first in range(0, len(texts), _AT_ONCE)
        for piece in normalised_together(texts[first : first + _AT_ONCE]).split(SEPARATOR)
    ]


def normalised_together(texts: Sequence[str]) -> bytes:
    """As `normalise`, in one piece: texts are parted by `SEPARATOR`, spaces may be beside it."""
    joined = _END.join(texts)
    if joined.count(_END) != len(texts) - 1:
        joined = _END.join(text.replace(_END, " ") for text in texts)
    # Capital sigma is the one letter whose lower case depends on its neighbours, marks included.
    if not joined.isascii() and "Σ" not in joined:
        joined = _with_plain_marks(joined)
    joined = joined.lower()
    if not joined.isascii():
        joined = _with_plain_marks(joined)
        for mark in _foreign(joined):
            if _unspaced().match(mark):
                joined = joined.replace(mark, f" {mark} ")
    plain_bytes = joined.encode("utf-8", "replace").translate(_TABLE, b"'")
    return _single_spaced(plain_bytes)


def _single_spaced(text: bytes) -> bytes:
    """The text with one space for several, and none at its ends."""
    import numpy as np

    # Several times as fast as `b" ".join(text.split())`, which makes an object of every word.
    data = np.frombuffer(text, dtype=np.uint8)
    spaces = data == 0x20
    again = spaces[1:] & spaces[:-1]
    single: bytes = text[:1] + data[1:][~again].tobytes()
    return single.strip()


def _with_plain_marks(text: str) -> str:
    """The text with spaces for marks that are no letters; most texts are ASCII then, and quick."""
    for mark in _foreign(text):
        if mark in _APOSTROPHES:
            text = text.replace(mark, "'")
        elif not _LETTER.match(mark):
            text = text.replace(mark, " ")
    return text


def _foreign(text: str) -> set[str]:
    """The characters of a text that are not ASCII."""
    return set(text.encode("utf-8", "replace").translate(None, _ASCII).decode("utf-8"))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of `normalise` stand in a text, apostrophes at their edges left out."""
    return [
        (match.end() - len(match.group().lstrip("'’‘")), match.end())
        for match in _word().finditer(text)
    ]


# Classes of ten thousand characters take milliseconds to compile, and few articles need them.
@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(rf"[{_ALONE}]")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[{_ALONE}]|(?:(?:['’‘]*(?![{_ALONE}])(?:[^\W_]|[{_ACCENTS}]))+)")
