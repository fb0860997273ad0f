"""A bar on standard error while a long run goes on."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds after which a run is long."""


def with_bar(results: Iterable[T], total: int) -> Iterator[T]:
    """The results, and a bar that says how many of all are there.

    Only a terminal gets one, and only from the second second on: before, nothing is imported.
    """
    if not sys.stderr.isatty():
        yield from results
        return
    begin = time.monotonic()
    bar: Progress | None = None
    try:
        for done, result in enumerate(results, 1):
            if bar is not None:
                bar.update(bar.task_ids[0], completed=done)
            elif time.monotonic() - begin > PATIENCE:
                bar = _bar(done, total)
            yield result
    finally:
        if bar is not None:
            bar.stop()


def _bar(done: int, total: int) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), "articles", TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("", total=total, completed=done)
    bar.start()
    return bar
