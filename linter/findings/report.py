"""What a run says in the end: file by file, and as a whole."""

from collections.abc import Sequence

import msgspec

from linter.findings.violation import Severity, Violation


class FamilyScore(msgspec.Struct, frozen=True, gc=False):
    """One family's part in an article's score: 0 to 100, None where the article is too short."""

    score: int | None
    count: int


class SectionReadability(msgspec.Struct, frozen=True, gc=False):
    """How hard one section of an article is to read.

    Attributes:
        heading: as it is read; empty for what stands before the first.
        level: the heading's, 1 to 6; 0 where there is none.
        line: where the section begins, from 1.
        words: of its running text, by which it is measured; no formula is of use on a few.
        grade: a school grade.
        flesch: Flesch's reading ease, about 0 (hard) to 100; None where the language has none.
    """

    heading: str
    level: int
    line: int
    words: int
    grade: float
    flesch: float | None


class FileReport(msgspec.Struct, frozen=True):
    """Everything said about one file.

    Attributes:
        path: as it was given or found, with forward slashes.
        score: 0 to 100; None under 50 words.
        grade: the score's letter, A to F; None where the score is.
        families: by family name, every family that has rules.
        metrics: at least words, sentences, paragraphs and grade.
        sections: those that have running text, where the report was asked for them.
        style_families: by style of Vale's, the family that settings give it.
    """

    path: str
    score: int | None
    grade: str | None
    families: dict[str, FamilyScore]
    metrics: dict[str, float]
    violations: tuple[Violation, ...]
    sections: tuple[SectionReadability, ...] = ()
    style_families: dict[str, str] = {}


class Problem(msgspec.Struct, frozen=True, gc=False):
    """Something that kept a file from being judged; the run goes on and ends with status 2."""

    path: str
    message: str
    line: int | None = None
    column: int | None = None


class RuleSummary(msgspec.Struct, frozen=True):
    """What a reader of a report may want to know of a rule that ran."""

    id: str
    severity: Severity
    why: str
    link: str = ""
    fixable: bool = False


class PastScore(msgspec.Struct, frozen=True):
    """How the articles of a run scored at a commit, by the rules and settings of today.

    Attributes:
        commit: its full hash.
        date: when it was made, ISO 8601 (`2024-05-01`).
        tags: that name it, or a later commit before the next one with other articles.
        articles, words: how much there was.
        errors, warnings, suggestions: how many violations there were.
        score: of all articles, 0 to 100, to a tenth; None where none was long enough.
        families: the same by family name.
    """

    commit: str
    date: str
    tags: tuple[str, ...]
    articles: int
    words: int
    errors: int
    warnings: int
    suggestions: int
    score: float | None
    families: dict[str, float | None]


class RunReport(msgspec.Struct, frozen=True):
    """The answer of one run.

    Attributes:
        files: in the order of their paths; clean ones too. A run of the command makes each when it
            is asked for.
        problems: what kept files from being judged.
        rules: the rules that the violations name, by id.
        threshold: the severity from which on violations fail the run; None for never.
        history: how earlier commits scored, oldest first, where the run was asked for it.
        accepted: how many violations a baseline, or what stood at an earlier revision, holds back.
    """

    files: Sequence[FileReport]
    problems: tuple[Problem, ...] = ()
    rules: dict[str, RuleSummary] = {}
    threshold: Severity | None = Severity.WARNING
    history: tuple[PastScore, ...] = ()
    accepted: int = 0
