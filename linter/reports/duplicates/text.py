"""Clusters as plain text: the places of each, and the passages aligned."""

from collections.abc import Iterator

import msgspec

from linter.findings.duplicates import Copy, Duplicates, Repetition
from linter.reports.aligned import aligned
from linter.reports.ansi import Style, link, paint
from linter.reports.duplicates.wording import extent, percent, totals, waste
from linter.reports.options import ReportOptions
from linter.reports.wording import place

COPIES = 3
"""Copies of a cluster that are shown, unless all are wanted."""

LINES = 4
"""Lines of a copy that differ which are shown, unless all are wanted."""


def render(found: Duplicates, options: ReportOptions) -> Iterator[str]:
    """The clusters and what they come to."""
    for number, repetition in enumerate(found.repetitions, 1):
        yield from _cluster(number, repetition, options)
    yield totals(found) + "\n"


def _cluster(number: int, repetition: Repetition, options: ReportOptions) -> Iterator[str]:
    words = paint(waste(repetition), options, Style.BOLD)
    yield f"{number}. {words} wasted in {extent(repetition)}  {repetition.rule}\n"
    copies = repetition.copies if options.show_all else repetition.copies[:COPIES]
    shown: set[tuple[str, str]] = set()
    for copy in copies:
        texts = copy.original.text, copy.passage.text
        yield from _copy(copy, options, in_full=texts not in shown)
        shown.add(texts)
    left = len(repetition.copies) - len(copies)
    if left:
        yield f"   … and {left:,} more; --all shows them\n"
    yield "\n"


def _copy(copy: Copy, options: ReportOptions, in_full: bool) -> Iterator[str]:
    here, there = (
        link(paint(place(passage.path, passage.start), options, Style.CYAN), passage.path, options)
        for passage in (copy.passage, copy.original)
    )
    yield f"   {here}  {percent(copy)} the same as {there}\n"
    if in_full:
        inner = msgspec.structs.replace(options, width=options.width - 5)
        for line in aligned(copy.original.text, copy.passage.text, inner, LINES):
            yield f"     {line}".rstrip() + "\n"
