"""Check kind near-duplicate: units that are nearly the same words, here or in other articles."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Annotated, cast

import msgspec

from linter.checks.kind import JoiningCheck, Match, PassageHit, View
from linter.checks.near_duplicate.bands import band_keys, banding
from linter.checks.near_duplicate.minhash import signatures
from linter.checks.near_duplicate.normal import normalise
from linter.checks.near_duplicate.shingles import shingle_hashes

Shingles = frozenset[tuple[bytes, ...]]


class NearDuplicate(JoiningCheck, frozen=True, tag="near-duplicate"):
    """Compares the units of the rule's scope by the Jaccard similarity of their word shingles.

    MinHash proposes pairs (Broder 1997; banding for recall), every one of which is then verified
    exactly. A unit that is copied whole but for its punctuation or capitals has similarity 1.

    Attributes:
        threshold: the least similarity, 0.3 to 1.
        shingle: words in a shingle.
        min_words: shorter units are not compared.
    """

    threshold: Annotated[float, msgspec.Meta(ge=0.3, le=1.0)] = 0.7
    shingle: Annotated[int, msgspec.Meta(ge=1, le=9)] = 3
    min_words: Annotated[int, msgspec.Meta(ge=1)] = 8

    def facts(self) -> frozenset[str]:
        """How alike the two are, in percent, and how many words and other places there are."""
        return frozenset({"similarity", "words", "copies", "where"})

    @property
    def rank(self) -> int:
        """Larger units stand for the smaller in them."""
        return min(self.min_words, 1000)

    def passages(self, view: View) -> Iterable[PassageHit]:
        """The units that are long enough."""
        text = view.prose.text
        # A word and the space after it are two characters at least.
        units = [unit for unit in view.units if 2 * self.min_words - 1 <= unit.end - unit.start]
        if not units:
            return
        normal = normalise([text[unit.start : unit.end] for unit in units])
        words = [piece.count(b" ") + 1 for piece in normal]
        kept = [index for index, count in enumerate(words) if count >= self.min_words]
        keys = self.keys([normal[index] for index in kept])
        for index, key in zip(kept, keys, strict=True):
            unit = units[index]
            yield PassageHit(unit.start, unit.end, key, normal[index], words[index])

    def keys(self, payloads: Sequence[bytes]) -> list[bytes]:
        """The packed band keys of normalised texts."""
        if not payloads:
            return []
        choice = banding(self.threshold)
        hashes, counts = shingle_hashes(payloads, min(self.shingle, self.min_words))
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
        return Match(similarity, _shared_words(first, second))

    def finer_keys(self, payloads: Sequence[bytes]) -> Sequence[bytes] | None:
        """The shingles of each that are rarest among these.

        Two sets of Jaccard similarity t share one of their first n - ceil(t * n) + 1 members in
        any common order (the prefix filter of Bayardo, Ma and Srikant 2007).
        """
        import numpy as np

        hashes, counts = shingle_hashes(payloads, self.shingle)
        _, places, frequencies = np.unique(hashes, return_inverse=True, return_counts=True)
        order = frequencies[places].astype(np.uint64) << np.uint64(32) | hashes
        keys = []
        end = 0
        for count in counts.tolist():
            start, end = end, end + count
            members = np.unique(order[start:end])
            # 1e-9: 0.7 * 10 is less than 7 in binary fractions.
            prefix = len(members) - int(np.ceil(self.threshold * len(members) - 1e-9)) + 1
            keys.append((members[:prefix] & np.uint64(0xFFFFFFFF)).astype("<u8").tobytes())
        return keys


@lru_cache(maxsize=4096)
def _shingles(text: bytes, size: int) -> Shingles:
    words = text.split(b" ")
    return frozenset(zip(*(words[start:] for start in range(min(size, len(words)))), strict=False))


def _shared_words(first: bytes, second: bytes) -> int:
    from collections import Counter

    both = Counter(first.split(b" ")) & Counter(second.split(b" "))
    return both.total()
