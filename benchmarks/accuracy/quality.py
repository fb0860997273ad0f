"""Quality: does the score follow trained raters; are clickbait headlines found?"""

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.accuracy.ranks import area_under_curve, spearman
from linter.pipeline.api import check_text

Record = dict[str, Any]

CLICKBAIT_RULE = "filler/clickbait-headline"


def ellipse_essays(records: Sequence[Record]) -> dict[str, float]:
    """Spearman's coefficient of the whole score with the raters' quality."""
    scored = [
        (report.score, record["label"])
        for record in records
        if (report := check_text(record["text"], "text")).score is not None
    ]
    return {"spearman": spearman([s for s, _ in scored], [label for _, label in scored])}


def clickbait_headlines(records: Sequence[Record]) -> dict[str, float]:
    """Precision and recall of the headline rule; each record is the title of an article."""
    flagged = [_is_clickbait(record["text"]) for record in records]
    truth = [record["label"] == 1 for record in records]
    right = sum(f and t for f, t in zip(flagged, truth, strict=True))
    found = sum(flagged)
    return {"precision": right / found if found else 0.0, "recall": right / sum(truth)}


def human_vs_ai_articles_iu(records: Sequence[Record]) -> dict[str, float]:
    """How well the score alone tells who wrote an article, for information: AUC of 100 - score."""
    scored = [
        (100.0 - report.score, record["label"] == 1)
        for record in records
        if (report := check_text(record["text"], "text")).score is not None
    ]
    return {"auc": area_under_curve([s for s, _ in scored], [label for _, label in scored])}


def _is_clickbait(title: str) -> bool:
    report = check_text(f"# {title}\n", "markdown", select=[CLICKBAIT_RULE])
    return bool(report.violations)


MEASURES: dict[str, Callable[[Sequence[Record]], dict[str, float]]] = {
    "ellipse_essays": ellipse_essays,
    "clickbait_headlines": clickbait_headlines,
    "human_vs_ai_articles_iu": human_vs_ai_articles_iu,
}
