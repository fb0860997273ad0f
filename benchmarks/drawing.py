"""Plots for the documentation: panels of bars, ranges and lines, as SVG that loads nothing."""

from collections.abc import Sequence
from math import floor, log10
from pathlib import Path

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 360, 240, 40, 40, 30
"""Of one panel, in pixels, and its margins."""
INK, BAR, MARK = "#444", "#7a9cc6", "#b33"

Point = tuple[float, float]


def text(x: float, y: float, words: str) -> str:
    """A label, centred."""
    return f'<text x="{x:g}" y="{y:.1f}" text-anchor="middle">{words}</text>'


def level(value: float, most: float) -> float:
    """Where a value stands on a vertical axis that begins at 0."""
    return round(HEIGHT - BOTTOM - value / most * (HEIGHT - BOTTOM - TOP), 1)


def line(title: str, points: Sequence[Point], across: str) -> str:
    """A panel of points joined by a line; dashed, what would be proportional to the last one.

    Args:
        title: names what stands upward.
        points: by what stands across.
        across: names that.
    """
    right = ceiling(max(x for x, _ in points))
    most = ceiling(max(y for _, y in points))
    span = WIDTH - LEFT - 20
    places = [(LEFT + x / right * span, level(y, most)) for x, y in points]
    end = places[-1]
    parts = [
        text(WIDTH / 2, 14, title),
        f'<path d="M{LEFT} {HEIGHT - BOTTOM} L{end[0]:.1f} {end[1]}" stroke="{INK}" '
        'stroke-dasharray="3 3" opacity=".5" fill="none"/>',
        f'<polyline points="{" ".join(f"{x:.1f},{y}" for x, y in places)}" stroke="{BAR}" '
        'stroke-width="2" fill="none"/>',
        *(f'<circle cx="{x:.1f}" cy="{y}" r="3.5" fill="{BAR}"/>' for x, y in places),
        *(text(18, level(most * part, most) + 4, f"{most * part:g}") for part in (0, 0.5, 1)),
        *(
            text(LEFT + part * span, HEIGHT - BOTTOM + 14, f"{right * part:g}")
            for part in (0, 0.5, 1)
        ),
        text(WIDTH / 2, HEIGHT - 8, across),
    ]
    return "".join(parts)


def ceiling(value: float) -> float:
    """The next 1, 2, 4, 5, 6 or 8 times a power of ten: where an axis ends."""
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1, 2, 4, 5, 6, 8, 10) if step * power >= value)


def write(path: Path, panels: Sequence[str]) -> None:
    """Write the panels, two in a row."""
    rows = (len(panels) + 1) // 2
    inside = "".join(
        f'<g transform="translate({at % 2 * WIDTH} {at // 2 * HEIGHT})">{panel}</g>'
        for at, panel in enumerate(panels)
    )
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {min(2, len(panels)) * WIDTH} {rows * HEIGHT}" '
        f'font-family="sans-serif" font-size="10" fill="{INK}">{inside}</svg>\n',
        encoding="utf-8",
    )
