"""What is known of each sentence of an article as a claim; read only where a rule asks."""

from bisect import bisect_right
from functools import cached_property

from linter.checks.claim.attribution import attribution
from linter.checks.claim.features import WORD, fold, traits
from linter.checks.claim.model import THRESHOLD, check_worthiness
from linter.checks.claim.stance import Stance, stance
from linter.checks.claim.support import Sources, Support
from linter.checks.readability.counts import sentence_counts
from linter.documents.model import Document


class SentenceAssessment:
    """One sentence; each answer is worked out when first asked for.

    Attributes:
        text: as written, on one line, code and URLs made opaque.
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
    def traits(self) -> set[str]:
        """What the check-worthiness model sees besides the words."""
        return traits(self.text, self.folded, self.words, self.distinct_words)

    @cached_property
    def check_worthiness(self) -> float:
        """How likely a fact checker is to want it checked, 0 to 1."""
        return check_worthiness().probability(self.distinct_words, self.traits)

    @cached_property
    def attribution(self) -> float:
        """How surely it gives its content to somebody, 0 to 1; from 0.5 it does."""
        return attribution(self.text, self.folded, self.distinct_words)

    @cached_property
    def hedging(self) -> float:
        """How surely it hedges or hides who says so, 0 to 1; from 0.5 it does."""
        from linter.checks.claim.hedging import hedging  # no rule asks for it

        return hedging(self.text, self.folded, self.distinct_words)

    @cached_property
    def stance(self) -> Stance:
        """Whether it asserts anything at all."""
        return stance(self.text, self.folded, self.distinct_words)

    @cached_property
    def is_spoken_by_somebody(self) -> bool:
        """Whether it, or the text directly around it, has a verb or a mark of speech."""
        return self._sources.has_speech_around(self._index)

    @cached_property
    def support(self) -> Support | None:
        """What stands behind it; None where nothing does."""
        return self._sources.support(self._index)


class ClaimAssessment:
    """The sentences of a document as claims, in the order of `document.sentences`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.prose.lintable
        self._starts = document.derived(sentence_counts).starts
        self._made: dict[int, SentenceAssessment] = {}
        self.sources = Sources(document)

    def __len__(self) -> int:
        return len(self._starts)

    def sentence(self, index: int) -> SentenceAssessment:
        """The sentence at this place in `document.sentences`."""
        made = self._made.get(index)
        if made is None:
            span = self._document.sentences[index]
            text = self._text[span.start : span.end].replace("\n", " ")
            made = self._made[index] = SentenceAssessment(self.sources, index, text)
        return made

    def index_at(self, offset: int) -> int | None:
        """The place of the sentence that holds this offset of the prose; None between two."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._document.sentences[index].end:
            return None
        return index


def assess(document: Document) -> ClaimAssessment:
    """The claims of a document; use as `document.derived(assess)`, which all rules share."""
    return ClaimAssessment(document)


def assessment_of(document: Document) -> dict[str, list[float]]:
    """Every sentence's numbers: check-worthiness, attribution, hedging, support (1 or 0).

    Besides, one number of the article: `supported_claims`, the share of its claims (assertions
    worth checking, see `model.THRESHOLD`) that something supports; no number where it has none.
    """
    assessment = document.derived(assess)
    sentences = [assessment.sentence(index) for index in range(len(assessment))]
    claims = [
        float(sentence.support is not None)
        for sentence in sentences
        if sentence.stance is Stance.ASSERTION and sentence.check_worthiness >= THRESHOLD
    ]
    return {
        "supported_claims": [sum(claims) / len(claims)] if claims else [],
        "check_worthiness": [sentence.check_worthiness for sentence in sentences],
        "attribution": [sentence.attribution for sentence in sentences],
        "hedging": [sentence.hedging for sentence in sentences],
        "support": [float(sentence.support is not None) for sentence in sentences],
    }
