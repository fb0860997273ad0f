"""What rules of Vale's styles cost: megabytes of Markdown a second of processor time.

    python -m benchmarks.rule_cost --styles DIR [--corpus DIR] [--runs N] [--json] [--costly]

Articles are read, parsed and judged in one process, nothing is taken from the cache, and no rules
of contentlint's own run. Of several runs the quickest counts: on a machine that does other work
besides, the others measure that.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from linter.documents import parse
from linter.pipeline.examine import examine
from linter.rulebook.profile import Profile
from linter.rulebook.rule import Rule
from linter.rulebook.vale.configuration import Configuration

FOUR = ("Google", "Microsoft", "write-good", "proselint")
_MEGABYTE = 1_000_000


def articles(corpus: Path, limit: float) -> list[str]:
    """Markdown articles of a folder, in the order of their paths, up to so many megabytes."""
    texts: list[str] = []
    size = 0
    for path in sorted(corpus.rglob("*.md")):
        if size >= limit * _MEGABYTE:
            break
        try:
            texts.append(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue
        size += path.stat().st_size
    return texts


def rules_of(styles: Path, names: Sequence[str]) -> list[Rule]:
    """All rules of some styles, as a `.vale.ini` with them chooses."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = f"StylesPath = {styles.resolve()}\nMinAlertLevel = suggestion\n"
        (folder / ".vale.ini").write_text(f"{config}[*]\nBasedOnStyles = {', '.join(names)}\n")
        known = Configuration(folder / ".vale.ini")
        return list(known.rules(known.chosen(folder / "article.md")).values())


def seconds(texts: Sequence[str], rules: Sequence[Rule]) -> tuple[float, int]:
    """Seconds of processor time for all articles, and how many violations there are."""
    profile = Profile(rules)
    start = time.process_time()
    found = sum(len(examine(text, "markdown", profile).violations) for text in texts)
    return time.process_time() - start, found


def measure(styles: Path, texts: Sequence[str], runs: int) -> dict[str, dict[str, float]]:
    """Speed by choice of rules; `none` is what reading an article costs.

    Args:
        styles: folder of styles.
        texts: the articles.
        runs: how often each choice is measured, in turn.
    """
    size = sum(len(text.encode()) for text in texts) / _MEGABYTE
    everything = [path.name for path in sorted(styles.iterdir()) if path.is_dir()]
    loading = time.process_time()
    every = rules_of(styles, everything)
    loading = time.process_time() - loading
    answer: dict[str, dict[str, float]] = {"loading": {"rules": len(every), "seconds": loading}}
    four = [rule for rule in every if rule.style in FOUR]
    choices: list[tuple[str, Sequence[Rule]]] = [
        ("none", []),
        ("10 rules", every[:: max(len(every) // 10, 1)][:10]),
        ("50 rules", every[:: max(len(every) // 50, 1)][:50]),
        ("Google", [rule for rule in every if rule.style == "Google"]),
        (" + ".join(FOUR), four),
        ("all", every),
    ]
    for text in texts:
        parse(text, "markdown")
    measured = [[seconds(texts, rules) for _, rules in choices] for _ in range(runs)]
    for (name, rules), timed in zip(choices, zip(*measured, strict=True), strict=True):
        spent, found = min(timed)
        answer[name] = {
            "rules": len(rules),
            "seconds": spent,
            "megabytes": size,
            "megabytes_per_second": size / spent,
            "violations": found,
        }
    answer["process"] = {
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    }
    return answer


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--styles", type=Path, required=True, help="folder of styles")
    parser.add_argument("--corpus", type=Path, help="folder of Markdown articles")
    parser.add_argument("--megabytes", type=float, default=2.0, help="how much of it is judged")
    parser.add_argument("--runs", type=int, default=3, help="how often it is measured")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--costly", action="store_true", help="print the dearest rules, one by one")
    options = parser.parse_args()
    corpora = os.environ.get("CONTENTLINT_CORPORA", "")
    corpus = options.corpus or (Path(corpora) / "18f" if corpora else None)
    if corpus is None or not corpus.is_dir():
        parser.error("name a folder of articles with --corpus, or set CONTENTLINT_CORPORA")
    texts = articles(corpus, options.megabytes)
    if options.costly:
        _print_costly(options.styles, texts)
        return 0
    answer = measure(options.styles, texts, options.runs)
    if options.json:
        json.dump(answer, sys.stdout, indent=1)
        print()
        return 0
    for name, numbers in answer.items():
        shown = ", ".join(f"{key} {value:.4g}" for key, value in numbers.items())
        print(f"{name:<42}{shown}")
    return 0


def _print_costly(styles: Path, texts: Sequence[str]) -> None:
    """The rules by what each adds to the reading of the articles."""
    rules = rules_of(styles, [path.name for path in sorted(styles.iterdir()) if path.is_dir()])
    reading, _ = seconds(texts, [])
    costs = sorted(((seconds(texts, [rule])[0] - reading, rule.id) for rule in rules), reverse=True)
    for cost, rule_id in costs[:40]:
        print(f"{cost:8.3f} s  {rule_id}")


if __name__ == "__main__":
    sys.exit(main())
