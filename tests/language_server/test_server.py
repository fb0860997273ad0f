import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

TEXT = "# Notes\n\nWe 😀 recieved the adress.\n"
COPIED = (
    "The ferry from Elmhaven to Quill Island left at dawn with eleven passengers, two goats and "
    "a crate of lemons that nobody claimed until the harbour master read out the list in March.\n"
)
PASSAGE = (
    "Every autumn the orchard at Brenn sends forty barrels of cider down the canal, and the lock "
    "keepers take a jug of each as their toll, a custom that the abbey granted them in 1412.\n"
)
TYPED = (
    "The bridge at Aldermoor was closed for nine weeks after a barge took away its second pier, "
    "and the bakers of the lower town carried their flour over the weir on the backs of mules.\n"
)

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("articles")
    (root / ".git").mkdir()
    return root


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    scope="module",
    config=ClientServerConfig(server_command=[sys.executable, "-m", "linter", "lsp"]),
)
async def client(lsp_client: LanguageClient, root: Path):  # type: ignore[no-untyped-def]
    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)  # type: ignore[untyped-decorator]
    def register(params: types.RegistrationParams) -> None:
        assert [each.method for each in params.registrations] == [
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        ]

    @lsp_client.feature(types.WORKSPACE_CODE_LENS_REFRESH)  # type: ignore[untyped-decorator]
    def refresh(params: None) -> None:
        pass

    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities("visual-studio-code"),
            workspace_folders=[types.WorkspaceFolder(root.as_uri(), "articles")],
        )
    )
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def folder(root: Path, request: pytest.FixtureRequest) -> Path:
    """A folder with settings of its own, so that tests can share a server."""
    folder = root / str(request.node.name)
    folder.mkdir()
    (folder / ".contentlint.yaml").touch()
    return folder


async def until(holds: Callable[[], bool]) -> None:
    """Wait for something to be true, ten seconds at most."""
    for _ in range(200):
        if holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError


class Editor:
    """One article that a client has open."""

    def __init__(self, client: LanguageClient, path: Path) -> None:
        self.client = client
        self.path = path
        self.uri = path.as_uri()
        self.identifier = types.TextDocumentIdentifier(self.uri)
        self._version = 0

    def open(self, text: str, language: str = "markdown") -> None:
        item = types.TextDocumentItem(self.uri, language, 0, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, text: str) -> None:
        self._version += 1
        whole = types.TextDocumentContentChangeWholeDocument(text)
        versioned = types.VersionedTextDocumentIdentifier(self._version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(versioned, [whole]))

    async def until(
        self, holds: Callable[[Sequence[types.Diagnostic]], bool], uri: str = ""
    ) -> Sequence[types.Diagnostic]:
        """The diagnostics, once they are as they should be; or as they are after ten seconds."""
        for _ in range(200):
            found = self.client.diagnostics.get(uri or self.uri)
            if found is not None and holds(found):
                return found
            await asyncio.sleep(0.05)
        raise AssertionError(self.client.diagnostics)

    async def actions(self, at: types.Range, *only: str) -> dict[str, Any]:
        context = types.CodeActionContext([], only=list(only) or None)
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(self.identifier, at, context)
        )
        return {action.title: action for action in found or []}


def codes(found: Sequence[types.Diagnostic]) -> list[str]:
    return [str(diagnostic.code) for diagnostic in found]


def place(diagnostic: types.Diagnostic) -> tuple[int, int, int, int]:
    start, end = diagnostic.range.start, diagnostic.range.end
    return start.line, start.character, end.line, end.character


def new_text(action: types.CodeAction, uri: str) -> str:
    assert action.edit is not None
    assert action.edit.changes is not None
    (edit,) = action.edit.changes[uri]
    return edit.new_text


async def test_diagnostics_follow_what_is_typed(client: LanguageClient, folder: Path) -> None:
    editor = Editor(client, folder / "a.md")
    editor.open(TEXT)
    found = await editor.until(lambda found: len(found) == 2)
    # The emoji counts two in UTF-16.
    assert [place(each) for each in found] == [(2, 6, 2, 14), (2, 19, 2, 25)]
    assert found[0].severity is types.DiagnosticSeverity.Error
    assert found[0].source == "contentlint"
    for typed in ("# Notes\n\nWe received the a", "# Notes\n\nWe received the adress.\n"):
        editor.type(typed)
    found = await editor.until(lambda found: len(found) == 1)
    assert [place(each) for each in found] == [(2, 16, 2, 22)]
    editor.type("# Notes\n\nWe received the address.\n")
    await editor.until(lambda found: not found)


async def test_quick_fixes(client: LanguageClient, folder: Path) -> None:
    editor = Editor(client, folder / "a.md")
    editor.open(TEXT)
    first, _ = await editor.until(lambda found: len(found) == 2)
    offered = await editor.actions(first.range)
    fix = offered["Change to “received”"]
    assert fix.kind == types.CodeActionKind.QuickFix
    assert new_text(fix, editor.uri) == "received"
    assert fix.diagnostics is not None
    assert codes(fix.diagnostics) == ["typos/misspelling"]
    silence = new_text(offered["Disable typos/misspelling on this line"], editor.uri)
    assert silence == " <!-- contentlint-disable-line typos/misspelling -->"
    editor.type(TEXT.rstrip("\n") + silence + "\n")
    await editor.until(lambda found: not found)


async def test_all_safe_fixes_at_once(client: LanguageClient, folder: Path) -> None:
    editor = Editor(client, folder / "a.md")
    editor.open("# Notes\n\nThe the ship left the the port.\n")
    (first, *_) = await editor.until(lambda found: len(found) == 2)
    assert "source.fixAll" not in {a.kind for a in (await editor.actions(first.range)).values()}
    offered = await editor.actions(first.range, "source.fixAll")
    (action,) = offered.values()
    assert new_text(action, editor.uri) == "# Notes\n\nThe ship left the port.\n"


async def test_hover_says_why(client: LanguageClient, folder: Path) -> None:
    editor = Editor(client, folder / "a.md")
    editor.open(TEXT)
    await editor.until(lambda found: len(found) == 2)
    hover = await client.text_document_hover_async(
        types.HoverParams(editor.identifier, types.Position(2, 7))
    )
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert hover.contents.value.startswith("**typos/misspelling** (error): “recieved”")
    assert "A misspelling stops the reader" in hover.contents.value
    nothing = types.HoverParams(editor.identifier, types.Position(2, 0))
    assert await client.text_document_hover_async(nothing) is None


async def test_the_score_stands_above_the_article(client: LanguageClient, folder: Path) -> None:
    editor = Editor(client, folder / "a.md")
    editor.open(TEXT)
    (lens,) = (
        await client.text_document_code_lens_async(types.CodeLensParams(editor.identifier)) or ()
    )
    assert lens.command is not None
    assert lens.command.title == "contentlint: 2 findings (too short for a score)"
    editor.type("# Notes\n\n" + "The ship left the port at noon and came back at six. " * 6)
    (lens,) = (
        await client.text_document_code_lens_async(types.CodeLensParams(editor.identifier)) or ()
    )
    assert lens.command is not None
    assert lens.command.title.startswith("contentlint: ")
    assert "too short" not in lens.command.title


async def test_accepted_words_are_no_typos(client: LanguageClient, folder: Path) -> None:
    editor = Editor(client, folder / "a.md")
    editor.open(TEXT)
    first, _ = await editor.until(lambda found: len(found) == 2)
    assert "Accept “recieved” in this repository" in await editor.actions(first.range)
    await client.workspace_execute_command_async(
        types.ExecuteCommandParams("contentlint.acceptWord", [f"{folder.name}/a.md", "recieved"])
    )
    (left,) = await editor.until(lambda found: len(found) == 1)
    assert place(left)[1] == 19
    settings = (folder / ".contentlint.yaml").read_text(encoding="utf-8")
    assert settings == "vocabulary:\n  accept:\n    - recieved\n"


async def test_settings_are_read_again(client: LanguageClient, folder: Path) -> None:
    settings = folder / ".contentlint.yaml"
    changed = types.DidChangeWatchedFilesParams(
        [types.FileEvent(settings.as_uri(), types.FileChangeType.Changed)]
    )
    editor = Editor(client, folder / "a.md")
    editor.open(TEXT)
    await editor.until(lambda found: len(found) == 2)
    settings.write_text("rules: {typos: suggestion}\n", encoding="utf-8")
    client.workspace_did_change_watched_files(changed)
    mild = types.DiagnosticSeverity.Information
    await editor.until(lambda found: {each.severity for each in found} == {mild})
    settings.write_text("rules:\n  typoz: off\n", encoding="utf-8")
    client.workspace_did_change_watched_files(changed)
    (wrong,) = await editor.until(lambda found: len(found) == 1, settings.as_uri())
    assert place(wrong)[:2] == (1, 2)
    assert "did you mean “typos”?" in wrong.message
    settings.write_text("rules:\n  typos: off\n", encoding="utf-8")
    client.workspace_did_change_watched_files(changed)
    await editor.until(lambda found: not found)
    await editor.until(lambda found: not found, settings.as_uri())


async def test_copies_of_other_articles(client: LanguageClient, folder: Path) -> None:
    earlier = folder / "1999.md"
    earlier.write_text(f"# Other\n\n{COPIED}", encoding="utf-8")
    created = types.FileEvent(earlier.as_uri(), types.FileChangeType.Created)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([created]))
    editor = Editor(client, folder / "a.md")
    editor.open(f"# Mine\n\n{COPIED}")
    (found,) = await editor.until(lambda found: len(found) == 1)
    assert str(found.code).startswith("duplicates/")
    assert found.related_information is not None
    assert found.related_information[0].location.uri == earlier.as_uri()
    # What the articles say together stays while something else is typed, and moves with it.
    editor.type(f"# Mine\n\nWe recieved it.\n\n{COPIED}")
    both = await editor.until(lambda found: len(found) == 2)
    assert [place(each)[0] for each in both] == [2, 4]


async def test_what_is_excluded_is_left_alone(client: LanguageClient, folder: Path) -> None:
    (folder / ".contentlint.yaml").write_text("exclude: [old/]\n", encoding="utf-8")
    (folder / "old").mkdir()
    (folder / "old" / "b.md").write_text(TEXT, encoding="utf-8")
    left_alone = Editor(client, folder / "old" / "b.md")
    left_alone.open(TEXT)
    editor = Editor(client, folder / "a.md")
    editor.open(TEXT)
    await editor.until(lambda found: len(found) == 2)
    assert not client.diagnostics.get(left_alone.uri)
    client.text_document_did_close(types.DidCloseTextDocumentParams(editor.identifier))
    await editor.until(lambda found: not found)


async def test_each_folder_has_its_settings_and_its_copies(
    client: LanguageClient, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / ".git").mkdir()
    (other / ".contentlint.yaml").write_text("rules: {typos: off}\n", encoding="utf-8")
    (other / "old.md").write_text(f"# Old\n\n{PASSAGE}", encoding="utf-8")
    here = Editor(client, folder / "here.md")
    here.open(f"{TEXT}\n{PASSAGE}")
    there = Editor(client, other / "there.md")
    there.open(f"{TEXT}\n{PASSAGE}")
    await here.until(lambda found: codes(found) == ["typos/misspelling"] * 2)
    change = types.WorkspaceFoldersChangeEvent(
        added=[types.WorkspaceFolder(other.as_uri(), "other")], removed=[]
    )
    client.workspace_did_change_workspace_folders(
        types.DidChangeWorkspaceFoldersParams(event=change)
    )
    copies = await there.until(lambda found: bool(found))
    assert codes(copies) == ["duplicates/copied-paragraph"]
    assert copies[0].related_information is not None
    related = copies[0].related_information[0].location.uri
    assert related == (other / "old.md").as_uri()
    # The other repository's articles are no copies of those here.
    assert codes(client.diagnostics[here.uri]) == ["typos/misspelling"] * 2


async def test_what_other_editors_show_counts_more_than_what_is_on_disk(
    client: LanguageClient, folder: Path
) -> None:
    earlier = Editor(client, folder / "1.md")
    earlier.path.write_text("# Notes\n\nNothing yet.\n", encoding="utf-8")
    later = Editor(client, folder / "2.md")
    later.open(f"# Mine\n\n{TYPED}")
    earlier.open(f"# Notes\n\n{TYPED}")
    (found,) = await later.until(lambda found: len(found) == 1)
    assert found.related_information is not None
    assert found.related_information[0].location.uri == earlier.uri
    earlier.type("# Notes\n\nNothing any more.\n")
    await later.until(lambda found: not found)


async def test_without_a_repository_open_articles_are_compared(
    client: LanguageClient, tmp_path: Path
) -> None:
    (tmp_path / "on-disk.md").write_text(f"# Old\n\n{COPIED}", encoding="utf-8")
    one, other = (Editor(client, tmp_path / name) for name in ("1.md", "2.md"))
    one.open(f"# One\n\n{PASSAGE}")
    other.open(f"# Two\n\n{PASSAGE}\n{COPIED}")
    (found,) = await other.until(lambda found: len(found) == 1)
    assert found.related_information is not None
    assert found.related_information[0].location.uri == one.uri


async def test_long_work_is_shown_and_can_be_stopped(
    client: LanguageClient, tmp_path: Path
) -> None:
    repository = tmp_path / "large"
    repository.mkdir()
    (repository / ".contentlint.yaml").touch()
    (repository / "0.md").write_text(f"# Old\n\n{COPIED}", encoding="utf-8")
    for number in range(1, 400):
        words = " ".join(f"number {10 * number + each}" for each in range(100))
        (repository / f"{number}.md").write_text(f"# {number}\n\n{words}.\n", encoding="utf-8")
    event = types.WorkspaceFoldersChangeEvent(
        added=[types.WorkspaceFolder(repository.as_uri(), "large")], removed=[]
    )
    client.workspace_did_change_workspace_folders(
        types.DidChangeWorkspaceFoldersParams(event=event)
    )
    known = set(client.progress_reports)
    editor = Editor(client, repository / "new.md")
    editor.open(f"# New\n\n{COPIED}")

    def new() -> list[types.ProgressToken]:
        begun = {token for token, told in client.progress_reports.items() if told}
        return list(begun - known)

    await until(lambda: bool(new()))
    (token,) = new()
    begin = client.progress_reports[token][0]
    assert isinstance(begin, types.WorkDoneProgressBegin)
    assert begin.title == "Indexing articles"
    assert begin.cancellable
    client.window_work_done_progress_cancel(types.WorkDoneProgressCancelParams(token))
    await until(lambda: isinstance(client.progress_reports[token][-1], types.WorkDoneProgressEnd))
    assert not client.diagnostics[editor.uri]
    # It is tried again when settings are read anew.
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings={}))
    (found,) = await editor.until(lambda found: len(found) == 1)
    assert found.related_information is not None
    assert found.related_information[0].location.uri == (repository / "0.md").as_uri()
