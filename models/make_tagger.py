"""Make `parts_of_speech.bin` of `linter/checks/vale`: an English part-of-speech tagger.

The model is the averaged perceptron that the package textblob-aptagger ships (MIT licence), the
one that Vale's own tagger was made from: of it are kept the weights that decide anything, as small
whole numbers. Fetches the package by name into a folder unless it lies there; README.md beside this
file.

    python models/make_tagger.py --sources /somewhere/with/15MB
"""

import argparse
import io
import pickle
import subprocess
import zipfile
import zlib
from pathlib import Path
from typing import Any

import msgspec

from linter.checks.vale.parts_of_speech import FILE, ZERO, Model

PACKAGE, VERSION = "textblob-aptagger", "0.2.0"
PICKLE = "textblob_aptagger/trontagger-0.1.0.pickle"

SCALE = 4
"""Steps of a weight of 1. On 43,000 words of blog posts, finer steps change no more than one word
in 200."""
LEAST = 4
"""Weights smaller than so many steps are left out: half of all, with which one word in 110 changes
its tag."""


class _Plain(pickle.Unpickler):
    """Reads nothing but containers, texts and numbers."""

    def find_class(self, module: str, name: str) -> Any:
        if module in ("builtins", "__builtin__") and name == "set":
            return set
        raise pickle.UnpicklingError(f"{module}.{name} does not belong into a model")


def fetch(folder: Path) -> bytes:
    """The package's model, from the folder or from where packages come from."""
    wheels = list(folder.glob(f"textblob_aptagger-{VERSION}-*.whl"))
    if not wheels:
        folder.mkdir(parents=True, exist_ok=True)
        command = ["pip", "download", "--no-deps", "--quiet", f"{PACKAGE}=={VERSION}"]
        subprocess.run(command, cwd=folder, check=True)
        wheels = list(folder.glob(f"textblob_aptagger-{VERSION}-*.whl"))
    with zipfile.ZipFile(wheels[0]) as archive:
        return archive.read(PICKLE)


def converted(data: bytes) -> Model:
    """The model with rounded weights."""
    weights, known, classes = _Plain(io.BytesIO(data), encoding="latin-1").load()
    tags = sorted(classes)
    kept: dict[str, bytes] = {}
    for feature, by_tag in sorted(weights.items()):
        steps = {tag: round(SCALE * by_tag[tag]) for tag in sorted(by_tag)}
        pairs = [
            byte
            for tag, weight in steps.items()
            if abs(weight) >= LEAST
            for byte in (tags.index(tag), min(max(weight + ZERO, 0), 2 * ZERO - 1))
        ]
        if pairs:
            kept[feature] = bytes(pairs)
    return Model(tuple(tags), {word: tags.index(tag) for word, tag in sorted(known.items())}, kept)


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sources", type=Path, required=True, help="folder of packages")
    model = converted(fetch(parser.parse_args().sources))
    FILE.write_bytes(zlib.compress(msgspec.msgpack.encode(model), 9))
    print(f"{FILE.name}: {len(model.weights)} features, {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
