"""The score as a badge: a small SVG for a README, drawn without fonts or files from elsewhere."""

from pathlib import Path

from linter.triage.score import letter

_LABEL = "contentlint"
_COLORS = {"A": "#1f7a43", "B": "#4c7a1f", "C": "#8a6400", "D": "#a84f16", "F": "#b3261e"}
_NO_SCORE = "#666"
_HEIGHT = 20
_CHARACTER = 6.6
"""Pixels of an average character at 11 pixels; `textLength` makes it so in every font."""
_MARGIN = 6


def badge(score: float | None) -> str:
    """The badge of a score from 0 to 100; None says that nothing was long enough to have one."""
    value = "no score" if score is None else f"{round(score)} {letter(round(score))}"
    color = _NO_SCORE if score is None else _COLORS[letter(round(score))]
    left, right = _width(_LABEL), _width(value)
    middle = _HEIGHT - 6
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{_HEIGHT}" '
        f'role="img" aria-label="{_LABEL}: {value}">'
        f"<title>{_LABEL}: {value}</title>"
        f'<clipPath id="r"><rect width="{left + right}" height="{_HEIGHT}" rx="3"/></clipPath>'
        f'<g clip-path="url(#r)"><rect width="{left}" height="{_HEIGHT}" fill="#444"/>'
        f'<rect x="{left}" width="{right}" height="{_HEIGHT}" fill="{color}"/></g>'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">'
        f'<text x="{_MARGIN}" y="{middle}" textLength="{left - 2 * _MARGIN}">{_LABEL}</text>'
        f'<text x="{left + _MARGIN}" y="{middle}" textLength="{right - 2 * _MARGIN}">{value}</text>'
        "</g></svg>\n"
    )


def save(path: str, score: float | None) -> None:
    """Write the badge to a file; folders that it needs are made.

    Raises:
        OSError: the file cannot be written.
    """
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(badge(score), encoding="utf-8")


def _width(text: str) -> int:
    return round(_CHARACTER * len(text)) + 2 * _MARGIN
