"""What a misspelt word was meant to be, by the likeliest slips and the words around it."""

from functools import lru_cache
from typing import TYPE_CHECKING

from linter.checks.spelling.context import END, START, UNKNOWN, english_context
from linter.checks.spelling.judgement import (
    AHEAD,
    Verdict,
    as_written,
    in_case,
    likely_slips_of,
)
from linter.checks.spelling.lexicon import fold
from linter.checks.spelling.surroundings import Languages
from linter.documents.model import Document
from linter.text.words import WORD

if TYPE_CHECKING:
    from linter.checks.spelling.neighbours import Neighbour

Pair = tuple[str, str]
"""Two words in a row, folded."""

WEIGHT = 0.8
"""How much the words around count, beside the slip and the word's frequency."""
_MARGIN, _SHOWN = 1.5, 5
"""How far behind the first a suggestion may lie, in powers of ten; how many there are at most."""
_REACH = 60
"""Characters in which the two words before or behind are looked for."""


def ranked(word: str, verdict: Verdict, before: Pair, after: Pair) -> tuple[tuple[str, ...], bool]:
    """The suggestions for a word in its place, best first, and whether the first is a safe fix.

    Args:
        word: as it is written.
        verdict: what is held of it wherever it stands.
        before: the two words before it, folded, the nearer last.
        after: the two words behind it, the nearer first.
    """
    slips = _slips(word) if verdict.ranked else ()
    if len(slips) < 2 or (before[1] in (UNKNOWN, START) and after[0] in (UNKNOWN, END)):
        return verdict.suggestions, verdict.safe
    context = english_context()
    scored = sorted(
        (
            near.score
            - WEIGHT * (context.fit(before, near.word, after) - context.alone(near.word)),
            as_written(near),
        )
        for near in slips
    )
    best = scored[0][0]
    suggestions = tuple(
        in_case(word, other) for score, other in scored[:_SHOWN] if score <= best + _MARGIN
    )
    clear = scored[1][0] - best >= AHEAD and suggestions[0] == verdict.suggestions[0]
    return suggestions, verdict.safe and clear


@lru_cache(maxsize=1 << 9)
def _slips(word: str) -> "tuple[Neighbour, ...]":
    return tuple(likely_slips_of(word))


def neighbours_of(
    document: Document, start: int, end: int
) -> tuple[tuple[str, str], tuple[str, str]]:
    """The two words before and the two behind a place, folded, within its sentence."""
    text = document.prose.lintable
    sentence = document.derived(Languages).sentence_at(start)
    left, right = max(sentence[0], start - _REACH), min(sentence[1], end + _REACH)
    before = [fold(word) for word in WORD.findall(text, left, start)[-2:]]
    after = [fold(word) for word in WORD.findall(text, end, right)[:2]]
    if left == sentence[0]:
        before.insert(0, START)
    if right == sentence[1]:
        after.append(END)
    before = [UNKNOWN, UNKNOWN, *before][-2:]
    after = [*after, UNKNOWN, UNKNOWN][:2]
    return (before[0], before[1]), (after[0], after[1])
