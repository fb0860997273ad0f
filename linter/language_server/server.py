"""The server itself: what the editor tells it, what it answers, and when it judges."""

import asyncio
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from linter import __version__
from linter.documents import format_of
from linter.language_server import actions, messages
from linter.language_server.judging import Article, Opinion, Unjudged, Workspace, shown
from linter.language_server.places import Places
from linter.pipeline.vocabulary import accept
from linter.rulebook.adjust import NoSuchRule
from linter.settings.nodes import FileError
from linter.triage.baseline_file import BaselineError

PAUSE = 0.15
"""Seconds without a keystroke after which an article is judged by itself."""
REST = 1.0
"""Seconds more after which the articles are judged together."""
WATCHED = (
    "**/.contentlint.{yaml,yml}",
    "**/.contentlint-baseline.json",
    "**/{pyproject.toml,.vale.ini,_vale.ini}",
    "**/*.{md,markdown,mdx,html,htm,txt}",
)
_UNTITLED = {"markdown": ".md", "mdx": ".mdx", "html": ".html", "plaintext": ".txt"}


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
        self._folders: list[Workspace] = []
        self._working = Path.cwd()
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._resting: asyncio.Task[None] | None = None
        self._wrong: str = ""
        # Each judges one thing after the other; keystrokes need not wait for the whole folder.
        self._alone = ThreadPoolExecutor(1)
        self._together = ThreadPoolExecutor(1)

    def begin(self, roots: Sequence[Path]) -> None:
        """Work in the folders that the editor has open; paths and settings count from the first."""
        self._working = roots[0]
        os.chdir(self._working)
        self._folders = [Workspace(root, self._working) for root in roots]

    def turn_to(self, added: Sequence[Path], removed: Sequence[Path]) -> None:
        """Work in other folders."""
        kept = [folder for folder in self._folders if folder.root not in removed]
        known = {folder.root for folder in kept}
        new = [Workspace(root, self._working) for root in added if root not in known]
        self._folders = kept + new
        self.reload(settings=True)

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

    def saved(self) -> None:
        """Judge the articles together, now."""
        self._rest(0)

    def closed(self, uri: str) -> None:
        """Say nothing more of an article."""
        if (waiting := self._waiting.pop(uri, None)) is not None:
            waiting.cancel()
        self.articles.pop(uri, None)
        self.opinions.pop(uri, None)
        self._publish_all(uri, [])

    def reload(self, settings: bool) -> None:
        """Read the files of the folder again, and its settings if they may be others."""
        for folder in self._folders:
            folder.forget()
        if settings:
            self.articles.clear()
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
                article = await loop.run_in_executor(self._alone, Article, path, text)
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
        self._resting = asyncio.ensure_future(self._all(pause))

    async def _all(self, pause: float) -> None:
        await asyncio.sleep(pause)
        for folder in list(self._folders):
            await self._all_of(folder)

    async def _all_of(self, folder: Workspace) -> None:
        wanted = {
            article.path: uri
            for uri, article in self.articles.items()
            if article.wanted and self._folder_of(article.path) is folder
        }
        if not wanted:
            return
        texts = {path: self.text(uri) for path, uri in wanted.items()}
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self._together, folder.judge, texts)
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

    def _folder_of(self, path: str) -> Workspace | None:
        """The innermost folder that an article lies in."""
        absolute = self._working / path
        around = [folder for folder in self._folders if absolute.is_relative_to(folder.root)]
        return max(around, key=lambda folder: len(folder.root.parts), default=None)


def make_server() -> ContentlintServer:
    """A server with all that it can do."""
    server = ContentlintServer()

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        said = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
        server.begin(_paths(said) or [Path.cwd()])

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
        server.saved()

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
    """The folders on disk that URIs name."""
    return [Path(path) for path in map(uris.to_fs_path, said) if path]


def serve() -> None:
    """Serve one editor on standard input and output until it is done."""
    make_server().start_io()
