"""Which parts of a document the scopes of rules name."""

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
        self._made: dict[tuple[str, ...], View] = {}

    def view(self, scopes: tuple[str, ...]) -> View:
        """The part of the document that these scopes name; see `rulebook.rule.SCOPES`."""
        if scopes not in self._made:
            self._made[scopes] = self._make(scopes)
        return self._made[scopes]

    def _make(self, scopes: tuple[str, ...]) -> View:
        document = self._document
        if scopes == ("raw",):
            whole = (Span(0, len(document.text)),)
            return View(document, document.raw, whole, False, self._searches, self._vocabulary)
        units: tuple[Span, ...]
        if scopes == ("sentence",):
            units = tuple(Span(s.start, s.end) for s in document.sentences)
        elif scopes == ("section",):
            blocks = document.blocks
            units = tuple(
                Span(blocks[section.first].start, blocks[section.last - 1].end)
                for section in document.sections
                if section.last > section.first
            )
        elif scopes == ("article",):
            units = (Span(0, len(document.prose.text)),)
        else:
            wanted = set(BlockKind) if scopes == ("text",) else set(scopes)
            units = tuple(
                Span(block.start, block.end)
                for block in document.blocks
                if block.kind in wanted and block.end > block.start
            )
        anywhere = scopes == ("text",)
        return View(document, document.prose, units, anywhere, self._searches, self._vocabulary)
