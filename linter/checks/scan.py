"""Finding phrases in the parts of an article where they can stand at all.

Matching a hundred phrases at every character is what makes rule engines slow. Here each phrase is
tried by itself, only in articles and blocks that have a word without which it cannot match.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from linter.checks.kind import View
from linter.checks.literals import required_literals
from linter.checks.phrase import PREFIX_MARK, compile_phrases, is_anchored, phrase_triggers
from linter.documents.model import Document
from linter.text.span import Span

Found = tuple[Span, re.Match[str]]
"""A match and its place in the view's prose (the match of an anchored phrase counts from its
unit's start)."""


def scan(
    view: View, phrases: tuple[str, ...], ignorecase: bool = True, whole_words: bool = True
) -> list[Found]:
    """The places of some phrases in a view, in order, each inside one of its units.

    Of matches that overlap the first in the text counts, of two at one place that of the phrase
    named first.
    """
    plans = _plans(phrases, ignorecase, whole_words)
    if view.prose is not view.document.prose:
        return _apart([item for plan in plans for item in _scan_all(view, plan)])
    found: list[Found] = []
    if plans.without_triggers is not None:
        found.extend(_scan_all(view, plans.without_triggers))
    for plan in plans.active(view):
        words: Iterable[str] | None = view.active.words.get(plan.phrases[0])
        if words is None:
            words = _words_with(plan.triggers, view.document)
        units: Sequence[Span] = units_with(words, view)
        if plan.literals is not None:
            units = _units_holding(plan.literals, units, view.document)
        if units:
            found.extend(_in_units(plan.pattern, view.prose.lintable, units, plan.anchored))
    return _apart(found)


def scan_pattern(view: View, pattern: re.Pattern[str]) -> list[Found]:
    """The matches of a pattern in a view, each inside one of its units, in order.

    One scan over the whole text serves where no match reaches over the end of a unit.
    """
    text = view.prose.lintable
    if view.anywhere:
        found = [(Span(*match.span()), match) for match in pattern.finditer(text) if match.group()]
        if all(_lies_in_a_unit(span, view) for span, _ in found):
            return found
    return list(_in_units(pattern, text, view.units, anchored=False))


class _Plan:
    """How to find one phrase that has triggers, or all those of a set that have none."""

    def __init__(self, phrases: tuple[str, ...], ignorecase: bool, whole_words: bool) -> None:
        self.phrases = phrases
        # Within words a trigger would have to be looked for in every word.
        self.triggers = (phrase_triggers(phrases) if whole_words else None) or frozenset()
        self.anchored = is_anchored(phrases)
        self._ignorecase = ignorecase
        self._whole_words = whole_words

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when first needed: of a thousand phrases an article has words of fifty."""
        return compile_phrases(self.phrases, self._ignorecase, self._whole_words)

    @cached_property
    def literals(self) -> frozenset[str] | None:
        """Texts of which any match has one, for a single phrase; see `required_literals`."""
        literals = required_literals(self.phrases[0]) if len(self.phrases) == 1 else None
        if literals is None:
            return None
        return frozenset(_with_single_blanks(_in_latin_1(literal)) for literal in literals)


class _Plans:
    """How to find a set of phrases.

    Attributes:
        by_phrase: the plan of each phrase that has triggers, in order.
        without_triggers: one plan for all others; None if there is none.
    """

    def __init__(self, phrases: tuple[str, ...], ignorecase: bool, whole_words: bool) -> None:
        plans = {phrase: _Plan((phrase,), ignorecase, whole_words) for phrase in phrases}
        self.by_phrase = {phrase: plan for phrase, plan in plans.items() if plan.triggers}
        rest = tuple(phrase for phrase in phrases if phrase not in self.by_phrase)
        self.without_triggers = _Plan(rest, ignorecase, whole_words) if rest else None
        self._places = {phrase: place for place, phrase in enumerate(self.by_phrase)}
        self._indexed_by: frozenset[str] | None = None

    def __iter__(self) -> Iterator[_Plan]:
        yield from self.by_phrase.values()
        if self.without_triggers is not None:
            yield self.without_triggers

    def active(self, view: View) -> list[_Plan]:
        """The plans of the phrases that could stand in the document, by its words."""
        active = view.active
        if self._indexed_by is not active.indexed:
            if not self.by_phrase.keys() <= active.indexed:
                return list(self.by_phrase.values())
            self._indexed_by = active.indexed
        found = sorted(self.by_phrase.keys() & active.words.keys(), key=self._places.__getitem__)
        return [self.by_phrase[phrase] for phrase in found]


@cache
def _plans(phrases: tuple[str, ...], ignorecase: bool, whole_words: bool) -> _Plans:
    return _Plans(phrases, ignorecase, whole_words)


def _lies_in_a_unit(span: Span, view: View) -> bool:
    index = bisect_right(view.unit_starts, span.start) - 1
    return index >= 0 and span.end <= view.units[index].end


def _scan_all(view: View, plan: _Plan) -> Iterable[Found]:
    if plan.anchored:
        return _in_units(plan.pattern, view.prose.lintable, view.units, anchored=True)
    return scan_pattern(view, plan.pattern)


def _in_units(
    pattern: re.Pattern[str], text: str, units: Sequence[Span], anchored: bool
) -> Iterator[Found]:
    for unit in units:
        if anchored:
            # A string of its own, for `^`, `$` and what looks around.
            for match in pattern.finditer(text[unit.start : unit.end]):
                if match.end() > match.start():
                    yield Span(unit.start + match.start(), unit.start + match.end()), match
        else:
            for match in pattern.finditer(text, unit.start, unit.end):
                if match.end() > match.start():
                    yield Span(*match.span()), match


def _apart(found: list[Found]) -> list[Found]:
    if len(found) < 2:
        return found
    found.sort(key=_start)
    kept = [found[0]]
    for item in found[1:]:
        if item[0].start >= kept[-1][0].end:
            kept.append(item)
    return kept


def _start(found: Found) -> int:
    return found[0].start


def units_with(words: Iterable[str], view: View) -> list[Span]:
    """The units in whose blocks one of the words stands."""
    places = view.document.folded_words
    blocks = view.document.blocks
    found = sorted({index for word in words for index in places[word]})
    if view.anywhere:
        return [Span(blocks[index].start, blocks[index].end) for index in found]
    units: dict[int, Span] = {}
    for index in found:
        block = blocks[index]
        at = max(bisect_right(view.unit_starts, block.start) - 1, 0)
        while at < len(view.units) and view.units[at].start < block.end:
            if view.units[at].end > block.start:
                units[at] = view.units[at]
            at += 1
    return list(units.values())


_MANY = 12
"""So many units are looked at one by one only if the whole text has the literal."""


def _units_holding(
    literals: frozenset[str], units: Sequence[Span], document: Document
) -> Sequence[Span]:
    """The units that have a literal, or blanks in a row where a literal has one."""
    plain = document.derived(_plain)
    if len(units) > _MANY and not any(literal in plain.single_blanks for literal in literals):
        return ()
    find = plain.text.find
    wanted = literals if plain.text is plain.single_blanks else (*literals, _BLANK_RUN)
    kept = []
    for unit in units:
        start, end = unit.start, unit.end
        for literal in wanted:
            if find(literal, start, end) >= 0:
                kept.append(unit)
                break
    return kept


_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)


_BLANK_RUN = "  "


class _Plain(NamedTuple):
    """The lintable prose, character for character, as literals are written.

    In lower case, each white space a blank, apostrophes straight.

    Attributes:
        single_blanks: the text with each row of blanks as one.
    """

    text: str
    single_blanks: str


def _plain(document: Document) -> _Plain:
    text = document.prose.lintable
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters, as İ, are two in lower case
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for space in _SPACES:
        lowered = lowered.replace(space, " ")
    lowered = _in_latin_1(lowered.replace("’", "'"))
    return _Plain(lowered, _with_single_blanks(lowered) if _BLANK_RUN in lowered else lowered)


def _with_single_blanks(text: str) -> str:
    return re.sub("  +", " ", text)


def _in_latin_1(text: str) -> str:
    """`text` with a byte a character, which is quicker to search; others become question marks."""
    return text.encode("latin-1", "replace").decode("latin-1")


def _words_with(triggers: frozenset[str], document: Document) -> list[str]:
    """The document's words that a set of triggers names, for phrases that no index knows."""
    beginnings = tuple(t.removesuffix(PREFIX_MARK) for t in triggers if t.endswith(PREFIX_MARK))
    return [
        word
        for word in document.folded_words
        for piece in {word, *word.split("'")}
        if piece in triggers or (beginnings and piece.startswith(beginnings))
    ]
