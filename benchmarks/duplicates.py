"""Recall and speed of the duplicate checks: `python -m benchmarks.duplicates --corpora DIR`.

Copies are compared with brute force over all pairs; signatures with datasketch in the same run; a
million paragraphs made from the corpora are signed, joined, verified and clustered.
"""

import argparse
import os
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from linter.checks.near_duplicate.copy import NearDuplicate
from linter.checks.near_duplicate.minhash import signatures, token_signatures
from linter.checks.near_duplicate.normal import normalise
from linter.checks.near_duplicate.shingles import shingle_hashes
from linter.corpus import Corpus
from linter.corpus.index import Index
from linter.corpus.neighbourhood import Neighbourhood
from linter.corpus.passages import keys_of
from linter.corpus.postings import Entry
from linter.documents import format_of, parse
from linter.documents.model import BlockKind
from linter.findings import Examination, Passages
from linter.findings.passages import Row
from linter.text.prose import Prose

CHECK = NearDuplicate()
RULE = "copies"
PARAGRAPHS_AN_ARTICLE = 25
_BATCH = 4096
_KEPT = 100_000


def main() -> None:
    """Run the measurements and print one line for each figure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duplicates", description=__doc__)
    add_corpora(parser)
    parser.add_argument("--paragraphs", type=int, default=1_000_000, help="of the large run")
    parser.add_argument("--indexed", type=int, default=100_000, help="paragraphs in the index")
    parser.add_argument("--skip-large", action="store_true", help="leave the large run out")
    arguments = parser.parse_args()
    texts = paragraphs(Path(arguments.corpora))
    print(f"{len(texts):,} paragraphs of {CHECK.min_words} words or more")
    recall(texts)
    speed_of_signatures(texts)
    speed_of_index(texts, arguments.indexed)
    if not arguments.skip_large:
        small = large_run(texts, arguments.paragraphs // 10)
        large = large_run(texts, arguments.paragraphs)
        print(f"growth from a tenth: {large / small:.1f} times the CPU seconds (at most 12)")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory of this process: {peak:,.0f} MiB (at most 2,048)")


def add_corpora(parser: argparse.ArgumentParser) -> None:
    """Let the command line say where the articles lie whose words are used."""
    parser.add_argument(
        "--corpora",
        type=Path,
        default=os.environ.get("CONTENTLINT_CORPORA"),
        required="CONTENTLINT_CORPORA" not in os.environ,
        help="a folder of articles; or CONTENTLINT_CORPORA",
    )


def paragraphs(folder: Path) -> list[str]:
    """The paragraphs of all articles in a folder that are long enough to be compared."""
    texts: list[str] = []
    for path in sorted(folder.rglob("*")):
        format = format_of(str(path))
        if path.is_file() and format:
            document = parse(path.read_text(encoding="utf-8"), format, "en")
            texts.extend(
                document.prose.text[block.start : block.end]
                for block in document.blocks
                if block.kind is BlockKind.PARAGRAPH
            )
    normal = normalise(texts)
    return [
        text
        for text, words in zip(texts, normal, strict=True)
        if words.count(b" ") + 1 >= CHECK.min_words
    ]


def recall(texts: Sequence[str]) -> None:
    """Compare the matches of one run with those of brute force."""
    normal = normalise(texts)
    distinct = sorted(set(normal))
    corpus = Corpus()
    for index, text in enumerate(distinct):
        corpus.add(f"{index:08}", _examination([text]))
    found = {
        (first.passage.payload, second.passage.payload)
        for first, second, _ in corpus.pairs(RULE, CHECK)
    }
    expected = {(distinct[i], distinct[j]) for i, j in _brute_force(distinct)}
    print(
        f"copies that are not exact: {len(expected)} pairs by brute force, recall "
        f"{len(found & expected) / len(expected):.4f} (at least .999), precision "
        f"{len(found & expected) / len(found):.4f} (1.0)"
    )


def _brute_force(texts: Sequence[bytes]) -> list[tuple[int, int]]:
    """All pairs at or above the threshold, by counting the shingles of every two texts."""
    sets = []
    for text in texts:
        words = text.split()
        sets.append(set(zip(*(words[start:] for start in range(CHECK.shingle)), strict=False)))
    holders: dict[tuple[bytes, ...], list[int]] = {}
    pairs: list[tuple[int, int]] = []
    for index, members in enumerate(sets):
        shared: Counter[int] = Counter()
        for shingle in members:
            earlier = holders.setdefault(shingle, [])
            shared.update(earlier)
            earlier.append(index)
        pairs.extend(
            (other, index)
            for other, count in shared.items()
            if count >= CHECK.threshold * (len(members) + len(sets[other]) - count)
        )
    return sorted(pairs)


def speed_of_signatures(texts: Sequence[str]) -> None:
    """Signatures of 128 values, ours and datasketch's, in turn, from the same bytes."""
    from datasketch import MinHash

    normal = normalise(texts)
    tokens = {
        "words": [text.split() for text in normal],
        "3-word shingles": [_shingles(text) for text in normal],
    }
    for name, sets in tokens.items():
        ours = _rate(partial(token_signatures, sets, 128), len(sets))
        theirs = _rate(partial(MinHash.bulk, sets, num_perm=128), len(sets))
        print(
            f"signatures from {name}, default hash: {ours:,.0f} paragraphs a second, "
            f"MinHash.bulk {theirs:,.0f}: {ours / theirs:.1f} times (at least 12)"
        )
    product = _rate(lambda: signatures(*shingle_hashes(normal, 3), 128), len(normal))
    print(
        f"signatures of 3-word shingles with the product's hash: {product:,.0f} a second, "
        f"{product / theirs:.1f} times MinHash.bulk"
    )


def _shingles(text: bytes) -> list[bytes]:
    words = text.split()
    return [b" ".join(run) for run in zip(words, words[1:], words[2:], strict=False)]


def speed_of_index(texts: Sequence[str], count: int) -> None:
    """Build an index, then sign, look up and verify one file of 25 paragraphs in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.sqlite"
        index = Index.open(path, "benchmark")
        start = time.perf_counter()
        articles = 0
        held: dict[str, Examination] = {}
        for made in made_up(texts, count):
            names = []
            for first in range(0, len(made), PARAGRAPHS_AN_ARTICLE):
                name = f"{articles:09}.md"
                texts_of = normalise(made[first : first + PARAGRAPHS_AN_ARTICLE])
                # Elsewhere, articles are read and examined again; here they are kept.
                held[name] = _examination(texts_of)
                names.append(name)
                articles += 1
            keys = keys_of([held[name] for name in names], {RULE: CHECK})
            index.update(
                Entry(name, name.encode(), held[name], of_article)
                for name, of_article in zip(names, keys, strict=True)
            )
        built = time.perf_counter() - start
        index.close()
        size = path.stat().st_size / count
        chosen = sorted(held)[articles // 2]
        payloads = held[chosen].passages[RULE].payloads(held[chosen].compared)
        text = [payload.decode() for payload in payloads]
        start = time.perf_counter()
        index = Index.open(path, "benchmark")
        around = Neighbourhood(index, {RULE: CHECK}, lambda names: {n: held.get(n) for n in names})
        around.add({chosen: _examination(normalise(text))})
        found = list(around.duplicates({RULE: CHECK}, _prose_of))
        looked_up = 1000 * (time.perf_counter() - start)
        start = time.perf_counter()
        index.update(
            [Entry(chosen, b"new", held[chosen], keys_of([held[chosen]], {RULE: CHECK})[0])]
        )
        replaced = 1000 * (time.perf_counter() - start)
        index.close()
    print(
        f"index of {count:,} paragraphs: built in {built:.0f} s, {size:.0f} bytes a paragraph (at "
        f"most 350); one file signed, looked up and verified in {looked_up:.0f} ms (at most 60), "
        f"{len(found)} findings; replaced in {replaced:.0f} ms"
    )


def _examination(normal: Sequence[bytes]) -> Examination:
    """An article of these paragraphs, which are normalised."""
    rows: list[tuple[Row, bytes]] = []
    start = 0
    for text in normal:
        rows.append(((start, start + len(text), start, start + len(text), 0), b""))
        start += len(text) + 1
    return Examination(passages={RULE: Passages.of(rows)}, compared=b" ".join(normal))


def _prose_of(rule: str, path: str) -> Prose:
    """What stands in the articles does not matter here."""
    return Prose.verbatim(" " * 100_000)


def _rate(work: Callable[[], object], count: int) -> float:
    best = min(_seconds(work) for _ in range(3))
    return count / best


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def large_run(texts: Sequence[str], count: int) -> float:
    """Normalise, sign, join, verify and cluster made-up paragraphs; the CPU seconds it took."""
    corpus = Corpus()
    normalising = 0.0
    articles = 0
    for made in made_up(texts, count):
        start = time.process_time()
        normal = normalise(made)
        for first in range(0, len(normal), PARAGRAPHS_AN_ARTICLE):
            article = _examination(normal[first : first + PARAGRAPHS_AN_ARTICLE])
            corpus.add(f"{articles:09}.md", article)
            articles += 1
        normalising += time.process_time() - start
    start = time.process_time()
    clusters = list(corpus.clusters(RULE, CHECK))
    seconds = normalising + time.process_time() - start
    members = sum(len(cluster.members) for cluster in clusters)
    print(
        f"{count:,} paragraphs: {seconds:.1f} CPU s ({normalising:.1f} normalising), "
        f"{len(clusters):,} clusters of {members:,} paragraphs"
    )
    return seconds


def made_up(texts: Sequence[str], count: int) -> Iterator[list[str]]:
    """Paragraphs of the corpora's words: three in five are new, a fifth copies, a fifth edited.

    A new one has the words that stand a certain distance apart in the corpora, so that it has
    their frequencies and lengths but no run of words in common with others. They come in batches.
    """
    source = random.Random(20)  # noqa: S311
    pool = " ".join(texts).split()
    lengths = [text.count(" ") + 1 for text in texts]
    kept: list[str] = []
    for first in range(0, count, _BATCH):
        made: list[str] = []
        for _ in range(min(_BATCH, count - first)):
            kind = source.random()
            if kept and kind < 0.2:
                made.append(source.choice(kept))
            elif kept and kind < 0.4:
                copy = source.choice(kept).split()
                copy[source.randrange(len(copy))] = "changed"
                made.append(" ".join(copy))
            else:
                length, step = source.choice(lengths), source.randrange(20, 200)
                start = source.randrange(max(len(pool) - length * step, 1))
                made.append(" ".join(pool[start : start + length * step : step]))
        kept = (made + kept)[:_KEPT]
        yield made


if __name__ == "__main__":
    main()
