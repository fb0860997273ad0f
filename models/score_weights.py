"""Calibrates the score: writes `halving` into `rules/score.yaml`.

`python models/score_weights.py FOLDER...` judges the articles of 300 words or more in folders of
decent articles (18F's posts and the Rust book, both free to use), and sets the density of points
that halves a score so that nine of ten of them have at least a B. Severities and saturation are not
fitted: they say what an error is worth against a suggestion, and a law of the score rests on them.
"""

import argparse
import re
from math import log2
from pathlib import Path

from linter.findings.weights import Weights
from linter.pipeline.api import check_paths
from linter.rulebook.weights import packaged_weights
from linter.triage.score import points_per_thousand

FILE = Path(__file__).parents[1] / "rules" / "score.yaml"
LEAST_WORDS = 300
SHARE = 0.9
"""Of decent articles, so many have at least this score."""
SCORE = 80


def halving(folders: list[str], weights: Weights) -> float:
    """The points per thousand words that must halve a score."""
    points = sorted(
        points_per_thousand(file.violations, file.metrics["words"], weights)
        for file in check_paths(folders).files
        if file.metrics["words"] >= LEAST_WORDS
    )
    at_share = points[int(SHARE * len(points))]
    print(f"{len(points)} articles; points per thousand words at {SHARE:.0%}: {at_share:.2f}")
    return at_share / log2(100 / SCORE)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", help="decent articles")
    found = round(halving(parser.parse_args().folders, packaged_weights()))
    text = FILE.read_text(encoding="utf-8")
    FILE.write_text(re.sub(r"(?m)^halving: .*$", f"halving: {found}", text), encoding="utf-8")
    print(f"halving: {found}")


if __name__ == "__main__":
    main()
