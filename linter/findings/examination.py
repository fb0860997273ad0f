"""What the first phase says of one article, before it is compared with others."""

import msgspec

from linter.findings.suppression import Suppression
from linter.findings.violation import Violation
from linter.text.prose import Run, source_span
from linter.text.span import Span


class Passage(msgspec.Struct, frozen=True, gc=False):
    """A part of an article that is worth comparing with others.

    Attributes:
        rule: whose check made it.
        keys: opaque; packed 64-bit little-endian hashes, of which the upper 40 bits suffice. Two
            passages of one rule that share one are candidates for a match.
        payload: opaque; what the check needs to decide whether two passages match. Passages of
            one rule with equal payloads are exact copies.
        start, end: its place in the source, in characters from 0; phase two makes lines and
            columns of it, for the few passages that a finding names.
        words: its length in words.
        runs: how its prose, counted from the passage's start, stands in the source; empty where
            the two are the same characters.
        head: how many characters of its prose a finding points at; 0 for the whole passage.
    """

    rule: str
    keys: bytes
    payload: bytes
    start: int
    end: int
    words: int = 0
    runs: tuple[Run, ...] = ()
    head: int = 0

    def part(self, start: int, end: int) -> Span:
        """The source characters of a part, given in offsets of prose from the passage's start."""
        if not self.runs:
            return Span(self.start + start, self.start + end)
        return source_span(self.runs, start, end)


class Candidate(msgspec.Struct, frozen=True):
    """A violation that stands only if the counts of the whole run allow it.

    Attributes:
        terms: the counted terms that decide; opaque to all but the rule's check.
        payload: opaque; what the check needs to decide.
    """

    violation: Violation
    terms: tuple[str, ...]
    payload: bytes = b""


class Examination(msgspec.Struct, frozen=True):
    """Phase one's answer for one article, and its cache entry; it knows no path.

    Attributes:
        violations: in the order of their places.
        candidates, passages: what phase two decides.
        counts: rule id -> term -> how often it stands in this article.
        metrics: numbers about the article: words, sentences, paragraphs, grade ...
        assessment: numbers in [0, 1] behind the verdicts, by name; per sentence where a list.
        suppressions: what the article silences, in the order in which it says so.
        published: the date that the article gives itself, ISO 8601 (`2024-05-01`); empty where it
            gives none. The oldest of several copies is the original.
    """

    violations: tuple[Violation, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    passages: tuple[Passage, ...] = ()
    counts: dict[str, dict[str, int]] = {}
    metrics: dict[str, float] = {}
    assessment: dict[str, list[float]] = {}
    suppressions: tuple[Suppression, ...] = ()
    published: str = ""
