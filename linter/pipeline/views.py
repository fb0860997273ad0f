"""Which parts of a document the scopes of rules name."""

from functools import cached_property

from linter.checks.kind import View
from linter.documents.model import BlockKind, Document
from linter.text.occurrences import Searches
from linter.text.span import Span
from linter.text.vocabulary import Vocabulary


class Views:
    """The views of one document, each made once."""

    def __init__(
        self,
        document: Document,
        searches: Searches,
        vocabulary: Vocabulary,
    ) -> None:
        """Views of a document; `searches` and `vocabulary` as in `View`."""
        self._document = document
        self._searches = searches
        self._vocabulary = vocabulary
        self._made: dict[str | tuple[str, ...], View] = {}

    def view(self, scope: str | tuple[str, ...]) -> View:
        """The part of the document that a scope or several name; see `rulebook.rule.SCOPES`."""
        made = self._made.get(scope)
        if made is None:
            scopes = (scope,) if isinstance(scope, str) else scope
            made = self._made[scope] = self._make(scopes)
        return made

    def _make(self, scopes: tuple[str, ...]) -> View:
        document = self._document
        if scopes == ("raw",):
            whole = (Span(0, len(document.text)),)
            return View(document, document.raw, whole, False, self._searches, self._vocabulary)
        units: tuple[Span, ...]
        if scopes == ("sentence",):
            units = document.sentences
        elif scopes == ("section",):
            blocks = document.blocks
            units = tuple(
                Span(blocks[section.first].start, blocks[section.last - 1].end)
                for section in document.sections
                if section.last > section.first
            )
        elif scopes == ("article",):
            units = (Span(0, len(document.prose.text)),)
        elif scopes == ("text",):
            units = tuple([span for _, span in self._blocks])
        else:
            units = tuple([span for kind, span in self._blocks if kind in scopes])
        anywhere = scopes == ("text",)
        return View(document, document.prose, units, anywhere, self._searches, self._vocabulary)

    @cached_property
    def _blocks(self) -> list[tuple[BlockKind, Span]]:
        """The kinds and places of the blocks that have text."""
        return [
            (block.kind, Span(block.start, block.end))
            for block in self._document.blocks
            if block.end > block.start
        ]
