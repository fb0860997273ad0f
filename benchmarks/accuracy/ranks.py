"""Measures of order: rank correlation and the area under the curve, with ties."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """Spearman's rank correlation coefficient; equal values share their mean rank."""
    return float(np.corrcoef(_ranks(first), _ranks(second))[0, 1])


def area_under_curve(values: Sequence[float], positive: Sequence[bool]) -> float:
    """How often a positive has a higher value than a negative; ties count half."""
    labels = np.asarray(positive)
    positives = int(labels.sum())
    negatives = len(labels) - positives
    above = _ranks(values)[labels].sum() - positives * (positives + 1) / 2
    return float(above / (positives * negatives))


def _ranks(values: Sequence[float]) -> npt.NDArray[Any]:
    _, place, counts = np.unique(np.asarray(values), return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: npt.NDArray[Any] = (last - (counts - 1) / 2)[place]
    return ranks
