"""Check kind repeated-sentence: sentences that stand twice, word for word, in one article."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from linter.checks.kind import JoiningCheck, Match, PassageHit, Reach, View
from linter.checks.near_duplicate.bits import content
from linter.checks.near_duplicate.copy import FACTS
from linter.checks.near_duplicate.normal_text import normal_sentences

_FINISHED = re.compile(r"[.!?…。！？][\"'”’»)\]]*\Z")


class NormalSentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence, its place in the prose and its block; its words as they are compared.

    Attributes:
        first, last: from and up to which byte of the article's normalised words they reach.
    """

    start: int
    end: int
    block: int
    words: bytes
    first: int
    last: int


def judged_sentences(view: View) -> list[NormalSentence]:
    """The sentences of the blocks that a rule judges."""
    document = view.document
    normal = document.derived(normal_sentences)
    units = {(unit.start, unit.end) for unit in view.units}
    judged = [(block.start, block.end) in units for block in document.blocks]
    return [
        NormalSentence(s.start, s.end, s.block, normal.words[first:last], first, last)
        for s, first, last in zip(document.sentences, normal.firsts, normal.lasts, strict=True)
        if judged[s.block]
    ]


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
        sentences = judged_sentences(view)
        counts = Counter(sentence.words for sentence in sentences)
        if len(counts) == len(sentences):
            return
        text = view.document.prose.text
        finished = [
            sentence
            for sentence in sentences
            if counts[sentence.words] > 1 and _FINISHED.search(text[sentence.start : sentence.end])
        ]
        repeated = {
            words
            for words, count in Counter(sentence.words for sentence in finished).items()
            if 1 < count <= self.most and self._tells(words.split())
        }
        compared = view.document.derived(normal_sentences).words
        for s in finished:
            if s.words in repeated:
                yield PassageHit(s.start, s.end, compared, s.first, s.last)

    def match(self, first: bytes, second: bytes) -> Match | None:
        """Whether the two are the same words."""
        return Match(1.0, first.count(b" ") + 1) if first == second else None

    def _tells(self, words: list[bytes]) -> bool:
        return len(words) >= self.min_words and content(words) >= self.min_bits
