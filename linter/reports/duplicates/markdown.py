"""Clusters in GitHub Flavored Markdown: for a step of a workflow, or a comment."""

import re
from collections.abc import Iterator

import msgspec

from linter.findings.duplicates import Copy, Duplicates, Repetition
from linter.reports.aligned import aligned
from linter.reports.duplicates.text import COPIES, LINES
from linter.reports.duplicates.wording import extent, percent, totals, waste
from linter.reports.markdown import cut
from linter.reports.markup import markdown_text
from linter.reports.options import ReportOptions
from linter.reports.wording import count, place

CLUSTERS = 50
"""Clusters listed, those that waste most, unless all are wanted."""

_WIDTH = 96
_BACKTICKS = re.compile("`+")


def render(found: Duplicates, options: ReportOptions) -> Iterator[str]:
    """What they come to, and each cluster to unfold, with its passages aligned."""
    return cut(_chunks(found, options))


def _chunks(found: Duplicates, options: ReportOptions) -> Iterator[str]:
    yield f"## Shared text\n\n{totals(found)}.\n\n"
    for problem in found.problems:
        yield f"- Not read: {markdown_text(problem.path)}: {markdown_text(problem.message)}\n\n"
    shown = found.repetitions if options.show_all else found.repetitions[:CLUSTERS]
    for number, repetition in enumerate(shown, 1):
        yield _cluster(number, repetition, options)
    left = len(found.repetitions) - len(shown)
    if left:
        yield f"And {count(left, 'more cluster')}.\n"


def _cluster(number: int, repetition: Repetition, options: ReportOptions) -> str:
    copies = repetition.copies if options.show_all else repetition.copies[:COPIES]
    shown: set[tuple[str, str]] = set()
    parts = []
    for copy in copies:
        texts = copy.original.text, copy.passage.text
        parts.append(_copy(copy, options, in_full=texts not in shown))
        shown.add(texts)
    left = len(repetition.copies) - len(copies)
    if left:
        parts.append(f"… and {left:,} more.\n\n")
    said = f"<b>{waste(repetition)}</b> wasted in {extent(repetition)}"
    rule = markdown_text(repetition.rule)
    return (
        f"<details><summary>{number}. {said} · {rule}</summary>\n\n{''.join(parts)}</details>\n\n"
    )


def _copy(copy: Copy, options: ReportOptions, in_full: bool) -> str:
    here, there = (
        markdown_text(place(passage.path, passage.start))
        for passage in (copy.passage, copy.original)
    )
    said = f"{here} is {percent(copy)} the same as {there}\n\n"
    if not in_full:
        return said
    plain = msgspec.structs.replace(options, width=_WIDTH, color=False)
    lines = "\n".join(line.rstrip() for line in aligned(*_texts(copy), plain, LINES))
    longest = max(map(len, _BACKTICKS.findall(lines)), default=0)
    fence = "`" * max(longest + 1, 3)
    return f"{said}{fence}diff\n{lines}\n{fence}\n\n"


def _texts(copy: Copy) -> tuple[str, str]:
    return copy.original.text, copy.passage.text
