"""Words as readers and dictionaries count them."""

import re
from collections.abc import Iterator

from linter.text.prose import OPAQUE

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""Letters, with inner apostrophes: `don't`, `l’été`; hyphenated compounds are several words."""

TOKEN = re.compile(rf"{OPAQUE}+|\w+(?:[-'’.,/@&+]\w+)*[+#]*")
"""What readers count as one word: also numbers, `e-mail`, `3.5`, `C++`; opaque runs count once."""


_MARKS = "“”‘—–…\xa0" + OPAQUE
"""What is not ASCII in most English texts, besides the apostrophe."""

_APOSTROPHE = "\x01"
"""Stands for the curly one, so that the text is ASCII."""

_OUTER_APOSTROPHE = re.compile(rf"['{_APOSTROPHE}](?:(?![A-Za-z])|(?<![A-Za-z]['{_APOSTROPHE}]))")
_ONLY_WORDS = "".join(
    char if char.isalpha() or char.isspace() or char in ("'", _APOSTROPHE) else " "
    for char in map(chr, range(128))
)


def words(text: str) -> list[str]:
    """The words of `text`, in order."""
    # What `WORD` finds, in half the time where all letters are ASCII: white space for all the rest.
    ascii_text = text
    if not text.isascii():
        ascii_text = text.replace("’", _APOSTROPHE)
        for mark in _MARKS:
            ascii_text = ascii_text.replace(mark, " ")
    if not ascii_text.isascii() or _APOSTROPHE in text:
        return WORD.findall(text)
    curly = _APOSTROPHE in ascii_text
    if curly or "'" in ascii_text:
        ascii_text = _OUTER_APOSTROPHE.sub(" ", ascii_text)
    only_words = ascii_text.translate(_ONLY_WORDS)
    return (only_words.replace(_APOSTROPHE, "’") if curly else only_words).split()


def word_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the words between two offsets."""
    return (match.span() for match in WORD.finditer(text, start, end))


def count_tokens(text: str) -> int:
    """How many words a reader counts in `text`."""
    return len(TOKEN.findall(text))
