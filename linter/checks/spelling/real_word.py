"""Check kind `real-word`: a word of the lexicon that stands where another one was meant."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from math import log10
from pathlib import Path
from typing import NamedTuple

from linter.checks.kind import CheckKind, Fact, Hit, View
from linter.checks.spelling.context import END, START, UNKNOWN, english_context
from linter.checks.spelling.lexicon import Entry, Standing, english, fold
from linter.checks.spelling.record import Care, care_of, doubtful_words, likely_slips
from linter.checks.spelling.surroundings import (
    SKIPPED,
    Languages,
    is_clipped,
    is_code_like,
    is_mentioned,
    is_part_of_compound,
    is_part_of_name,
)
from linter.checks.spelling.variants import variants
from linter.documents.model import Document
from linter.text.words import WORD

_PLAIN = re.compile(r"[ \n]?[,;“”\"]?[ \n]?")
"""What may stand between two words of which one is the other's neighbour."""

COST = 2.0
"""By how many powers of ten a slip of cost 1 is less likely than none."""
SAID_ALIKE = 0.6
"""What it costs to write a word that is said alike."""
INFLECTED, NUMBERED = 1.1, 1.6
"""What it costs to leave off an ending or to add one; an `s`, which writers mostly mean."""
_SLIPS, _WORDS = 0.002, 20
"""What is held of a writer before anything was read: so many slips in so many words."""
_NEAR, _MARGIN = 1.3, 9.0
"""The costliest slip that is thought of, and how far behind the likeliest word alone."""
_USUAL = 6
"""The frequency class below which no word is suggested."""
_SELDOM, _OFTEN = 8, 4
"""Up to which frequency class a word is seldom, and how many of it are no slips."""
_STEADY = frozenset({"and", "or"})
"""Words that writers mean, however odd they are there: clauses are joined in any place."""
_NAMES = frozenset({Standing.PROPER, Standing.NAME})
_VOWELS = frozenset("aeiouy")
_ENDINGS = ("ed", "d", "s", "es", "ing", "ly")


class _Place(NamedTuple):
    start: int
    end: int
    before: tuple[str, str]
    word: str
    after: tuple[str, str]


class RealWord(CheckKind, frozen=True, kw_only=True, tag="real-word"):
    """Finds words that fit their neighbours worse than a word that is spelt alike.

    Facts: `suggestion`. A noisy channel (Mays, Damerau & Mercer 1991): how much better the other
    word fits, against how unlikely the slip is for this writer. Articles with few slips or none
    are not judged: what sequences of three words show is too little to accuse careful writers.

    Attributes:
        bar: by how many powers of ten the other word must fit better, of a slip that costs
            nothing, of a writer all whose words are slips; each tenth part of slips is one more.
        slips: how many other words of the article must be likely slips.
    """

    bar: float = -0.3
    slips: int = 1

    def facts(self) -> frozenset[str]:
        return frozenset({"suggestion"})

    def hits(self, view: View) -> Iterator[Hit]:
        document = view.document
        if document.language != "en" or care_of(document) in (Care.TAKEN, Care.SOME):
            return
        slips = likely_slips(document)
        if slips < self.slips:
            return
        rate = (slips + _SLIPS) / (document.word_count + _WORDS)
        bar = self.bar - log10(rate)
        text, languages = view.prose.lintable, document.derived(Languages)
        for place in _places(view):
            found = _better(place.before, place.word, place.after)
            if found is None or found.gain < bar:
                continue
            start, end = place.start, place.end
            block = document.block_at(start)
            if block is None or block.kind in SKIPPED or is_code_like(text, start, end):
                continue
            if is_part_of_compound(text, start, end) or is_mentioned(text, start, end):
                continue
            if is_clipped(text, start, end) or languages.is_foreign(start, end):
                continue
            if _is_topic(text[start:end], place.word, document):
                continue
            if text[start].isupper() and is_part_of_name(text, start, end):
                continue
            other = found.word
            if text[start].isupper():
                other = other[0].upper() + other[1:]
            facts: dict[str, Fact] = {"suggestion": other}
            yield Hit(start, end, facts, (other,), other)


def _places(view: View) -> Iterator[_Place]:
    """The words of each sentence with the two before and the two behind.

    A capital is taken for that of a sentence at its head, and for that of a name elsewhere.
    """
    text = view.prose.lintable
    misspelt = {fold(word) for word, _ in doubtful_words(view.document)}
    for sentence in view.document.sentences:
        if not (view.anywhere or _is_judged(sentence.start, view)):
            continue
        spans = [match.span() for match in WORD.finditer(text, sentence.start, sentence.end)]
        if not spans:
            continue
        folded: list[str] = [UNKNOWN, START]
        at: list[int] = []
        for index, (start, end) in enumerate(spans):
            if index and not _PLAIN.fullmatch(text, spans[index - 1][1], start):
                folded.append(UNKNOWN)
            at.append(len(folded))
            word = fold(text[start:end])
            unknown = word in misspelt or english().get(word) is None
            folded.append(UNKNOWN if unknown else word)
        folded.extend((END, UNKNOWN))
        for index, (start, end) in enumerate(spans):
            own = at[index]
            if folded[own] == UNKNOWN:
                continue
            if text[start:end].islower() or (not index and text[start + 1 : end].islower()):
                before = (folded[own - 2], folded[own - 1])
                after = (folded[own + 1], folded[own + 2])
                yield _Place(start, end, before, folded[own], after)


def _is_topic(word: str, folded: str, document: Document) -> bool:
    """Whether an article has a seldom word so often that it is what the article is about."""
    entry = english().get(folded)
    seldom = entry is not None and entry.frequency <= _SELDOM
    return seldom and document.words[word] >= _OFTEN


def _is_judged(offset: int, view: View) -> bool:
    return any(unit.start <= offset < unit.end for unit in view.units)


class _Better(NamedTuple):
    gain: float
    word: str


@lru_cache(maxsize=1 << 12)
def _better(before: tuple[str, str], word: str, after: tuple[str, str]) -> _Better | None:
    """The word spelt alike that fits best, and by how many powers of ten it is likelier."""
    others = _alike(word)
    if not others:
        return None
    context = english_context()
    own = context.fit(before, word, after)
    return max(
        _Better(context.fit(before, other, after) - own - COST * cost, other)
        for other, cost in others
    )


@lru_cache(maxsize=1 << 12)
def _alike(word: str) -> tuple[tuple[str, float], ...]:
    """Frequent words that `word` may be a slip of, and what the slip costs."""
    from linter.checks.spelling.neighbours import english_neighbours

    entry = english().get(word)
    if len(word) < 2 or word in _STEADY or not _VOWELS & set(word):
        return ()
    if entry is None or entry.standing in _NAMES:
        return ()
    costs = {
        near.word: near.cost
        for near in english_neighbours(_USUAL).of(word, _NEAR, margin=_MARGIN)
        if _is_usual(near.word, near.entry)
    }
    for other in _inflected(word):
        found = english().get(other)
        if found is not None and _is_usual(other, found):
            costs[other] = min(INFLECTED, costs.get(other, INFLECTED))
    for other in (word + "s", word.removesuffix("s")):
        if other in costs:
            costs[other] = NUMBERED
    for other in homophones().get(word, ()):
        costs[other] = min(SAID_ALIKE, costs.get(other, SAID_ALIKE))
    own = variants().get(word)
    return tuple((other, cost) for other, cost in costs.items() if other not in (word, own))


def _is_usual(word: str, entry: Entry) -> bool:
    return (
        entry.frequency >= _USUAL
        and entry.standing not in _NAMES
        and len(word) > 1
        and not word.endswith("'s")
    )


def _inflected(word: str) -> Iterator[str]:
    """Forms of the same word, and words of which it may be a form."""
    for ending in _ENDINGS:
        yield word + ending
        if word.endswith(ending):
            yield word[: -len(ending)]
    yield word + word[-1] + "ed"
    yield word + word[-1] + "ing"
    if word.endswith("e"):
        yield word[:-1] + "ing"


@cache
def homophones() -> dict[str, tuple[str, ...]]:
    """Frequent words and those that are said alike."""
    text = Path(__file__).with_name("homophones.txt").read_text("ascii")
    alike: dict[str, tuple[str, ...]] = {}
    for group in map(str.split, text.splitlines()):
        for word in group:
            alike[word] = alike.get(word, ()) + tuple(other for other in group if other != word)
    return alike
