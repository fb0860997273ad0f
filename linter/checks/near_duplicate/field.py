"""Check kind same-field: titles, descriptions and the like that several articles share."""

from collections.abc import Iterable
from typing import Annotated

import msgspec

from linter.checks.kind import JoiningCheck, Match, PassageHit, Reach, View
from linter.checks.near_duplicate.copy import FACTS
from linter.checks.near_duplicate.normal_text import normal_sentences
from linter.documents.model import Block, BlockKind, Document


class SameField(JoiningCheck, frozen=True, tag="same-field"):
    """Compares a field of the front matter, word for word.

    Attributes:
        fields: the first of these names that an article has is compared.
        heading: whether an article without the field is known by its first heading of level 1.
        min_words: shorter texts are not compared: every site has several pages named "Overview".
        furniture: from how many pages on a passage belongs to the site, and is no finding.
    """

    fields: tuple[str, ...]
    heading: bool = False
    min_words: int = 3
    furniture: Annotated[int, msgspec.Meta(ge=2)] = 5

    def facts(self) -> frozenset[str]:
        """The words and the other places."""
        return FACTS

    @property
    def reach(self) -> Reach:
        """An article is compared with others."""
        return Reach.OTHERS

    def passages(self, view: View) -> Iterable[PassageHit]:
        """The field, if the article has it."""
        block = self._block(view.document)
        if block is None:
            return ()
        normal = view.document.derived(normal_sentences)
        first, last = normal.between(block.start, block.end)
        if normal.words.count(b" ", first, last) + 1 < self.min_words:
            return ()
        return (PassageHit(block.start, block.end, normal.words, first, last),)

    def match(self, first: bytes, second: bytes) -> Match | None:
        """Whether the two are the same words."""
        return Match(1.0, first.count(b" ") + 1) if first == second else None

    def _block(self, document: Document) -> Block | None:
        for name in self.fields:
            for block in document.blocks:
                if block.kind is BlockKind.FRONT_MATTER and block.name == name:
                    return block
        if self.heading:
            for block in document.blocks:
                if block.kind is BlockKind.HEADING and block.level == 1:
                    return block
        return None
