"""How much a sentence is worth checking: two linear models, and which of them a sentence is for.

A claim in speech (debates, interviews, posts in the first person) and one in written reference
prose show in different words, so each register has its own logistic regression over the features
of `features.py`; a third tells the registers apart, and the answer is the mean of the two weighted
by it. `benchmarks/train_claims.py` makes the numbers.
"""

import json
import math
from functools import cache
from importlib.resources import files

WEIGHTS_FILE = "weights.json"
REGISTERS = ("spoken", "written")


class CheckWorthiness:
    """Scores sentences by their features.

    Attributes:
        weights: feature -> its weight for a claim when spoken, for one when written, and for the
            sentence being spoken; log odds.
    """

    def __init__(
        self, weights: dict[str, tuple[float, float, float]], bias: tuple[float, float, float]
    ) -> None:
        self.weights = weights
        self.bias = bias
        self._known = weights.keys()

    def probability(self, features: set[str]) -> float:
        """The chance, in (0, 1), that a fact checker would want this sentence checked."""
        spoken, written, register = self.bias
        weights = self.weights
        for feature in features & self._known:
            for_spoken, for_written, for_register = weights[feature]
            spoken += for_spoken
            written += for_written
            register += for_register
        share = _logistic(register)
        return share * _logistic(spoken) + (1.0 - share) * _logistic(written)

    def contributions(self, features: set[str]) -> list[tuple[str, float]]:
        """The features of a sentence and what each adds in log odds, the largest first."""
        register = self.bias[2] + sum(self.weights[f][2] for f in features & self._known)
        share = _logistic(register)
        found = [
            (feature, share * self.weights[feature][0] + (1.0 - share) * self.weights[feature][1])
            for feature in features & self._known
        ]
        return sorted(found, key=lambda item: (-abs(item[1]), item[0]))


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x)) if x > -700.0 else 0.0


@cache
def check_worthiness() -> CheckWorthiness:
    """The model that is shipped, read when first asked for."""
    raw = json.loads(files(__package__).joinpath(WEIGHTS_FILE).read_text("utf-8"))
    weights = {feature: (a, b, c) for feature, (a, b, c) in raw["weights"].items()}
    spoken, written, register = raw["bias"]
    return CheckWorthiness(weights, (spoken, written, register))
