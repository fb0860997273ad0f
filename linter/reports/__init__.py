"""Report formats: `REPORTS[name](report, options)` yields the report as pieces of text."""

from collections.abc import Iterable
from importlib import import_module

from linter.findings import RunReport
from linter.reports.options import Reporter, ReportOptions

__all__ = [
    "NAMES_PROBLEMS",
    "READS_HISTORY",
    "READS_SECTIONS",
    "READS_TEXTS",
    "REPORTS",
    "ReportOptions",
    "Reporter",
]


def _format(name: str) -> Reporter:
    """The `render` of the module of that name, imported when first asked for a report."""

    def render(report: RunReport, options: ReportOptions) -> Iterable[str]:
        reporter: Reporter = import_module(f"linter.reports.{name}").render
        return reporter(report, options)

    return render


REPORTS: dict[str, Reporter] = {
    name: _format(name)
    for name in (
        "text",
        "concise",
        "grouped",
        "json",
        "jsonl",
        "sarif",
        "github",
        "gitlab",
        "junit",
        "markdown",
        "html",
        "azure",
        "checkstyle",
        "rdjson",
    )
}

NAMES_PROBLEMS = frozenset({"text", "concise", "grouped"})
"""The formats for people, who need not be told again what was not checked."""

READS_TEXTS = frozenset({"html", "rdjson"})
"""The formats that say more when they are given `ReportOptions.texts`."""

READS_SECTIONS = frozenset({"html"})
"""The formats that say more when files have their `FileReport.sections`."""

READS_HISTORY = frozenset({"html"})
"""The formats that say more when the run has its `RunReport.history`."""
