"""Check kind `headline`: titles that are made to be clicked."""

from collections.abc import Iterator
from itertools import islice, takewhile

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.phrase import compile_phrases
from linter.documents.model import Block, BlockKind, Document
from linter.text.span import Span


class Headline(CheckKind, frozen=True, kw_only=True, tag="headline"):
    """Marks the title of an article where it matches one of some phrases.

    The title is the field `title` of the front matter or, where there is none, the first heading.
    It is a string of its own for `^` and `$`.

    Attributes:
        tokens: the phrases; case is ignored.
        exceptions: phrases that make a title fine, whatever else it says.
    """

    tokens: tuple[str, ...]
    exceptions: tuple[str, ...] = ()

    def prepare(self) -> None:
        compile_phrases(self.tokens)
        compile_phrases(self.exceptions)

    def hits(self, view: View) -> Iterator[Hit]:
        text = view.prose.lintable
        for title in _titles(view):
            headline = text[title.start : title.end].strip()
            if not compile_phrases(self.tokens).search(headline):
                continue
            if self.exceptions and compile_phrases(self.exceptions).search(headline):
                continue
            yield Hit(title.start, title.end)


def _titles(view: View) -> Iterator[Span]:
    for title in view.document.derived(_title_blocks):
        if view.unit_of(title.start, title.end) is not None:
            yield Span(title.start, title.end)


def _title_blocks(document: Document) -> list[Block]:
    front = takewhile(_is_front_matter, document.blocks)
    titles = [block for block in front if block.name.lower() == "title"]
    if not titles:
        headings = (block for block in document.blocks if block.kind is BlockKind.HEADING)
        titles.extend(islice(headings, 1))
    return titles


def _is_front_matter(block: Block) -> bool:
    return block.kind is BlockKind.FRONT_MATTER
