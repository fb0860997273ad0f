"""Our own grade: how hard an English text is, fitted to what people simplify for learners."""

from functools import cache
from math import log, log1p, sqrt
from pathlib import Path

import msgspec

from linter.checks.readability.counts import Counts

_FEWEST_SENTENCES = 3
"""With fewer, their lengths say nothing about how lengths vary; half the mean is usual."""


class Weights(msgspec.Struct, frozen=True):
    """The fitted numbers in `grade.json`, made by `models/readability_grade.py`."""

    intercept: float
    features: dict[str, float]


def features(counts: Counts) -> dict[str, float]:
    """What the grade is made of; the counts must hold at least one word and one sentence.

    sentence_length: the natural logarithm of words per sentence. sentence_spread: the same of
    their standard deviation, and one. syllables: per word. rarity: how much rarer than one in a
    thousand the content words are, in powers of ten. unfamiliar, latinate: shares of the distinct
    words, 0 to 1.
    """
    distinct = counts.distinct or 1
    content = counts.distinct_content
    mean = counts.words / counts.sentences
    return {
        "sentence_length": log(mean),
        "sentence_spread": log1p(_spread(counts, mean)),
        "syllables": counts.syllables / counts.words,
        "rarity": 6 - counts.distinct_content_zipf / 100 / content if content else 0.0,
        "unfamiliar": counts.distinct_unfamiliar / distinct,
        "latinate": counts.distinct_latinate / distinct,
    }


def _spread(counts: Counts, mean: float) -> float:
    if counts.sentences < _FEWEST_SENTENCES:
        return mean / 2
    return sqrt(max(counts.squared_words / counts.sentences - mean * mean, 0.0))


def composite_grade(counts: Counts) -> float:
    """A US school grade, on average that of Flesch-Kincaid on the texts it was fitted on.

    The weights are those that best tell the three levels of the articles in OneStopEnglish
    (Vajjala & Lučić, 2018) apart, article by article.
    """
    weights = _weights()
    found = features(counts)
    return weights.intercept + sum(
        weight * found[name] for name, weight in weights.features.items()
    )


@cache
def _weights() -> Weights:
    data = Path(__file__).with_name("grade.json").read_bytes()
    return msgspec.json.decode(data, type=Weights)
