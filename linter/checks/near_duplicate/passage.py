"""Check kind repeated-passage: runs of words that stand twice, nearly the same, in one article."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Annotated

import msgspec
import xxhash

from linter.checks.kind import JoiningCheck, Match, PassageHit, Reach, View
from linter.checks.near_duplicate.alignment import Run, Seed, runs
from linter.checks.near_duplicate.bits import content
from linter.checks.near_duplicate.copy import FACTS, shared_words
from linter.checks.near_duplicate.normal import word_spans
from linter.checks.near_duplicate.sentence import JudgedSentences
from linter.checks.near_duplicate.shingles import gram_places
from linter.text.ranges import Ranges

if TYPE_CHECKING:
    from linter.checks.near_duplicate.shingles import Counts, Words64

_GRAM = 4
_OFTEN = 6
"""An n-gram that stands more often is a phrase of the article's subject."""

_NEAR = 64
"""About so many words are in a run."""


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
        judged = view.derived(JudgedSentences)
        stretches = _stretches(judged)
        if not stretches:
            return
        words = _Words(stretches, judged.normal.words, apart=self.gap + _GRAM)
        if _GRAM * len(words.seeds) < self.min_words:
            return
        found = [run for run in runs(words.seeds, _GRAM, self.gap) if self._holds(run, words)]
        kept: list[Run] = []
        places: Ranges[Run] = Ranges(_NEAR)
        for run in sorted(found, key=lambda run: (-run.shared, run.second, run.first)):
            near = places.near(run.second, run.second_end)
            if not any(_mostly_in(run, other) for other in near):
                kept.append(run)
                places.add(run.second, run.second_end, run)
        # What stands several times begins several runs, and is one passage all the same.
        keys: dict[tuple[int, int], bytes] = {}
        for run in kept:
            key = xxhash.xxh3_64_digest(b"%d %d" % (run.first, run.second))
            for place in ((run.first, run.first_end), (run.second, run.second_end)):
                keys[place] = keys.get(place, b"") + key
        for (first, last), packed in keys.items():
            yield words.passage(view.prose.text, first, last, packed)

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
    """Neighbouring sentences of one block.

    Attributes:
        start, end: in the prose.
        first, last: from and up to which byte of the article's words theirs reach.
    """

    start: int
    end: int
    first: int
    last: int


def _stretches(judged: JudgedSentences) -> list[_Stretch]:
    """The blocks, cut where a sentence stood before; those that have words."""
    found = (
        [
            _Stretch(block.start, block.end, *judged.normal.between(block.start, block.end))
            for block in judged.blocks
        ]
        if not judged.repeated
        else [
            _Stretch(
                judged.sentences[run[0]].start,
                judged.sentences[run[-1]].end,
                next((judged.firsts[at] for at in run if judged.words[at]), judged.lasts[run[-1]]),
                judged.lasts[run[-1]],
            )
            for run in _new_sentences(judged)
        ]
    )
    return [stretch for stretch in found if stretch.first < stretch.last]


def _new_sentences(judged: JudgedSentences) -> Iterator[list[int]]:
    """The numbers of neighbouring sentences of one block none of which stood before."""
    seen: set[bytes] = set()
    together: list[int] = []
    for at, (sentence, words) in enumerate(zip(judged.sentences, judged.words, strict=True)):
        again = words in seen
        if together and (again or judged.sentences[together[-1]].block != sentence.block):
            yield together
            together = []
        if not again:
            seen.add(words)
            together.append(at)
    if together:
        yield together


class _Words:
    """The words of all stretches, numbered so that no run can lead from one to the next.

    Attributes:
        seeds: the pairs of places that have an n-gram in common.
    """

    def __init__(self, stretches: Sequence[_Stretch], compared: bytes, apart: int) -> None:
        """Number words.

        Args:
            stretches: in order.
            compared: the words of the article.
            apart: how many numbers are left out between two stretches.
        """
        import numpy as np

        self._stretches = stretches
        self._compared = compared
        values, starts, ends = gram_places(compared, _GRAM)
        firsts = np.array([stretch.first for stretch in stretches])
        lasts = np.array([stretch.last for stretch in stretches])
        skipped = apart * np.arange(len(stretches))
        self._numbers: list[int] = (np.searchsorted(starts, firsts) + skipped).tolist()
        owners = np.searchsorted(firsts, starts, side="right") - 1
        whole = np.flatnonzero((owners >= 0) & (ends <= lasts[owners]))
        self.seeds = list(_seeds(values[whole], whole + skipped[owners[whole]]))

    def between(self, first: int, last: int) -> list[bytes]:
        """The words from one number to another, both in one stretch."""
        index = self._stretch(first)
        stretch, number = self._stretches[index], self._numbers[index]
        words = self._compared[stretch.first : stretch.last].split(b" ")
        return words[first - number : last - number]

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


def _seeds(values: "Words64", numbers: "Counts") -> Iterator[Seed]:
    """The pairs of numbers whose values are equal, save where many are."""
    import numpy as np

    # Values give up the bits that their places need, so that one sort brings equal ones together.
    mask = np.uint64((1 << len(values).bit_length()) - 1)
    placed = values & ~mask | np.arange(len(values), dtype=np.uint64)
    placed.sort()
    repeated = np.flatnonzero((placed[1:] ^ placed[:-1]) <= mask)
    if not len(repeated):
        return
    earlier = numbers[(placed[repeated] & mask).astype(np.int64)].tolist()
    later = numbers[(placed[repeated + 1] & mask).astype(np.int64)].tolist()
    alike: list[int] = []
    expected = -1
    for at, one, other in zip(repeated.tolist(), earlier, later, strict=True):
        if at != expected:
            if len(alike) <= _OFTEN:
                yield from combinations(alike, 2)
            alike = [one]
        alike.append(other)
        expected = at + 1
    if len(alike) <= _OFTEN:
        yield from combinations(alike, 2)
