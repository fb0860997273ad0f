"""Fits the weights of the readability grade to the three levels of OneStopEnglish articles.

`python models/readability_grade.py DATA/readability/onestop_docs.jsonl` writes
`linter/checks/readability/grade.json` and prints how often the three levels come out in order,
cross-validated by article. Each article stands there three times, rewritten for elementary,
intermediate and advanced learners: a logistic regression on the differences between neighbouring
levels learns what people change, and nothing about topics. The direction found is scaled to the
mean and spread of the Flesch-Kincaid grade over the same texts.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from linter.checks.readability.counts import article_counts
from linter.checks.readability.formulas import flesch_kincaid
from linter.checks.readability.grade import features
from linter.documents import parse

WEIGHTS = Path(__file__).parents[1] / "linter" / "checks" / "readability" / "grade.json"
PENALTY = 20.0
"""Strength of the L2 penalty on standardised features; from 10 to 60 the order changes little."""
FOLDS = 9

Vector = npt.NDArray[np.float64]


def fitted(differences: Vector) -> Vector:
    """The weights of a logistic regression, without intercept, by Newton's method."""
    weights = np.zeros(differences.shape[1])
    for _ in range(50):
        right = 1 / (1 + np.exp(-differences @ weights))
        gradient = differences.T @ (1 - right) - PENALTY * weights
        curvature = (differences.T * (right * (1 - right))) @ differences
        step = np.linalg.solve(curvature + PENALTY * np.eye(len(weights)), gradient)
        weights += step
        if np.abs(step).max() < 1e-10:
            break
    return weights


def neighbours(articles: list[Vector]) -> Vector:
    """For each article (levels x features) its two steps from a level to the next."""
    return np.concatenate([np.diff(levels, axis=0) for levels in articles])


def in_order(articles: list[Vector], weights: Vector) -> float:
    """The share of articles whose levels come out in strict order."""
    return float(np.mean([bool((np.diff(levels @ weights) > 0).all()) for levels in articles]))


def main() -> None:
    """Fit, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("onestop", type=Path, help="onestop_docs.jsonl")
    lines = parser.parse_args().onestop.read_text(encoding="utf-8").splitlines()
    rows: dict[str, list[tuple[int, dict[str, float]]]] = defaultdict(list)
    grades = []
    for record in map(json.loads, lines):
        counts = article_counts(parse(record["text"], "text"))
        rows[record["doc"]].append((record["label"], features(counts)))
        grades.append(flesch_kincaid(counts))
    names = list(next(iter(rows.values()))[0][1])
    articles = [
        np.array([[found[name] for name in names] for _, found in sorted(levels, key=level)])
        for levels in rows.values()
    ]
    everything = np.concatenate(articles)
    spread = everything.std(axis=0)
    articles = [levels / spread for levels in articles]

    held_out = []
    for fold in range(FOLDS):
        train = [levels for at, levels in enumerate(articles) if at % FOLDS != fold]
        weights = fitted(neighbours(train))
        held_out += [in_order([levels], weights) for levels in articles[fold::FOLDS]]

    weights = fitted(neighbours(articles))
    hardness = everything / spread @ weights
    scale = np.std(grades) / hardness.std()
    intercept = float(np.mean(grades) - scale * hardness.mean())
    result = {
        "intercept": round(intercept, 4),
        "features": {
            name: round(float(weight), 4)
            for name, weight in zip(names, weights * scale / spread, strict=True)
        },
    }
    WEIGHTS.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=2))
    print(f"{len(articles)} articles; in order: fitted {in_order(articles, weights):.3f}, ", end="")
    print(f"cross-validated by article {np.mean(held_out):.3f}")


def level(row: tuple[int, Any]) -> int:
    """The level of one version of an article."""
    return row[0]


if __name__ == "__main__":
    main()
