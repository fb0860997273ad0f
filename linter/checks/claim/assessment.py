"""What is known of each sentence of an article as a claim; read only where a rule asks."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from linter.checks.claim.attribution import attribution
from linter.checks.claim.features import WORD, features, fold
from linter.checks.claim.hedging import hedging
from linter.checks.claim.model import check_worthiness
from linter.checks.claim.stance import Stance, stance
from linter.checks.claim.support import Sources, Support
from linter.documents.model import Document

_DIGIT = re.compile(r"\d[\w.,]*")


class SentenceAssessment:
    """One sentence; each answer is worked out when first asked for.

    Attributes:
        text: as written, code and URLs made opaque.
        folded: in lower case with straight apostrophes.
    """

    def __init__(self, sources: Sources, index: int, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self._sources = sources
        self._index = index

    @cached_property
    def words(self) -> list[str]:
        """The words of `folded`, in order."""
        return WORD.findall(self.folded)

    @cached_property
    def distinct_words(self) -> frozenset[str]:
        """The words of `folded`, each once."""
        return frozenset(self.words)

    @cached_property
    def features(self) -> set[str]:
        """What the check-worthiness model sees."""
        return features(self.text, self.folded, self.words)

    @cached_property
    def check_worthiness(self) -> float:
        """How likely a fact checker is to want it checked, 0 to 1."""
        return check_worthiness().probability(self.features)

    @cached_property
    def attribution(self) -> float:
        """How surely it gives its content to somebody, 0 to 1; from 0.5 it does."""
        return attribution(self.text, self.folded, self.distinct_words)

    @cached_property
    def hedging(self) -> float:
        """How surely it hedges or hides who says so, 0 to 1; from 0.5 it does."""
        return hedging(self.text, self.folded, self.distinct_words)

    @cached_property
    def stance(self) -> Stance:
        """Whether it asserts anything at all."""
        return stance(self.text, self.folded, self.distinct_words)

    @cached_property
    def support(self) -> Support | None:
        """What stands behind it; None where nothing does."""
        return self._sources.support(self._index)


class ClaimAssessment:
    """The sentences of a document as claims, in the order of `document.sentences`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.prose.lintable
        self._starts = [sentence.start for sentence in document.sentences]
        self._made: dict[int, SentenceAssessment] = {}
        self._places: dict[str, frozenset[int]] = {}
        self.sources = Sources(document)

    def __len__(self) -> int:
        return len(self._starts)

    def sentence(self, index: int) -> SentenceAssessment:
        """The sentence at this place in `document.sentences`."""
        made = self._made.get(index)
        if made is None:
            span = self._document.sentences[index]
            text = self._text[span.start : span.end]
            made = self._made[index] = SentenceAssessment(self.sources, index, text)
        return made

    def with_words(self, words: Iterable[str]) -> set[int]:
        """The places of the sentences that hold one of these lower-case words."""
        found: set[int] = set()
        for word in self._document.folded_words.keys() & set(words):
            found |= self._with_word(word)
        return found

    @cached_property
    def with_digits(self) -> frozenset[int]:
        """The places of the sentences that hold a digit."""
        return frozenset(self._at(match.start()) for match in _DIGIT.finditer(self._text))

    @cached_property
    def with_quotations(self) -> frozenset[int]:
        """The places of the sentences that hold a quotation mark."""
        return frozenset(self._at(match.start()) for match in re.finditer('["“]', self._text))

    @cached_property
    def _folded(self) -> str:
        folded = fold(self._text)
        if len(folded) == len(self._text):
            return folded
        return "".join(lower if len(lower := fold(char)) == 1 else char for char in self._text)

    def _with_word(self, word: str) -> frozenset[int]:
        if word not in self._places:
            text = self._folded
            found = []
            at = text.find(word)
            while at >= 0:
                end = at + len(word)
                if not (text[at - 1 : at].isalpha() or text[end : end + 1].isalpha()):
                    found.append(self._at(at))
                at = text.find(word, end)
            self._places[word] = frozenset(found)
        return self._places[word]

    def _at(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)


def assess(document: Document) -> ClaimAssessment:
    """The claims of a document; use as `document.derived(assess)`, which all rules share."""
    return ClaimAssessment(document)


def assessment_of(document: Document) -> dict[str, list[float]]:
    """Every sentence's numbers: check-worthiness, attribution, hedging, support (1 or 0)."""
    assessment = document.derived(assess)
    sentences = [assessment.sentence(index) for index in range(len(assessment))]
    return {
        "check_worthiness": [sentence.check_worthiness for sentence in sentences],
        "attribution": [sentence.attribution for sentence in sentences],
        "hedging": [sentence.hedging for sentence in sentences],
        "support": [float(sentence.support is not None) for sentence in sentences],
    }
