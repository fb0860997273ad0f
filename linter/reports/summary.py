"""A run in numbers, as the reports tell it: by severity, by family, by article."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from linter.findings import FileReport, RunReport, Safety, Severity, Violation
from linter.triage.score import Mean

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.SUGGESTION)
"""Worst first, as every table lists them."""


class Tally(msgspec.Struct, frozen=True, gc=False):
    """How many violations there are of each severity."""

    errors: int = 0
    warnings: int = 0
    suggestions: int = 0

    @property
    def total(self) -> int:
        """All violations."""
        return self.errors + self.warnings + self.suggestions


class FamilySummary(msgspec.Struct, frozen=True):
    """One family over all articles; `score` is their mean, weighted by words."""

    tally: Tally
    score: int | None


class Summary(msgspec.Struct, frozen=True):
    """A run in numbers.

    Attributes:
        files: articles judged.
        clean: those without a violation.
        words: in all articles.
        tally: all violations.
        fixable: violations that a safe fix mends.
        score: the mean of the articles that have one, weighted by words, 0 to 100.
        grades: letter -> number of articles, A to F, all five letters present.
        families: by name, in alphabetical order.
    """

    files: int
    clean: int
    words: int
    tally: Tally
    fixable: int
    score: int | None
    grades: dict[str, int]
    families: dict[str, FamilySummary]


def summarize(report: RunReport) -> Summary:
    """Count what a run found."""
    found: dict[str, Counter[Severity]] = {}
    means: dict[str, Mean] = {"": Mean()}
    grades: Counter[str | None] = Counter()
    files = clean = words = fixable = 0
    # One look at each file: a large run makes them when they are asked for.
    for file in report.files:
        files += 1
        clean += not file.violations
        words += word_count(file)
        grades[file.grade] += 1
        means[""].add(file)
        for family in file.families:
            found.setdefault(family, Counter())
            means.setdefault(family, Mean()).add(file, family)
        for violation in file.violations:
            name = family_of(violation.rule)
            family = file.style_families.get(name, name)
            found.setdefault(family, Counter())[violation.severity] += 1
            fixable += is_fixable(violation)
    return Summary(
        files=files,
        clean=clean,
        words=words,
        tally=_tally(sum(found.values(), Counter())),
        fixable=fixable,
        score=_rounded(means[""].score),
        grades={letter: grades[letter] for letter in "ABCDF"},
        families={
            family: FamilySummary(_tally(counts), _rounded(means.get(family, Mean()).score))
            for family, counts in sorted(found.items())
        },
    )


def tally(violations: Iterable[Violation]) -> Tally:
    """Count violations by severity."""
    return _tally(Counter(violation.severity for violation in violations))


def family_of(rule: str) -> str:
    """The family of a rule: `typos` of `typos/misspelling`, the style `Google` of `Google.We`."""
    return rule.partition("/")[0] if "/" in rule else rule.partition(".")[0]


def is_fixable(violation: Violation) -> bool:
    """Whether `--fix` mends it."""
    return violation.fix is not None and violation.fix.safety is Safety.SAFE


def word_count(file: FileReport) -> int:
    """The words of an article."""
    return int(file.metrics.get("words", 0))


def worst_first(files: Iterable[FileReport]) -> list[FileReport]:
    """Articles in the order of their scores, the lowest first; those without one come last."""
    return sorted(
        files,
        key=lambda file: (
            file.score is None,
            file.score if file.score is not None else 0,
            -len(file.violations),
            file.path,
        ),
    )


def _tally(found: Counter[Severity]) -> Tally:
    return Tally(*(found[severity] for severity in SEVERITIES))


def _rounded(score: float | None) -> int | None:
    """To the nearest, halves up."""
    return None if score is None else int(score + 0.5)
