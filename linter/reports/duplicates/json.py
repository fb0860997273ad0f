"""Clusters as JSON, for programs."""

from collections.abc import Iterator

import msgspec

from linter.findings.duplicates import Duplicates
from linter.reports.options import ReportOptions

VERSION = 1
"""Raised when what stands here changes in a way that a reader must know of."""


def render(found: Duplicates, options: ReportOptions) -> Iterator[str]:
    """One object, whose `clusters` are in the order of the words that they waste."""
    content = {
        "version": VERSION,
        "articles": found.articles,
        "references": found.references,
        "wasted_words": found.wasted_words,
        "clusters": [
            {
                "rule": repetition.rule,
                "wasted_words": repetition.wasted_words,
                "furniture": repetition.furniture,
                "copies": repetition.copies,
            }
            for repetition in found.repetitions
        ],
        "problems": found.problems,
    }
    yield msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"
