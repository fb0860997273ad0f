"""Words as readers and dictionaries count them."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import filterfalse

from linter.text.prose import OPAQUE
from linter.text.single_byte import APOSTROPHE, single_byte

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""Letters, with inner apostrophes: `don't`, `l’été`; hyphenated compounds are several words."""

TOKEN = re.compile(rf"{OPAQUE}+|\w+(?:[-'’.,/@&+]\w+)*[+#]*")
"""What readers count as one word: also numbers, `e-mail`, `3.5`, `C++`; opaque runs count once."""

_LATIN = [*map(chr, range(256))]
_BLANK, _IN_WORD, _JOINT = b" wj"
_WORDS_AND_APOSTROPHES = bytes(
    ord(char) if WORD.match(char) or char in ("'", APOSTROPHE) else _BLANK for char in _LATIN
)
_JOINTS = single_byte("-'’.,/@&+")
_IN_TOKENS = bytes(
    _IN_WORD if char.isalnum() or char == "_" else _JOINT if char in _JOINTS else _BLANK
    for char in _LATIN
)
"""What each character is in `TOKEN`."""


def words(text: str) -> list[str]:
    """The words of `text`, in order."""
    return WORD.findall(text)


def word_counts(text: str, single: str) -> Counter[str]:
    """The distinct words of `text`, as `words` finds them, and how often each stands there.

    Args:
        text: any.
        single: what `single_byte` makes of it.
    """
    encoded = _encoded(single)
    if encoded is None:
        return Counter(words(text))
    # A third of the time: only what has apostrophes is looked at closely, each once.
    parts = encoded.translate(_WORDS_AND_APOSTROPHES).decode("latin-1").split()
    counts = Counter(parts)
    for part in list(filterfalse(str.isalpha, counts)):
        count = counts.pop(part)
        for word in words(part.replace(APOSTROPHE, "’")):
            counts[word] += count
    return counts


def word_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the words between two offsets."""
    return (match.span() for match in WORD.finditer(text, start, end))


def count_tokens(text: str) -> int:
    """How many words a reader counts in `text`."""
    encoded = _encoded(single_byte(text)) if OPAQUE not in text else None
    if encoded is None:
        return len(TOKEN.findall(text))
    # A token begins where no character of a word stands before it, nor one and a joint.
    seen = b" " + encoded.translate(_IN_TOKENS)
    return seen.count(b" w") + seen.count(b" jw") + seen.count(b"jjw")


def _encoded(single: str) -> bytes | None:
    """What `single_byte` made, a byte for each character; None where it has letters beyond."""
    try:
        return single.encode("latin-1")
    except UnicodeEncodeError:
        return None
