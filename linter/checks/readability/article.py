"""The readability of an article and of its parts, in the numbers that reports and rules use."""

from linter.checks.readability.counts import (
    article_counts,
    block_counts,
    sentence_counts,
)
from linter.checks.readability.formulas import ANY_LANGUAGE, FORMULAS, rix
from linter.checks.readability.languages import (
    TEXTSTAT_FORMULAS,
    flesch,
    grade_of_rix,
    textstat_value,
)
from linter.documents.model import BlockKind, Document

ALWAYS = ("grade", "flesch", "dale_chall", "lix")
"""The formulas that are measured for every article; the others where somebody asks."""

METRICS = frozenset(FORMULAS).union(*TEXTSTAT_FORMULAS.values())
"""The names of all formulas."""

_COUNTED = frozenset(BlockKind) - {
    BlockKind.FRONT_MATTER,
    BlockKind.BYLINE,
    BlockKind.ALT_TEXT,
    BlockKind.CODE,
}


def metrics(document: Document) -> dict[str, float]:
    """What is counted and measured for every article.

    `words` are those a reader meets, headings and tables included; `sentences` and the formulas
    are of running text (see `Counts`). A formula is 0 where there is no running text, and left out
    where it is not made for the article's language.
    """
    counts = document.derived(article_counts)
    found = {
        "words": float(_words(document)),
        "sentences": float(counts.sentences),
        "paragraphs": float(sum(block.kind is BlockKind.PARAGRAPH for block in document.blocks)),
    }
    for name in ALWAYS:
        value = measure(document, name)
        if value is not None:
            found[name] = round(value, 2)
    return found


def measure(document: Document, name: str, first: int = 0, last: int | None = None) -> float | None:
    """A formula's value over the running text of some blocks, or all of them; computed once.

    Args:
        document: the article.
        name: one of `METRICS`.
        first: the first of the blocks.
        last: the one after them; None for all.

    Returns:
        0 where there is nothing to measure, None where the formula is not made for the language.
    """
    last = len(document.blocks) if last is None else last
    known = document.derived(_measured)
    key = name, first, last
    if key not in known:
        known[key] = _value(document, name, first, last)
    return known[key]


def _measured(document: Document) -> dict[tuple[str, int, int], float | None]:
    """What `measure` said so far, by what it was asked for."""
    return {}


def _value(document: Document, name: str, first: int, last: int) -> float | None:
    counts = block_counts(document, first, last)
    if not counts.words or not counts.sentences:
        return 0.0
    if name in ANY_LANGUAGE or document.language.partition("-")[0].lower() == "en":
        return FORMULAS[name](counts) if name in FORMULAS else None
    if name == "grade":
        return grade_of_rix(rix(counts))
    if name == "flesch":
        return flesch(document, first, last)
    return textstat_value(document, name, first, last)


def _words(document: Document) -> int:
    """The words that a reader meets."""
    counted = [block.kind in _COUNTED for block in document.blocks]
    words = document.derived(sentence_counts).words
    return sum(
        count
        for sentence, count in zip(document.sentences, words, strict=True)
        if counted[sentence.block]
    )
