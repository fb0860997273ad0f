"""Readability: does the grade follow what readers find hard?"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from benchmarks.accuracy.ranks import spearman
from linter.pipeline.api import examine_text

Record = dict[str, Any]


def clear(records: Sequence[Record]) -> dict[str, float]:
    """Spearman's coefficient of the grade with people's judgement of easiness, absolute."""
    grades = [_grade(record["text"]) for record in records]
    return {"spearman": abs(spearman(grades, [record["label"] for record in records]))}


def onestop_docs(records: Sequence[Record]) -> dict[str, float]:
    """The share of articles whose three levels the grade puts in strict order. Seen in fitting.

    The figure cross-validated by article is printed by `models/readability_grade.py`.
    """
    levels: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for record in records:
        levels[record["doc"]].append((record["label"], _grade(record["text"])))
    complete = [sorted(versions) for versions in levels.values() if len(versions) == 3]
    ordered = [all(a[1] < b[1] for a, b in pairwise(versions)) for versions in complete]
    return {"order": sum(ordered) / len(ordered)}


def _grade(text: str) -> float:
    return examine_text(text, "text").metrics["grade"]


MEASURES: dict[str, Callable[[Sequence[Record]], dict[str, float]]] = {
    "clear": clear,
    "onestop_docs": onestop_docs,
}
