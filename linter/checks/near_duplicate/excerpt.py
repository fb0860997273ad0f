"""Check kind shared-passage: a run of words that stands in otherwise different texts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Annotated

import msgspec

from linter.checks.kind import JoiningCheck, Match, PassageHit, Reach, View
from linter.checks.near_duplicate.alignment import Run, Seed, runs
from linter.checks.near_duplicate.bits import content
from linter.checks.near_duplicate.copy import FACTS
from linter.checks.near_duplicate.normal import word_spans
from linter.checks.near_duplicate.normal_text import long_enough
from linter.checks.near_duplicate.winnowing import fingerprints

_GRAM = 4
_FINGERPRINT = 8
_FINE_FINGERPRINT = 16


class SharedPassage(JoiningCheck, frozen=True, tag="shared-passage"):
    """Finds runs that units of different articles share, in either direction.

    Fingerprints are chosen by winnowing (Schleimer, Wilkerson and Aiken 2003), so that any two
    units that share `min_words` words in a row are compared.

    Attributes:
        min_words: how many words they must share; at least 16.
        min_bits: how much these must tell beyond words without content.
        gap: how many words may differ between two shared n-grams of 4 words.
        furniture: from how many pages on a passage belongs to the site, and is no finding.
    """

    min_words: int = 20
    min_bits: float = 80.0
    gap: int = 3
    furniture: Annotated[int, msgspec.Meta(ge=2)] = 5

    def __post_init__(self) -> None:
        """Refuse a length that fingerprints cannot promise to see."""
        if self.min_words < _FINE_FINGERPRINT:
            raise ValueError(f"min_words must be at least {_FINE_FINGERPRINT}")

    def facts(self) -> frozenset[str]:
        """How alike the two are, in percent; the words and the other places."""
        return FACTS

    @property
    def rank(self) -> int:
        """A copied paragraph stands for the passages in it."""
        return 2

    @property
    def reach(self) -> Reach:
        """Within one article, `repeated-passage` looks closer."""
        return Reach.OTHERS

    def passages(self, view: View) -> Iterable[PassageHit]:
        """The units that are long enough."""
        return long_enough(view, view.units, self.min_words)

    def keys(self, payloads: Sequence[bytes]) -> Sequence[bytes]:
        """The fingerprints."""
        return self._fingerprints(payloads, _FINGERPRINT)

    def match(self, first: bytes, second: bytes) -> Match | None:
        """The longest run that the two share, if it is long and tells enough."""
        words = first.split(b" ")
        best: Run | None = None
        for run in runs(_seeds(first, second), _GRAM, self.gap):
            if run.shared >= self.min_words and (best is None or run.shared > best.shared):
                best = run
        if best is None or content(words[best.first : best.first_end]) < self.min_bits:
            return None
        return Match(
            similarity=best.shared
            / max(best.first_end - best.first, best.second_end - best.second),
            words=best.shared,
            first=(best.first, best.first_end),
            second=(best.second, best.second_end),
        )

    def part(self, text: str, part: tuple[int, int]) -> tuple[int, int]:
        """Where these words, by their numbers, stand in a text."""
        spans = word_spans(text)
        return spans[part[0]][0], spans[part[1] - 1][1]

    def finer_keys(self, payloads: Sequence[bytes]) -> Sequence[bytes]:
        """Fingerprints of twice the length."""
        return self._fingerprints(payloads, _FINE_FINGERPRINT)

    def _fingerprints(self, normal: Sequence[bytes], size: int) -> list[bytes]:
        return fingerprints(normal, size, window=self.min_words - size + 1)


def _seeds(first: bytes, second: bytes) -> Iterable[Seed]:
    """Where the two share n-grams."""
    one, other = _places(first), _places(second)
    for gram in one.keys() & other.keys():
        yield from product(one[gram], other[gram])


@lru_cache(maxsize=64)
def _places(text: bytes) -> dict[tuple[bytes, ...], list[int]]:
    """Where the n-grams of a text stand, in words."""
    words = text.split(b" ")
    places: defaultdict[tuple[bytes, ...], list[int]] = defaultdict(list)
    for place, gram in enumerate(zip(*(words[start:] for start in range(_GRAM)), strict=False)):
        places[gram].append(place)
    return places
