"""Check kind rewriting: text that says in other words what stands in another article."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING, Annotated

import msgspec

from linter.checks.kind import JoiningCheck, Match, PassageHit, Reach, View
from linter.checks.near_duplicate.article import article_body
from linter.checks.near_duplicate.bits import MOST, bits_of_hashes, word_bits
from linter.checks.near_duplicate.copy import FACTS
from linter.checks.near_duplicate.normal_text import long_enough
from linter.checks.near_duplicate.shingles import shingle_hashes
from linter.text.span import Span

if TYPE_CHECKING:
    from linter.checks.near_duplicate.bits import Bits
    from linter.checks.near_duplicate.shingles import Counts, Words32

_PAIR_KEYS = 24
_WORD_KEYS = 6
_CROWD_KEYS = 8
_SURPRISE = 0.7
"""A word is the less surprising in a text the longer the text is: so much of log2 of its words."""

_MOST_EXPECTED = 10.0


class Rewriting(JoiningCheck, frozen=True, tag="rewriting"):
    """Finds units that share much of what they tell with a unit of another article.

    What a word tells is its information (from word frequencies) less what the length of the texts
    explains. The similarity is two thirds the part of it that the less telling unit shares with
    the other, and one third the part of its neighbouring pairs of words. The more units are
    compared, the more similar two must be.

    Attributes:
        threshold: the least similarity where two units are compared, 0 to 1.
        slope: by how much the threshold rises each time the units are twice as many.
        evidence: how many bits of information must be shared, each time they are twice as many.
        ratio: how many times as long as the other unit the longer may be.
        min_words: shorter units are not compared.
        whole: whether the units are whole articles, not those of the rule's scope.
    """

    threshold: Annotated[float, msgspec.Meta(gt=0.0, le=1.0)] = 0.36
    slope: Annotated[float, msgspec.Meta(ge=0.0)] = 0.0155
    evidence: Annotated[float, msgspec.Meta(ge=0.0)] = 6.0
    ratio: Annotated[float, msgspec.Meta(ge=1.0)] = 1000.0
    min_words: Annotated[int, msgspec.Meta(ge=2)] = 12
    whole: bool = False

    def facts(self) -> frozenset[str]:
        """How alike the two are, in percent; the words and the other places."""
        return FACTS

    @property
    def rank(self) -> int:
        """A rewritten article stands for its paragraphs; a copied passage says more than either."""
        return 1 if self.whole else 0

    @property
    def reach(self) -> Reach:
        """An article may come back to what it said."""
        return Reach.OTHERS

    @property
    def shared_keys(self) -> float:
        """A rare pair of words in common is chance."""
        return 0.08

    def passages(self, view: View) -> Iterable[PassageHit]:
        """The units that are long enough."""
        head = 0
        units: Sequence[Span] = view.units
        if self.whole:
            body, head = article_body(view.document)
            units = (body,)
        return long_enough(view, units, self.min_words, head)

    def keys(self, payloads: Sequence[bytes]) -> Sequence[bytes]:
        """The most telling pairs of words and words of each."""
        return _keys(payloads)

    def match(self, first: bytes, second: bytes) -> Match | None:
        """How alike the two are, if that is enough where only two are compared."""
        one, other = _features(first), _features(second)
        longer, shorter = max(one.length, other.length), min(one.length, other.length)
        if longer > self.ratio * shorter:
            return None
        expected = min(_SURPRISE * log2(longer), _MOST_EXPECTED)
        evidence = one.shared(other, expected)
        least = min(one.surprise(expected), other.surprise(expected))
        # Even if all pairs were shared, so much of the words must be.
        if evidence < (1.5 * self.threshold - 0.5) * least:
            return None
        pairs = len(one.pairs & other.pairs) / max(min(len(one.pairs), len(other.pairs)), 1)
        similarity = (2 * evidence / max(least, 1.0) + pairs) / 3
        if similarity < self.threshold:
            return None
        return Match(similarity, len(one.words.keys() & other.words.keys()), evidence=evidence)

    def stands_among(self, match: Match, passages: int) -> bool:
        """Whether the match is more than chance among so many."""
        doublings = log2(max(passages, 2))
        return (
            match.similarity >= self.threshold + self.slope * (doublings - 1)
            and match.evidence >= self.evidence * doublings
        )

    def finer_keys(self, payloads: Sequence[bytes]) -> Sequence[bytes]:
        """Every two of the most telling pairs of words of each: one alone is a subject's name."""
        import numpy as np

        keys = []
        for packed in _keys(payloads):
            key = np.frombuffer(packed, dtype="<u8", count=min(len(packed) // 8, _CROWD_KEYS))
            one, other = np.triu_indices(len(key), 1)
            both = np.minimum(key[one], key[other]) * np.uint64(3) + np.maximum(
                key[one], key[other]
            )
            keys.append((both * np.uint64(0x9E3779B97F4A7C15)).astype("<u8").tobytes())
        return keys


class _Features:
    """What of a text is compared: its words with their bits, and its pairs of words."""

    __slots__ = ("_counts", "length", "pairs", "words")

    def __init__(self, text: bytes) -> None:
        words = text.split(b" ")
        table = word_bits()
        self.length = len(words)
        self.words = {word: table.get(word, MOST) for word in words}
        self.pairs = frozenset(pairwise(words))
        self._counts = Counter(self.words.values())

    def surprise(self, expected: float) -> float:
        """What its words tell beyond what is expected of any word."""
        return sum(
            count * (bits - expected) for bits, count in self._counts.items() if bits > expected
        )

    def shared(self, other: "_Features", expected: float) -> float:
        """What the words of both tell beyond what is expected of any word."""
        words = self.words.keys() & other.words.keys()
        told = sum(map(self.words.__getitem__, words)) - expected * len(words)
        return told + sum(max(expected - self.words[word], 0.0) for word in words & _commonest())


@lru_cache(maxsize=8192)
def _features(text: bytes) -> _Features:
    return _Features(text)


@cache
def _commonest() -> frozenset[bytes]:
    """The words that long texts are expected to have: those of so few bits."""
    return frozenset(word for word, bits in word_bits().items() if bits < _MOST_EXPECTED)


def _keys(texts: Sequence[bytes]) -> list[bytes]:
    """The most telling pairs of neighbouring words of each text, and its most telling words."""
    import numpy as np

    words, counts = shingle_hashes(texts, 1)
    bits = bits_of_hashes(words)
    pairs, pair_counts = shingle_hashes(texts, 2)
    last = np.cumsum(counts) - 1
    starts = np.ones(len(words), dtype=bool)
    starts[last[counts > 0]] = False
    first = np.flatnonzero(starts)
    # The longer a text, the more of it may stand in a short one.
    wanted = np.maximum(counts // 8, _WORD_KEYS)
    chosen_words = _most_telling(words, bits, counts, wanted)
    wanted = np.maximum(counts // 2, _PAIR_KEYS)
    chosen_pairs = _most_telling(pairs, bits[first] + bits[first + 1], pair_counts, wanted)
    return [one + other for one, other in zip(chosen_pairs, chosen_words, strict=True)]


def _most_telling(hashes: "Words32", bits: "Bits", counts: "Counts", most: "Counts") -> list[bytes]:
    """For each text the packed keys of its most telling n-grams, ties broken by their hashes."""
    import numpy as np

    owners = np.repeat(np.arange(len(counts)), counts)
    order = np.lexsort((hashes, -bits, owners))
    owners, hashes = owners[order], hashes[order]
    new = np.ones(len(hashes), dtype=bool)
    new[1:] = (hashes[1:] != hashes[:-1]) | (owners[1:] != owners[:-1])
    owners, hashes = owners[new], hashes[new]
    sizes = np.bincount(owners, minlength=len(counts))
    places = np.arange(len(owners)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    keys = hashes[places < most[owners]].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    packed = keys.astype("<u8").tobytes()
    ends = 8 * np.cumsum(np.minimum(sizes, most))
    starts = ends - 8 * np.minimum(sizes, most)
    return [packed[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
