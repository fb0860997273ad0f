"""Check kind repeated-passage: runs of words that stand twice, nearly the same, in one article."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Annotated

import msgspec
import xxhash

from linter.checks.kind import JoiningCheck, Match, PassageHit, Reach, View
from linter.checks.near_duplicate.alignment import Run, Seed, runs
from linter.checks.near_duplicate.bits import content
from linter.checks.near_duplicate.copy import FACTS, shared_words
from linter.checks.near_duplicate.normal import word_spans
from linter.checks.near_duplicate.normal_text import normal_sentences
from linter.checks.near_duplicate.sentence import NormalSentence, judged_sentences
from linter.checks.near_duplicate.shingles import shingle_hashes

_GRAM = 4
_OFTEN = 6
"""An n-gram that stands more often is a phrase of the article's subject."""


class RepeatedPassage(JoiningCheck, frozen=True, tag="repeated-passage"):
    """Finds runs of words that stand twice in one article, whatever sentence they are in.

    The later places of sentences that are repeated word for word are left out: they are found by
    `repeated-sentence`.

    Attributes:
        min_words: how many words the two must share.
        min_bits: how much these must tell beyond words without content.
        gap: how many words may differ between two shared n-grams of 4 words.
        density: which part of the longer place must be shared.
    """

    min_words: int = 12
    min_bits: float = 60.0
    gap: int = 5
    density: Annotated[float, msgspec.Meta(gt=0.0, le=1.0)] = 0.7

    def facts(self) -> frozenset[str]:
        """How alike the two are, in percent; the words and the other places."""
        return FACTS

    @property
    def rank(self) -> int:
        """A repeated sentence or a copied paragraph stands for the passages in it."""
        return 3

    @property
    def reach(self) -> Reach:
        """Only places in one article are compared."""
        return Reach.ARTICLE

    def passages(self, view: View) -> Iterable[PassageHit]:
        """Both places of each run."""
        stretches = _stretches(judged_sentences(view))
        compared = view.document.derived(normal_sentences).words
        words = _Words(stretches, compared, apart=self.gap + _GRAM)
        found = [run for run in runs(words.seeds(), _GRAM, self.gap) if self._holds(run, words)]
        kept: list[Run] = []
        for run in sorted(found, key=lambda run: (-run.shared, run.second, run.first)):
            if not any(_mostly_in(run, other) for other in kept):
                kept.append(run)
        for run in kept:
            key = xxhash.xxh3_64_digest(b"%d %d" % (run.first, run.second))
            for first, last in ((run.first, run.first_end), (run.second, run.second_end)):
                yield words.passage(view.prose.text, first, last, key)

    def _holds(self, run: Run, words: "_Words") -> bool:
        longer = max(run.first_end - run.first, run.second_end - run.second)
        return (
            run.first_end <= run.second
            and run.shared >= self.min_words
            and run.shared >= self.density * longer
            and content(words.between(run.first, run.first_end)) >= self.min_bits
        )

    def match(self, first: bytes, second: bytes) -> Match | None:
        """How alike two places are that were found together."""
        shared = shared_words(first, second)
        longer = max(first.count(b" "), second.count(b" ")) + 1
        return Match(shared / longer, shared)


def _mostly_in(run: Run, other: Run) -> bool:
    shared = min(run.second_end, other.second_end) - max(run.second, other.second)
    return 2 * shared > run.second_end - run.second


class _Stretch(msgspec.Struct, frozen=True, gc=False):
    """Neighbouring sentences of one block: their prose, and up to which byte their words reach."""

    start: int
    end: int
    first: int
    last: int


def _stretches(sentences: Sequence[NormalSentence]) -> list[_Stretch]:
    """The blocks, cut where a sentence stood before."""
    stretches: list[_Stretch] = []
    seen: set[bytes] = set()
    together: list[NormalSentence] = []

    def close() -> None:
        if together:
            begin, end = together[0], together[-1]
            first = next((s.first for s in together if s.words), end.last)
            stretches.append(_Stretch(begin.start, end.end, first, end.last))
            together.clear()

    for sentence in sentences:
        if together and together[-1].block != sentence.block:
            close()
        if sentence.words in seen:
            close()
            continue
        seen.add(sentence.words)
        together.append(sentence)
    close()
    return stretches


class _Words:
    """The words of all stretches, numbered so that no run can lead from one to the next."""

    def __init__(self, stretches: Sequence[_Stretch], compared: bytes, apart: int) -> None:
        self._stretches = stretches
        self._compared = compared
        self._texts = [compared[stretch.first : stretch.last] for stretch in stretches]
        self._numbers: list[int] = []
        number = 0
        for text in self._texts:
            self._numbers.append(number)
            number += text.count(b" ") + 1 + apart

    def seeds(self) -> list[Seed]:
        """The pairs of places that have an n-gram in common."""
        import numpy as np

        hashes, counts = shingle_hashes(self._texts, _GRAM)
        if len(hashes) < 2:
            return []
        firsts = np.repeat(self._numbers, counts)
        within = np.arange(len(hashes)) - np.repeat(np.cumsum(counts) - counts, counts)
        order = np.argsort(hashes, kind="stable")
        ordered = hashes[order]
        same = np.concatenate(([False], ordered[1:] == ordered[:-1], [False]))
        turns = np.flatnonzero(same[1:] != same[:-1])
        numbers = (firsts + within)[order].tolist()
        seeds: list[Seed] = []
        for start, end in zip(turns[0::2].tolist(), (turns[1::2] + 1).tolist(), strict=True):
            if end - start <= _OFTEN:
                seeds.extend(combinations(numbers[start:end], 2))
        return seeds

    def between(self, first: int, last: int) -> list[bytes]:
        """The words from one number to another, both in one stretch."""
        index = self._stretch(first)
        number = self._numbers[index]
        return self._texts[index].split(b" ")[first - number : last - number]

    def passage(self, text: str, first: int, last: int, key: bytes) -> PassageHit:
        """These words of the prose as a passage."""
        index = self._stretch(first)
        stretch, number = self._stretches[index], self._numbers[index]
        spans = word_spans(text[stretch.start : stretch.end])
        begin = stretch.first + sum(map(len, self.between(number, first))) + first - number
        length = sum(map(len, self.between(first, last))) + last - first - 1
        return PassageHit(
            stretch.start + spans[first - number][0],
            stretch.start + spans[last - number - 1][1],
            self._compared,
            begin,
            begin + length,
            key=key,
        )

    def _stretch(self, number: int) -> int:
        return bisect_right(self._numbers, number) - 1
