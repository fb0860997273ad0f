"""How long the language server takes to judge an article again after a keystroke.

python -m benchmarks.language_server ARTICLE [--keystrokes 30]
"""

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

from linter.language_server.judging import Article


def milliseconds(article: Article, text: str, keystrokes: int) -> list[float]:
    """CPU time of each judgement while a sentence is typed in the middle of the text."""
    middle = text.find("\n\n", len(text) // 2) + 2
    typed = "The committee met again on Thursday. "
    spent = []
    for count in range(1, keystrokes + 1):
        start = time.process_time()
        article.judge(text[:middle] + typed[: count % len(typed)] + "\n\n" + text[middle:])
        spent.append(1000 * (time.process_time() - start))
    return spent


def main() -> None:
    """Print the first judgement, and the median and worst of those after it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", type=Path)
    parser.add_argument("--keystrokes", type=int, default=30)
    arguments = parser.parse_args()
    text = arguments.article.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        start = time.process_time()
        article = Article("article.md", text, Path(folder))
        article.judge(text)
        first = 1000 * (time.process_time() - start)
        spent = milliseconds(article, text, arguments.keystrokes)
    print(f"{len(text.split()):,} words: first {first:.0f} ms CPU, then median")
    print(f"{statistics.median(spent):.0f} ms, worst {max(spent):.0f} ms")


if __name__ == "__main__":
    main()
