"""Scores of past commits as `contentlint score --history` writes them: as text, JSON and CSV."""

import io
from collections.abc import Iterable, Iterator
from csv import writer

import msgspec

from linter.findings.report import PastScore
from linter.triage.score import letter

_SHORT = 8
"""Characters of a hash in the table."""


def text(history: Iterable[PastScore]) -> Iterator[str]:
    """A line a commit, oldest first, as soon as it is judged."""
    yield (
        f"{'date':<10}  {'commit':<{_SHORT}}  score  change  articles      words  errors"
        "  warnings  suggestions  tags\n"
    )
    before: float | None = None
    for past in history:
        score = change = ""
        if past.score is not None:
            score = f"{past.score:.0f} {letter(round(past.score))}"
            change = "" if before is None else f"{past.score - before:+.1f}"
            before = past.score
        line = (
            f"{past.date}  {past.commit[:_SHORT]}  {score or '–':>5}  {change:>6}"
            f"  {past.articles:>8,}  {past.words:>9,}  {past.errors:>6,}  {past.warnings:>8,}"
            f"  {past.suggestions:>11,}  {' '.join(past.tags)}"
        )
        yield line.rstrip() + "\n"


def json(history: Iterable[PastScore]) -> Iterator[str]:
    """A list of commits, oldest first."""
    content = {"version": 1, "commits": list(history)}
    yield msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def csv(history: Iterable[PastScore]) -> Iterator[str]:
    """A row a commit, oldest first."""
    commits = list(history)
    families = sorted({name for past in commits for name in past.families})
    table = io.StringIO()
    rows = writer(table, lineterminator="\n")
    rows.writerow(
        ["date", "commit", "tags", "score", "articles", "words", "errors", "warnings",
         "suggestions", *families]
    )  # fmt: skip
    for past in commits:
        rows.writerow(
            [past.date, past.commit, " ".join(past.tags), past.score, past.articles, past.words,
             past.errors, past.warnings, past.suggestions, *map(past.families.get, families)]
        )  # fmt: skip
    yield table.getvalue()
