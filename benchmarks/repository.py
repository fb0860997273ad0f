"""One file checked in a large repository: `python -m benchmarks.repository --corpora DIR`.

A repository of git is generated, its index built; then `contentlint check ONE.md` and the bare
imports of its libraries are timed in turn: the file as it is, changed, and after a commit.
"""

import argparse
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.duplicates import add_corpora, made_up, paragraphs
from linter.pipeline.options import RunOptions
from linter.pipeline.surroundings import index_here

PARAGRAPHS = 8
IMPORTS = "import typer, yaml, numpy, msgspec, pyromark"
ONE = "00/0/00003.md"


def main() -> None:
    """Run the measurements and print one line for each figure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.repository", description=__doc__)
    add_corpora(parser)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="where the repository is made, or is already")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = (arguments.folder or Path(temporary) / "repository").resolve()
        os.environ["CONTENTLINT_CACHE_DIR"] = str(Path(temporary) / "cache")
        if not (root / ".git").exists():
            generate(root, paragraphs(Path(arguments.corpora)), arguments.articles)
        os.chdir(root)
        build()
        measure(root, arguments.runs)


def generate(root: Path, texts: Sequence[str], articles: int) -> None:
    """Write and commit a repository, a fifth of whose paragraphs are copies, a fifth edited."""
    number = 0
    for made in made_up(texts, articles * PARAGRAPHS):
        for first in range(0, len(made), PARAGRAPHS):
            path = root / f"{number // 1000:02}" / str(number // 100 % 10) / f"{number:05}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            body = "\n\n".join(made[first : first + PARAGRAPHS])
            path.write_text(f"# Article {number}\n\n{body}\n", encoding="utf-8")
            number += 1
    _git(root, "init", "--quiet")
    _commit(root)


def build() -> None:
    """Build the index, and say what it takes."""
    start = time.process_time(), time.perf_counter()
    index = index_here(RunOptions(jobs=1))
    index.refresh()
    cpu, wall = time.process_time() - start[0], time.perf_counter() - start[1]
    index.close()
    known = index.known()
    assert known is not None
    with closing(sqlite3.connect(known.path)) as connection:
        rows = connection.execute("select passages from compared where rule like '%copied%'")
        compared = max(passages for (passages,) in rows)
    print(
        f"index of {known.articles:,} articles, {compared:,} paragraphs: {cpu:.0f} CPU s, "
        f"{wall:.0f} s, {known.bytes / compared:.0f} bytes a paragraph (at most 600)"
    )


def measure(root: Path, runs: int) -> None:
    """Time a check beside the imports, whole processes in turn."""
    article = root / ONE
    source = random.Random(3)  # noqa: S311

    def nothing() -> None:
        pass

    def change() -> None:
        with article.open("a", encoding="utf-8") as file:
            file.write(f"\nDykes number {source.random()} are new.\n")

    def commit() -> None:
        change()
        _commit(root)

    cases: dict[str, Callable[[], None]] = {
        "as it is": nothing,
        "changed": change,
        "changed and committed": commit,
    }
    check = [sys.executable, "-m", "linter", "check", ONE, "--quiet"]
    for name, prepare in cases.items():
        times: dict[str, list[float]] = {"imports": [], "check": [], "without": []}
        for _ in range(runs):
            prepare()
            times["imports"].append(_seconds([sys.executable, "-c", IMPORTS]))
            times["check"].append(_seconds(check))
            times["without"].append(_seconds([*check, "--no-index", "--no-cache"]))
        imports, with_index, without = (statistics.median(listed) for listed in times.values())
        print(
            f"check of one file, {name}: {1000 * with_index:.0f} ms, {with_index / imports:.1f} "
            f"times the imports (at most 2.5); fresh and without the index "
            f"{without / imports:.1f} times"
        )


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - start


def _commit(root: Path) -> None:
    _git(root, "add", "--all")
    _git(root, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "work")


def _git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True)


if __name__ == "__main__":
    main()
