"""Check kind `headline`: titles that are made to be clicked."""

from collections.abc import Iterator

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.phrase import compile_phrases
from linter.documents.model import Block, BlockKind
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
    units = {unit.start for unit in view.units}
    blocks = view.document.blocks
    titles = [block for block in blocks if _is_title_field(block)]
    titles = titles or [block for block in blocks if block.kind is BlockKind.HEADING][:1]
    for title in titles:
        if title.start in units:
            yield Span(title.start, title.end)


def _is_title_field(block: Block) -> bool:
    return block.kind is BlockKind.FRONT_MATTER and block.name.lower() == "title"
