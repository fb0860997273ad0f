"""How well copies and rewritings are told from texts that only share a subject.

Every record is a run of its own: two articles in plain text, judged by the rules of the family
`duplicates` with their shipped settings, those that are off by default included. `onestop_corpus`
is one run over all its records.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.pipeline.run import check_texts
from linter.rulebook.profile import Profile

Record = dict[str, Any]

FAMILY = "duplicates"
PREVIEW = ("duplicates/rewriting", "duplicates/rewritten-article")


@cache
def _profile() -> Profile:
    return Profiles(RunOptions(select=(FAMILY, *PREVIEW), isolated=True)).of("")


def is_duplicate(first: str, second: str) -> bool:
    """Whether a finding relates the two texts."""
    reports = check_texts({"1": first, "2": second}, "text", _profile())
    return any(
        related.path
        for report in reports.values()
        for violation in report.violations
        for related in violation.related
    )


def pairs(records: Sequence[Record]) -> dict[str, float]:
    """Precision, recall and F1 of pairs; label 1 says that the second rewrites the first."""
    counts = Counter((is_duplicate(r["a"], r["b"]), r["label"] == 1) for r in records)
    right, wrong, missed = counts[True, True], counts[True, False], counts[False, True]
    return {
        "precision": _ratio(right, right + wrong),
        "recall": _ratio(right, right + missed),
        "f1": _ratio(2 * right, 2 * right + wrong + missed),
    }


def kinds(records: Sequence[Record]) -> dict[str, float]:
    """The share of pairs flagged, by kind."""
    flagged: dict[str, list[bool]] = defaultdict(list)
    for record in records:
        flagged[record["kind"]].append(is_duplicate(record["a"], record["b"]))
    return {kind: _ratio(sum(found), len(found)) for kind, found in sorted(flagged.items())}


def clusters(records: Sequence[Record]) -> dict[str, float]:
    """Pairwise precision, recall and F1 of the clusters of one run over all records."""
    names = [f"{index:06}" for index in range(len(records))]
    truth = {name: record["cluster"] for name, record in zip(names, records, strict=True)}
    texts = {name: record["text"] for name, record in zip(names, records, strict=True)}
    found = {name: name for name in names}

    def root(name: str) -> str:
        while found[name] != name:
            name = found[name]
        return name

    for name, report in sorted(check_texts(texts, "text", _profile()).items()):
        for violation in report.violations:
            for related in violation.related:
                if related.path:
                    one, other = sorted((root(name), root(related.path)))
                    found[other] = one
    right = _pairs_in(Counter((truth[name], root(name)) for name in names).values())
    flagged = _pairs_in(Counter(map(root, names)).values())
    true = _pairs_in(Counter(truth.values()).values())
    return {
        "precision": _ratio(right, flagged),
        "recall": _ratio(right, true),
        "f1": _ratio(2 * right, flagged + true),
    }


def _pairs_in(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


MEASURES: dict[str, Callable[[Sequence[Record]], dict[str, float]]] = {
    "onestop_corpus": clusters,
    "onestop_paragraphs": pairs,
    "pan_paraphrase_test": pairs,
    "iu_human_ai_rephrase": pairs,
    "mrpc": pairs,
    "clough_stevenson": kinds,
}
