"""The readability of an article, in the numbers that every report gives."""

from linter.checks.readability.counts import article_counts, count_words, is_running
from linter.checks.readability.formulas import measure
from linter.documents.model import BlockKind, Document

ALWAYS = ("grade", "flesch", "dale_chall", "lix")
"""The formulas that are measured for every article; the others where somebody asks."""

_COUNTED = frozenset(BlockKind) - {
    BlockKind.FRONT_MATTER,
    BlockKind.BYLINE,
    BlockKind.ALT_TEXT,
    BlockKind.CODE,
}


def metrics(document: Document) -> dict[str, float]:
    """What is counted and measured for every article.

    `words` are those a reader meets, headings and tables included; `sentences` and the formulas
    are of running text (see `Counts`). A formula is 0 where there is no running text.
    """
    counts = document.derived(article_counts)
    found = {
        "words": float(counts.words + _words_besides(document)),
        "sentences": float(counts.sentences),
        "paragraphs": float(sum(block.kind is BlockKind.PARAGRAPH for block in document.blocks)),
    }
    found.update((name, round(measure(name, counts), 2)) for name in ALWAYS)
    return found


def _words_besides(document: Document) -> int:
    """The words of headings, tables, captions, and list items that are no sentences."""
    text = document.prose.lintable
    pieces = [
        text[block.start : block.end]
        for block in document.blocks
        if block.kind in _COUNTED and not is_running(block, text)
    ]
    return count_words(" ".join(pieces))
