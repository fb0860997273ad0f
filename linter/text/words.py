"""Words as readers and dictionaries count them."""

import re
from collections.abc import Iterator

from linter.text.prose import OPAQUE

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""Letters, with inner apostrophes: `don't`, `l’été`; hyphenated compounds are several words."""

TOKEN = re.compile(rf"{OPAQUE}+|\w+(?:[-'’.,/@&+]\w+)*[+#]*")
"""What readers count as one word: also numbers, `e-mail`, `3.5`, `C++`; opaque runs count once."""


def words(text: str) -> list[str]:
    """The words of `text`, in order."""
    return WORD.findall(text)


def distinct_words(text: str) -> set[str]:
    """The distinct words of `text`."""
    pieces = set(text.split())
    found = set(filter(str.isalpha, pieces))
    found.update(WORD.findall(" ".join(pieces - found)))
    return found


def word_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the words between two offsets."""
    return (match.span() for match in WORD.finditer(text, start, end))


def count_tokens(text: str) -> int:
    """How many words a reader counts in `text`."""
    return len(TOKEN.findall(text))
