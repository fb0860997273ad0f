"""`python -m benchmarks.family_cost --corpus DIR`: what each family adds to a run of the others.

CPU seconds per MB of Markdown, one process, everything warm: phase one with all default rules, and
with the rules of one family left out. The difference is what the family costs. `--previews` takes
the rules that are no default ones too.
"""

import argparse
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from linter.pipeline.examine import examine
from linter.rulebook.catalogue import packaged_rules
from linter.rulebook.profile import Profile, selected

FAMILIES = ("claims", "duplicates", "filler", "readability", "typos")


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.family_cost", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="a folder of Markdown articles")
    parser.add_argument("--runs", type=int, default=3, help="of which the medians are shown")
    parser.add_argument("--previews", action="store_true", help="all rules, previews included")
    arguments = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(arguments.corpus.rglob("*.md"))]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    rules = packaged_rules()
    select = tuple(rules) if arguments.previews else ()
    profiles = {name: Profile(selected(rules, select, ignore=(name,))) for name in FAMILIES}
    profiles["nothing"] = Profile(selected(rules, select))
    profiles["every rule"] = Profile([])
    for profile in profiles.values():
        seconds(texts, profile)
    measured: dict[str, list[float]] = {name: [] for name in profiles}
    for _ in range(arguments.runs):
        for name, profile in profiles.items():
            measured[name].append(seconds(texts, profile))
    medians = {name: statistics.median(found) / megabytes for name, found in measured.items()}
    whole = medians["nothing"]
    print(f"{megabytes:.2f} MB; all families {whole:.3f} CPU s/MB, {1 / whole:.2f} MB/CPU s")
    print(f"parse and metrics alone {medians['every rule']:.3f}")
    for name in FAMILIES:
        print(f"{name:<12} adds {whole - medians[name]:.3f}")


def seconds(texts: Sequence[str], profile: Profile) -> float:
    """The CPU seconds of phase one over some articles."""
    begun = time.process_time()
    for text in texts:
        examine(text, "markdown", profile)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
