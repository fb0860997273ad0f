"""Measures of choice: F1 of what was chosen, average precision of a ranking."""

from collections.abc import Sequence

import numpy as np


def f1(chosen: Sequence[bool], positive: Sequence[bool]) -> float:
    """The harmonic mean of precision and recall."""
    picked, labels = np.asarray(chosen, dtype=bool), np.asarray(positive, dtype=bool)
    return float(2 * (picked & labels).sum() / (picked.sum() + labels.sum()))


def average_precision(values: Sequence[float], positive: Sequence[bool]) -> float:
    """The mean over positives of the precision at their rank; of equal values the first counts."""
    labels = np.asarray(positive, dtype=bool)[np.argsort(-np.asarray(values), kind="stable")]
    precision = np.cumsum(labels) / np.arange(1, len(labels) + 1)
    return float(precision[labels].mean())
