"""How far long work is, as editors show it; and the end of work that nobody waits for any more."""

import asyncio
import itertools
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

T = TypeVar("T")

FEW = 100
"""So many articles are examined before an editor would have shown anything."""
_numbers = itertools.count(1)


class Stopped(Exception):
    """The work is not wanted any more."""


class Progress:
    """Tells an editor of work that another thread does."""

    def __init__(
        self, server: LanguageServer, loop: asyncio.AbstractEventLoop, stopping: threading.Event
    ) -> None:
        """Report to the editor of a server, in its loop, until it is stopping."""
        self._server = server
        self._loop = loop
        self._stopping = stopping

    def watch(self, results: Iterable[T], total: int) -> Iterator[T]:
        """Pass results on, and show how many there are of `total`.

        Raises:
            Stopped: the editor said so, or the server ends.
        """
        bar = _Bar(self._server, self._loop, total) if total >= FEW and self._shown() else None
        try:
            for done, result in enumerate(results, 1):
                if self._stopping.is_set() or (bar is not None and bar.cancelled):
                    raise Stopped
                if bar is not None:
                    bar.report(done)
                yield result
        finally:
            if bar is not None:
                bar.end()

    def _shown(self) -> bool:
        window = self._server.client_capabilities.window
        return bool(window and window.work_done_progress)


class _Bar:
    """One progress bar of the editor, driven from another thread."""

    def __init__(self, server: LanguageServer, loop: asyncio.AbstractEventLoop, total: int) -> None:
        self._progress = server.work_done_progress
        self._loop = loop
        self._token = f"contentlint-{next(_numbers)}"
        self._total = total
        self._percentage = 0
        self._begun = False
        self._ended = False
        self._in_loop(lambda: asyncio.ensure_future(self._begin()))

    @property
    def cancelled(self) -> bool:
        """Whether the editor was told to stop."""
        future = self._progress.tokens.get(self._token)
        return future is not None and future.cancelled()

    def report(self, done: int) -> None:
        """Show how much is done, once for each percent."""
        percentage = 100 * done // self._total
        if percentage > self._percentage:
            self._percentage = percentage
            self._in_loop(lambda: self._report(percentage, done))

    def end(self) -> None:
        """Take the bar away."""
        self._in_loop(self._end)

    async def _begin(self) -> None:
        await self._progress.create_async(self._token)
        begin = types.WorkDoneProgressBegin(
            title="Indexing articles", cancellable=True, message=self._said(0), percentage=0
        )
        self._progress.begin(self._token, begin)
        self._begun = True
        if self._ended:
            self._end()

    def _report(self, percentage: int, done: int) -> None:
        if self._begun:
            report = types.WorkDoneProgressReport(
                cancellable=True, message=self._said(done), percentage=percentage
            )
            self._progress.report(self._token, report)

    def _end(self) -> None:
        self._ended = True
        if self._begun:
            self._progress.end(self._token, types.WorkDoneProgressEnd())

    def _said(self, done: int) -> str:
        return f"{done:,} of {self._total:,}"

    def _in_loop(self, work: Callable[[], object]) -> None:
        # When the server ends, its loop may be closed before the work is.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(work)
