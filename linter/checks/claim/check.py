"""Check kind `claim`: sentences that claim something and show no source for it."""

from collections.abc import Iterator

from linter.checks.claim.assessment import SentenceAssessment, assess
from linter.checks.claim.detectors import ClaimKind, find, literals
from linter.checks.claim.model import check_worthiness
from linter.checks.claim.stance import Stance
from linter.checks.claim.support import Support
from linter.checks.kind import CheckKind, Hit, View
from linter.checks.literals import literals_of, needed_by
from linter.checks.phrase import compile_phrases
from linter.checks.scan import scan
from linter.text.span import Span

_NOTED = 10
"""How many traits either way a rule's page names."""


class Claim(CheckKind, frozen=True, kw_only=True, tag="claim"):
    """Marks the words that make a sentence a claim, where nothing supports it.

    Facts: `worthiness`, the check-worthiness of the sentence in percent.

    Attributes:
        claim: a kind of claim that is found by its form.
        tokens: phrases that make a claim; either these or `claim`.
        exceptions: phrases that are fine; a match that overlaps one is dropped.
        threshold: the least check-worthiness, 0 to 1.
        stances: what else than an assertion is judged, for example `experience` (the first person).
        excused_by: what counts as support; nothing does where the list is empty.
    """

    claim: ClaimKind | None = None
    tokens: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    threshold: float = 0.0
    stances: tuple[Stance, ...] = ()
    excused_by: tuple[Support, ...] = tuple(Support)

    def __post_init__(self) -> None:
        if (self.claim is None) == (not self.tokens):
            raise ValueError("claim needs either `claim` or `tokens`")
        if not 0.0 <= self.threshold <= 1.0:
            raise ValueError("`threshold` lies between 0 and 1")

    def facts(self) -> frozenset[str]:
        return frozenset({"worthiness"})

    def notes(self) -> tuple[str, ...]:
        if not self.threshold:
            return ()
        raising, lowering = check_worthiness().strongest_traits(_NOTED)
        return (
            f"A sentence counts from a check-worthiness of {self.threshold:.2f} on, in [0, 1]: a "
            "sum over its words and over traits such as these.",
            f"What raises it most: {_named(raising)}.",
            f"What lowers it most: {_named(lowering)}.",
        )

    def prepare(self) -> None:
        compile_phrases(self.tokens)
        compile_phrases(self.exceptions)

    def phrases(self) -> tuple[str, ...]:
        return (*self.tokens, *self.exceptions)

    def literals(self) -> frozenset[str]:
        found = literals_of(self.phrases())
        return found if self.claim is None else found | literals(self.claim)

    def needs(self) -> frozenset[str] | None:
        return needed_by(self.tokens) if self.claim is None else literals(self.claim)

    def hits(self, view: View) -> Iterator[Hit]:
        found = self._find(view)
        if not found:
            return
        assessment = view.document.derived(assess)
        judged = -1
        for span in found:
            index = assessment.index_at(span.start)
            # One source serves all figures of a sentence; each empty phrase stands for itself.
            if index is None or (index == judged and self.claim is not None):
                continue
            sentence = assessment.sentence(index)
            if self._is_open(sentence):
                judged = index
                worthiness = round(100 * sentence.check_worthiness)
                yield Hit(span.start, span.end, {"worthiness": worthiness})

    def _find(self, view: View) -> list[Span]:
        if self.claim is not None:
            spans = find(self.claim, view)
        else:
            spans = [span for span, _ in scan(view, self.tokens)]
        if not spans or not self.exceptions:
            return spans
        fine = [span for span, _ in scan(view, self.exceptions)]
        return [span for span in spans if not any(span.overlaps(other) for other in fine)]

    def _is_open(self, sentence: SentenceAssessment) -> bool:
        """Whether the sentence asserts something worth checking that nothing supports."""
        if sentence.stance is not Stance.ASSERTION and sentence.stance not in self.stances:
            return False
        if self.threshold and sentence.check_worthiness < self.threshold:
            return False
        if self.claim is ClaimKind.QUOTATION and sentence.is_spoken_by_somebody:
            return False
        return sentence.support not in self.excused_by


def _named(traits: list[tuple[str, float]]) -> str:
    return ", ".join(f"`{name}` {value:+.2f}" for name, value in traits)
