"""What the first phase says of one article, before it is compared with others."""

import msgspec

from linter.findings.violation import Violation
from linter.text.position import Position


class Passage(msgspec.Struct, frozen=True):
    """A part of an article that is worth comparing with others.

    Attributes:
        rule: whose check made it.
        keys: opaque; two passages of one rule that share a key are candidates for a match.
        payload: opaque; what the check needs to decide whether two passages match.
        start, end: its place in the source.
        excerpt: its source text, cut to 200 characters.
    """

    rule: str
    keys: tuple[bytes, ...]
    payload: bytes
    start: Position
    end: Position
    excerpt: str


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
    """

    violations: tuple[Violation, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    passages: tuple[Passage, ...] = ()
    counts: dict[str, dict[str, int]] = {}
    metrics: dict[str, float] = {}
    assessment: dict[str, list[float]] = {}
