"""How a report is asked for, and what every report format is."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from linter.findings import RunReport


class ReportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a report may want to know besides the findings.

    Attributes:
        width: columns that source lines and tables are cut to; at least 40 are taken.
        wrap: whether long messages are broken at the width (a terminal) or left whole (a pipe,
            where people search line by line).
        color: whether ANSI colours are wanted.
        hyperlinks: whether paths become OSC 8 hyperlinks; needs `root`.
        show_all: print every finding and every article, whatever `limit` says.
        limit: findings of one rule that are printed before the rest is only counted.
        quiet: findings only, without summaries.
        version: the version of contentlint that made the report.
        root: the folder that relative paths start from, absolute; empty where nobody knows.
        texts: decoded articles by the path of their `FileReport`, for reports that show them.
    """

    width: int = 80
    wrap: bool = False
    color: bool = False
    hyperlinks: bool = False
    show_all: bool = False
    limit: int = 10
    quiet: bool = False
    version: str = ""
    root: str = ""
    texts: Mapping[str, str] = {}


Reporter = Callable[[RunReport, ReportOptions], Iterable[str]]
"""A report format: the findings as pieces of text, to be written one after the other."""
