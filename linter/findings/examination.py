"""What the first phase says of one article, before it is compared with others."""

import msgspec

from linter.findings.passages import Passages
from linter.findings.suppression import Suppression
from linter.findings.violation import Violation


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
        candidates: what phase two decides.
        passages: rule id -> what it compares with other articles.
        compared: holds the payloads of all passages; what is in several is there once.
        counts: rule id -> term -> how often it stands in this article.
        metrics: numbers about the article: words, sentences, paragraphs, grade ...
        assessment: numbers in [0, 1] behind the verdicts, by name; per sentence where a list.
        suppressions: what the article silences, in the order in which it says so.
        published: the date that the article gives itself, ISO 8601 (`2024-05-01`); empty where it
            gives none. The oldest of several copies is the original.
    """

    violations: tuple[Violation, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    passages: dict[str, Passages] = {}
    compared: bytes = b""
    counts: dict[str, dict[str, int]] = {}
    metrics: dict[str, float] = {}
    assessment: dict[str, list[float]] = {}
    suppressions: tuple[Suppression, ...] = ()
    published: str = ""
