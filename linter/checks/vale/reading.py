"""An article as Vale reads it: blocks with dotted scopes, in one prose that knows its source."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import msgspec

from linter.checks.kind import View
from linter.checks.vale.needles import DIGIT
from linter.checks.vale.words import WORD
from linter.text.prose import Prose
from linter.text.sentences import sentence_spans
from linter.text.span import Span

SKIPPED = ("script", "style", "pre", "figure", "noscript", "iframe")
"""Elements that Vale leaves out, unless `SkippedScopes` names others."""
IGNORED = ("code", "tt", "kbd")
"""Inline elements that Vale masks, unless `IgnoredScopes` names others."""

_NUMBER = re.compile(r"\d+")
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
        self._occurrences: dict[str, list[int]] = {}
        self._beginning: dict[str, list[str]] = {}

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
    def doubled(self) -> list[int]:
        """Where a word stands twice, whatever marks and spaces are between."""
        return [match.start() for match in _DOUBLED.finditer(self.lowered)]

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

    @cached_property
    def lowered(self) -> str:
        """The lintable prose in lower case with straight apostrophes, character for character."""
        text = self.prose.lintable
        lowered = text.lower()
        if len(lowered) != len(text):  # a few letters, as İ, are two in lower case
            lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        return lowered.replace("’", "'")

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct words, in lower case."""
        return frozenset(self._places)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        known = places.get
        for match in WORD.finditer(self.lowered):
            word = match[0]
            at = known(word)
            if at is None:
                places[word] = [match.start()]
            else:
                at.append(match.start())
        return places

    def places_of(self, word: str) -> list[int]:
        """Where a word of the vocabulary stands as a word of its own."""
        return self._places[word]

    def occurrences(self, text: str) -> list[int]:
        """Where a lower-case text stands, inside of words too; or each number, for `DIGIT`."""
        known = self._occurrences.get(text)
        if known is None:
            where = self.lowered
            known = self._occurrences[text] = []
            if text == DIGIT:
                known.extend(match.start() for match in _NUMBER.finditer(where))
                return known
            if not self._characters.issuperset(text):
                return known
            at = where.find(text)
            while at >= 0:
                known.append(at)
                at = where.find(text, at + len(text))
        return known

    @cached_property
    def _sorted_words(self) -> list[str]:
        return sorted(self.vocabulary)

    @cached_property
    def _characters(self) -> frozenset[str]:
        return frozenset(self.lowered)

    def words_beginning(self, prefix: str) -> list[str]:
        """The distinct words that begin so."""
        known = self._beginning.get(prefix)
        if known is None:
            words = self._sorted_words
            low = high = bisect_left(words, prefix)
            while high < len(words) and words[high].startswith(prefix):
                high += 1
            known = self._beginning[prefix] = words[low:high]
        return known


_NOT_SUMMED = frozenset({"heading", "table", "attr", "frontmatter", "caption"})
