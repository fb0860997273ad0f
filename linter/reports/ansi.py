"""Colours and hyperlinks as terminals understand them."""

from enum import StrEnum
from pathlib import PurePath
from urllib.parse import quote

from linter.reports.options import ReportOptions


class Style(StrEnum):
    """Parameters of the escape sequence SGR (ECMA-48, 8.3.117)."""

    BOLD = "1"
    DIM = "2"
    RED = "31"
    GREEN = "32"
    YELLOW = "33"
    BLUE = "34"
    CYAN = "36"


def paint(text: str, options: ReportOptions, *styles: Style) -> str:
    """`text` in these styles, where colours are wanted."""
    if not options.color or not styles or not text:
        return text
    return f"\x1b[{';'.join(styles)}m{text}\x1b[0m"


def link(text: str, path: str, options: ReportOptions) -> str:
    """`text` as an OSC 8 hyperlink to a file, where hyperlinks are wanted and the root is known."""
    if not options.hyperlinks or not options.root or path in {"", "-"}:
        return text
    target = PurePath(options.root, path).as_posix()
    url = "file://" + quote(target if target.startswith("/") else "/" + target)
    return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\"
