"""Views of hand-made documents, for tests of check kinds."""

from linter.checks.kind import CheckKind, View
from linter.documents.model import Block, BlockKind, Document
from linter.text.prose import ProseBuilder
from linter.text.span import Span


def document_of(*paragraphs: str) -> Document:
    """Paragraphs parted by blank lines."""
    source = "\n\n".join(paragraphs)
    builder = ProseBuilder(source)
    blocks = []
    at = 0
    for index, paragraph in enumerate(paragraphs):
        if index:
            builder.separate()
        start = builder.length
        builder.append(paragraph, at, at + len(paragraph))
        span = Span(at, at + len(paragraph))
        blocks.append(Block(BlockKind.PARAGRAPH, start, builder.length, span))
        at += len(paragraph) + 2
    return Document(source, "text", builder.build(), blocks)


def view_of(*paragraphs: str) -> View:
    """Those paragraphs as scope `text` sees them."""
    document = document_of(*paragraphs)
    units = tuple(Span(block.start, block.end) for block in document.blocks)
    return View(document, document.prose, units, anywhere=True)


def found(check: CheckKind, *paragraphs: str) -> list[str]:
    """The texts that a check marks."""
    view = view_of(*paragraphs)
    return [view.prose.text[hit.start : hit.end] for hit in check.hits(view)]
