"""How the cost of a run grows: with the corpus, one file, the rules and the cores.

    python -m benchmarks.growth [--corpus DIR] [--runs N] [--only SECTION] [--json] [--plot SVG]

`memory` is the peak of one process, of two together, and what each further 10,000 articles take.
A corpus of several times the size is made of copies whose words are changed, so that neither the
cache nor the comparison of articles has it easier. Nothing is taken from the cache.
"""

import argparse
import json
import os
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import drawing
from benchmarks.processes import Cost, contentlint, cost, middle, peak_together, table
from linter.rulebook.catalogue import packaged_rules
from linter.rulebook.profile import selected

SECTIONS = ("corpus", "one file", "rules", "cores", "memory")
SIZES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Times the corpus."""
MEMORY_SIZES = (1.0, 3.0, 6.0, 12.0)
"""Times the corpus whose peak memory is measured."""
FILE_SIZES = (100_000, 1_000_000, 10_000_000)
"""Characters of one article."""
RULES = (1, 10, 50)
"""How many rules run; and then all of the default profile."""

_WORD = re.compile(r"\b[a-z]{4,}\b")
_CHANGED = 0.3
"""How many of the longer words a copy has changed."""
_MEGABYTE = 1_000_000
_JUDGE = ("check", "--isolated", "--no-cache", "--output-format", "json")

Row = tuple[str, float, Cost]
"""What was judged, megabytes of it, and the cost."""


def texts_of(corpus: Path) -> dict[str, str]:
    """The Markdown articles of a folder, by path."""
    found = {}
    for path in sorted(corpus.rglob("*.md")):
        try:
            found[path.relative_to(corpus).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


def changed(text: str, vocabulary: Sequence[str], seed: str) -> str:
    """The text with some of its longer words replaced by others; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311

    def another(match: re.Match[str]) -> str:
        return chance.choice(vocabulary) if chance.random() < _CHANGED else match.group()

    return _WORD.sub(another, text)


def write_corpus(texts: dict[str, str], times: float, folder: Path) -> int:
    """Write so many times the articles into a folder; says how many bytes they have."""
    vocabulary = sorted({word for text in texts.values() for word in _WORD.findall(text)})
    size = 0
    for copy in range(max(1, round(times))):
        names = list(texts)[:: 1 if times >= 1 else round(1 / times)]
        for name in names:
            text = texts[name] if copy == 0 else changed(texts[name], vocabulary, f"{copy} {name}")
            path = folder / str(copy) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            size += path.stat().st_size
    return size


def one_article(texts: dict[str, str], size: int) -> str:
    """One article of so many characters, made of many, less their front matter."""
    vocabulary = sorted({word for text in texts.values() for word in _WORD.findall(text)})
    parts: list[str] = []
    length = copy = 0
    while length < size:
        for name, text in texts.items():
            body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
            parts.append(body if copy == 0 else changed(body, vocabulary, f"{copy} {name}"))
            length += len(parts[-1])
            if length >= size:
                break
        copy += 1
    return "\n\n".join(parts)[:size]


def rows_of(texts: dict[str, str], runs: int, sections: Sequence[str]) -> Iterator[tuple[str, Row]]:
    """Each row and the section it belongs to, as it is measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = {"CONTENTLINT_CACHE_DIR": str(folder / "cache")}

        def judged(path: Path, *arguments: str) -> Cost:
            command = contentlint(*_JUDGE, *arguments, str(path))
            return middle([cost(command, folder, kept) for _ in range(runs)])

        if "corpus" in sections:
            for times in SIZES:
                corpus = folder / f"corpus-{times:g}"
                size = write_corpus(texts, times, corpus) / _MEGABYTE
                yield "corpus", (f"{times:g} times", size, judged(corpus, "--jobs", "1"))
        if "one file" in sections:
            for length in FILE_SIZES:
                path = folder / f"article-{length}.md"
                path.write_text(one_article(texts, length), encoding="utf-8")
                megabytes = path.stat().st_size / _MEGABYTE
                yield "one file", (f"{length:,} characters", megabytes, judged(path))
        corpus = folder / "corpus"
        size = write_corpus(texts, 1.0, corpus) / _MEGABYTE
        if "rules" in sections:
            ids = [rule.id for rule in selected(packaged_rules())]
            for count in RULES:
                some = ids[:: max(len(ids) // count, 1)][:count]
                chosen = judged(corpus, "--jobs", "1", "--select", ",".join(some))
                yield "rules", (f"{len(some)} rules", size, chosen)
            yield "rules", (f"{len(ids)} rules", size, judged(corpus, "--jobs", "1"))
        if "cores" in sections:
            for jobs in range(1, (os.cpu_count() or 1) + 1):
                yield "cores", (f"{jobs}", size, judged(corpus, "--jobs", str(jobs)))


def memory_rows(texts: dict[str, str]) -> Iterator[list[str]]:
    """Articles, megabytes, and peaks: of one process, with growth, and of two together."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = {"CONTENTLINT_CACHE_DIR": str(folder / "cache")}
        before: tuple[int, float] | None = None
        for times in MEMORY_SIZES:
            corpus = folder / f"corpus-{times:g}"
            size = write_corpus(texts, times, corpus) / _MEGABYTE
            count = len(texts) * round(times)
            one = cost(contentlint(*_JUDGE, "--jobs", "1", str(corpus)), folder, kept).memory
            two = peak_together(contentlint(*_JUDGE, "--jobs", "2", str(corpus)), folder, kept)
            growth = ""
            if before is not None:
                growth = f"{(one - before[1]) / (count - before[0]) * 10_000:.0f}"
            yield [f"{count:,}", f"{size:.1f}", f"{one:.0f}", growth, f"{two:.0f}"]
            before = count, one


def plot(path: Path, sections: dict[str, list[Row]]) -> None:
    """Draw how processor time and memory grow."""
    corpus, file, rules = (sections[name] for name in ("corpus", "one file", "rules"))
    counts = [int(re.sub(r"\D", "", what)) for what, _, _ in rules]
    panels = [
        drawing.line("CPU seconds, a corpus", [(size, cost.cpu) for _, size, cost in corpus], "MB"),
        drawing.line("peak MB, a corpus", [(size, cost.memory) for _, size, cost in corpus], "MB"),
        drawing.line("CPU seconds, one file", [(size, cost.cpu) for _, size, cost in file], "MB"),
        drawing.line(
            f"CPU seconds, {rules[0][1]:.1f} MB",
            [(count, cost.cpu) for count, (_, _, cost) in zip(counts, rules, strict=True)],
            "rules",
        ),
    ]
    drawing.write(path, panels)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--corpus", type=Path, help="folder of Markdown articles")
    parser.add_argument("--runs", type=int, default=3, help="how often each run is made")
    parser.add_argument("--only", choices=SECTIONS, action="append", help="measure no more")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--plot", type=Path, help="draw the figures as well, in SVG")
    options = parser.parse_args()
    corpus = options.corpus or Path(os.environ.get("CONTENTLINT_CORPORA", ""))
    if corpus == Path() or not corpus.is_dir():
        parser.error("name a folder of articles with --corpus, or set CONTENTLINT_CORPORA")
    wanted = options.only or SECTIONS
    if options.plot and not {"corpus", "one file", "rules"} <= set(wanted):
        parser.error("the plot shows a corpus, one file and rules")
    texts = texts_of(corpus)
    sections: dict[str, list[Row]] = {}
    for section, row in rows_of(texts, options.runs, wanted):
        sections.setdefault(section, []).append(row)
    memory = list(memory_rows(texts)) if "memory" in wanted else []
    if options.plot:
        plot(options.plot, sections)
    if options.json:
        answer: dict[str, object] = {
            section: [
                {"what": what, "megabytes": size, **used._asdict()} for what, size, used in rows
            ]
            for section, rows in sections.items()
        }
        answer["memory"] = memory
        json.dump(answer, sys.stdout, indent=1)
        print()
        return 0
    for section, rows in sections.items():
        lines = [
            [
                what,
                f"{size:.2f}",
                f"{used.cpu:.2f}",
                f"{used.wall:.2f}",
                f"{size / used.cpu:.2f}",
                f"{used.memory:.0f}",
            ]
            for what, size, used in rows
        ]
        print(table([section, "MB", "CPU s", "wall s", "MB per CPU s", "peak MB"], lines))
        print()
    if memory:
        header = ["articles", "MB", "peak MB", "per further 10,000", "two processes, MB together"]
        print(table(header, memory))
    return 0


if __name__ == "__main__":
    sys.exit(main())
