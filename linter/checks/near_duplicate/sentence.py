"""Check kind repeated-sentence: sentences that stand twice, word for word, in one article."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec
import xxhash

from linter.checks.kind import JoiningCheck, Match, PassageHit, Reach, View
from linter.checks.near_duplicate.bits import content
from linter.checks.near_duplicate.copy import FACTS
from linter.checks.near_duplicate.normal import normalise
from linter.documents.model import Document

_FINISHED = re.compile(r"[.!?…。！？][\"'”’»)\]]*\Z")


class NormalSentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence, its place in the prose, its block, and its words as they are compared."""

    start: int
    end: int
    block: int
    words: bytes
    finished: bool


def normal_sentences(document: Document) -> list[NormalSentence]:
    """The sentences of a document as the duplicate checks compare them; for `derived`."""
    sentences = document.sentences
    texts = [document.prose.text[s.start : s.end] for s in sentences]
    return [
        NormalSentence(s.start, s.end, s.block, words, _FINISHED.search(text) is not None)
        for s, words, text in zip(sentences, normalise(texts), texts, strict=True)
    ]


def judged_sentences(view: View) -> list[NormalSentence]:
    """The sentences of the blocks that a rule judges."""
    units = {(unit.start, unit.end) for unit in view.units}
    judged = [(block.start, block.end) in units for block in view.document.blocks]
    return [s for s in view.document.derived(normal_sentences) if judged[s.block]]


class RepeatedSentence(JoiningCheck, frozen=True, tag="repeated-sentence"):
    """Finds sentences of the same words in the blocks that the rule's scope names.

    What has no full stop (captions, labels, lead-ins that end in a colon) is no sentence.

    Attributes:
        min_words: shorter sentences may be repeated.
        min_bits: so may sentences that say little ("What do you think?"): the information of
            their words beyond that of words without content, from word frequencies.
        most: a sentence that stands more often is part of the article's form.
    """

    min_words: int = 4
    min_bits: float = 20.0
    most: int = 4

    def facts(self) -> frozenset[str]:
        """The words and the other places."""
        return FACTS

    @property
    def rank(self) -> int:
        """A copied paragraph stands for its sentences."""
        return 4

    @property
    def reach(self) -> Reach:
        """Only the sentences of one article are compared."""
        return Reach.ARTICLE

    def passages(self, view: View) -> Iterable[PassageHit]:
        """The sentences that stand twice."""
        sentences = [sentence for sentence in judged_sentences(view) if sentence.finished]
        repeated = {
            words
            for words, count in Counter(sentence.words for sentence in sentences).items()
            if 1 < count <= self.most and self._tells(words.split())
        }
        for sentence in sentences:
            if sentence.words in repeated:
                key = xxhash.xxh3_64_digest(sentence.words)
                words = sentence.words.count(b" ") + 1
                yield PassageHit(sentence.start, sentence.end, key, sentence.words, words)

    def match(self, first: bytes, second: bytes) -> Match | None:
        """Whether the two are the same words."""
        return Match(1.0, first.count(b" ") + 1) if first == second else None

    def _tells(self, words: list[bytes]) -> bool:
        return len(words) >= self.min_words and content(words) >= self.min_bits
