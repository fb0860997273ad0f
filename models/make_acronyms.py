"""Make `acronyms.txt` of `linter/checks/vale`: the words that dictionaries write in capitals.

Taken from SCOWL, its lists up to the size that its author calls large without oddities. Fetches the
Debian package by name into a folder unless it lies there; README.md beside this file.

    python models/make_acronyms.py --sources /somewhere/with/10MB
"""

import argparse
import re
import subprocess
from pathlib import Path

from linter.checks.vale.spelling import ACRONYMS

PACKAGE = "scowl"
SIZES = frozenset({"10", "20", "35", "40", "50", "55", "60", "70"})


def lists(folder: Path) -> Path:
    """The folder of SCOWL's lists, brought there if need be."""
    if not (folder / PACKAGE).is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["apt-get", "download", PACKAGE], cwd=folder, check=True)
        (package,) = folder.glob(f"{PACKAGE}_*.deb")
        subprocess.run(["dpkg", "-x", package, folder / PACKAGE], check=True)
    return folder / PACKAGE / "usr/share/dict/scowl"


def acronyms(folder: Path) -> set[str]:
    """Words of capitals alone, and the Roman numerals, which the lists have in small letters."""
    found: set[str] = set()
    for path in sorted(folder.iterdir()):
        category, _, size = path.name.rpartition(".")
        if size not in SIZES or "variant_3" in category or category == "special-hacker":
            continue
        words = path.read_text("latin-1").split()
        if category == "special-roman-numerals":
            words = [word.upper() for word in words]
        found.update(word for word in words if re.fullmatch("[A-Z]{2,}", word))
    return found


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sources", type=Path, required=True, help="folder of packages")
    found = sorted(acronyms(lists(parser.parse_args().sources)))
    ACRONYMS.write_text("\n".join(found) + "\n", encoding="utf-8")
    print(f"{ACRONYMS.name}: {len(found)} words")


if __name__ == "__main__":
    main()
