"""Check kind repeated-sentence: sentences that stand twice, word for word, in one article."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import compress

from linter.checks.kind import JoiningCheck, Match, PassageHit, Reach, View
from linter.checks.near_duplicate.bits import content
from linter.checks.near_duplicate.copy import FACTS
from linter.checks.near_duplicate.normal import normalise
from linter.checks.near_duplicate.normal_text import normal_sentences
from linter.documents.model import BlockKind, Document, Reference, ReferenceKind, Sentence
from linter.text.prose import OPAQUE

_FINISHED = re.compile(r"[.!?…。！？][\"'”’»)\]]*\Z")
_NAMES_CODE = re.compile(rf"{OPAQUE}|[a-z][A-Z]|[^\W\d]\(|\w(?:_|::)\w|(?<!\w)[.@-]+[a-z]")
"""A heading with code, or a name as code has it: `onClose`, `send()`, `max_size`, `--verbose`."""


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

    What has no full stop (captions, labels, lead-ins that end in a colon) is no sentence. What a
    reference says of each of its entries is left alone: paragraphs that begin with code, and
    sentences that stand only in sections of the same heading, or in sections whose headings all
    name code.

    Attributes:
        min_words: shorter sentences may be repeated.
        min_alone: so may shorter ones that are a paragraph each time.
        min_bits: so may sentences that say little ("What do you think?"): the information of
            their words beyond that of words without content, from word frequencies. The words of
            links do not count: a sentence that points to another page may do so twice.
        most: a sentence that stands more often is part of the article's form.
    """

    min_words: int = 4
    min_alone: int = 8
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
        counts = Counter(judged.words)
        together: dict[bytes, list[int]] = {}
        for at, words in enumerate(judged.words):
            if counts[words] > 1 and _is_prose(judged.sentences[at], view.document):
                together.setdefault(words, []).append(at)
        for words, group in together.items():
            sentences = [judged.sentences[at] for at in group]
            if (
                1 < len(group) <= self.most
                and self._tells(words, sentences, view.document)
                and not _is_of_the_form(sentences, view.document)
            ):
                for at, sentence in zip(group, sentences, strict=True):
                    first, last = judged.firsts[at], judged.lasts[at]
                    yield PassageHit(sentence.start, sentence.end, judged.normal.words, first, last)

    def match(self, first: bytes, second: bytes) -> Match | None:
        """Whether the two are the same words."""
        return Match(1.0, first.count(b" ") + 1) if first == second else None

    def _tells(self, words: bytes, sentences: list[Sentence], document: Document) -> bool:
        alone = all(_is_alone(sentence, document) for sentence in sentences)
        least = max(self.min_words, self.min_alone if alone else 0)
        return words.count(b" ") + 1 >= least and all(
            content(_unlinked_words(sentence, document)) >= self.min_bits for sentence in sentences
        )


def _is_prose(sentence: Sentence, document: Document) -> bool:
    """Whether it has an end, and its paragraph does not explain a piece of code."""
    text = document.prose
    begin = document.blocks[sentence.block].start
    return (
        not text.lintable.startswith(OPAQUE, begin)
        and _FINISHED.search(text.text[sentence.start : sentence.end]) is not None
    )


def _unlinked_words(sentence: Sentence, document: Document) -> list[bytes]:
    """The normalised words of a sentence that are in no link."""
    text = document.prose.text
    pieces = []
    at = sentence.start
    links = document.derived(_links)
    for index in range(bisect_left(links, at, key=_start), len(links)):
        link = links[index]
        if link.start >= sentence.end:
            break
        if at <= link.start < link.end <= sentence.end:
            pieces.append(text[at : link.start])
            at = link.end
    pieces.append(text[at : sentence.end])
    return b" ".join(normalise(pieces)).split()


def _links(document: Document) -> list[Reference]:
    """The links, in the order of the prose."""
    return sorted(
        (link for link in document.references if link.kind is ReferenceKind.LINK), key=_start
    )


def _start(link: Reference) -> int:
    return link.start


def _is_alone(sentence: Sentence, document: Document) -> bool:
    block = document.blocks[sentence.block]
    return (sentence.start, sentence.end) == (block.start, block.end)


def _is_of_the_form(sentences: list[Sentence], document: Document) -> bool:
    """Whether they stand in several sections, all of one heading or all about a piece of code."""
    firsts = [section.first for section in document.sections]
    sections = {document.sections[bisect_right(firsts, s.block) - 1].first for s in sentences}
    heads = [document.blocks[first] for first in sections]
    if len(heads) == 1 or any(head.kind is not BlockKind.HEADING for head in heads):
        return False
    lintable = document.prose.lintable
    if all(_NAMES_CODE.search(lintable, head.start, head.end) for head in heads):
        return True
    return len({document.prose.text[head.start : head.end].lower() for head in heads}) == 1
