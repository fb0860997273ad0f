"""The server itself: what the editor tells it, what it answers, and when it judges."""

import asyncio
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from linter import __version__
from linter.documents import SUFFIXES, format_of
from linter.language_server import actions, messages
from linter.language_server.judging import Article, Opinion, Repository, Unjudged, shown
from linter.language_server.places import Places
from linter.language_server.progress import Progress, Stopped
from linter.pipeline.vocabulary import accept
from linter.rulebook.adjust import NoSuchRule
from linter.settings.find import repository_root
from linter.settings.nodes import FileError
from linter.triage.baseline_file import BaselineError

PAUSE = 0.15
"""Seconds without a keystroke after which an article is judged by itself."""
REST = 0.1
"""Seconds more after which the articles are judged among their repository."""
WATCHED = (
    "**/.contentlint.{yaml,yml}",
    "**/.contentlint-baseline.json",
    "**/{pyproject.toml,.vale.ini,_vale.ini}",
    f"**/*.{{{','.join(suffix[1:] for suffix in SUFFIXES)}}}",
)
_UNTITLED = {
    "markdown": ".md",
    "mdx": ".mdx",
    "html": ".html",
    "restructuredtext": ".rst",
    "asciidoc": ".adoc",
    "plaintext": ".txt",
}


class ContentlintServer(LanguageServer):
    """Judges the articles that an editor has open."""

    def __init__(self) -> None:
        super().__init__(
            "contentlint",
            __version__,
            # Lines end in LF, CRLF or CR here; a client's edits are not cut at other characters.
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
        )
        self.articles: dict[str, Article] = {}
        self.opinions: dict[str, Opinion] = {}
        self._folders: list[Path] = []
        self._repositories: dict[Path, Repository] = {}
        self._working = Path.cwd()
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._resting: asyncio.TimerHandle | None = None
        self._comparing: asyncio.Task[None] | None = None
        self._due = False
        self._wrong: str = ""
        # Each judges one thing after the other; keystrokes need not wait for an index.
        self._alone = ThreadPoolExecutor(1)
        self._among = ThreadPoolExecutor(1)
        self._stopping = threading.Event()

    def begin(self, folders: Sequence[Path]) -> None:
        """Work in the folders that the editor has open; paths are shown as from the first."""
        self._folders = list(folders)
        self._working = folders[0]
        os.chdir(self._working)

    def turn_to(self, added: Sequence[Path], removed: Sequence[Path]) -> None:
        """Work in other folders."""
        kept = [folder for folder in self._folders if folder not in {*added, *removed}]
        self._folders = [*kept, *added]
        self.reload(settings=True)

    def stop(self) -> None:
        """End what is still being done."""
        self._stopping.set()

    def text(self, uri: str) -> str:
        """What the editor shows."""
        return self.workspace.get_text_document(uri).source

    def places(self, opinion: Opinion) -> Places:
        """Places of a judged text."""
        return Places(opinion.text, self.workspace.position_encoding)

    def changed(self, uri: str, pause: float = PAUSE) -> None:
        """Judge an article when nothing more is typed."""
        if (waiting := self._waiting.pop(uri, None)) is not None:
            waiting.cancel()
        self._waiting[uri] = asyncio.ensure_future(self._soon(uri, pause))

    def saved(self, uri: str) -> None:
        """Judge the articles among their repository, now; it may have other files as well."""
        if (article := self.articles.get(uri)) is not None:
            self._repository(article.root).forget()
        self._rest(0)

    def closed(self, uri: str) -> None:
        """Say nothing more of an article."""
        if (waiting := self._waiting.pop(uri, None)) is not None:
            waiting.cancel()
        article = self.articles.pop(uri, None)
        self.opinions.pop(uri, None)
        if article is not None and not any(
            article.root == other.root for other in self.articles.values()
        ):
            self._repositories.pop(article.root, None)
        self._publish_all(uri, [])

    def reload(self, settings: bool) -> None:
        """Look at the files again, and at settings if they may be others."""
        for repository in self._repositories.values():
            repository.forget()
        if settings:
            self.articles.clear()
            self._repositories.clear()
            for uri in list(self.workspace.text_documents):
                self.changed(uri, 0)
        self._rest(0)

    async def current(self, uri: str) -> Opinion | None:
        """What is said of the text that the editor shows; None if it is not to be judged."""
        opinion = self.opinions.get(uri)
        if opinion is not None and opinion.text == self.text(uri):
            return opinion
        return await self._judge(uri)

    async def _soon(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        await self._judge(uri)
        self._rest(REST if pause else 0)

    async def _judge(self, uri: str) -> Opinion | None:
        path = self._path(uri)
        if path is None:
            return None
        text = self.text(uri)
        loop = asyncio.get_running_loop()
        try:
            article = self.articles.get(uri)
            if article is None:
                root = self._root_of(path)
                article = await loop.run_in_executor(self._alone, Article, path, text, root)
                self.articles[uri] = article
            if not article.wanted:
                return None
            opinion = await loop.run_in_executor(self._alone, article.judge, text)
        except (BaselineError, FileError, NoSuchRule, Unjudged) as error:
            self._complain(error)
            return None
        self._complain(None)
        if uri in self.articles and text == self.text(uri):
            self._publish(uri, article, opinion)
        return opinion

    def _rest(self, pause: float) -> None:
        if self._resting is not None:
            self._resting.cancel()
        self._resting = asyncio.get_running_loop().call_later(pause, self._compare)

    def _compare(self) -> None:
        self._due = True
        if self._comparing is None or self._comparing.done():
            self._comparing = asyncio.ensure_future(self._compare_all())

    async def _compare_all(self) -> None:
        while self._due:
            self._due = False
            for root in sorted({article.root for article in self.articles.values()}):
                await self._compare_in(root)

    async def _compare_in(self, root: Path) -> None:
        wanted = {
            article.path: uri
            for uri, article in self.articles.items()
            if article.wanted and article.root == root
        }
        if not wanted:
            return
        texts = {path: self.text(uri) for path, uri in wanted.items()}
        loop = asyncio.get_running_loop()
        repository = self._repository(root)
        watch = Progress(self, loop, self._stopping).watch
        try:
            found = await loop.run_in_executor(self._among, repository.judge, texts, watch)
        except Stopped:
            repository.forgo()
            self._due = not self._stopping.is_set()
            return
        except (BaselineError, FileError, NoSuchRule) as error:
            self._complain(error)
            return
        for path, opinion in found.items():
            article = self.articles.get(wanted[path])
            if article is not None:
                article.compared(opinion)
                await self._judge(wanted[path])

    def _publish(self, uri: str, article: Article, opinion: Opinion) -> None:
        self.opinions[uri] = opinion
        places = self.places(opinion)
        diagnostics = [
            messages.diagnostic(violation, article.rule(violation.rule), places, uri)
            for violation in opinion.report.violations
        ]
        self._publish_all(uri, diagnostics)
        if self._refreshes_lenses():
            self.workspace_code_lens_refresh(None)

    def _publish_all(self, uri: str, diagnostics: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics))

    def _refreshes_lenses(self) -> bool:
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.code_lens and workspace.code_lens.refresh_support)

    def _complain(self, error: Exception | None) -> None:
        """Show what is wrong with settings in their file, and say it once."""
        wrong = ""
        if isinstance(error, FileError):
            wrong = Path(error.path).absolute().as_uri()
            mark = messages.problem(error.message, error.line, error.column)
            self._publish_all(wrong, [mark])
        if error is not None:
            message = types.ShowMessageParams(types.MessageType.Error, f"contentlint: {error}")
            if not self._wrong:
                self.window_show_message(message)
            wrong = wrong or "?"
        elif self._wrong.startswith("file:"):
            self._publish_all(self._wrong, [])
        self._wrong = wrong

    def _path(self, uri: str) -> str | None:
        """The path that an article is judged under; None for what is no article."""
        file = uris.to_fs_path(uri)
        if file is None:
            document = self.workspace.get_text_document(uri)
            suffix = _UNTITLED.get(document.language_id or "")
            untitled = urlsplit(uri).scheme == "untitled"
            return f"untitled{suffix}" if untitled and suffix else None
        path = shown(Path(file), self._working)
        return path if format_of(path) is not None else None

    def _root_of(self, path: str) -> Path:
        """The repository that an article lies in; without git, the folder that is open."""
        folder = (self._working / path).parent
        root = repository_root(folder)
        if (root / ".git").exists():
            return root
        around = [opened for opened in self._folders if folder.is_relative_to(opened)]
        return max(around, key=lambda opened: len(opened.parts), default=folder)

    def _repository(self, root: Path) -> Repository:
        return self._repositories.setdefault(root, Repository(root))


def make_server() -> ContentlintServer:
    """A server with all that it can do."""
    server = ContentlintServer()

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        said = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        server.begin([path for path in _paths(said) if path.is_dir()] or [Path.cwd()])

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching is None or not watching.dynamic_registration:
            return
        watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        await server.client_register_capability_async(
            types.RegistrationParams([types.Registration("contentlint", method, options)])
        )

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.changed(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        server.saved(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_files(params: types.DidChangeWatchedFilesParams) -> None:
        changed = [each.uri for each in params.changes if each.uri not in server.articles]
        if changed:
            server.reload(any(format_of(urlsplit(uri).path) is None for uri in changed))

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_folders(params: types.DidChangeWorkspaceFoldersParams) -> None:
        event = params.event
        added, removed = (
            _paths([folder.uri for folder in folders]) for folders in (event.added, event.removed)
        )
        server.turn_to(added, removed)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change_configuration(params: types.DidChangeConfigurationParams) -> None:
        server.reload(settings=True)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        opinion = await server.current(uri)
        if opinion is None:
            return None
        places = server.places(opinion)
        at = places.offset(params.position)
        found = messages.covering(
            opinion.report.violations, lambda start, end: start <= at < max(end, start + 1)
        )
        if not found:
            return None
        rule = server.articles[uri].rule
        texts = [messages.explanation(violation, rule(violation.rule)) for violation in found]
        return types.Hover(
            types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(texts)),
            places.range(found[0].start, found[0].end),
        )

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def code_lens(params: types.CodeLensParams) -> list[types.CodeLens]:
        opinion = await server.current(params.text_document.uri)
        if opinion is None:
            return []
        start = types.Position(0, 0)
        title = messages.score_line(opinion.report)
        return [types.CodeLens(types.Range(start, start), types.Command(title, ""))]

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions([types.CodeActionKind.QuickFix, actions.FIX_ALL]),
    )
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        opinion = await server.current(uri)
        if opinion is None:
            return []
        return actions.actions(server.articles[uri], opinion, server.places(opinion), params)

    @server.command(actions.ACCEPT)
    def accept_word(path: str, word: str) -> None:
        try:
            accept([word], Path(path).absolute().parent)
        except (FileError, OSError) as error:
            message = f"contentlint: “{word}” could not be accepted: {error}"
            server.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))
            return
        server.reload(settings=True)

    return server


def _paths(said: Sequence[str]) -> list[Path]:
    """The folders that URIs name."""
    return [Path(path) for path in map(uris.to_fs_path, said) if path]


def serve() -> None:
    """Serve one editor on standard input and output until it is done."""
    server = make_server()
    try:
        server.start_io()
    finally:
        server.stop()
