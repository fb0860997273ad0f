"""What an editor offers to do about violations: fixes, corrections, accepting and silencing."""

from collections.abc import Iterator, Sequence

from lsprotocol import types

from linter.checks.spelling import Spelling
from linter.findings import Edit, Safety, Violation
from linter.language_server.judging import Article, Opinion
from linter.language_server.messages import covering, diagnostic
from linter.language_server.places import Places
from linter.language_server.silencing import silencing

ACCEPT = "contentlint.acceptWord"
"""The command that accepts a word; its arguments are the article's path and the word."""
FIX_ALL = "source.fixAll.contentlint"


def actions(
    article: Article, opinion: Opinion, places: Places, params: types.CodeActionParams
) -> list[types.CodeAction]:
    """Everything that can be done in the range that the editor asks about."""
    uri = params.text_document.uri
    wanted = params.context.only
    offered: list[types.CodeAction] = []
    if _asked(wanted, types.CodeActionKind.QuickFix):
        first, last = places.offset(params.range.start), places.offset(params.range.end)
        here = covering(
            opinion.report.violations, lambda start, end: start <= last and first <= end
        )
        for violation in here:
            mark = diagnostic(violation, article.rule(violation.rule), places, uri)
            for action in _for_one(article, opinion, violation, places, uri):
                action.diagnostics = [mark]
                offered.append(action)
    # It takes judging the article some times over, so it has to be asked for by name.
    if wanted and _asked(wanted, FIX_ALL):
        after = article.mended(opinion.text)
        if after != opinion.text:
            whole = types.TextEdit(places.whole(), after)
            offered.append(
                types.CodeAction(
                    title="Apply the safe fixes of contentlint",
                    kind=FIX_ALL,
                    edit=types.WorkspaceEdit(changes={uri: [whole]}),
                )
            )
    return offered


def _asked(wanted: Sequence[str] | None, kind: str) -> bool:
    """Whether an editor that wants these kinds wants this one: kinds are hierarchies of names."""
    return not wanted or any(kind == each or kind.startswith(f"{each}.") for each in wanted)


def _for_one(
    article: Article, opinion: Opinion, violation: Violation, places: Places, uri: str
) -> Iterator[types.CodeAction]:
    fix = violation.fix
    if fix is not None:
        yield types.CodeAction(
            title=_title(fix.edits, opinion.text),
            kind=types.CodeActionKind.QuickFix,
            is_preferred=fix.safety is Safety.SAFE,
            edit=_workspace_edit(uri, fix.edits, places),
        )
    for suggestion in violation.suggestions:
        edits = (Edit(violation.start, violation.end, suggestion),)
        if fix is None or fix.edits != edits:
            yield types.CodeAction(
                title=_title(edits, opinion.text),
                kind=types.CodeActionKind.QuickFix,
                edit=_workspace_edit(uri, edits, places),
            )
    rule = article.rule(violation.rule)
    if rule is not None and isinstance(rule.check, Spelling):
        title = f"Accept “{violation.excerpt}” in this repository"
        yield types.CodeAction(
            title=title,
            kind=types.CodeActionKind.QuickFix,
            command=types.Command(title, ACCEPT, arguments=[article.path, violation.excerpt]),
        )
    edit = silencing(opinion.text, article.path, violation, article.language)
    if edit is not None:
        yield types.CodeAction(
            title=f"Disable {violation.rule} on this line",
            kind=types.CodeActionKind.QuickFix,
            edit=_workspace_edit(uri, (edit,), places),
        )


def _title(edits: Sequence[Edit], text: str) -> str:
    if len(edits) > 1:
        return "Apply the fix"
    before = text[edits[0].start.offset : edits[0].end.offset]
    after = edits[0].replacement
    if not before:
        return f"Insert “{after}”"
    return f"Change to “{after}”" if after else f"Take out “{before.strip() or before}”"


def _workspace_edit(uri: str, edits: Sequence[Edit], places: Places) -> types.WorkspaceEdit:
    changes = [types.TextEdit(places.range(e.start, e.end), e.replacement) for e in edits]
    return types.WorkspaceEdit(changes={uri: changes})
