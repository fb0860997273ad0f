"""Trains the check-worthiness model of the claim rules, and cross-validates it.

`python -m benchmarks.train_claims --data DIR --cv 5` prints cross-validated figures,
`--write` makes `linter/checks/claim/weights.json`. Trained on ClaimBuster (debates, spoken) and
on Wikipedia sentences with and without a citation (written); see models/README.md for both.
"""

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sparse  # type: ignore[import-untyped]
from scipy.optimize import minimize  # type: ignore[import-untyped]

from benchmarks.accuracy.precision import average_precision, f1
from benchmarks.accuracy.ranks import area_under_curve
from linter.checks.claim.features import WORD, fold, traits
from linter.checks.claim.model import THRESHOLD, WEIGHT_UNITS, WEIGHTS_FILE, word_scale

WEIGHTS_PATH = Path(__file__).parent.parent / "linter" / "checks" / "claim" / WEIGHTS_FILE

WORD_PREFIX = "word:"
Sample = dict[str, float]
"""Feature -> value, of one sentence."""
Vector = np.ndarray[Any, np.dtype[np.float64]]

SPOKEN, WRITTEN = "claimbuster", "wiki_citation_need_weak"
HELD_OUT = "checkthat2019_debates"
PENALTY = {"spoken": 5.0, "written": 30.0, "register": 1.0}
"""Ridge penalty on the squared weights; chosen by cross-validation on the two training sets."""
EVIDENCE_SHARE = {"spoken": 0.5, "written": 0.5, "register": 0.0}
"""How far the penalty is relaxed for features that tell the classes apart by themselves."""
SPOKEN_PRIOR = 1.0
"""Log odds added to the register: only what clearly is reference prose is judged as such."""
MIN_SENTENCES = 2
"""A word in fewer training sentences has no weight, so that nobody's sentence can be read back."""
LEAST_WEIGHT = 3
"""In hundredths; words whose every weight is smaller are left out of the file."""
SEED = 20190


@dataclass(frozen=True)
class Corpus:
    """Sentences as features, with labels and the groups that cross-validation keeps whole."""

    features: list[Sample]
    labels: Vector
    groups: list[str]

    @property
    def truth(self) -> list[bool]:
        """The labels as measures want them."""
        return [bool(label) for label in self.labels]

    def take(self, index: Sequence[int]) -> "Corpus":
        """The sentences at these places."""
        return Corpus(
            [self.features[i] for i in index],
            self.labels[list(index)],
            [self.groups[i] for i in index],
        )


def sample(text: str) -> Sample:
    """What the product sees of a sentence: `word:` features by their scale, traits by 1."""
    folded = fold(text)
    words = WORD.findall(folded)
    distinct = frozenset(words)
    scale = word_scale(len(distinct))
    return {
        **dict.fromkeys((WORD_PREFIX + word for word in distinct), scale),
        **dict.fromkeys(traits(text, folded, words, distinct), 1.0),
    }


def words_only(features: Sample) -> Sample:
    """A bag of words, to compare with."""
    return {name: 1.0 for name in features if name.startswith(WORD_PREFIX)}


def read(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def corpus(records: Sequence[dict[str, Any]]) -> Corpus:
    """Records with `text` and `label`; a record without `doc` is a group of its own."""
    return Corpus(
        [sample(record["text"]) for record in records],
        np.array([float(record["label"]) for record in records]),
        [str(record.get("doc", record["id"])) for record in records],
    )


class Linear:
    """A logistic regression over named features."""

    def __init__(self, names: Sequence[str], weights: Vector) -> None:
        self.places = {name: place for place, name in enumerate(names)}
        self.weights = weights

    @classmethod
    def fit(
        cls, samples: Sequence[Sample], labels: Vector, penalty: float, evidence: float
    ) -> "Linear":
        """Minimise log loss plus `penalty` times half the squared weights (not the intercept).

        Features are scaled by the size of their log-count ratio, as far as `evidence` says, so
        that those with evidence of their own are penalised less (Wang and Manning 2012).
        """
        counts = Counter(feature for sample in samples for feature in sample)
        names = sorted(name for name, count in counts.items() if count >= MIN_SENTENCES)
        model = cls(names, np.zeros(len(names) + 1))
        matrix = model.matrix(samples)
        scale = _scale(matrix, labels, evidence)
        matrix = matrix @ sparse.diags(scale)
        signs = 2.0 * labels - 1.0

        def loss(weights: Vector) -> tuple[float, Vector]:
            margins = signs * (matrix @ weights)
            ridge = weights.copy()
            ridge[-1] = 0.0
            slope = -signs / (1.0 + np.exp(np.clip(margins, -500, 500)))
            value = np.logaddexp(0.0, -margins).sum() + 0.5 * penalty * ridge @ ridge
            return float(value), matrix.T @ slope + penalty * ridge

        options = {"maxiter": 1000, "ftol": 1e-10}
        found = minimize(loss, model.weights, jac=True, method="L-BFGS-B", options=options)
        model.weights = scale * found.x
        return model

    def matrix(self, samples: Sequence[Sample]) -> Any:
        """The samples as rows, with a last column of ones for the intercept."""
        rows = [
            [
                *sorted(
                    (self.places[name], value)
                    for name, value in sample.items()
                    if name in self.places
                ),
                (len(self.places), 1.0),
            ]
            for sample in samples
        ]
        columns = np.array([place for row in rows for place, _ in row])
        values = np.array([value for row in rows for _, value in row])
        starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
        shape = (len(samples), len(self.places) + 1)
        return sparse.csr_matrix((values, columns, starts), shape=shape)

    def log_odds(self, samples: Sequence[Sample]) -> Vector:
        """The log odds of each sample."""
        odds: Vector = self.matrix(samples) @ self.weights
        return odds


def _scale(matrix: Any, labels: Vector, evidence: float) -> Vector:
    present = (matrix > 0).astype(float)
    positive = present.T @ labels + 1.0
    negative = present.T @ (1.0 - labels) + 1.0
    ratio = np.abs(np.log(positive / positive[:-1].sum()) - np.log(negative / negative[:-1].sum()))
    scale: Vector = (1.0 - evidence) + evidence * ratio / ratio[:-1].mean()
    scale[-1] = 1.0
    return scale


def _fit(part: str, samples: Sequence[Sample], labels: Vector) -> Linear:
    return Linear.fit(samples, labels, PENALTY[part], EVIDENCE_SHARE[part])


@dataclass(frozen=True)
class Mixture:
    """The model as shipped: one regression for each register, one that tells them apart."""

    spoken: Linear
    written: Linear
    register: Linear

    @classmethod
    def fit(cls, spoken: Corpus, written: Corpus) -> "Mixture":
        """Train all three."""
        both = spoken.features + written.features
        registers = np.concatenate([np.ones(len(spoken.features)), np.zeros(len(written.features))])
        register = _fit("register", both, registers)
        register.weights[-1] += SPOKEN_PRIOR
        return cls(
            _fit("spoken", spoken.features, spoken.labels),
            _fit("written", written.features, written.labels),
            register,
        )

    def probability(self, samples: Sequence[Sample]) -> Vector:
        """The check-worthiness of each sample."""
        share = _logistic(self.register.log_odds(samples))
        spoken = _logistic(self.spoken.log_odds(samples))
        written = _logistic(self.written.log_odds(samples))
        return share * spoken + (1.0 - share) * written


def _logistic(x: Vector) -> Vector:
    return 1.0 / (1.0 + np.exp(-np.clip(x, -500, 500)))


def folds(groups: Sequence[str], count: int) -> Vector:
    """A fold for each group, the same on every machine."""
    names = sorted(set(groups))
    order = np.random.RandomState(SEED).permutation(len(names))
    fold_of = {name: int(place) % count for name, place in zip(names, order, strict=True)}
    return np.array([fold_of[group] for group in groups])


def cross_validate(spoken: Corpus, written: Corpus, count: int) -> dict[str, float]:
    """Figures of models that never saw the sentences they judge, nor others of their group."""
    spoken_fold, written_fold = folds(spoken.groups, count), folds(written.groups, count)
    spoken_score, written_score = np.zeros(len(spoken.labels)), np.zeros(len(written.labels))
    for number in range(count):
        model = Mixture.fit(
            spoken.take(np.flatnonzero(spoken_fold != number).tolist()),
            written.take(np.flatnonzero(written_fold != number).tolist()),
        )
        for data, fold_of, score in (
            (spoken, spoken_fold, spoken_score),
            (written, written_fold, written_score),
        ):
            held_out = np.flatnonzero(fold_of == number)
            score[held_out] = model.probability(data.take(held_out.tolist()).features)
    return {
        f"{SPOKEN}.f1": f1((spoken_score >= THRESHOLD).tolist(), spoken.truth),
        f"{SPOKEN}.average_precision": average_precision(spoken_score.tolist(), spoken.truth),
        f"{WRITTEN}.auc": area_under_curve(written_score.tolist(), written.truth),
        f"{SPOKEN}.calibration_error": calibration_error(spoken.labels, spoken_score),
        f"{WRITTEN}.calibration_error": calibration_error(written.labels, written_score),
    }


def calibration_error(labels: Vector, scores: Vector, bins: int = 10) -> float:
    """The mean distance between score and share of positives over equal bins, by their size."""
    place = np.minimum((scores * bins).astype(int), bins - 1)
    gaps = [
        abs(scores[place == b].mean() - labels[place == b].mean()) * (place == b).sum()
        for b in range(bins)
        if (place == b).any()
    ]
    return float(sum(gaps) / len(labels))


def encoded(model: Mixture) -> str:
    """The model as JSON, a word or trait a line, weights in hundredths."""
    parts = (model.spoken, model.written, model.register)
    words, found_traits = [], []
    for name in sorted(set().union(*(part.places for part in parts))):
        row = [
            round(float(part.weights[part.places[name]]) * WEIGHT_UNITS)
            if name in part.places
            else 0
            for part in parts
        ]
        if name.startswith(WORD_PREFIX):
            if max(abs(weight) for weight in row) >= LEAST_WEIGHT:
                words.append(f"{json.dumps(name.removeprefix(WORD_PREFIX))}: {json.dumps(row)}")
        else:
            found_traits.append(f"{json.dumps(name)}: {json.dumps(row)}")
    bias = json.dumps([round(float(part.weights[-1]) * WEIGHT_UNITS) for part in parts])
    return (
        f'{{"bias": {bias},\n"traits": {{\n'
        + ",\n".join(found_traits)
        + '\n},\n"words": {\n'
        + ",\n".join(words)
        + "\n}}\n"
    )


def without_shared(
    records: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The records whose words are not, in their order, those of a record among the others."""

    def key(record: dict[str, Any]) -> str:
        return " ".join(re.findall(r"\w+", record["text"].lower()))

    shared = {key(record) for record in others}
    return [record for record in records if key(record) not in shared]


def held_out_map(records: Sequence[dict[str, Any]], scores: Vector) -> float:
    """The mean over documents of average precision; documents without positives are left out."""
    labels = np.array([bool(record["label"]) for record in records])
    documents = np.array([record["doc"] for record in records])
    values = [
        average_precision(scores[documents == name].tolist(), labels[documents == name].tolist())
        for name in np.unique(documents)
        if labels[documents == name].any()
    ]
    return float(np.mean(values))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("CONTENTLINT_DATA"))
    parser.add_argument("--cv", type=int, metavar="FOLDS", help="print cross-validated figures")
    parser.add_argument("--write", action="store_true", help="write the shipped weights")
    options = parser.parse_args(arguments)
    if options.data is None:
        parser.error("name the folder of labelled data: --data DIR")
    folder = Path(options.data) / "claims"
    spoken_records = read(folder / f"{SPOKEN}.jsonl")
    if (folder / f"{HELD_OUT}.jsonl").exists():
        debates = read(folder / f"{HELD_OUT}.jsonl")
        spoken_records = without_shared(spoken_records, debates)
    spoken, written = corpus(spoken_records), corpus(read(folder / f"{WRITTEN}.jsonl"))
    if options.cv:
        for name, value in cross_validate(spoken, written, options.cv).items():
            sys.stdout.write(f"{name:45} {value:.4f}\n")
    model = Mixture.fit(spoken, written)
    if (folder / f"{HELD_OUT}.jsonl").exists():
        unseen = corpus(debates).features
        scores = model.probability(unseen)
        sys.stdout.write(f"{HELD_OUT + '.map':45} {held_out_map(debates, scores):.4f}\n")
        words = Linear.fit([words_only(s) for s in spoken.features], spoken.labels, 1.0, 0.0)
        scores = words.log_odds([words_only(s) for s in unseen])
        name = f"{HELD_OUT}.map, bag of words"
        sys.stdout.write(f"{name:45} {held_out_map(debates, scores):.4f}\n")
    if options.write:
        WEIGHTS_PATH.write_text(encoded(model), "utf-8")
        sys.stdout.write(f"{WEIGHTS_PATH.name}: {WEIGHTS_PATH.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
