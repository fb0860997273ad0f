"""Check kind `sourcing`: a long article that claims much and cites nothing at all."""

import re
from collections.abc import Iterator

from linter.checks.claim.assessment import ClaimAssessment, SentenceAssessment, assess
from linter.checks.claim.attribution import names_source
from linter.checks.claim.features import NUMBER
from linter.checks.claim.stance import Stance
from linter.checks.claim.support import (
    cites,
    has_source_list,
    is_home,
    leads_to_source,
    names_sources,
)
from linter.checks.kind import CheckKind, Hit, View
from linter.documents.model import BlockKind, Document
from linter.text.quotations import quotations
from linter.text.words import WORD, count_tokens

_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d|\b(?:1[5-9]|20)\d\d\b"
)


class Sourcing(CheckKind, frozen=True, kw_only=True, tag="sourcing"):
    """Marks the title, or else the first sentence, of an article that nothing supports.

    Any one source is enough to leave it alone: a link that leads to one, a footnote, a citation,
    a named speaker, a list of sources, sources in the metadata. Articles with code are about the
    code. Facts: `claims` (sentences worth checking), `words`, and what a reader could check:
    `figures`, `dates`, `quotations`.

    Attributes:
        min_words: shorter articles are left alone.
        min_claims: the fewest sentences worth checking.
        min_share: their least share of all sentences, 0 to 1.
        min_assertions: the least share of sentences that state something, 0 to 1; others ask,
            instruct, suppose or tell what the writer did.
        threshold: the check-worthiness from which a sentence is worth checking, 0 to 1.
    """

    min_words: int = 300
    min_claims: int = 8
    min_share: float = 0.2
    min_assertions: float = 0.7
    threshold: float = 0.35

    def facts(self) -> frozenset[str]:
        return frozenset({"claims", "words", "figures", "dates", "quotations"})

    def hits(self, view: View) -> Iterator[Hit]:
        document = view.document
        if document.word_count < self.min_words:
            return
        if any(block.kind is BlockKind.CODE for block in document.blocks) or _cites(document):
            return
        assessment = document.derived(assess)
        sentences = _body(document, assessment)
        claims = self._claims(sentences)
        if claims is None or any(names_source(sentence.text) for sentence in sentences):
            return
        place = _title_place(document)
        if place is None:
            return
        text = document.prose.lintable
        yield Hit(
            *place,
            {
                "claims": claims,
                "words": count_tokens(document.prose.text),
                "figures": len(NUMBER.findall(text)),
                "dates": len(_DATE.findall(text)),
                "quotations": len(quotations(text)),
            },
        )

    def _claims(self, sentences: list[SentenceAssessment]) -> int | None:
        """How many sentences are worth checking; None where the article does not claim much."""
        others = (1 - self.min_assertions) * len(sentences)
        asserting = []
        for sentence in sentences:
            if sentence.stance is Stance.ASSERTION:
                asserting.append(sentence)
                continue
            others -= 1
            if others < 0:
                return None
        claims = sum(s.check_worthiness >= self.threshold for s in asserting)
        if claims < self.min_claims or claims < self.min_share * len(sentences):
            return None
        return claims


def _cites(document: Document) -> bool:
    """Whether anything in the article points to a source; cheap, so that most articles end here."""
    if any(leads_to_source(r) and not is_home(r.target) for r in document.references):
        return True
    if names_sources(document.front_matter) or has_source_list(document):
        return True
    return cites(document.prose.text)


def _body(document: Document, assessment: ClaimAssessment) -> list[SentenceAssessment]:
    return [
        assessment.sentence(index)
        for index, sentence in enumerate(document.sentences)
        if document.blocks[sentence.block].kind in _BODY
    ]


def _title_place(document: Document) -> tuple[int, int] | None:
    """The title: the first heading before any body text, else the first sentence."""
    for block in document.blocks:
        if block.end == block.start:
            continue
        if block.kind is BlockKind.HEADING:
            return block.start, block.end
        if block.kind in _BODY:
            break
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind in _BODY and WORD.search(
            document.prose.text, sentence.start, sentence.end
        ):
            return sentence.start, sentence.end
    return None
