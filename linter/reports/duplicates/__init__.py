"""Formats of `contentlint duplicates`: `FORMATS[name](found, options)` yields pieces of text."""

from collections.abc import Callable, Iterable
from importlib import import_module

from linter.findings.duplicates import Duplicates
from linter.reports.options import ReportOptions

Format = Callable[[Duplicates, ReportOptions], Iterable[str]]


def _format(name: str) -> Format:
    """The `render` of the module of that name, imported when first asked for."""

    def render(found: Duplicates, options: ReportOptions) -> Iterable[str]:
        format: Format = import_module(f"linter.reports.duplicates.{name}").render
        return format(found, options)

    return render


FORMATS: dict[str, Format] = {name: _format(name) for name in ("text", "json", "markdown", "html")}
