"""Check kind `keyword-stuffing`: a term that stands far more often than a topic needs."""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import sqrt

from linter.checks.kind import CheckKind, Fact, Hit, RelatedSpan, View
from linter.checks.readability.counts import is_running
from linter.documents.model import Document, Sentence
from linter.text.folding import folded

_LETTERS = 3
_SENTENCE_WORDS = 4
_SENTENCES = 5
"""Fewer sentences of running text are a list's, whose entries name what it lists."""
_PART = 0.75
"""Terms are counted by their frequent forms first, and in full from this part of the limit on."""
_FORMS = 12
"""A form is frequent if it alone reaches the limit divided by this."""
_FUNCTION_WORDS = frozenset(
    "about above after again all also and any are because been before being both but can could "
    "did does doing down during each even few for from had has have having her here hers him his "
    "how however into its itself just like made make many may might more most much must not now "
    "off once one only other our ours out over own same she should some such than that the their "
    "theirs them then there these they this those through too two under until use used very was "
    "way were what when where which while who whom why will with within without would you your "
    "yours".split()
)


class KeywordStuffing(CheckKind, frozen=True, kw_only=True, tag="keyword-stuffing"):
    """Finds terms whose share of an article is far above the one that a topic explains.

    A term is an inflected word: plural and possessive count with it. The first place is marked,
    the others are related. Facts: `term`, `count`, `expected` (the count that a topic explains),
    `percent` (its share of the words) and `sentences` (percent of the sentences that have it).

    Attributes:
        expected: the share of the words, 0 to 1, that the main term of an article takes.
        deviations: how many standard deviations of a Poisson count above it are fine.
        sentences: the least share of the sentences of running text, 0 to 1, that have the term;
            where it is lower, the term comes in knots, as the names of commands do in instructions.
        min_words: shorter articles are not judged.
    """

    expected: float
    deviations: float
    sentences: float
    min_words: int

    def facts(self) -> frozenset[str]:
        return frozenset({"term", "count", "expected", "percent", "sentences"})

    def hits(self, view: View) -> Iterator[Hit]:
        words = view.document.word_count
        if words < self.min_words:
            return
        expected = words * self.expected
        limit = expected + self.deviations * sqrt(expected)
        for term, count in _frequent_terms(view.document, limit).items():
            if count > _PART * limit:
                yield from self._hits_of(term, limit, words, view)

    def _may_be_everywhere(self, term: str, document: Document) -> bool:
        """Whether so many sentences have the term; gives up at one too many without it."""
        text = folded(document.prose.lintable)
        spare = (1 - self.sentences) * len(document.sentences)
        for sentence in document.sentences:
            start, end = sentence.start, sentence.end
            if text.find(term, start, end) < 0:
                spare -= _is_judged(sentence, document)
                if spare < 0:
                    return False
        return True

    def _hits_of(self, term: str, limit: float, words: int, view: View) -> Iterator[Hit]:
        pattern = re.compile(
            rf"(?<![^\W\d_]){re.escape(term)}(?:e?s)?(?:['’]s?)?(?![^\W\d_])", re.I
        )
        if not self._may_be_everywhere(term, view.document):
            return
        text = view.prose.lintable
        places = [
            match.span()
            for unit in view.units
            for match in pattern.finditer(text, unit.start, unit.end)
        ]
        if len(places) <= limit:
            return
        sentences = [
            sentence for sentence in view.document.sentences if _is_judged(sentence, view.document)
        ]
        with_term = sum(
            pattern.search(text, sentence.start, sentence.end) is not None for sentence in sentences
        )
        share = with_term / max(len(sentences), 1)
        if share < self.sentences or len(sentences) < _SENTENCES:
            return
        first, *others = places
        facts: dict[str, Fact] = {
            "term": text[slice(*first)],
            "count": len(places),
            "expected": round(words * self.expected),
            "percent": round(100 * len(places) / words, 1),
            "sentences": round(100 * share),
        }
        related = tuple(RelatedSpan(*place, "also here") for place in others)
        yield Hit(*first, facts, related=related)


def _is_judged(sentence: Sentence, document: Document) -> bool:
    """Whether a sentence stands in running text and has a few words."""
    text = document.prose.lintable
    return len(text[sentence.start : sentence.end].split()) >= _SENTENCE_WORDS and is_running(
        document.blocks[sentence.block], text
    )


def _frequent_terms(document: Document, limit: float) -> dict[str, int]:
    """How often content words stand, each with its plural and possessive; rare forms left out."""
    terms: dict[str, int] = {}
    least = int(limit / _FORMS)
    for word, count in document.words.items():
        if count > least and (term := _term(word)):
            terms[term] = terms.get(term, 0) + count
    for term in [term for term in terms if term.endswith("s")]:
        for stem in (term[:-1], term[:-2] if term.endswith("es") else ""):
            if len(stem) > _LETTERS and stem in terms:
                terms[stem] += terms.pop(term)
                break
    return terms


@lru_cache(1 << 12)
def _term(word: str) -> str:
    """What a frequent word counts for; nothing where it is a function word."""
    term = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if len(word) < _LETTERS or {term, term.removesuffix("s")} & _FUNCTION_WORDS:
        return ""
    return term
