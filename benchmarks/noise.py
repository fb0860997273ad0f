"""`python -m benchmarks.noise CORPORA`: how much decent articles are marked, and a sample to judge.

Prints findings per 1,000 words, pooled and at the 90th percentile, and the share of articles with
nothing at warning or above. With `--sample N` it prints instead N findings drawn at random, one
JSON object a line, in the form of `judged/`, to be read in their context; a person adds `verdict`
and `reason`.
"""

import argparse
import json
import random
import statistics
from collections.abc import Iterator
from pathlib import Path

from linter.findings import FileReport, Severity
from linter.pipeline.api import check_paths

LEAST_WORDS = 300
EXCERPT_WORDS = 15


def main() -> None:
    """Check and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.noise", description=__doc__)
    parser.add_argument("corpora", type=Path, help="a folder of folders of decent articles")
    parser.add_argument("--sample", type=int, default=0, help="how many findings to draw")
    parser.add_argument("--seed", type=int, default=8, help="of the drawing")
    arguments = parser.parse_args()
    files = [
        file
        for file in check_paths([str(arguments.corpora)]).files
        if file.metrics.get("words", 0) >= LEAST_WORDS
    ]
    if arguments.sample:
        rows = list(_rows(files, arguments.corpora))
        for row in sorted(
            random.Random(arguments.seed).sample(rows, arguments.sample),  # noqa: S311
            key=lambda row: (row["corpus"], row["path"], row["line"]),
        ):
            print(json.dumps(row, ensure_ascii=False))
    else:
        _summarise(files)


def _summarise(files: list[FileReport]) -> None:
    words = sum(file.metrics["words"] for file in files)
    found = sum(len(file.violations) for file in files)
    rates = [1000 * len(file.violations) / file.metrics["words"] for file in files]
    quiet = sum(
        all(violation.severity is Severity.SUGGESTION for violation in file.violations)
        for file in files
    )
    print(f"{len(files)} articles of {LEAST_WORDS} words or more, {words:,.0f} words")
    print(f"findings per 1,000 words: {1000 * found / words:.1f} pooled", end="")
    print(f", {statistics.quantiles(rates, n=10)[-1]:.1f} at the 90th percentile")
    print(f"nothing at warning or above: {quiet / len(files):.0%} of the articles")


def _rows(files: list[FileReport], corpora: Path) -> Iterator[dict[str, str | int]]:
    """Where each finding stands, in the order of the articles."""
    for file in files:
        corpus, *inside = Path(file.path).relative_to(corpora).parts
        for violation in file.violations:
            yield {
                "corpus": corpus,
                "path": "/".join(inside),
                "line": violation.start.line,
                "rule": violation.rule,
                "excerpt": " ".join(violation.excerpt.split()[:EXCERPT_WORDS]),
            }


if __name__ == "__main__":
    main()
