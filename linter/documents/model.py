"""What a parser makes of an article: readable blocks and what is known by its place."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from linter.text.language import language_of
from linter.text.prose import Prose
from linter.text.sentences import sentence_spans
from linter.text.single_byte import single_byte
from linter.text.span import Span
from linter.text.words import word_counts

T = TypeVar("T")

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?")


class BlockKind(StrEnum):
    """What a block is to its reader; also the names of the scopes that rules may ask for."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    TABLE_HEADER = "table-header"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    ALT_TEXT = "alt-text"
    FOOTNOTE = "footnote"
    BYLINE = "byline"
    FRONT_MATTER = "front-matter"
    CODE = "code"


class Block(msgspec.Struct, frozen=True, gc=False):
    """One block of readable text, `start` to `end` in the document's prose.

    A code block has no readable text: its `start` equals its `end`, and says where it stands.

    Attributes:
        level: of a heading, 1 to 6; of a list item, its depth from 1; else 0.
        name: of a front matter field, its key (`title`, `seo.description`); else empty.
        source: the source characters of the whole block, its markup included.
    """

    kind: BlockKind
    start: int
    end: int
    source: Span
    level: int = 0
    name: str = ""


class ReferenceKind(StrEnum):
    """What points from the text to something else."""

    LINK = "link"
    IMAGE = "image"
    FOOTNOTE = "footnote"
    CITATION = "citation"


class Reference(msgspec.Struct, frozen=True, gc=False):
    """A link, image, footnote mark or citation.

    Attributes:
        start, end: the readable text in the document's prose (empty for an image or footnote mark,
            which stand at `start`).
        target: the URL, the footnote's label or the citation's key.
        source: its source characters, markup included.
    """

    kind: ReferenceKind
    start: int
    end: int
    target: str
    source: Span


class Comment(msgspec.Struct, frozen=True, gc=False):
    """A comment in the format's own syntax; `text` is what stands between its marks."""

    text: str
    source: Span


class Sentence(Span, frozen=True, gc=False):
    """A sentence in the document's prose, white space at its edges left out.

    `block` is the index of its block in `Document.blocks`.
    """

    block: int


class Section(msgspec.Struct, frozen=True, gc=False):
    """Blocks `first` up to, not including, `last` (indices into `Document.blocks`).

    The first block is the heading, save in the part before any heading.
    """

    first: int
    last: int
    level: int


class Document:
    """A parsed article. Everything a check needs, computed when first asked for.

    Attributes:
        text: the source, decoded.
        format: the key of its parser: `markdown`, `mdx`, `html`, `text` ...
        prose: the readable text of all blocks.
        blocks: in the order of reading; they do not overlap in the prose. A block in a container
            (a paragraph of a quote, of a list item, of a footnote) has the container's kind.
        references, comments: in the order of the source.
        front_matter: the parsed metadata; an empty mapping where there is none or it is broken.
        components: where in the source components of the site (`<TabItem>`, `=== "Tab"`) begin or
            end around blocks; what stands in different ones is often for different readers.
    """

    def __init__(
        self,
        text: str,
        format: str,
        prose: Prose,
        blocks: Sequence[Block],
        references: Sequence[Reference] = (),
        comments: Sequence[Comment] = (),
        front_matter: dict[str, Any] | None = None,
        language: str = "en",
        components: Sequence[int] = (),
    ) -> None:
        self.text = text
        self.format = format
        self.prose = prose
        self.blocks = tuple(blocks)
        self.references = tuple(references)
        self.comments = tuple(comments)
        self.front_matter = front_matter or {}
        self._expected_language = language
        self.components = tuple(components)
        self._derived: dict[Callable[[Document], Any], Any] = {}

    def derived(self, make: "Callable[[Document], T]") -> T:
        """What `make` says of this document, computed once however many rules ask.

        Args:
            make: a module-level function without side effects; it is the key.
        """
        if make not in self._derived:
            self._derived[make] = make(self)
        value: T = self._derived[make]
        return value

    def forget(self) -> None:
        """Let go of what was derived, once nothing more is asked for.

        Some of it knows the document, so that both would wait for the garbage collector.
        """
        self._derived.clear()

    @cached_property
    def language(self) -> str:
        """What it is written in (`en`), by its metadata or, where they are clear, its words."""
        for key in ("lang", "language", "locale"):
            value = self.front_matter.get(key)
            if isinstance(value, str) and _LANGUAGE.fullmatch(value):
                return value.partition("-")[0].partition("_")[0].lower()
        return language_of(self.words, self._expected_language)

    @cached_property
    def raw(self) -> Prose:
        """The whole source as prose, for rules of scope `raw`."""
        return Prose.verbatim(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of every block that has text, in order.

        Quotation marks and full stops in code are none: what is opaque is not looked at.
        """
        text, language = self.prose.lintable, self.language
        found = []
        for index, block in enumerate(self.blocks):
            at = block.start
            if block.end > at:
                for start, end in sentence_spans(text[at : block.end], language):
                    found.append(Sentence(at + start, at + end, index))
        return tuple(found)

    @cached_property
    def single_byte(self) -> str:
        """What is to be judged of the prose, quick to cut up; see `text.single_byte`."""
        return single_byte(self.prose.lintable)

    @cached_property
    def words(self) -> Counter[str]:
        """The distinct words of the prose as written, and how often each stands there."""
        return word_counts(self.prose.lintable, self.single_byte)

    @cached_property
    def word_count(self) -> int:
        """How many words the prose has."""
        return self.words.total()

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The article cut at its headings; front matter belongs to the part before the first."""
        cuts = [0]
        levels = [0]
        for index, block in enumerate(self.blocks):
            if block.kind is BlockKind.HEADING:
                if index == 0:
                    levels[0] = block.level
                    continue
                cuts.append(index)
                levels.append(block.level)
        ends = [*cuts[1:], len(self.blocks)]
        return tuple(Section(*cut) for cut in zip(cuts, ends, levels, strict=True))

    @cached_property
    def published(self) -> str:
        """The article's own date, ISO 8601, from its front matter; empty where it gives none."""
        for key in ("date", "published", "publishdate", "pubdate", "created"):
            for name, value in self.front_matter.items():
                if name.lower() == key:
                    found = _ISO_DATE.match(str(value))
                    if found:
                        return found.group()
        return ""

    def block_at(self, offset: int) -> Block | None:
        """The block whose prose holds this offset; None between blocks."""
        index = bisect_right(self.block_starts, offset) - 1
        while index >= 0 and self.blocks[index].end == self.blocks[index].start:
            index -= 1
        if index < 0 or offset >= self.blocks[index].end:
            return None
        return self.blocks[index]

    @cached_property
    def block_starts(self) -> list[int]:
        """Where each block begins in the prose."""
        return [block.start for block in self.blocks]
