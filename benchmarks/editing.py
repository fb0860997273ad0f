"""The language server in a large repository: `python -m benchmarks.editing --corpora DIR`.

A repository of git is generated, and a real client opens one of its articles, which has copies in
others; then a copied paragraph is typed and taken out again, and what the editor shows is timed
from the keystroke on. The server waits a while after each before it judges; that is counted.
"""

import argparse
import asyncio
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from benchmarks.duplicates import add_corpora, paragraphs
from benchmarks.repository import ONE, generate

PAUSE = 2.0
"""Seconds between two changes while the index is built: articles are compared when one rests."""
MOST = 120.0
"""Seconds after which an answer is no longer waited for."""


class Editor:
    """A client with one article open, and what it was told of it."""

    def __init__(self) -> None:
        self.client = LanguageClient("benchmark", "1")
        self.marks: Sequence[types.Diagnostic] = ()
        self.progress = 0
        self._version = 0
        self._told = asyncio.Event()
        self._uri = ""

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def publish(params: types.PublishDiagnosticsParams) -> None:
            if params.uri == self._uri:
                self.marks = params.diagnostics
                self._told.set()

        @self.client.feature(types.WINDOW_WORK_DONE_PROGRESS_CREATE)  # type: ignore[untyped-decorator]
        def create(params: types.WorkDoneProgressCreateParams) -> None:
            pass

        @self.client.feature(types.PROGRESS)  # type: ignore[untyped-decorator]
        def tell(params: types.ProgressParams) -> None:
            self.progress += 1

    async def start(self, root: Path) -> None:
        """Start the server in a folder."""
        await self.client.start_io(sys.executable, "-m", "linter", "lsp")
        window = types.WindowClientCapabilities(work_done_progress=True)
        await self.client.initialize_async(
            types.InitializeParams(
                types.ClientCapabilities(window=window),
                workspace_folders=[types.WorkspaceFolder(root.as_uri(), root.name)],
            )
        )
        self.client.initialized(types.InitializedParams())

    async def open(self, path: Path, text: str) -> None:
        """Show an article, and wait until something is said of it."""
        self._uri = path.as_uri()
        item = types.TextDocumentItem(self._uri, "markdown", 0, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await self.until(lambda: True)

    async def type(self, text: str, shows: Callable[[], bool]) -> float:
        """Milliseconds from a change until what is shown is right."""
        self._version += 1
        whole = types.TextDocumentContentChangeWholeDocument(text)
        versioned = types.VersionedTextDocumentIdentifier(self._version, self._uri)
        start = time.perf_counter()
        self._told.clear()
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(versioned, [whole]))
        await self.until(shows)
        return 1000 * (time.perf_counter() - start)

    async def until(self, shows: Callable[[], bool]) -> None:
        """Wait for diagnostics that are as they should be."""
        async with asyncio.timeout(MOST):
            while True:
                await self._told.wait()
                self._told.clear()
                if shows():
                    return

    def copies(self) -> int:
        """How many of the marks are of duplicates of other articles."""
        return sum(
            any(each.location.uri != self._uri for each in mark.related_information or ())
            for mark in self.marks
            if str(mark.code).startswith("duplicates/")
        )

    def megabytes(self) -> tuple[float, float]:
        """Memory of the server now, and at most; from what Linux says."""
        server = self.client._server
        assert server is not None
        said = Path(f"/proc/{server.pid}/status").read_text(encoding="ascii")
        now, most = (
            int(re.search(rf"^{field}:\s+(\d+) kB", said, re.MULTILINE)[1]) / 1024  # type: ignore[index]
            for field in ("VmRSS", "VmHWM")
        )
        return now, most

    async def stop(self) -> None:
        """End the server as an editor does."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]


async def measured(root: Path, changes: int) -> None:
    """Open, type, and print a line for each figure."""
    article = root / ONE
    text = article.read_text(encoding="utf-8")
    copied = (article.parent / "00001.md").read_text(encoding="utf-8").partition("\n")[2]
    with_copy = f"{text}\n{copied}\n"
    editor = Editor()
    await editor.start(root)
    start = time.perf_counter()
    await editor.open(article, with_copy)
    print(f"first diagnostics {1000 * (time.perf_counter() - start):.0f} ms after opening")
    during: list[float] = []
    while not editor.copies():
        typed = f"{with_copy}\nDyke number {len(during)} is new.\n"
        during.append(await editor.type(typed, lambda: True))
        await asyncio.sleep(PAUSE)
    print(f"the copy is marked {time.perf_counter() - start:.1f} s after opening, within {PAUSE} s")
    if during:
        print(
            f"meanwhile diagnostics {statistics.median(during):.0f} ms after a change, at worst "
            f"{max(during):.0f} ms; {editor.progress} messages of progress"
        )
    print("memory {:.0f} MB, at most {:.0f} MB".format(*editor.megabytes()))
    await asyncio.sleep(PAUSE)
    taken_out, put_back = [], []
    for _ in range(changes):
        taken_out.append(await editor.type(text, lambda: not editor.copies()))
        await asyncio.sleep(PAUSE)
        put_back.append(await editor.type(with_copy, lambda: bool(editor.copies())))
    for name, spent in (("gone", taken_out), ("back", put_back)):
        print(
            f"its mark is {name} {statistics.median(spent):.0f} ms after the change, at worst "
            f"{max(spent):.0f} ms"
        )
    print("memory {:.0f} MB, at most {:.0f} MB".format(*editor.megabytes()))
    await editor.stop()


def main() -> None:
    """Generate the repository and measure in it: without an index, then with one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.editing", description=__doc__)
    add_corpora(parser)
    parser.add_argument("--articles", type=int, default=4_000)
    parser.add_argument("--changes", type=int, default=15)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = (Path(temporary) / "repository").resolve()
        os.environ["CONTENTLINT_CACHE_DIR"] = str(Path(temporary) / "cache")
        generate(root, paragraphs(Path(arguments.corpora)), arguments.articles)
        for state in ("no index yet", "indexed"):
            print(f"{arguments.articles:,} articles, {state}:")
            asyncio.run(measured(root, arguments.changes))


if __name__ == "__main__":
    main()
