"""Claims: is a sentence worth checking, does it hedge, does it give its content to somebody?"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.accuracy.precision import average_precision, f1
from benchmarks.accuracy.ranks import area_under_curve
from linter.checks.claim import ClaimAssessment, assess
from linter.checks.claim.attribution import THRESHOLD as ATTRIBUTED
from linter.checks.claim.hedging import THRESHOLD as HEDGED
from linter.checks.claim.model import THRESHOLD as WORTH_CHECKING
from linter.documents import parse

Record = dict[str, Any]


def claimbuster(records: Sequence[Record]) -> dict[str, float]:
    """F1 and average precision of check-worthiness. Seen: the model is trained on this set.

    The figures cross-validated by sentence are printed by `benchmarks/train_claims.py`.
    """
    scores = _highest(records, _check_worthiness)
    labels = _labels(records)
    return {
        "f1": f1([score >= WORTH_CHECKING for score in scores], labels),
        "average_precision": average_precision(scores, labels),
    }


def checkthat(records: Sequence[Record]) -> dict[str, float]:
    """The mean over debates of the average precision of check-worthiness.

    Never trained on; the sentences it shares with ClaimBuster are left out of training.
    """
    scores = _highest(records, _check_worthiness)
    debates: dict[str, list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        debates[record["doc"]].append(index)
    labels = _labels(records)
    values = [
        average_precision([scores[i] for i in debate], [labels[i] for i in debate])
        for debate in debates.values()
        if any(labels[i] for i in debate)
    ]
    return {"map": sum(values) / len(values)}


def wikiweasel(records: Sequence[Record]) -> dict[str, float]:
    """F1 of hedging; never trained on."""
    scores = _highest(records, lambda assessment, i: assessment.sentence(i).hedging)
    return {"f1": f1([score >= HEDGED for score in scores], _labels(records))}


def polnear(records: Sequence[Record]) -> dict[str, float]:
    """F1 of attribution; never trained on."""
    scores = _highest(records, lambda assessment, i: assessment.sentence(i).attribution)
    return {"f1": f1([score >= ATTRIBUTED for score in scores], _labels(records))}


def citation_need(records: Sequence[Record]) -> dict[str, float]:
    """The area under the curve of check-worthiness. Seen: the model is trained on this set.

    The figure cross-validated by article is printed by `benchmarks/train_claims.py`.
    """
    scores = _highest(records, _check_worthiness)
    return {"auc": area_under_curve(scores, _labels(records))}


def _highest(
    records: Sequence[Record], score: Callable[[ClaimAssessment, int], float]
) -> list[float]:
    """The highest score of a sentence of each record, which is an article of its own."""
    found = []
    for record in records:
        assessment = parse(record["text"], "text").derived(assess)
        found.append(max((score(assessment, i) for i in range(len(assessment))), default=0.0))
    return found


def _check_worthiness(assessment: ClaimAssessment, index: int) -> float:
    return assessment.sentence(index).check_worthiness


def _labels(records: Sequence[Record]) -> list[bool]:
    return [bool(record["label"]) for record in records]


MEASURES: dict[str, Callable[[Sequence[Record]], dict[str, float]]] = {
    "claimbuster": claimbuster,
    "checkthat2019_debates": checkthat,
    "wikiweasel_szeged": wikiweasel,
    "polnear_attribution": polnear,
    "wiki_citation_need_weak": citation_need,
}
