"""Words as readers and dictionaries count them."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import filterfalse

from linter.text.prose import OPAQUE
from linter.text.single_byte import APOSTROPHE, with_marks

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""Letters, with inner apostrophes: `don't`, `l’été`; hyphenated compounds are several words."""

TOKEN = re.compile(rf"{OPAQUE}+|\w+(?:[-'’.,/@&+]\w+)*[+#]*")
"""What readers count as one word: also numbers, `e-mail`, `3.5`, `C++`; opaque runs count once."""

_WORDS_AND_APOSTROPHES = "".join(
    char if char.isalpha() or char in ("'", APOSTROPHE) else " " for char in map(chr, range(128))
)


def words(text: str) -> list[str]:
    """The words of `text`, in order."""
    return WORD.findall(text)


def word_counts(text: str, single: str) -> Counter[str]:
    """The distinct words of `text`, as `words` finds them, and how often each stands there.

    Args:
        text: any.
        single: what `single_byte` makes of it.
    """
    single = single.replace("\xa0", " ")
    if not single.isascii():
        return Counter(words(text))
    # A third of the time: only what has apostrophes is looked at closely, each once.
    counts = Counter(single.translate(_WORDS_AND_APOSTROPHES).split())
    for part in list(filterfalse(str.isalpha, counts)):
        count = counts.pop(part)
        for word in words(with_marks(part)):
            counts[word] += count
    return counts


def word_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the words between two offsets."""
    return (match.span() for match in WORD.finditer(text, start, end))


def count_tokens(text: str) -> int:
    """How many words a reader counts in `text`."""
    return len(TOKEN.findall(text))
