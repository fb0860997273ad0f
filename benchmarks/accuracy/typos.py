"""Typos: what is found in context, what is suggested for single words, what is flagged in vain."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from linter.findings import Violation
from linter.pipeline.api import check_text
from linter.text.words import words

Record = dict[str, Any]

FAMILY = "typos"
MECHANICS = frozenset(
    f"{FAMILY}/{name}"
    for name in (
        "doubled-punctuation",
        "doubled-word",
        "lower-case-start",
        "mismatched-quotes",
        "missing-space",
        "mixed-quotes",
        "space-before-punctuation",
        "unpaired-bracket",
        "unpaired-quote",
    )
)
"""Rules about spaces, marks and capitals; tokenised text breaks them all, so they do not count."""


def context_jfleg(records: Sequence[Record]) -> dict[str, float]:
    """Of the words flagged, those that the corrected sentence does not have; of the errors, found.

    Labels leave out about as many misspellings as they name, so precision goes by `ref`.
    """
    flagged = right = errors = found = 0
    for record in records:
        violations = _words_flagged(record["text"])
        corrected = {word.lower() for word in record["ref"].split()}
        flagged += len(violations)
        right += sum(_is_gone(violation.excerpt, corrected) for violation in violations)
        errors += len(record["errors"])
        found += _found(violations, record["errors"])
    return {"precision": right / flagged, "recall": found / errors}


def context_holbrook(records: Sequence[Record]) -> dict[str, float]:
    """Findings that overlap a labelled error, and errors that overlap a finding."""
    flagged = right = errors = found = 0
    for record in records:
        violations = _words_flagged(record["text"])
        flagged += len(violations)
        right += sum(
            any(_overlaps(violation, error) for error in record["errors"])
            for violation in violations
        )
        errors += len(record["errors"])
        found += _found(violations, record["errors"])
    return {"precision": right / flagged, "recall": found / errors}


def pairs(records: Sequence[Record]) -> dict[str, float]:
    """Single misspellings flagged, and those whose first suggestion is right, in any case."""
    detected = first = 0
    for record in records:
        violations = _words_flagged(record["text"])
        detected += bool(violations)
        if violations and violations[0].suggestions:
            first += violations[0].suggestions[0].lower() == record["correction"].lower()
    return {"recall": detected / len(records), "first_suggestion": first / len(records)}


def clean_text(records: Sequence[Record]) -> dict[str, float]:
    """Findings of the whole family in published text, per 10,000 words, and those of words alone.

    The figures of other tools are of words. Of the mechanics, many are spaces before full stops,
    left where markup was taken out of these texts.
    """
    findings = of_words = count = 0
    for record in records:
        technical = "doc" in record["src"].lower()
        report = check_text(record["text"], "markdown" if technical else "text", select=[FAMILY])
        findings += len(report.violations)
        of_words += sum(found.rule not in MECHANICS for found in report.violations)
        count += len(words(record["text"]))
    return {
        "false_per_10k": 10_000 * findings / count,
        "words_per_10k": 10_000 * of_words / count,
    }


def _words_flagged(text: str) -> list[Violation]:
    report = check_text(text, "text", select=[FAMILY])
    return [found for found in report.violations if found.rule not in MECHANICS]


def _is_gone(excerpt: str, corrected: set[str]) -> bool:
    return any(word.lower() not in corrected for word in excerpt.split())


def _found(violations: Iterable[Violation], errors: Iterable[Record]) -> int:
    places = list(violations)
    return sum(any(_overlaps(violation, error) for violation in places) for error in errors)


def _overlaps(violation: Violation, error: Record) -> bool:
    start, end = violation.start.offset, violation.end.offset
    return bool(start < error["end"] and error["start"] < end)


MEASURES: dict[str, Callable[[Sequence[Record]], dict[str, float]]] = {
    "context_jfleg": context_jfleg,
    "context_holbrook": context_holbrook,
    "pairs_norvig": pairs,
    "pairs_aspell": pairs,
    "clean_text": clean_text,
}
