"""Where reports go: standard output as it is, a terminal or a pipe; and files."""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from linter.findings import RunReport
from linter.reports import REPORTS
from linter.reports.options import ReportOptions

FILE_WIDTH = 100
"""Columns of a report that no terminal shows."""

HYPERLINKING = ("TERM_PROGRAM", "VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION")
"""Variables that terminals set which have hyperlinks; no terminal can be asked."""


def report_options(
    show_all: bool, quiet: bool, texts: Mapping[str, str] | None = None
) -> ReportOptions:
    """What standard output can show, and the articles for a report that shows them."""
    from linter import __version__

    terminal = sys.stdout.isatty()
    colored = terminal and os.environ.get("TERM") != "dumb"
    return ReportOptions(
        width=shutil.get_terminal_size((FILE_WIDTH, 24)).columns,
        wrap=terminal,
        color=(colored or bool(os.environ.get("FORCE_COLOR"))) and not os.environ.get("NO_COLOR"),
        hyperlinks=terminal and any(map(os.environ.get, HYPERLINKING)),
        show_all=show_all,
        quiet=quiet,
        version=__version__,
        root=os.getcwd(),
        texts=texts or {},
    )


def print_report(report: RunReport, format: str, options: ReportOptions) -> None:
    """Write a report to standard output, in UTF-8 wherever it goes."""
    write(REPORTS[format](report, options))


class Destination(NamedTuple):
    """A file for a report in a format."""

    format: str
    path: str


def destination(text: str) -> Destination:
    """What `FORMAT:FILE` names.

    Raises:
        ValueError: there is no such format, or no file is named.
    """
    format, _, path = text.partition(":")
    if format not in REPORTS:
        raise ValueError(unknown_format(format))
    if not path:
        raise ValueError(f"“{text}” names no file; say {format}:FILE")
    return Destination(format, path)


def unknown_format(format: str) -> str:
    """What is wrong with a format that does not exist."""
    return f"there is no report format “{format}”; there are {', '.join(REPORTS)}"


def save_report(report: RunReport, to: Destination, options: ReportOptions) -> None:
    """Write a report to a file, in UTF-8, plain; folders that it needs are made.

    Raises:
        OSError: the file cannot be written.
    """
    plain = msgspec.structs.replace(
        options, width=FILE_WIDTH, wrap=False, color=False, hyperlinks=False
    )
    path = Path(to.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        file.writelines(REPORTS[to.format](report, plain))


def write(chunks: Iterable[str]) -> None:
    """Write text to standard output."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="surrogateescape")
    for chunk in chunks:
        sys.stdout.write(chunk)
    sys.stdout.flush()


def complain(message: str) -> None:
    """Say on standard error what is wrong."""
    sys.stderr.write(f"contentlint: {message}\n")
