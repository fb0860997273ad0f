"""How much a sentence is worth checking: two linear models, and which of them a sentence is for.

A claim in speech (debates, interviews, posts in the first person) and one in written reference
prose show in different words, so each register has its own logistic regression over words and the
traits of `features.py`; a third tells the registers apart, and the answer is the mean of the two
weighted by it. `benchmarks/train_claims.py` makes the numbers.
"""

import math
from functools import cache
from pathlib import Path

import msgspec

WEIGHTS_FILE = "weights.json"
THRESHOLD = 0.4
"""From here a sentence counts as worth checking: the best F1 under cross-validation."""
WORDS_AT_FULL_WEIGHT = 15.0
"""A sentence of this many distinct words counts each in full; a longer one less, by the root."""

WEIGHT_UNITS = 100.0
Weights = tuple[int, int, int]
"""Log odds in hundredths: of a claim when spoken, of one when written, of being spoken.

Whole numbers, because their sum does not depend on the order of a set.
"""


class CheckWorthiness(msgspec.Struct, frozen=True):
    """Scores sentences by their words and traits.

    Attributes:
        bias: what every sentence starts from.
        words, traits: what each adds.
    """

    bias: Weights
    words: dict[str, Weights]
    traits: dict[str, Weights]

    def probability(self, words: frozenset[str], traits: set[str]) -> float:
        """The chance, in (0, 1), that a fact checker would want this sentence checked."""
        spoken, written, register = self._log_odds(words, traits)
        share = _logistic(register)
        return share * _logistic(spoken) + (1.0 - share) * _logistic(written)

    def contributions(self, words: frozenset[str], traits: set[str]) -> list[tuple[str, float]]:
        """The words and traits of a sentence and what each adds in log odds, largest first."""
        share = _logistic(self._log_odds(words, traits)[2])
        scale = word_scale(len(words)) / WEIGHT_UNITS
        found = [
            (name, part * (share * weights[name][0] + (1.0 - share) * weights[name][1]))
            for part, names, weights in (
                (scale, words, self.words),
                (1.0 / WEIGHT_UNITS, traits, self.traits),
            )
            for name in names
            if name in weights
        ]
        return sorted(found, key=lambda item: (-abs(item[1]), item[0]))

    def strongest_traits(
        self, count: int
    ) -> tuple[list[tuple[str, float]], list[tuple[str, float]]]:
        """The traits that raise and that lower the score most, with their mean log odds."""
        means = {
            name: (spoken + written) / 2 / WEIGHT_UNITS
            for name, (spoken, written, _) in self.traits.items()
        }
        ordered = sorted(means.items(), key=lambda item: (-item[1], item[0]))
        return ordered[:count], ordered[::-1][:count]

    def _log_odds(self, words: frozenset[str], traits: set[str]) -> tuple[float, float, float]:
        spoken = written = register = 0
        weights = self.words
        for word in words:
            if word in weights:
                for_spoken, for_written, for_register = weights[word]
                spoken += for_spoken
                written += for_written
                register += for_register
        scale = word_scale(len(words))
        from_words = spoken * scale, written * scale, register * scale
        spoken, written, register = self.bias
        weights = self.traits
        for trait in traits:
            if trait in weights:
                for_spoken, for_written, for_register = weights[trait]
                spoken += for_spoken
                written += for_written
                register += for_register
        return (
            (spoken + from_words[0]) / WEIGHT_UNITS,
            (written + from_words[1]) / WEIGHT_UNITS,
            (register + from_words[2]) / WEIGHT_UNITS,
        )


def word_scale(count: int) -> float:
    """What each word counts for in a sentence of so many distinct words."""
    return math.sqrt(WORDS_AT_FULL_WEIGHT / max(count, 1))


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x)) if x > -700.0 else 0.0


@cache
def check_worthiness() -> CheckWorthiness:
    """The model that is shipped, read when first asked for."""
    raw = Path(__file__).with_name(WEIGHTS_FILE).read_bytes()
    return msgspec.json.decode(raw, type=CheckWorthiness)
