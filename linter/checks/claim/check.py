"""Check kind `claim`: sentences that claim something and show no source for it."""

from bisect import bisect_right
from collections.abc import Iterator

from linter.checks.claim.assessment import ClaimAssessment, SentenceAssessment, assess
from linter.checks.claim.detectors import DETECTORS, ClaimKind, apart_from
from linter.checks.claim.stance import Stance
from linter.checks.claim.support import Support
from linter.checks.kind import CheckKind, Fact, Hit, View
from linter.checks.phrase import PREFIX_MARK, compile_phrases, phrase_triggers


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

    def prepare(self) -> None:
        compile_phrases(self.tokens)
        compile_phrases(self.exceptions)

    def triggers(self) -> frozenset[str] | None:
        if self.claim is None:
            return phrase_triggers(self.tokens)
        detector = DETECTORS[self.claim]
        return None if detector.digits or detector.quotations else detector.triggers

    def hits(self, view: View) -> Iterator[Hit]:
        document = view.document
        assessment = document.derived(assess)
        starts = [unit.start for unit in view.units]
        for index in sorted(self._candidates(view, assessment)):
            span = document.sentences[index]
            unit = bisect_right(starts, span.start) - 1
            if unit < 0 or span.end > view.units[unit].end:
                continue
            sentence = assessment.sentence(index)
            found = self._find(sentence.text)
            if found and self._is_open(sentence):
                facts: dict[str, Fact] = {"worthiness": round(100 * sentence.check_worthiness)}
                # One source serves all figures of a sentence; each empty phrase stands for itself.
                for start, end in found[:1] if self.claim else found:
                    yield Hit(span.start + start, span.start + end, facts)

    def _candidates(self, view: View, assessment: ClaimAssessment) -> set[int]:
        """The sentences that may hold the claim, by the words they hold."""
        if self.claim is not None:
            detector = DETECTORS[self.claim]
            found = assessment.with_words(detector.triggers)
            if detector.digits:
                found |= assessment.with_digits
            if detector.quotations:
                found |= assessment.with_quotations
            return found
        triggers = phrase_triggers(self.tokens)
        if triggers is None:
            return set(range(len(assessment)))
        words = {trigger for trigger in triggers if not trigger.endswith(PREFIX_MARK)}
        beginnings = tuple(t[:-1] for t in triggers if t.endswith(PREFIX_MARK))
        if beginnings:
            known = view.document.folded_words
            words.update(word for word in known if word.startswith(beginnings))
        return assessment.with_words(words)

    def _find(self, text: str) -> list[tuple[int, int]]:
        if self.claim is not None:
            spans = DETECTORS[self.claim].find(text)
        else:
            pattern = compile_phrases(self.tokens)
            spans = [match.span() for match in pattern.finditer(text) if match.group()]
        if spans and self.exceptions:
            return apart_from(spans, compile_phrases(self.exceptions), text)
        return spans

    def _is_open(self, sentence: SentenceAssessment) -> bool:
        """Whether the sentence asserts something worth checking that nothing supports."""
        if sentence.stance is not Stance.ASSERTION and sentence.stance not in self.stances:
            return False
        if self.threshold and sentence.check_worthiness < self.threshold:
            return False
        return sentence.support not in self.excused_by
