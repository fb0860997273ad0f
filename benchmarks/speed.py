"""How fast contentlint is beside the linters of prose and spelling that PyPI has.

    python -m benchmarks.speed [--corpus DIR] [--times N] [--runs N] [--env DIR] [--json]

The Markdown files of the corpus are copied, so that no settings or ignore file speaks; the tools
judge the same copy in turn, several times; each figure is a median. The peers are installed into
an environment of their own. With --times the corpus is several times as large, its copies with
changed words; then only an unchanged run is measured, beside a fresh one of typos.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.growth import texts_of, write_corpus
from benchmarks.processes import Cost, contentlint, cost, middle, table

PEERS = {
    "typos": ("typos",),
    "codespell": ("codespell",),
    "proselint": ("proselint", "check"),
}
"""Names on PyPI, and the commands that judge a folder."""

_BESIDE = ("contentlint, unchanged", "typos")
"""What an unchanged run over a large corpus is measured beside."""

_MEGABYTE = 1_000_000
_JUDGE = ("check", "--isolated", "--output-format", "json")
_ARTICLE = "# One\n\nA short article, of the kind that a commit changes. It has nothing to hide.\n"
_STARTS = (
    ("check ONE.md", "import typer, yaml, numpy, msgspec, pyromark", 2.0),
    ("--version", "import typer", 1.5),
    ("--help", "import typer", 1.5),
)
"""Arguments, the imports that they are compared with, and how much longer they may take."""


class Measured(NamedTuple):
    """A tool, its version, and the median cost of its runs."""

    tool: str
    version: str
    cost: Cost


def copied(corpus: Path, folder: Path) -> tuple[int, int]:
    """Copy the Markdown files of a corpus; says how many there are, and how many bytes."""
    count = size = 0
    for path in sorted(corpus.rglob("*.md")):
        if path.is_file():
            target = folder / path.relative_to(corpus)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            count += 1
            size += target.stat().st_size
    return count, size


def installed(folder: Path) -> dict[str, str]:
    """Install the peers into an environment, if they are not there; their versions."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", *PEERS], check=True)
    listed = subprocess.run([*pip, "list", "--format", "json"], check=True, capture_output=True)
    return {
        found["name"]: found["version"]
        for found in json.loads(listed.stdout)
        if found["name"] in PEERS
    }


def measured(
    articles: Path,
    environment: Path,
    versions: dict[str, str],
    runs: int,
    chosen: Sequence[str] = (),
) -> list[Measured]:
    """The cost of each tool over a folder of articles; of those chosen, if any are."""
    from linter import __version__

    with tempfile.TemporaryDirectory() as cache:
        kept = {"CONTENTLINT_CACHE_DIR": cache}
        ours = contentlint(*_JUDGE)
        commands: dict[str, list[str]] = {
            "contentlint, one process": [*ours, "--no-cache", "--jobs", "1", "."],
            "contentlint, two processes": [*ours, "--no-cache", "--jobs", "2", "."],
            "contentlint, unchanged": [*ours, "."],
        }
        for name, (program, *arguments) in PEERS.items():
            commands[name] = [str(environment / "bin" / program), *arguments, "."]
        commands = {name: commands[name] for name in chosen or commands}
        cost(commands["contentlint, unchanged"], articles, kept)  # fills the cache
        costs: dict[str, list[Cost]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                costs[name].append(cost(command, articles, kept, statuses=255))
    return [
        Measured(name, versions.get(name, __version__), middle(found))
        for name, found in costs.items()
    ]


def starts(runs: int) -> list[tuple[str, float, str, float, float]]:
    """Wall time of small commands beside that of imports: both, their ratio's limit, medians."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "ONE.md").write_text(_ARTICLE)
        kept = {"CONTENTLINT_CACHE_DIR": str(folder / "cache")}
        for arguments, imports, limit in _STARTS:
            command = contentlint(*arguments.split(), *(["--no-cache"] * ("ONE" in arguments)))
            other = [sys.executable, "-c", imports]
            cost(command, folder, kept)
            pairs = [(cost(command, folder, kept), cost(other, folder, kept)) for _ in range(runs)]
            ours, theirs = (middle(found) for found in zip(*pairs, strict=True))
            rows.append((arguments, ours.wall, imports, theirs.wall, limit))
    return rows


def report(found: Sequence[Measured], size: int) -> str:
    """The table of tools."""
    first = found[0].cost.cpu
    rows = [
        [
            f"{tool} {version}",
            f"{used.cpu:.2f}",
            f"{used.wall:.2f}",
            f"{size / _MEGABYTE / used.cpu:.2f}",
            f"{used.memory:.0f}",
            f"{used.cpu / first:.2f}",
        ]
        for tool, version, used in found
    ]
    header = ["tool", "CPU s", "wall s", "MB per CPU s", "peak MB", "CPU, ratio"]
    return table(header, rows)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--corpus", type=Path, help="folder of Markdown articles")
    parser.add_argument("--times", type=int, default=1, help="how many times the corpus")
    parser.add_argument("--runs", type=int, default=5, help="how often each tool runs")
    parser.add_argument("--env", type=Path, help="environment of the peers, kept")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    corpus = options.corpus or Path(os.environ.get("CONTENTLINT_CORPORA", ""))
    if corpus == Path() or not corpus.is_dir():
        parser.error("name a folder of articles with --corpus, or set CONTENTLINT_CORPORA")
    with tempfile.TemporaryDirectory() as name:
        articles = Path(name) / "articles"
        chosen: tuple[str, ...] = ()
        if options.times == 1:
            count, size = copied(corpus, articles)
        else:
            texts = texts_of(corpus)
            size = write_corpus(texts, options.times, articles)
            count = len(texts) * options.times
            chosen = _BESIDE
        environment = (options.env or Path(name) / "peers").resolve()
        versions = installed(environment)
        found = measured(articles, environment, versions, options.runs, chosen)
    small = [] if chosen else starts(2 * options.runs + 1)
    if options.json:
        tools = [{"tool": m.tool, "version": m.version, **m.cost._asdict()} for m in found]
        json.dump({"files": count, "bytes": size, "tools": tools, "starts": small}, sys.stdout)
        print()
        return 0
    python = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    print(f"{count} files, {size / _MEGABYTE:.2f} MB; {python}; medians of {options.runs} runs\n")
    print(report(found, size))
    rows = [
        [f"`contentlint {ours}`", f"{a:.3f}", f"`{other}`", f"{b:.3f}", f"{a / b:.2f}", f"{limit}"]
        for ours, a, other, b, limit in small
    ]
    if small:
        print()
        print(table(["command", "wall s", "beside", "wall s", "ratio", "aim"], rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
