"""Views of hand-made documents, for tests of check kinds."""

from linter.checks.kind import CheckKind, View
from linter.documents.builder import DocumentBuilder
from linter.documents.model import BlockKind, Document
from linter.text.span import Span


def document_of(*paragraphs: str) -> Document:
    """Paragraphs parted by blank lines."""
    builder = DocumentBuilder("\n\n".join(paragraphs))
    at = 0
    for paragraph in paragraphs:
        builder.open(at, BlockKind.PARAGRAPH)
        builder.verbatim(at, at + len(paragraph))
        at += len(paragraph)
        builder.close(at)
        at += 2
    return builder.build("text", "en")


def view_of(*paragraphs: str) -> View:
    """Those paragraphs as scope `text` sees them."""
    document = document_of(*paragraphs)
    units = tuple(Span(block.start, block.end) for block in document.blocks)
    return View(document, document.prose, units, anywhere=True)


def found(check: CheckKind, *paragraphs: str) -> list[str]:
    """The texts that a check marks."""
    view = view_of(*paragraphs)
    return [view.prose.text[hit.start : hit.end] for hit in check.hits(view)]
