"""Check kind `real-word`: a word of the lexicon that stands where another one was meant."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from linter.checks.kind import CheckKind, Fact, Hit, View
from linter.checks.spelling.bigrams import english_bigrams
from linter.checks.spelling.lexicon import english, fold
from linter.checks.spelling.record import Care, care_of
from linter.checks.spelling.surroundings import SKIPPED, is_code_like
from linter.text.words import WORD


class _Place(NamedTuple):
    start: int
    end: int
    before: str
    word: str
    after: str


class RealWord(CheckKind, frozen=True, kw_only=True, tag="real-word"):
    """Finds words that fit neither neighbour where a word spelt alike fits both.

    Facts: `suggestion`. Judges articles only that show other slips, or too short to show any: the
    pairs of words that it goes by are too few to accuse careful writers.

    Attributes:
        bar: twice the Zipf frequency of the less frequent pair, less three times the cost of the
            slip, that the other word must reach.
        lax: the bar in articles full of slips.
    """

    bar: float = 6.0
    lax: float = 3.0

    def facts(self) -> frozenset[str]:
        return frozenset({"suggestion"})

    def hits(self, view: View) -> Iterator[Hit]:
        document = view.document
        care = care_of(document)
        if document.language != "en" or care in (Care.TAKEN, Care.SOME):
            return
        bar = self.lax if care is Care.NONE else self.bar
        one_sided = care is Care.NONE
        text = view.prose.lintable
        for place in _places(view):
            other = _fitting(place.before, place.word, place.after, bar, one_sided)
            if other is None:
                continue
            block = document.block_at(place.start)
            if block is None or block.kind in SKIPPED or is_code_like(text, place.start, place.end):
                continue
            facts: dict[str, Fact] = {"suggestion": other}
            yield Hit(place.start, place.end, facts, (other,), other)


def _places(view: View) -> Iterator[_Place]:
    """The lower-case words that have a neighbour on either side, parted by a space only."""
    text = view.prose.lintable
    for unit in view.units:
        found = [
            (match.start(), match.end()) for match in WORD.finditer(text, unit.start, unit.end)
        ]
        for before, (start, end), after in zip(found, found[1:], found[2:], strict=False):
            if text[before[1] : start] != " " or text[end : after[0]] != " ":
                continue
            word = text[start:end]
            if word.islower() and word.isalpha():
                yield _Place(
                    start, end, fold(text[slice(*before)]), word, fold(text[slice(*after)])
                )


@cache
def _fitting(before: str, word: str, after: str, bar: float, one_sided: bool) -> str | None:
    """The word that fits between the two where `word` fits neither, or None."""
    pairs = english_bigrams()
    if pairs.get(before, word) or pairs.get(word, after):
        return None
    fits = [
        (_fit(pairs.get(before, other), pairs.get(other, after), one_sided) - 3 * cost, other)
        for other, cost in _alike(word)
    ]
    best = max(fits, default=None)
    return best[1] if best is not None and best[0] >= bar else None


def _fit(before: int, after: int, one_sided: bool) -> float:
    """How well a word fits its neighbours; where one is enough, that fits half."""
    if before and after:
        return min(before, after)
    return max(before, after) - _ONE_SIDED if one_sided else 0.0


@cache
def _alike(word: str) -> tuple[tuple[str, float], ...]:
    """Frequent words that `word` may be a slip of; none of a word too frequent to doubt."""
    from linter.checks.spelling.neighbours import english_neighbours

    entry = english().get(word)
    if entry is None or entry.frequency > _SURE or len(word) < 2:
        return ()
    found = english_neighbours().of(word, 1.3, margin=5.0)
    own = variants().get(word)
    return tuple(
        (near.word, near.cost)
        for near in found
        if near.entry.frequency >= _USUAL and "'" not in near.word and near.word != own
    )


@cache
def variants() -> dict[str, str]:
    """British spellings and their American ones, both ways."""
    from linter.checks.spelling.regional import spellings

    british = spellings()
    return british | {american: word for word, american in british.items()}


_ONE_SIDED = 4.0
"""What it takes off that a word makes no frequent pair with one of its neighbours."""
_SURE, _USUAL = 12, 7
"""Frequency classes: above the first a word is never doubted, below the second never suggested."""
