"""Words that British and American English spell in different ways."""

import re
from functools import cache
from pathlib import Path

BRITISH, AMERICAN = "British", "American"

Side = tuple[str, str]
"""A nation, and the other's spelling."""


@cache
def spellings() -> dict[str, str]:
    """British spellings and their American ones."""
    text = Path(__file__).with_name("variants.txt").read_text("ascii")
    return dict(line.split(" ") for line in text.splitlines())


@cache
def variants() -> dict[str, str]:
    """British spellings and their American ones, both ways."""
    british = spellings()
    return british | {american: word for word, american in british.items()}


def side_of(word: str) -> Side | None:
    """Of which nation the spelling of a word is, in lower case or with a capital; None of neither.

    British `-ise` beside American words counts, American `-ize` beside British words does not:
    both are British.
    """
    lowered = word.lower()
    side = _sides().get(lowered)
    return side if side is None or word in (lowered, lowered.capitalize()) else None


@cache
def _sides() -> dict[str, Side]:
    british = {word: (BRITISH, american) for word, american in spellings().items()}
    american = {
        american: (AMERICAN, word)
        for word, american in spellings().items()
        if not re.search("i[sz]|y[sz]", american[-7:]) or "is" not in word[-7:]
    }
    return british | american
