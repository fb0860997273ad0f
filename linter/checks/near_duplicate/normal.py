"""Text as the duplicate checks compare it: words in lower case, one space between them."""

import re
from collections.abc import Sequence
from functools import cache

_AT_ONCE = 128

SEPARATOR = "\x1e"
"""Of texts that are normalised in one piece; in none of them."""
_TABLE = bytes(
    code if code == 0x1E or code >= 128 or chr(code).isalnum() else 0x20 for code in range(128)
) + bytes(range(128, 256))
APOSTROPHE = ord("'")
_TYPOGRAPHY = dict.fromkeys("’‘", "'") | dict.fromkeys("“”—–…\xa0", " ")
"""Most articles have no other characters beyond ASCII, and need not be searched for them."""
_DOTTED_I = "\u0130"
"""The one letter that becomes two characters in lower case: capital i with a dot."""
_ACCENTS = r"\u0300-\u036f"
_ALONE = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = re.compile(rf"[\w{_ACCENTS}]")
_ASCII = bytes(range(128))


def normalise(texts: Sequence[str]) -> list[bytes]:
    """Each text in lower case and UTF-8, its words (letters and digits) parted by one space.

    Apostrophes vanish (`don't` is one word); each character of a script without spaces is a word.
    """
    # A few at a time: words are many small objects, which should stay in the processor's cache.
    return [
        piece.strip()
        for first in range(0, len(texts), _AT_ONCE)
        for piece in _together(texts[first : first + _AT_ONCE]).split(SEPARATOR.encode())
    ]


def _together(texts: Sequence[str]) -> bytes:
    """The texts normalised in one piece, parted by a separator that may have spaces beside it."""
    joined = SEPARATOR.join(texts)
    if joined.count(SEPARATOR) != len(texts) - 1:
        joined = SEPARATOR.join(text.replace(SEPARATOR, " ") for text in texts)
    text, _ = apart(in_lower_case(joined))
    return _single_spaced(spaced(text.encode("utf-8", "replace")))


def in_lower_case(text: str) -> str:
    """A text in lower case, with spaces for marks beyond ASCII; not one character is added."""
    # Capital sigma is the one letter whose lower case depends on its neighbours, marks included.
    if not text.isascii() and "Σ" not in text:
        text = _with_plain_marks(text)
    text = text.replace(_DOTTED_I, "I").lower()
    return text if text.isascii() else _with_plain_marks(text)


def apart(text: str) -> tuple[str, list[int]]:
    """A text with spaces around characters that are a word each, and where it has these."""
    if text.isascii() or not any(map(_unspaced().match, _foreign(text))):
        return text, []
    places = [match.start() for match in _unspaced().finditer(text)]
    return _unspaced().sub(r" \g<0> ", text), places


def spaced(text: bytes) -> bytes:
    """The words of a text in lower case and UTF-8 with spaces, often several, between them."""
    return text.translate(_TABLE, b"'")


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
    for mark, plain in _TYPOGRAPHY.items():
        text = text.replace(mark, plain)
    for mark in () if text.isascii() else _foreign(text):
        if not _LETTER.match(mark):
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
