"""Make `linter/checks/near_duplicate/word_bits.txt`: how much the commoner English words tell.

Fetches symspellpy (its unigram counts, from Google Books and SCOWL, MIT licence) with pip into a
folder, unless it lies there already.

    python models/make_word_bits.py --sources /somewhere
"""

import argparse
import math
import subprocess
import sys
import textwrap
import zipfile
from collections import defaultdict
from pathlib import Path

PACKAGE = "symspellpy==6.10.1"
COUNTS = "symspellpy/frequency_dictionary_en_82_765.txt"
TARGET = Path(__file__).parents[1] / "linter/checks/near_duplicate/word_bits.txt"

HIGHEST = 16
"""Bits of every word that is not listed: once in 65,536 words or more rarely."""

HEADER = """\
# -log2 of the frequency of English words, to half a bit; words not listed have {highest}.
# Made by models/make_word_bits.py from the unigram counts of symspellpy (MIT licence).
"""


def main() -> None:
    """Read the counts and write the words that are commoner than one in 2**HIGHEST."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, required=True, help="where downloads are kept")
    sources: Path = parser.parse_args().sources
    if not list(sources.glob("symspellpy-*.whl")):
        download = [sys.executable, "-m", "pip", "download", "--no-deps", PACKAGE]
        subprocess.run([*download, "-d", str(sources)], check=True)
    with zipfile.ZipFile(next(sources.glob("symspellpy-*.whl"))) as wheel:
        lines = wheel.read(COUNTS).decode("utf-8-sig").splitlines()
    counts: dict[str, int] = defaultdict(int)
    for line in lines:
        word, count = line.split()
        # The duplicate checks drop apostrophes: "don't" is "dont" there.
        counts[word.replace("'", "")] += int(count)
    total = sum(counts.values())
    groups: dict[float, list[str]] = defaultdict(list)
    for word, often in counts.items():
        bits = round(-2 * math.log2(often / total)) / 2
        if bits < HIGHEST:
            groups[bits].append(word)
    with TARGET.open("w", encoding="utf-8") as file:
        file.write(HEADER.format(highest=HIGHEST))
        for bits in sorted(groups):
            file.writelines(
                f"{bits} {line}\n" for line in textwrap.wrap(" ".join(sorted(groups[bits])), 94)
            )


if __name__ == "__main__":
    main()
