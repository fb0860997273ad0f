"""The score of an article: 0 to 100, per family and whole, from its violations per thousand words.

The formula, its reasons and its calibration are in `docs/score.md`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log1p

import msgspec

from linter.findings import FamilyScore, FileReport, Violation
from linter.findings.weights import Weights

FEWEST_WORDS = 50
"""An article with fewer words has no score."""

_LETTERS = ((90, "A"), (80, "B"), (70, "C"), (60, "D"))


class Score(msgspec.Struct, frozen=True):
    """An article's score; `value` and `letter` are None where it has too few words."""

    value: int | None
    letter: str | None
    families: dict[str, FamilyScore]


class Gain(msgspec.Struct, frozen=True, gc=False):
    """What the whole score would rise by if all violations of a rule were mended."""

    rule: str
    count: int
    points: int


def score(
    violations: Iterable[Violation],
    metrics: Mapping[str, float],
    families: Iterable[str],
    weights: Weights,
    style_families: Mapping[str, str] = {},
) -> Score:
    """The score of an article.

    It never rises when a violation is added, and is the same for an article and for two copies of
    it, one after the other, with twice the violations.

    Args:
        violations: what stands after suppressions and baseline.
        metrics: of the article; `words` is used.
        families: every family that has rules, with violations or without.
        weights: see `Weights`.
        style_families: by style of Vale's, its family; the rules of others do not count.
    """
    words = metrics.get("words", 0.0)
    found = _counted(violations, style_families)
    counts = Counter(family for family, _ in found)
    names = sorted({*families, *counts})
    if words < FEWEST_WORDS:
        return Score(None, None, {name: FamilyScore(None, counts[name]) for name in names})
    density = _density(found, words, weights)
    by_family = dict.fromkeys(names, 0.0)
    for (family, _), points in density.items():
        by_family[family] += points
    whole = _value(_whole(density, weights), weights)
    return Score(
        value=whole,
        letter=letter(whole),
        families={
            name: FamilyScore(_value(points, weights), counts[name])
            for name, points in by_family.items()
        },
    )


def fix_first(
    violations: Iterable[Violation],
    metrics: Mapping[str, float],
    weights: Weights,
    limit: int = 3,
    style_families: Mapping[str, str] = {},
) -> tuple[Gain, ...]:
    """The rules whose mending would raise the whole score most, best first.

    None without a gain, save where the score is 0: no rule alone may raise that, and the heaviest
    ones are where to begin.

    Args:
        violations: see `score`.
        metrics: see `score`.
        weights: see `score`.
        limit: how many rules are named at most.
        style_families: see `score`.
    """
    words = metrics.get("words", 0.0)
    if words < FEWEST_WORDS:
        return ()
    found = _counted(violations, style_families)
    counts = Counter(violation.rule for _, violation in found)
    density = _density(found, words, weights)
    now = _value(_whole(density, weights), weights)
    gains = []
    for key, points in density.items():
        rest = {name: others for name, others in density.items() if name != key}
        gain = Gain(key[1], counts[key[1]], _value(_whole(rest, weights), weights) - now)
        gains.append((-gain.points, -points, gain))
    gains.sort(key=lambda found: (*found[:2], found[2].rule))
    return tuple(gain for _, _, gain in gains[:limit] if gain.points > 0 or now == 0)


def points_per_thousand(violations: Iterable[Violation], words: float, weights: Weights) -> float:
    """What the whole score is made of: 0 gives 100, `weights.halving` gives 50."""
    return _whole(_density(_counted(violations, {}), words, weights), weights)


class Mean:
    """The score of several articles together, each shown once; see `mean_score`."""

    def __init__(self) -> None:
        self._words = self._total = 0.0

    def add(self, file: FileReport, family: str = "") -> None:
        """Take in an article, by its score in a family; by that of the whole unless given."""
        part = file.families.get(family)
        value = file.score if not family else None if part is None else part.score
        if value is not None:
            self._words += file.metrics["words"]
            self._total += value * file.metrics["words"]

    @property
    def score(self) -> float | None:
        """The mean; None where no article has a score."""
        return self._total / self._words if self._words else None


def mean_score(files: Iterable[FileReport], family: str = "") -> float | None:
    """The score of several articles together: the mean of theirs, weighted by words, 0 to 100.

    Args:
        files: those without a score do not count.
        family: the family whose scores are meant; the whole unless given.

    Returns:
        None where no article has a score.
    """
    mean = Mean()
    for file in files:
        mean.add(file, family)
    return mean.score


def letter(value: int) -> str:
    """The letter of a score: A from 90, B 80, C 70, D 60, F below."""
    return next((name for least, name in _LETTERS if value >= least), "F")


def family_of(rule: str, style_families: Mapping[str, str]) -> str:
    """The family of a rule, by its id; empty for one of a style of Vale's that has none."""
    if "/" in rule:
        return rule.partition("/")[0]
    return style_families.get(rule.partition(".")[0], "")


_Rule = tuple[str, str]
"""A family, and a rule of it."""


def _counted(
    violations: Iterable[Violation], style_families: Mapping[str, str]
) -> list[tuple[str, Violation]]:
    """The violations that count, with their families."""
    found = ((family_of(violation.rule, style_families), violation) for violation in violations)
    return [(family, violation) for family, violation in found if family]


def _density(
    violations: Iterable[tuple[str, Violation]], words: float, weights: Weights
) -> dict[_Rule, float]:
    """By rule, its points per thousand words, the further ones of the same rule counting less."""
    points: dict[_Rule, float] = {}
    for family, violation in violations:
        cost = weights.severities[violation.severity]
        key = family, violation.rule
        points[key] = points.get(key, 0.0) + cost
    return {
        rule: weights.saturation * log1p(1000 * cost / words / weights.saturation)
        for rule, cost in sorted(points.items())
    }


def _whole(density: Mapping[_Rule, float], weights: Weights) -> float:
    return sum(
        points * weights.families.get(family, 1.0) for (family, _), points in density.items()
    )


def _value(density: float, weights: Weights) -> int:
    return int(100 * 2 ** (-density / weights.halving) + 0.5)
