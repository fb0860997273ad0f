"""Our own grade: how hard an English text is, fitted to what people simplify for learners."""

from math import log

from linter.checks.readability.counts import Counts

# Made by models/readability_grade.py; do not edit by hand.
INTERCEPT = 0.0
WEIGHTS = {
    "sentence_length": 1.0,
    "rarity": 1.0,
    "unfamiliar": 1.0,
    "latinate": 1.0,
}


def features(counts: Counts) -> dict[str, float]:
    """What the grade is made of; the counts must hold at least one word and one sentence.

    sentence_length: the natural logarithm of words per sentence. rarity: how much rarer than one
    in a thousand the content words are, in powers of ten. unfamiliar, latinate: shares of the
    distinct words, 0 to 1.
    """
    distinct = counts.distinct or 1
    content = counts.distinct_content
    return {
        "sentence_length": log(counts.words / counts.sentences),
        "rarity": 6 - counts.distinct_content_zipf / 100 / content if content else 0.0,
        "unfamiliar": counts.distinct_unfamiliar / distinct,
        "latinate": counts.distinct_latinate / distinct,
    }


def composite_grade(counts: Counts) -> float:
    """A US school grade, on average that of Flesch-Kincaid on the texts it was fitted on.

    The weights are those that tell the three levels of OneStopEnglish articles (Vajjala &
    Lučić, 2018) apart, article by article.
    """
    found = features(counts)
    return INTERCEPT + sum(weight * found[name] for name, weight in WEIGHTS.items())
