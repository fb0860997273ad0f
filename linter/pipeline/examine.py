"""Phase one: what can be said of one article by itself. Pure: the same text, the same answer."""

import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from linter.checks.kind import Hit, JoiningCheck, PassageHit, TallyingCheck, View
from linter.checks.readability import metrics
from linter.checks.scan import scan
from linter.checks.vale.pattern import OutOfTime
from linter.documents import Document, parse
from linter.documents.model import BlockKind
from linter.findings import (
    Candidate,
    Edit,
    Examination,
    Fix,
    Passages,
    Related,
    Safety,
    Violation,
)
from linter.pipeline.order import place_order
from linter.pipeline.views import Views
from linter.rulebook.profile import Profile
from linter.rulebook.rule import Rule
from linter.text.position import LineTable, Position
from linter.text.prose import Prose
from linter.text.quotations import quotations
from linter.text.span import Span
from linter.triage.directives import suppressions

_QUOTED_LENGTH = 60
_WINDOW = 200


READING = "reading"
"""In what examinations cost: parsing, words and sentences, which all rules share."""


def examine(
    text: str,
    format: str,
    profile: Profile,
    assess: bool = False,
    spent: Counter[str] | None = None,
) -> Examination:
    """Judge one article.

    Args:
        text: its source, decoded.
        format: a key of `documents.PARSERS`.
        profile: the rules that hold for it.
        assess: whether the numbers behind the verdicts are wanted too.
        spent: counts nanoseconds of processor time by rule id, and what rules share as `READING`.
    """
    begin = time.process_time_ns() if spent is not None else 0
    document = parse(text, format, profile.language)
    article = _Article(document)
    concerning = profile.concerning(document)
    views = Views(document, concerning.searches, profile.vocabulary)
    violations: list[Violation] = []
    candidates: list[Candidate] = []
    compared = _Compared()
    counts: dict[str, dict[str, int]] = {}
    if spent is not None:
        _read(document)
        begin = _book(spent, READING, begin)
    for rule in concerning.rules:
        check = rule.check
        view = check.own_view(views.view(rule.scope))
        reports = rule.id not in profile.contributing
        if reports:
            violations.extend(article.violations(rule, view))
        if isinstance(check, TallyingCheck):
            if counted := dict(check.counts(view)):
                counts[rule.id] = counted
            if reports:
                candidates.extend(
                    Candidate(violation, found.terms, found.payload)
                    for found in check.candidates(view)
                    if (violation := article.violation(rule, view, found.hit))
                )
        if isinstance(check, JoiningCheck):
            article.join(rule, profile.joining[rule.id], view, compared)
        if spent is not None:
            begin = _book(spent, rule.id, begin)
    violations.sort(key=place_order)
    examination = Examination(
        violations=tuple(violations),
        candidates=tuple(candidates),
        passages=compared.passages,
        compared=b"".join(compared.texts),
        counts=counts,
        metrics=metrics(document) if profile.measured else {},
        assessment=_assessment(document) if assess else {},
        suppressions=suppressions(document),
        published=document.published,
    )
    document.forget()
    return examination


def _read(document: Document) -> None:
    """Have everything done that is otherwise done for the first rule that asks."""
    document.words, document.sentences, document.sections  # noqa: B018
    metrics(document)


def _book(spent: Counter[str], name: str, begin: int) -> int:
    """Count the time since `begin` under a name; says what time it is now."""
    now = time.process_time_ns()
    spent[name] += now - begin
    return now


def _assessment(document: Document) -> dict[str, list[float]]:
    from linter.checks.claim import assessment_of

    return assessment_of(document)


class RuleOutOfTime(Exception):
    """A rule took longer for an article than any may."""

    def __init__(self, rule: str) -> None:
        super().__init__(f"the rule {rule} takes too long")
        self.rule = rule


class _Compared:
    """The passages of an article, whose payloads are parts of a few texts.

    Attributes:
        passages: by rule.
        texts: laid end to end they are what the passages count their bytes in.
    """

    def __init__(self) -> None:
        self.passages: dict[str, Passages] = {}
        self.texts: list[bytes] = []

    def add(self, rule: str, hits: Iterable[PassageHit]) -> None:
        """Take in the passages of a rule."""
        rows = []
        for hit in hits:
            at = self._offset(hit.text)
            rows.append(((hit.start, hit.end, at + hit.first, at + hit.last, hit.head), hit.key))
        if rows:
            self.passages[rule] = Passages.of(rows)

    def _offset(self, text: bytes) -> int:
        at = 0
        for known in self.texts:
            if known is text:
                return at
            at += len(known)
        self.texts.append(text)
        return at


class _Place(NamedTuple):
    """A place in the source, and what is shown of it; see `Violation`."""

    start: Position
    end: Position
    match: str
    excerpt: str
    line_text: str
    line_offset: int


class _Article:
    """Turns hits in a document's prose into violations in its source."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._exempt_by_rule: dict[str, list[Span]] = {}
        # By the identity of a prose, which is kept here so that no other can take it.
        self._places: dict[int, tuple[Prose, dict[Span, _Place]]] = {}

    def violations(self, rule: Rule, view: View) -> list[Violation]:
        try:
            return [
                violation
                for hit in rule.check.hits(view)
                if (violation := self.violation(rule, view, hit)) is not None
            ]
        except OutOfTime:
            raise RuleOutOfTime(rule.id) from None

    def violation(self, rule: Rule, view: View, hit: Hit) -> Violation | None:
        """What a hit is to the reader; None where the rule leaves the place alone."""
        span = Span(hit.start, hit.end)
        prose = view.prose
        if rule.exceptions and self._is_exempt(rule, view, span):
            return None
        if view.vocabulary.accepted and view.vocabulary.accepts(prose.text[hit.start : hit.end]):
            return None
        spoken = (hit.fix is not None or not rule.speech) and self._is_speech(prose, span)
        if spoken and not rule.speech:
            return None
        place = self._place(prose, span)
        start, end = place.start, place.end
        fix = None
        if hit.fix is not None and prose.is_verbatim(hit.start, hit.end):
            safety = Safety.SAFE if hit.safe and not spoken else Safety.UNSAFE
            fix = Fix(safety, (Edit(start, end, hit.fix),))
        return Violation(
            rule=rule.id,
            severity=rule.severity_of(hit.facts),
            message=rule.message.format(**{"match": place.match, **hit.facts}),
            start=start,
            end=end,
            excerpt=place.excerpt,
            line_text=place.line_text,
            line_offset=place.line_offset,
            suggestions=hit.suggestions,
            fix=fix,
            related=tuple(
                self._related(prose, other.start, other.end, other.message) for other in hit.related
            ),
        )

    def _place(self, prose: Prose, span: Span) -> _Place:
        """What a reader is shown of a place; many rules may speak of the same one."""
        _, places = self._places.setdefault(id(prose), (prose, {}))
        known = places.get(span)
        if known is None:
            source = prose.source_span(span.start, span.end)
            start = self._position(source.start)
            known = places[span] = _Place(
                start,
                self._position(source.end),
                quoted(prose.text[span.start : span.end]),
                self._document.text[source.start : source.end],
                *line_window(self._lines, start),
            )
        return known

    def join(self, rule: Rule, check: JoiningCheck, view: View, compared: "_Compared") -> None:
        """Take in what a rule compares with other articles."""
        hits = check.passages(view)
        if rule.exceptions:
            hits = [
                hit for hit in hits if not self._is_exempt(rule, view, Span(hit.start, hit.end))
            ]
        compared.add(rule.id, hits)

    def _is_exempt(self, rule: Rule, view: View, span: Span) -> bool:
        """Whether a place lies in an exception that holds for the whole rule."""
        fine = self._exempt_by_rule.get(rule.id)
        if fine is None:
            fine = self._exempt_by_rule[rule.id] = [s for s, _ in scan(view, rule.exceptions)]
        return _is_inside(span, fine)

    def _related(self, prose: Prose, start: int, end: int, message: str) -> Related:
        place = prose.source_span(start, end)
        return Related(self._position(place.start), self._position(place.end), message)

    def _position(self, offset: int) -> Position:
        return self._lines.position(offset)

    def _is_speech(self, prose: Prose, span: Span) -> bool:
        """Whether somebody else says what stands in a place."""
        if prose is not self._document.prose:
            return False
        if _is_inside(span, self._quotations):
            return True
        block = self._document.block_at(span.start)
        return block is not None and block.kind is BlockKind.QUOTE

    @cached_property
    def _lines(self) -> LineTable:
        return LineTable(self._document.text)

    @cached_property
    def _quotations(self) -> tuple[Span, ...]:
        return quotations(self._document.prose.lintable)


def _is_inside(span: Span, others: Sequence[Span]) -> bool:
    """Whether one of some spans, which are in order and do not overlap, holds this one."""
    index = bisect_right(others, span.start, key=_start) - 1
    return index >= 0 and others[index].contains(span)


def _start(span: Span) -> int:
    return span.start


def quoted(text: str) -> str:
    """A piece of prose as a message quotes it: on one line, long ones cut in the middle."""
    text = " ".join(text.replace("\x00", " ").split())
    if len(text) <= _QUOTED_LENGTH:
        return text
    head, tail = text[: _QUOTED_LENGTH * 2 // 3], text[-_QUOTED_LENGTH // 3 :]
    return f"{head.rstrip()} … {tail.lstrip()}"


def line_window(lines: LineTable, start: Position) -> tuple[str, int]:
    """The line around a place, cut where it is long, and how much of it was cut before."""
    text = lines.line_text(start.line)
    offset = max(0, start.column - 1 - _WINDOW)
    return text[offset : start.column - 1 + _WINDOW], offset
