"""Check kind near-duplicate: units of nearly the same words, here or in other articles."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Annotated

import msgspec

from linter.checks.kind import JoiningCheck, Match, PassageHit, View
from linter.checks.near_duplicate.bands import band_keys, banding
from linter.checks.near_duplicate.distinct import distinct
from linter.checks.near_duplicate.minhash import signatures
from linter.checks.near_duplicate.normal_text import long_enough
from linter.checks.near_duplicate.overlap import MOST_PAIRS, overlaps
from linter.checks.near_duplicate.shingles import shingle_hashes

_MANY = 64
"""From how many pairs on it is faster to judge them together."""

_BYTES_AT_ONCE = 1 << 20

FACTS = frozenset({"similarity", "words", "copies", "where", "apart"})
"""What the rules of all joining checks here may name; see `corpus.Duplicate.facts`."""


class NearDuplicate(JoiningCheck, frozen=True, tag="near-duplicate"):
    """Compares the units of the rule's scope by the Jaccard similarity of their word shingles.

    MinHash (Broder 1997) proposes pairs, every one of which is verified on the words themselves.
    Punctuation and capitals do not count.

    Attributes:
        threshold: the least similarity, 0.3 to 1.
        shingle: words in a shingle; at most `min_words`.
        min_words: shorter units are not compared.
        furniture: from how many pages on a passage belongs to the site, and is no finding.
    """

    threshold: Annotated[float, msgspec.Meta(ge=0.3, le=1.0)] = 0.7
    shingle: Annotated[int, msgspec.Meta(ge=1, le=9)] = 3
    min_words: Annotated[int, msgspec.Meta(ge=1)] = 8
    furniture: Annotated[int, msgspec.Meta(ge=2)] = 5

    def __post_init__(self) -> None:
        """Refuse parameters that leave units without a shingle."""
        if self.shingle > self.min_words:
            raise ValueError("shingle must not be longer than min_words")

    def facts(self) -> frozenset[str]:
        """How alike the two are, in percent; the words and the other places."""
        return FACTS

    @property
    def reporting_parameters(self) -> frozenset[str]:
        """An article may ask for greater similarity than the run."""
        return frozenset({"threshold"})

    def reports(self, similarity: float) -> bool:
        return similarity >= self.threshold

    @property
    def rank(self) -> int:
        """A copied unit stands for the sentences and passages in it."""
        return 5

    def passages(self, view: View) -> Iterable[PassageHit]:
        """The units that are long enough."""
        return long_enough(view, view.units, self.min_words)

    def keys(self, payloads: Sequence[bytes]) -> list[bytes]:
        """The packed band keys of normalised texts."""
        if not payloads:
            return []
        choice = banding(self.threshold)
        hashes, counts = shingle_hashes(payloads, self.shingle)
        packed = band_keys(signatures(hashes, counts, choice.size), choice).astype("<u8").tobytes()
        step = 8 * choice.bands
        return [packed[start : start + step] for start in range(0, len(packed), step)]

    def match(self, first: bytes, second: bytes) -> Match | None:
        """Whether the Jaccard similarity of the two is at least the threshold."""
        if first == second:
            return Match(1.0, first.count(b" ") + 1)
        one, other = _shingles(first, self.shingle), _shingles(second, self.shingle)
        if not self.threshold * len(one) <= len(other) <= len(one) / self.threshold:
            return None
        shared = len(one & other)
        similarity = shared / (len(one) + len(other) - shared)
        if similarity < self.threshold:
            return None
        return Match(similarity, shared + self.shingle - 1)

    def matches(
        self, payloads: Sequence[bytes], pairs: Sequence[tuple[int, int]]
    ) -> list[Match | None]:
        """Which of many pairs match; the same as `match` of each."""
        if len(pairs) < _MANY:
            return super().matches(payloads, pairs)
        found: list[Match | None] = []
        for some in _portions(payloads, pairs):
            sizes, others, both = overlaps(payloads, some, self.shingle)
            similarities = (both / (sizes + others - both)).tolist()
            found.extend(
                Match(similarity, shared + self.shingle - 1)
                if similarity >= self.threshold
                else None
                for similarity, shared in zip(similarities, both.tolist(), strict=True)
            )
        return found

    def finer_keys(self, payloads: Sequence[bytes]) -> Sequence[bytes] | None:
        """The shingles of each text that are rarest among these.

        Two sets of Jaccard similarity t share one of their first n - ceil(t * n) + 1 members in
        any common order (prefix filter: Bayardo, Ma and Srikant 2007).
        """
        import numpy as np

        hashes, counts = shingle_hashes(payloads, self.shingle)
        _, places, frequencies = np.unique(hashes, return_inverse=True, return_counts=True)
        ordered = frequencies[places].astype(np.uint64) << np.uint64(32) | hashes
        keys = []
        end = 0
        for count in counts.tolist():
            start, end = end, end + count
            members = distinct(ordered[start:end])
            # In binary fractions 0.7 * 10 is a little more than 7.
            prefix = len(members) - int(np.ceil(self.threshold * len(members) - 1e-9)) + 1
            spread = (members[:prefix] & np.uint64(0xFFFFFFFF)) * np.uint64(0x9E3779B97F4A7C15)
            keys.append(spread.astype("<u8").tobytes())
        return keys


def _portions(
    payloads: Sequence[bytes], pairs: Sequence[tuple[int, int]]
) -> Iterator[Sequence[tuple[int, int]]]:
    """The pairs in portions that together are not too long to be compared at once."""
    begin = length = 0
    for place, (first, second) in enumerate(pairs):
        if length > _BYTES_AT_ONCE or place - begin == MOST_PAIRS:
            yield pairs[begin:place]
            begin, length = place, 0
        length += len(payloads[first]) + len(payloads[second])
    yield pairs[begin:]


@lru_cache(maxsize=128)
def _shingles(text: bytes, size: int) -> frozenset[tuple[bytes, ...]]:
    words = text.split(b" ")
    return frozenset(zip(*(words[start:] for start in range(size)), strict=False))


def shared_words(first: bytes, second: bytes) -> int:
    """How many words two normalised texts have in common, repeated ones as often as in both."""
    return (Counter(first.split(b" ")) & Counter(second.split(b" "))).total()
