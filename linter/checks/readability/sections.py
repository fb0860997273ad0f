"""The readability of an article section by section, for reports that show it."""

from linter.checks.readability.article import measure
from linter.checks.readability.counts import block_counts
from linter.documents.model import BlockKind, Document
from linter.findings.report import SectionReadability
from linter.text.position import LineTable


def section_readability(document: Document) -> tuple[SectionReadability, ...]:
    """What is measured of each section that has running text, in their order."""
    lines = LineTable(document.text)
    text = document.prose.text
    found = []
    for section in document.sections:
        words = block_counts(document, section.first, section.last).words
        if not words:
            continue
        grade = measure(document, "grade", section.first, section.last)
        flesch = measure(document, "flesch", section.first, section.last)
        blocks = document.blocks[section.first : section.last]
        block = next(each for each in blocks if each.kind is not BlockKind.FRONT_MATTER)
        has_heading = block.kind is BlockKind.HEADING
        found.append(
            SectionReadability(
                heading=" ".join(text[block.start : block.end].split()) if has_heading else "",
                level=block.level if has_heading else 0,
                line=lines.position(block.source.start).line,
                words=words,
                grade=round(grade or 0.0, 2),
                flesch=None if flesch is None else round(flesch, 2),
            )
        )
    return tuple(found)
