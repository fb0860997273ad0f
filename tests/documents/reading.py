"""What tests say of a document, shortly."""

from linter.documents import Document


def blocks(document: Document) -> list[tuple[str, str]]:
    """Kind (with level) and lintable text of each block; what is opaque is shown as `#`."""
    lintable = document.prose.lintable.replace("\ufffc", "#")
    return [
        (
            block.kind.value + (str(block.level) if block.level else ""),
            lintable[block.start : block.end],
        )
        for block in document.blocks
    ]


def texts(document: Document) -> list[str]:
    """The lintable text of each block."""
    return [text for _, text in blocks(document)]


def references(document: Document) -> list[tuple[str, str, str]]:
    """Kind, readable text and target of each reference."""
    return [
        (
            reference.kind.value,
            document.prose.text[reference.start : reference.end],
            reference.target,
        )
        for reference in document.references
    ]


def source_of(document: Document, text: str) -> str:
    """The source characters that the first place with this readable text comes from."""
    start = document.prose.text.index(text)
    span = document.prose.source_span(start, start + len(text))
    return document.text[span.start : span.end]
