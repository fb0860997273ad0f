"""`python -m benchmarks.family_cost --corpus DIR`: what each family adds to a run of the others.

CPU seconds per MB of Markdown, one process, everything warm: phase one with all default rules, and
with the rules of one family left out. The difference is what the family costs; and so for all of
its rules, previews included, beside the default rules of the others. Each article is examined with
each choice in turn, several times, and its quickest time counts, so that what else the machine does
weighs little.
"""

import argparse
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from linter.pipeline.examine import examine
from linter.rulebook.catalogue import packaged_rules
from linter.rulebook.profile import Profile, selected

FAMILIES = ("claims", "duplicates", "filler", "readability", "typos")
_DEFAULT, _NONE = "default rules", "no rules"


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.family_cost", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="a folder of Markdown articles")
    parser.add_argument("--runs", type=int, default=5, help="of which the quickest counts")
    parser.add_argument("--every", type=int, default=1, help="take every so manieth article")
    arguments = parser.parse_args()
    paths = sorted(arguments.corpus.rglob("*.md"))[:: arguments.every]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    measured = seconds(texts, choices(), arguments.runs)
    cost = {name: found / megabytes for name, found in measured.items()}
    whole = cost[_DEFAULT]
    print(f"{megabytes:.2f} MB; all families {whole:.3f} CPU s/MB, {1 / whole:.2f} MB/CPU s")
    print(f"parse and metrics alone {cost[_NONE]:.3f}")
    for family in FAMILIES:
        others = cost[f"without {family}"]
        added, of_all = whole - others, cost[f"all of {family}"] - others
        print(f"{family:<12} adds {added:.3f}, all of its rules {of_all:.3f}")


def choices() -> dict[str, Profile]:
    """The profiles to compare, by name."""
    known = packaged_rules()
    default = selected(known)
    profiles = {_DEFAULT: Profile(default), _NONE: Profile([])}
    for family in FAMILIES:
        others = selected(known, ignore=(family,))
        own = [rule for rule in known.values() if rule.family == family]
        profiles[f"without {family}"] = Profile(others)
        profiles[f"all of {family}"] = Profile([*others, *own])
    return profiles


def seconds(texts: Sequence[str], profiles: Mapping[str, Profile], runs: int) -> dict[str, float]:
    """The CPU seconds of phase one over some articles, by profile: the sum of the quickest."""
    quickest = {(name, index): float("inf") for name in profiles for index in range(len(texts))}
    order = list(profiles.items())
    for _ in range(runs):
        # Whoever comes first to an article finds the least of it in the processor's caches: each
        # time another one, and the very first is not counted.
        order = [*order[1:], order[0]]
        for index, text in enumerate(texts):
            examine(text, "markdown", profiles[_DEFAULT])
            for name, profile in order:
                begun = time.process_time()
                examine(text, "markdown", profile)
                spent = time.process_time() - begun
                quickest[name, index] = min(quickest[name, index], spent)
    return {name: sum(quickest[name, index] for index in range(len(texts))) for name in profiles}


if __name__ == "__main__":
    main()
