"""`python -m benchmarks.accuracy --area AREA --data DIR [--json]`: accuracy, set by set."""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

AREAS = ("typos", "dedup", "claims", "readability", "quality")

Record = dict[str, Any]
Measure = Callable[[Sequence[Record]], dict[str, float]]


def main() -> None:
    """Measure one area, or all, and print a table or one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--area", choices=AREAS, action="append", help="all areas unless given")
    parser.add_argument(
        "--data",
        type=Path,
        default=os.environ.get("CONTENTLINT_DATA"),
        required="CONTENTLINT_DATA" not in os.environ,
        help="the folder of labelled sets, DIR/AREA/SET.jsonl; or CONTENTLINT_DATA",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    arguments = parser.parse_args()
    if not Path(arguments.data).is_dir():
        parser.error(f"{arguments.data}: no such folder")
    results: dict[str, dict[str, float]] = {}
    for area in arguments.area or AREAS:
        results.update(measured(area, Path(arguments.data)))
    if arguments.json:
        json.dump(results, sys.stdout, indent=2)
        sys.stdout.write("\n")
    else:
        sys.stdout.writelines(table(results))


def measured(area: str, data: Path) -> dict[str, dict[str, float]]:
    """The figures of each set of an area that is there: `AREA/SET` -> metric -> value."""
    measures: dict[str, Measure] = importlib.import_module(f"benchmarks.accuracy.{area}").MEASURES
    results = {}
    for name, measure in measures.items():
        file = data / area / f"{name}.jsonl"
        if file.is_file():
            lines = file.read_text(encoding="utf-8").splitlines()
            results[f"{area}/{name}"] = measure([json.loads(line) for line in lines if line])
    return results


def table(results: dict[str, dict[str, float]]) -> list[str]:
    """The figures as lines of a table."""
    width = max((len(name) for name in results), default=0)
    return [
        f"{name:<{width}}  " + "  ".join(f"{m} {v:.4g}" for m, v in figures.items()) + "\n"
        for name, figures in results.items()
    ]


if __name__ == "__main__":
    main()
