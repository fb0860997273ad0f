"""Draws docs/score.svg, the score calibrated: `python -m benchmarks.score_plot CORPORA DATA`.

Left, the scores of decent articles of 300 words or more, and where the two seeds stand. Right, the
scores of essays against the quality that trained raters gave them (quartiles for each mark).
"""

import argparse
import json
import statistics
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.drawing import BAR, BOTTOM, HEIGHT, INK, LEFT, MARK, TOP, WIDTH, level, text, write
from linter.pipeline.api import check_paths, check_text

ROOT = Path(__file__).parents[1]
LEAST_WORDS = 300
FULL = 100


def main() -> None:
    """Measure and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="a folder of decent articles")
    parser.add_argument("data", type=Path, help="the folder of labelled sets")
    arguments = parser.parse_args()
    decent = [
        file.score
        for file in check_paths([str(arguments.corpora)]).files
        if file.score is not None and file.metrics["words"] >= LEAST_WORDS
    ]
    seeds = [file.score or 0 for file in check_paths([str(ROOT / "seeds")]).files]
    essays = defaultdict(list)
    lines = (arguments.data / "quality" / "ellipse_essays.jsonl").read_text(encoding="utf-8")
    for record in map(json.loads, lines.splitlines()):
        score = check_text(record["text"], "text").score
        if score is not None:
            essays[float(record["label"])].append(score)
    write(ROOT / "docs" / "score.svg", [histogram(decent, seeds), quartiles(essays)])


def histogram(scores: list[int], seeds: list[int]) -> str:
    """The scores in tens; the last bar is 90 to 100."""
    tens = Counter(min(score // 10, 9) for score in scores)
    most = max(tens.values())
    parts = [text(WIDTH / 2, 14, f"{len(scores)} decent articles, and the seeds (red)")]
    for ten in range(10):
        height = tens[ten] / most * (HEIGHT - BOTTOM - TOP)
        x = LEFT + ten * 30
        parts.append(
            f'<rect x="{x}" y="{HEIGHT - BOTTOM - height:.1f}" width="27" '
            f'height="{height:.1f}" fill="{BAR}"/>'
        )
        parts.append(text(x + 13, HEIGHT - BOTTOM - height - 4, str(tens[ten] or "")))
        parts.append(text(x, HEIGHT - BOTTOM + 14, str(ten * 10)))
    for seed in seeds:
        x = LEFT + seed * 3
        parts.append(
            f'<path d="M{x} {HEIGHT - BOTTOM} v-40" stroke="{MARK}" stroke-width="3" fill="none"/>'
        )
    parts.append(text(WIDTH / 2, HEIGHT - 8, "score"))
    return "".join(parts)


def quartiles(essays: dict[float, list[int]]) -> str:
    """A bar from the first to the third quartile for each mark, a dot at the median."""
    parts = [text(WIDTH / 2, 14, "essays: quartiles of the score for each mark")]
    for mark, scores in sorted(essays.items()):
        if len(scores) < 10:
            continue
        low, middle, high = statistics.quantiles(scores, n=4)
        x = LEFT + (mark - 1) * 70
        parts.append(
            f'<path d="M{x} {level(low, FULL)} V{level(high, FULL)}" stroke="{BAR}" '
            'stroke-width="14"/>'
            f'<circle cx="{x}" cy="{level(middle, FULL)}" r="4" fill="{INK}"/>'
        )
        parts.append(text(x, HEIGHT - BOTTOM + 14, f"{mark:g}"))
        parts.append(text(x, HEIGHT - BOTTOM + 26, f"n={len(scores)}"))
    parts.extend(text(14, level(score, FULL) + 4, str(score)) for score in (0, 50, 100))
    return "".join(parts)


if __name__ == "__main__":
    main()
