"""How other checkers of spelling do on the sets that ours is measured on.

    python -m benchmarks.peers --data DIR [--environment DIR]

By the words that a tool flags, as its command names them: the same measures as
`benchmarks.accuracy --area typos`, where places are known.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.processes import table
from benchmarks.speed import installed

Record = dict[str, Any]
Flagged = list[list[str]]
"""The words that a tool flags in each record."""

SETS = ("context_jfleg", "context_holbrook", "pairs_norvig", "pairs_aspell")
_CODESPELL = re.compile(r"^(.*?):\d+: (\S+) ==> ", re.MULTILINE)


def codespell(said: str) -> list[tuple[str, str]]:
    """File and word of each finding."""
    return _CODESPELL.findall(said)


def typos(said: str) -> list[tuple[str, str]]:
    """File and word of each finding."""
    found = map(json.loads, said.splitlines())
    return [(each["path"], each["typo"]) for each in found if each["type"] == "typo"]


TOOLS: dict[str, tuple[tuple[str, ...], Callable[[str], list[tuple[str, str]]]]] = {
    "codespell": (("codespell",), codespell),
    "typos": (("typos", "--format", "json", "--no-ignore"), typos),
}
"""Commands that judge a folder, and what reads their output."""


def flagged(tool: str, records: Sequence[Record], environment: Path) -> Flagged:
    """What a tool flags in each record, given as a text file of its own."""
    (name, *options), read = TOOLS[tool]
    with tempfile.TemporaryDirectory() as folder:
        for number, record in enumerate(records):
            (Path(folder) / f"{number}.txt").write_text(record["text"] + "\n", encoding="utf-8")
        done = subprocess.run(
            [str(environment / "bin" / name), *options, "."],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    words: Flagged = [[] for _ in records]
    for path, word in read(done.stdout):
        words[int(Path(path).stem)].append(word.lower())
    return words


def figures(name: str, records: Sequence[Record], words: Flagged) -> tuple[float | None, float]:
    """Precision, where there is text to be wrong about, and recall."""
    if name.startswith("pairs"):
        return None, sum(map(bool, words)) / len(records)
    count = right = errors = found = 0
    for record, said in zip(records, words, strict=True):
        wrong = [record["text"][error["start"] : error["end"]] for error in record["errors"]]
        wrong_words = {word.lower() for each in wrong for word in re.findall(r"[\w']+", each)}
        corrected = {word.lower() for word in record.get("ref", "").split()}
        count += len(said)
        right += sum(word not in corrected if corrected else word in wrong_words for word in said)
        errors += len(wrong)
        found += sum(any(word in each.lower() for word in said) for each in wrong)
    return right / count if count else None, found / errors


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="the folder of labelled sets")
    parser.add_argument("--environment", type=Path, help="where the tools are, or are installed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = options.environment or Path(folder)
        versions = installed(environment)
        rows = []
        for name in SETS:
            lines = (options.data / "typos" / f"{name}.jsonl").read_text(encoding="utf-8")
            records = [json.loads(line) for line in lines.splitlines()]
            for tool in TOOLS:
                words = flagged(tool, records, environment)
                precision, recall = figures(name, records, words)
                said = "–" if precision is None else f"{precision:.3f}"
                rows.append([name, f"{tool} {versions[tool]}", said, f"{recall:.3f}"])
    print(table(["set", "tool", "precision", "recall"], rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
