"""Check kind repeated-sentence: sentences that stand twice, word for word, in one article."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import compress

from linter.checks.kind import JoiningCheck, Match, PassageHit, Reach, View
from linter.checks.near_duplicate.bits import content
from linter.checks.near_duplicate.copy import FACTS
from linter.checks.near_duplicate.normal_text import normal_sentences

_FINISHED = re.compile(r"[.!?…。！？][\"'”’»)\]]*\Z")


class JudgedSentences:
    """The sentences of the blocks that a rule judges, as the duplicate checks compare them.

    Attributes:
        normal: the words of the whole article.
        blocks, sentences: in order.
        words: of each, normalised.
        firsts, lasts: from and up to which byte of the article's words they reach.
        repeated: whether any two have the same words.
    """

    def __init__(self, view: View) -> None:
        """Choose the sentences of the view's units."""
        document = view.document
        self.normal = normal = document.derived(normal_sentences)
        units = {(unit.start, unit.end) for unit in view.units}
        judged = [(block.start, block.end) in units for block in document.blocks]
        self.blocks = list(compress(document.blocks, judged))
        chosen = [judged[sentence.block] for sentence in document.sentences]
        self.sentences = list(compress(document.sentences, chosen))
        self.firsts = list(compress(normal.firsts, chosen))
        self.lasts = list(compress(normal.lasts, chosen))
        self.words = [
            normal.words[first:last] for first, last in zip(self.firsts, self.lasts, strict=True)
        ]
        self.repeated = len(set(self.words)) < len(self.words)


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
        judged = view.derived(JudgedSentences)
        if not judged.repeated:
            return
        text = view.document.prose.text
        counts = Counter(judged.words)
        finished = [
            (words, PassageHit(sentence.start, sentence.end, judged.normal.words, first, last))
            for sentence, words, first, last in zip(
                judged.sentences, judged.words, judged.firsts, judged.lasts, strict=True
            )
            if counts[words] > 1 and _FINISHED.search(text[sentence.start : sentence.end])
        ]
        repeated = {
            words
            for words, count in Counter(words for words, _ in finished).items()
            if 1 < count <= self.most and self._tells(words.split())
        }
        yield from (hit for words, hit in finished if words in repeated)

    def match(self, first: bytes, second: bytes) -> Match | None:
        """Whether the two are the same words."""
        return Match(1.0, first.count(b" ") + 1) if first == second else None

    def _tells(self, words: list[bytes]) -> bool:
        return len(words) >= self.min_words and content(words) >= self.min_bits
