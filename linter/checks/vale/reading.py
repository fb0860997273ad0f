"""An article as Vale reads it: blocks with dotted scopes, in one prose that knows its source."""

import operator
import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import msgspec

from linter.checks.kind import View
from linter.checks.vale.search_text import Half, search_text, words_of
from linter.text.occurrences import Searches
from linter.text.prose import Prose
from linter.text.sentences import sentence_spans
from linter.text.span import Span

SKIPPED = ("script", "style", "pre", "figure", "noscript", "iframe")
"""Elements that Vale leaves out, unless `SkippedScopes` names others."""
IGNORED = ("code", "tt", "kbd")
"""Inline elements that Vale masks, unless `IgnoredScopes` names others."""

_DOUBLED = re.compile(r"\b(\w++)(?=\W++\1\b)")


class Reading(msgspec.Struct, frozen=True):
    """How settings want articles read.

    Attributes:
        extension: of the file, with its dot; part of each scope. Empty: that of the format.
        syntax: the format to read the source as, whatever its name says; `plain` for a text that
            has no markup. Empty: the document's own.
        token_ignores, block_ignores: regular expressions; what they match is masked or left out.
        ignored_scopes: inline elements whose text is masked; a scope with a dot (`text.attr.alt`)
            names blocks that are left out.
        skipped_scopes: elements that are left out.
        ignored_classes: elements of these classes are left out or masked.
    """

    extension: str = ""
    syntax: str = ""
    token_ignores: tuple[str, ...] = ()
    block_ignores: tuple[str, ...] = ()
    ignored_scopes: tuple[str, ...] = IGNORED
    skipped_scopes: tuple[str, ...] = SKIPPED
    ignored_classes: tuple[str, ...] = ()


class ReadBlock(msgspec.Struct, frozen=True, gc=False):
    """A block, `start` to `end` in the prose.

    Attributes:
        scope: the parts of its dotted scope, `text`, `list`, `md`.
        splits: whether rules of scope `paragraph` and `sentence` see it.
    """

    start: int
    end: int
    scope: frozenset[str]
    splits: bool


class Article:
    """What rules of Vale styles judge.

    Attributes:
        prose: of all blocks, and after them the whole source; its first character stands for the
            place 1:1.
        blocks: in the order of reading.
        raw: where the whole source stands in the prose.
        counts: how many elements of a name the article has: `h2`, `list`, `pre`, `blockquote`.
        parts: of the scope `raw` and `summary`, `{"raw", "md"}`.
    """

    def __init__(
        self,
        prose: Prose,
        blocks: tuple[ReadBlock, ...],
        raw: tuple[int, int],
        counts: dict[str, int],
        extension: str,
        language: str,
    ) -> None:
        self.prose = prose
        self.blocks = blocks
        self.raw = raw
        self.counts = counts
        self.extension = extension
        self._language = language
        self.units: dict[object, tuple[tuple[int, int], ...]] = {}
        self.layers: dict[tuple[str, ...], tuple[tuple[tuple[int, int], ...], ...]] = {}
        """By the scopes of rules; see `scopes.units_of`."""
        self.view: View | None = None
        """What the engine is given of it, made once."""
        self._starts: dict[int, list[int]] = {}
        self._unit_texts: dict[int, str] = {}
        self.found: dict[tuple[int, int], list[Any]] = {}
        """What tokens found in units, by the identities of both; see `scan.Tokens.find`."""
        self._searched: dict[bool, str] = {}
        self._searches = Searches()
        self._halves: dict[bool, Half] = {}

    def starts_of(self, units: Sequence[tuple[int, int]]) -> list[int]:
        """Where units begin; they are known by their identity, so keep them in `units`."""
        known = self._starts.get(id(units))
        if known is None:
            known = self._starts[id(units)] = [start for start, _ in units]
        return known

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The blocks as spans of the prose."""
        return tuple(Span(block.start, block.end) for block in self.blocks)

    @cached_property
    def summary(self) -> tuple[tuple[int, int], ...]:
        """The blocks that count as running text: no headings, cells, captions or attributes."""
        return tuple((b.start, b.end) for b in self.blocks if b.scope.isdisjoint(_NOT_SUMMED))

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """The paragraphs of the blocks that split."""
        text = self.prose.lintable
        found = []
        for block in self.blocks:
            if block.splits:
                at = block.start
                while (cut := text.find("\n\n", at, block.end)) >= 0:
                    if text[at:cut].strip():
                        found.append((at, cut))
                    at = cut + 2
                if at < block.end:
                    found.append((at, block.end))
        return tuple(found)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences of the paragraphs."""
        return tuple(
            (start + first, start + last)
            for start, end in self.paragraphs
            for first, last in self.sentence_spans(start, end)
        )

    def sentence_spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences of a stretch, counted from its start."""
        return sentence_spans(self.prose.lintable[start:end], self._language)

    # -- what rules look for

    @property
    def text(self) -> str:
        """The prose, with `*` for what no rule sees."""
        return self.prose.lintable

    def unit(self, start: int, end: int) -> str:
        """The text of a unit by itself."""
        known = self._unit_texts.get(start)
        if known is None or len(known) != end - start:
            known = self._unit_texts[start] = self.text[start:end]
        return known

    def search_by(self, searches: Searches) -> None:
        """From now on, let what rules look for be found so."""
        if searches is not self._searches:
            self._searches = searches
            self._halves.clear()

    def searched(self, raw: bool) -> str:
        """The search text of the source, or of the blocks."""
        known = self._searched.get(raw)
        if known is None:
            known = self._searched[raw] = search_text(self._stretch(raw))
        return known

    def half_of(self, units: Sequence[tuple[int, int]]) -> Half:
        """The stretch of the prose in which some units lie."""
        raw = units[0][0] >= self.raw[0]
        known = self._halves.get(raw)
        if known is None:
            found = self._searches.within(self.searched(raw))
            start = self.raw[0] if raw else 0
            known = self._halves[raw] = Half(self._stretch(raw), start, found)
        return known

    def _stretch(self, raw: bool) -> str:
        return self.text[self.raw[0] :] if raw else self.text[: self.raw[0]]

    @cached_property
    def doubled(self) -> list[int]:
        """Where a word stands twice in the blocks, whatever marks and spaces are between."""
        words = words_of(self.searched(False))
        if not any(map(operator.eq, words, words[1:])):
            return []
        return [match.start() for match in _DOUBLED.finditer(self._stretch(False).lower())]


_NOT_SUMMED = frozenset({"heading", "table", "attr", "frontmatter", "caption"})
