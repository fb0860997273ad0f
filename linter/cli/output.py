"""Where reports go: standard output as it is, a terminal or a pipe."""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping

from linter.findings import RunReport
from linter.reports import REPORTS
from linter.reports.options import ReportOptions


def report_options(
    show_all: bool, quiet: bool, texts: Mapping[str, str] | None = None
) -> ReportOptions:
    """What standard output can show, and the articles for a report that shows them."""
    from linter import __version__

    terminal = sys.stdout.isatty()
    return ReportOptions(
        width=shutil.get_terminal_size((100, 24)).columns,
        wrap=terminal,
        color=terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        hyperlinks=terminal and any(map(os.environ.get, ("TERM_PROGRAM", "VTE_VERSION"))),
        show_all=show_all,
        quiet=quiet,
        version=__version__,
        root=os.getcwd(),
        texts=texts or {},
    )


def print_report(report: RunReport, format: str, options: ReportOptions) -> None:
    """Write a report to standard output, in UTF-8 wherever it goes."""
    write(REPORTS[format](report, options))


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
