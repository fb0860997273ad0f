"""Articles as documents: one parser for each format, and what they make."""

from linter.documents.model import (
    Block,
    BlockKind,
    Comment,
    Document,
    Reference,
    ReferenceKind,
    Section,
    Sentence,
)

__all__ = [
    "Block",
    "BlockKind",
    "Comment",
    "Document",
    "Reference",
    "ReferenceKind",
    "Section",
    "Sentence",
]
