"""Title case and sentence case, as Vale makes them."""

import re
from collections.abc import Callable

_WORD = re.compile(r"[^\W_]+[^\s\-/]*")
_SMALL = frozenset(
    "a an and as at but by en for if in nor of on or per the to up v via vs yet so".split()
)
_PREPOSITIONS = frozenset(
    "about above across after against along among around before behind beneath beside besides "
    "between beyond concerning despite down during except following from inside into like near "
    "off onto out outside over past plus since than through throughout toward towards under "
    "underneath until unto upon with within without".split()
)

STYLES: dict[str, frozenset[str]] = {"AP": _SMALL, "Chicago": _SMALL | _PREPOSITIONS}
"""Style -> the words that are small in the middle of a title."""


def title_case(text: str, small: frozenset[str]) -> str:
    """The text as a title: every word capitalized but the small ones inside."""
    matches = list(_WORD.finditer(text))

    def cased(match: re.Match[str]) -> str:
        word, start, end = match.group(), match.start(), match.end()
        lower = word.lower()
        before, after = text[max(start - 2, 0) : start], text[end : end + 1]
        inside = match.start() != matches[0].start() and match.start() != matches[-1].start()
        if (
            lower in small
            and inside
            and before[-1:] in (" ", "-", "/")
            and before[:1] not in (":", "-")
            and (after != "-" or before[-1:] == "-")
        ):
            return lower
        return word[:1].upper() + word[1:]

    return _WORD.sub(cased, text)


def sentence_case(
    text: str,
    tokens: re.Pattern[str],
    known: Callable[[str], str],
    begins: Callable[[str, int], bool],
) -> str:
    """The text as a sentence: one capital at its head.

    Args:
        text: of a heading.
        tokens: what its words are.
        known: a word as it has to be written, or nothing where it has no form of its own.
        begins: whether the word after this one, at such an index, begins a sentence.
    """
    previous = ""
    index = 0

    def cased(match: re.Match[str]) -> str:
        nonlocal previous, index
        word = match.group()
        made = known(word)
        if not made:
            lower = word.lower()
            first = index == 0 or begins(previous, index)
            made = lower[:1].upper() + lower[1:] if first else lower
        previous, index = word, index + 1
        return made

    return tokens.sub(cased, text)
