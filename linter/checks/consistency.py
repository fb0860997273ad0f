"""Check kind `consistency`: one spelling of a term, not two."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from linter.checks.kind import CandidateHit, Fact, Hit, RelatedSpan, Tally, TallyingCheck, View
from linter.checks.literals import needed_by
from linter.checks.phrase import compile_phrases
from linter.checks.scan import scan, standing
from linter.checks.substitution import in_case_of
from linter.text.span import Span


class Consistency(TallyingCheck, frozen=True, kw_only=True, tag="consistency"):
    """Finds terms that are written in two ways. Facts: `other`, `count`, `other_count`.

    The way that stands less often is marked; of two that stand equally often, the second of the
    pair. Where one way is known to be right, the other is marked wherever both stand.

    Attributes:
        either: one way -> the other; phrases without groups or alternatives.
        within: whether both must stand in one article, or the whole run decides.
        ignorecase: whether case is ignored.
        right: whether the first of each pair is right.
    """

    either: dict[str, str]
    within: Literal["article", "repository"] = "article"
    ignorecase: bool = True
    right: bool = False

    def facts(self) -> frozenset[str]:
        return frozenset({"other", "count", "other_count"})

    def prepare(self) -> None:
        for way in (*self.either, *self.either.values()):
            compile_phrases((way,), self.ignorecase)

    def phrases(self) -> tuple[str, ...]:
        return (*self.either, *self.either.values())

    def needs(self) -> frozenset[str] | None:
        return needed_by(self.phrases())

    def hits(self, view: View) -> Iterator[Hit]:
        if self.within == "repository":
            return
        ways = self._standing(view)
        for first, second in self.either.items():
            if first not in ways or second not in ways:
                continue
            firsts, seconds = self._places(first, view), self._places(second, view)
            if not firsts or not seconds:
                continue
            if len(firsts) < len(seconds) and not self.right:
                yield from self._marked(firsts, second, seconds, view)
            else:
                yield from self._marked(seconds, first, firsts, view)

    def counts(self, view: View) -> Mapping[str, int]:
        if self.within == "article":
            return {}
        counted = Counter(
            {way: len(self._places(way, view)) for way in sorted(self._standing(view))}
        )
        return +counted

    def candidates(self, view: View) -> Iterator[CandidateHit]:
        if self.within == "article":
            return
        ways = self._standing(view)
        for first, second in self.either.items():
            for way, other in ((first, second), (second, first)):
                if way not in ways or (self.right and way == first):
                    continue
                for hit in self._marked(self._places(way, view), other, [], view):
                    yield CandidateHit(hit, (way, other), b"first" if way == first else b"second")

    def stands(self, terms: tuple[str, ...], payload: bytes, tally: Tally) -> bool:
        own, others = (tally.occurrences(term) for term in terms)
        if self.right:
            return others > 0
        return 0 < own < others or (0 < own == others and payload == b"second")

    def _standing(self, view: View) -> frozenset[str]:
        """The ways that could stand in the article at all: of many terms it has a few."""
        return frozenset(standing(view, self.phrases(), self.ignorecase))

    def _places(self, way: str, view: View) -> list[Span]:
        return [span for span, _ in scan(view, (way,), self.ignorecase)]

    def _marked(
        self, spans: list[Span], other: str, others: list[Span], view: View
    ) -> Iterator[Hit]:
        related = tuple(RelatedSpan(span.start, span.end, "the other way") for span in others[:1])
        for span in spans:
            text = view.prose.lintable[span.start : span.end]
            better = in_case_of(text, other) if self.ignorecase else other
            facts: dict[str, Fact] = {
                "other": better,
                "count": len(spans),
                "other_count": len(others),
            }
            yield Hit(span.start, span.end, facts, suggestions=(better,), related=related)
