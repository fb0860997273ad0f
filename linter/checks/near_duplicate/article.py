"""Check kind same-article: whole articles of nearly the same words."""

from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec

from linter.checks.kind import JoiningCheck, Match, PassageHit, Reach, View
from linter.checks.near_duplicate.copy import FACTS, NearDuplicate
from linter.checks.near_duplicate.normal_text import long_enough
from linter.documents.model import BlockKind, Document
from linter.text.span import Span


class SameArticle(JoiningCheck, frozen=True, tag="same-article"):
    """Compares articles as wholes, front matter left out, by the Jaccard similarity of shingles.

    A finding points at the article's first block.

    Attributes:
        threshold: the least similarity of their 3-word shingles, 0.3 to 1.
        min_words: shorter articles are not compared.
    """

    threshold: Annotated[float, msgspec.Meta(ge=0.3, le=1.0)] = 0.7
    min_words: Annotated[int, msgspec.Meta(ge=3)] = 50

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
        """An article that stands twice stands for all that is in it."""
        return 6

    @property
    def reach(self) -> Reach:
        """An article is compared with others."""
        return Reach.OTHERS

    def passages(self, view: View) -> Iterable[PassageHit]:
        """The article, if it is long enough."""
        body, head = article_body(view.document)
        return long_enough(view, [body], self.min_words, head)

    def keys(self, payloads: Sequence[bytes]) -> Sequence[bytes]:
        """The band keys, as of paragraphs."""
        return self._comparison.keys(payloads)

    def match(self, first: bytes, second: bytes) -> Match | None:
        """Whether the Jaccard similarity of the two is at least the threshold."""
        return self._comparison.match(first, second)

    def matches(
        self, payloads: Sequence[bytes], pairs: Sequence[tuple[int, int]]
    ) -> list[Match | None]:
        """Which of many pairs match; the same as `match` of each."""
        return self._comparison.matches(payloads, pairs)

    def finer_keys(self, payloads: Sequence[bytes]) -> Sequence[bytes] | None:
        """The rarest shingles, as for paragraphs."""
        return self._comparison.finer_keys(payloads)

    @property
    def _comparison(self) -> NearDuplicate:
        return NearDuplicate(threshold=self.threshold, min_words=self.min_words)


def article_body(document: Document) -> tuple[Span, int]:
    """The prose of an article without its front matter, and the length of its first block."""
    blocks = [
        block
        for block in document.blocks
        if block.end > block.start and block.kind is not BlockKind.FRONT_MATTER
    ]
    if not blocks:
        return Span(0, 0), 0
    return Span(blocks[0].start, blocks[-1].end), blocks[0].end - blocks[0].start
