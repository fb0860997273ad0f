"""The articles that findings across places name: their prose and their lines."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import lru_cache

from linter.documents import Document, format_of, parse
from linter.documents.model import BlockKind
from linter.pipeline.profiles import Profiles
from linter.rulebook.profile import Profile
from linter.text.position import LineTable
from linter.text.prose import Prose

_KEPT = 128
"""Articles that are not read again if another finding names them."""

_LOOKED_UP = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_HEADER, BlockKind.TABLE_CELL})
_MOST_LOOKED_UP = 0.1
"""Of the text of an article that is read from its beginning to its end, in lists and tables."""


def parsed(text: str, path: str, profiles: Profiles) -> Document:
    """An article as phase one parses it."""
    return parse(text, format_of(path) or "text", profiles.of(path).language)


class Texts:
    """Articles, read and parsed when they are first asked for."""

    def __init__(
        self, document_of: Callable[[str], Document], profile_of: Callable[[str], Profile]
    ) -> None:
        """Articles by path.

        Args:
            document_of: the article of a path, as phase one parsed it.
            profile_of: the rules that hold for it.
        """
        self._document = lru_cache(_KEPT)(document_of)
        self._profile_of = profile_of
        self.lines = lru_cache(_KEPT)(self._lines)
        self._borders = lru_cache(_KEPT)(self._known_borders)

    def text(self, path: str) -> str:
        """The source of an article."""
        return self._document(path).text

    def prose(self, rule: str, path: str) -> Prose:
        """What a rule judged there."""
        document = self._document(path)
        known = self._profile_of(path).rules.get(rule)
        return document.raw if known is not None and known.scope == "raw" else document.prose

    def apart(self, path: str, start: int, end: int) -> int:
        """How far apart two places of an article are to its reader.

        Returns:
            How many headings, and tags of the site's components, stand between them in the source;
            of an item of a list, which is read by itself, at least 1. Headings do not count where
            the article is read from its beginning to its end: it has no code, and few lists.
        """
        borders, starts = self._borders(path)
        blocks = self._document(path).blocks
        between = bisect_left(borders, end) - bisect_left(borders, start)
        is_item = blocks[bisect_right(starts, end) - 1].kind is BlockKind.LIST_ITEM
        return max(between, int(is_item))

    def _lines(self, path: str) -> LineTable:
        return LineTable(self.text(path))

    def _known_borders(self, path: str) -> tuple[list[int], list[int]]:
        """Where headings stand, and tags of components; and where blocks begin."""
        document = self._document(path)
        starts = [block.source.start for block in document.blocks]
        headings = (
            []
            if _is_read_through(document)
            else [
                block.source.start for block in document.blocks if block.kind is BlockKind.HEADING
            ]
        )
        return sorted((*headings, *document.components)), starts


def _is_read_through(document: Document) -> bool:
    """Whether nobody looks up one section alone."""
    blocks = document.blocks
    looked_up = sum(block.end - block.start for block in blocks if block.kind in _LOOKED_UP)
    has_code = any(block.kind is BlockKind.CODE for block in blocks)
    return not has_code and looked_up <= _MOST_LOOKED_UP * len(document.prose.text)
