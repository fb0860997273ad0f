"""Make `context.bin` and `homophones.txt` of `linter/checks/spelling`.

The first says how likely a word is after the one or two before it: the English trigram model that
the package pocketsphinx ships (BSD licence), of which is kept what says more than the words alone
do, as hashes. The second holds frequent words that are said alike, by the dictionary in the same
package. Fetches the package by name into a folder unless it lies there; README.md beside this file.

    python models/make_context.py --sources /somewhere/with/60MB
"""

import argparse
import math
import struct
import subprocess
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from linter.checks.spelling.context import (
    BUCKET_BITS,
    END,
    START,
    STEP,
    VALUE_BITS,
    place_of,
)
from linter.checks.spelling.lexicon import Standing, english
from linter.checks.spelling.variants import spellings

PACKAGE, VERSION = "pocketsphinx", "5.1.1"
MODEL = "pocketsphinx/model/en-us/en-us.lm.bin"
SOUNDS = "pocketsphinx/model/en-us/cmudict-en-us.dict"
MAGIC = b"Trie Language Model"
LOG10 = math.log10(1.0001)
"""The model's logarithms are to the base 1.0001."""

LEAST_FREQUENCY = 6
"""The frequency class from which a word is worth suggesting for one that is said alike."""
LEAST_JOINT = -7.25
"""Sequences rarer than this (log10 of their probability) are left out."""
PAIR_GAIN, TRIPLE_GAIN = 0.3, 0.5
"""By how much (log10) a sequence must differ from what shorter ones say of it to be kept."""

Array = np.ndarray[Any, np.dtype[Any]]


class Model(NamedTuple):
    """A trigram model as arrays; all logarithms are to the base 10.

    Attributes:
        words: the vocabulary.
        word: log-probability and back-off weight of each word.
        pairs: for each pair its two words, log-probability and back-off weight.
        triples: for each triple the index of its pair (the first two words), the third word and
            its log-probability.
    """

    words: list[str]
    word: tuple[Array, Array]
    pairs: tuple[Array, Array, Array, Array]
    triples: tuple[Array, Array, Array]


def fetch(folder: Path) -> tuple[Path, Path]:
    """The paths of the model and of the dictionary, brought and unpacked if they are missing."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / PACKAGE
    if not target.is_dir():
        command = ["pip", "download", "--no-deps", "--quiet", f"{PACKAGE}=={VERSION}"]
        subprocess.run(command, cwd=folder, check=True)
        (wheel,) = folder.glob(f"{PACKAGE}-*.whl")
        with zipfile.ZipFile(wheel) as archive:
            archive.extract(MODEL, target)
            archive.extract(SOUNDS, target)
    return target / MODEL, target / SOUNDS


def read_model(path: Path) -> Model:
    """Read a trie model of SphinxBase (`lm_trie.c`, after KenLM): order 3, 16-bit quantised.

    Raises:
        ValueError: the file is no such model.
    """
    data = path.read_bytes()
    at = len(MAGIC)
    if not data.startswith(MAGIC) or data[at] != 3:
        raise ValueError(f"{path} is no trigram model of SphinxBase")
    counts = struct.unpack_from("<3I", data, at + 1)
    at += 1 + 12 + 4  # the order, the counts, the kind of quantisation
    table = 1 << 16
    pair_p, pair_b, triple_p = (
        np.frombuffer(data, "<f4", table, at + 4 * table * n) * LOG10 for n in range(3)
    )
    at += 12 * table
    fields = np.dtype([("p", "<f4"), ("b", "<f4"), ("next", "<u4")])
    single = np.frombuffer(data, fields, counts[0] + 1, at)
    at += fields.itemsize * (counts[0] + 1)
    word_bits, next_bits = counts[0].bit_length(), counts[2].bit_length()
    middle = _Bits(data, at, counts[1], word_bits + 32 + next_bits)
    longest = _Bits(data, at + middle.size, counts[2], word_bits + 16)
    at += middle.size + longest.size
    (length,) = struct.unpack_from("<I", data, at)
    words = data[at + 4 : at + 4 + length].decode().split("\0")[: counts[0]]
    starts = single["next"].astype(np.int64)
    second = np.repeat(np.arange(counts[0]), np.diff(starts))
    known = len(second)
    follows = middle.field(word_bits + 32, next_bits, counts[1] + 1).astype(np.int64)[: known + 1]
    pair_of = np.repeat(np.arange(known), np.diff(follows))
    # The trie is read backwards: from the word itself to the one before it, and the one before.
    first = middle.field(0, word_bits, known)
    before = longest.field(0, word_bits, len(pair_of))
    by_pair = {key: n for n, key in enumerate(_keys(first, second))}
    own = np.array([by_pair.get(key, -1) for key in _keys(before, first[pair_of])])
    kept = own >= 0
    return Model(
        words,
        (single["p"][: counts[0]] * LOG10, single["b"][: counts[0]] * LOG10),
        (
            first,
            second,
            pair_p[middle.field(word_bits + 16, 16, known)],
            pair_b[middle.field(word_bits, 16, known)],
        ),
        (
            own[kept],
            second[pair_of][kept],
            triple_p[longest.field(word_bits, 16, len(pair_of))][kept],
        ),
    )


def _keys(first: Array, second: Array) -> list[int]:
    """A number for each pair of words."""
    keys: list[int] = (first.astype(np.int64) << 20 | second.astype(np.int64)).tolist()
    return keys


class _Bits:
    """An array of records of a number of bits each, one record more than counted."""

    def __init__(self, data: bytes, start: int, count: int, width: int) -> None:
        self.size = ((1 + count) * width + 7) // 8 + 8
        self._bytes = np.frombuffer(data, "u1", self.size, start)
        self._width = width

    def field(self, offset: int, bits: int, count: int) -> Array:
        """The numbers of `bits` bits that stand `offset` bits into the first `count` records."""
        first = np.arange(count, dtype=np.int64) * self._width + offset
        value = np.zeros(count, np.uint64)
        for n in range(8):
            value |= self._bytes[(first >> 3) + n].astype(np.uint64) << np.uint64(8 * n)
        return (value >> (first & 7).astype(np.uint64)) & np.uint64((1 << bits) - 1)


def sequences(model: Model) -> dict[str, float]:
    """The pairs and triples that are kept, with the log-probability of their last word."""
    words = np.array(model.words, dtype=object)
    single, backoff = model.word
    # Nothing predicts the head of a sentence, so the model gives it next to no probability.
    single = single.copy()
    single[model.words.index(START)] = single[model.words.index(END)]
    first, second, pair_p, pair_b = model.pairs
    joint = single[first] + pair_p
    gain = np.abs(pair_p - backoff[first] - single[second])
    keep = (joint >= LEAST_JOINT) & (gain >= PAIR_GAIN)
    texts = words[first[keep]] + " " + words[second[keep]]
    kept = dict(zip(texts.tolist(), pair_p[keep].tolist(), strict=True))
    own, third, triple_p = model.triples
    by_pair = dict(zip(_keys(first, second), pair_p.tolist(), strict=True))
    shorter = np.array([by_pair.get(key, math.nan) for key in _keys(second[own], third)])
    shorter = np.where(np.isnan(shorter), backoff[second[own]] + single[third], shorter)
    keep = (joint[own] + triple_p >= LEAST_JOINT) & keep[own]
    keep &= np.abs(triple_p - pair_b[own] - shorter) >= TRIPLE_GAIN
    texts = words[first[own[keep]]] + " " + words[second[own[keep]]] + " " + words[third[keep]]
    kept.update(zip(texts.tolist(), triple_p[keep].tolist(), strict=True))
    return kept


def context_bytes(kept: dict[str, float]) -> bytes:
    """The file that `Context` reads.

    How many sequences each bucket has (a byte), their fingerprints in order (uint16, little
    endian), and their values in the same order, two in a byte, the first in the lower half.
    """
    entries: dict[tuple[int, int], int] = {}
    most = (1 << VALUE_BITS) - 1
    for text, logarithm in kept.items():
        value = min(round(-logarithm / STEP), most)
        place = place_of(text)
        entries[place] = min(value, entries.get(place, most))
    counts = [0] * (1 << BUCKET_BITS)
    for bucket, _ in entries:
        counts[bucket] += 1
    places = sorted(entries)
    values = [*(entries[place] for place in places), 0]
    return (
        bytes(counts)
        + struct.pack(f"<{len(places)}H", *(fingerprint for _, fingerprint in places))
        + bytes(
            first | second << VALUE_BITS
            for first, second in zip(values[::2], values[1::2], strict=False)
        )
    )


def homophones(dictionary: str) -> list[list[str]]:
    """Groups of frequent words that are said alike, but for spellings of one word and names."""
    sounds: dict[str, set[str]] = defaultdict(set)
    for line in dictionary.splitlines():
        word, _, said = line.partition(" ")
        sounds[said].add(word.partition("(")[0])
    british = spellings()
    groups = []
    for words in sounds.values():
        usual = sorted(word for word in words if _is_usual(word))
        if len(usual) > 1 and british.get(usual[0], british.get(usual[-1])) not in usual:
            groups.append(usual)
    return sorted(groups)


def _is_usual(word: str) -> bool:
    entry = english().get(word)
    if entry is None or entry.frequency < LEAST_FREQUENCY or len(word) < 2:
        return False
    return entry.standing in (Standing.COMMON, Standing.AMERICAN, Standing.BRITISH)


def main() -> None:
    """Fetch, choose, write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sources", type=Path, required=True, help="folder for the package")
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(__file__).parent.parent / "linter" / "checks" / "spelling",
    )
    options = parser.parse_args()
    model, dictionary = fetch(options.sources)
    kept = sequences(read_model(model))
    data = context_bytes(kept)
    (options.out / "context.bin").write_bytes(data)
    groups = homophones(dictionary.read_text("utf-8"))
    lines = "".join(" ".join(group) + "\n" for group in groups)
    (options.out / "homophones.txt").write_text(lines, "ascii")
    print(f"{len(kept):,} sequences, {len(data):,} bytes; {len(groups):,} groups of homophones")


if __name__ == "__main__":
    main()
