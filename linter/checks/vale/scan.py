"""Where the tokens of Vale's rules stand, each tried only where it could match.

The answer is that of one pattern with all tokens as alternatives: of matches that overlap the
leftmost counts, of two at one place that of the earlier token.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

import msgspec

from linter.checks.vale.anchors import FAR, NEAR, anchors_of
from linter.checks.vale.pattern import Match, Pattern, compile_pattern
from linter.checks.vale.reading import Article
from linter.checks.vale.search_text import can_be_sought, key_of

Units = Sequence[tuple[int, int]]


class _Entry(NamedTuple):
    """A token that has a text.

    Attributes:
        lead: how many signs of the text's key stand before it.
        least, most: how many characters of a match do.
    """

    token: int
    lead: int
    least: int
    most: int


_place = attrgetter("start", "token")
_REFERENCE = re.compile(r"\\[1-9]|\\k<|\(\?\(")


class Found(msgspec.Struct, frozen=True, gc=False):
    """A match in a unit.

    Attributes:
        start, end: in the prose.
        token: which of the tokens matched.
        unit: in which of the units.
        match: counts from the unit's start, or from that of the prose.
    """

    start: int
    end: int
    token: int
    unit: int
    match: Match


class Tokens:
    """Alternatives of one pattern, and what a text must have for each to match.

    Attributes:
        tokens: regular expressions.
        keys: texts, as `SearchText` has them, of which any text with a match has one; None where
            no such set is known.
    """

    def __init__(self, tokens: tuple[str, ...], template: str, ignorecase: bool) -> None:
        """Prepare the tokens; they are compiled when first needed.

        Args:
            tokens: regular expressions.
            template: what is put around each; `%s` is the token.
            ignorecase: whether case is ignored.
        """
        self._ignorecase = ignorecase
        whole_words = template.startswith(r"\b") and template.endswith(r"\b")
        if any(_REFERENCE.search(token) for token in tokens):
            # Groups are counted over all alternatives.
            tokens = ("|".join(tokens),)
        self.tokens = tokens
        self._texts = [template.replace("%s", token) for token in tokens]
        self._patterns: list[Pattern | None] = [None] * len(tokens)
        self._entries: dict[str, list[_Entry]] = {}
        self._always: list[int] = []
        for index, token in enumerate(tokens):
            anchors = anchors_of(token, whole_words)
            if not anchors or not all(can_be_sought(anchor.text) for anchor in anchors):
                self._always.append(index)
                continue
            for anchor in anchors:
                key, lead = key_of(anchor.text, anchor.left, anchor.right)
                entry = _Entry(index, lead, anchor.least, anchor.most)
                self._entries.setdefault(key, []).append(entry)
        self._keys = frozenset(self._entries)
        self.keys = None if self._always else self._keys

    def compile(self) -> None:
        """See that every token is a regular expression.

        Raises:
            PatternError: one is none.
        """
        for text in self._texts:
            compile_pattern(text, self._ignorecase)

    @property
    def literals(self) -> frozenset[str]:
        """All texts whose places are asked for."""
        return self._keys

    def pattern(self, index: int) -> Pattern:
        """One token's pattern."""
        found = self._patterns[index]
        if found is None:
            found = compile_pattern(self._texts[index], self._ignorecase)
            self._patterns[index] = found
        return found

    def find(self, article: Article, units: Units) -> list[Found]:
        """The matches in some units, in order.

        They are remembered: rules of several styles look for the same.
        """
        if not units:
            return []
        key = id(self), id(units)
        known = article.found.get(key)
        if known is None:
            known = article.found[key] = self._find(article, units)
        return known

    def _find(self, article: Article, units: Units) -> list[Found]:
        candidates, searched = self._candidates(article, units)
        if len(candidates) < 2:
            return candidates
        candidates.sort(key=_place)
        kept: list[Found] = []
        at, index = 0, 0
        while index < len(candidates):
            candidate = candidates[index]
            index += 1
            if candidate.start >= at:
                kept.append(candidate)
                at = candidate.end
            elif candidate.token in searched and at < units[candidate.unit][1]:
                # What another token took could not be the beginning; a later place may be.
                later = self._next(candidate.token, article, candidate.unit, units, at)
                if later is not None:
                    insort(candidates, later, index, key=_place)
        return kept

    def _candidates(self, article: Article, units: Units) -> tuple[list[Found], set[int]]:
        """All places where a token matches by itself; and the tokens that were searched for."""
        half = article.half_of(units)
        starts = article.starts_of(units)
        found: list[Found] = []
        wanted: dict[int, set[int]] = {}
        for key, places in half.among(self._keys):
            for entry in self._entries[key]:
                self._try(entry, places, article, units, starts, found, wanted)
        for token in self._always:
            wanted[token] = self._anywhere(token, article, units, found)
        for token, indices in wanted.items():
            for index in indices:
                found.extend(self._search(token, article, index, units, 0))
        return found, {*wanted, *self._always}

    def _try(
        self,
        entry: _Entry,
        places: Sequence[int],
        article: Article,
        units: Units,
        starts: list[int],
        found: list[Found],
        wanted: dict[int, set[int]],
    ) -> None:
        """Add the matches around the places of a text; where there are too many, the units."""
        token, lead, least, most = entry
        if most - least > NEAR or most >= FAR:
            indices = wanted.setdefault(token, set())
            for place in places:
                index = bisect_right(starts, place + lead) - 1
                if index >= 0 and place < units[index][1]:
                    indices.add(index)
            return
        pattern = self.pattern(token)
        text, match, is_local = article.text, pattern.match, not pattern.looks_behind
        for place in places:
            index = bisect_right(starts, place + lead) - 1
            if index < 0:
                continue
            start, end = units[index]
            if place >= end:
                continue
            for at in range(place + lead - most, place + lead - least + 1):
                if at < start:
                    continue
                if is_local:
                    matched, offset = match(text, at, end), 0
                else:
                    matched, offset = match(article.unit(start, end), at - start), start
                if matched is not None:
                    first, last = matched.span()
                    if last > first:
                        found.append(Found(offset + first, offset + last, token, index, matched))

    def _anywhere(self, token: int, article: Article, units: Units, found: list[Found]) -> set[int]:
        """Add the matches of a token of which nothing is known.

        One search through the whole text serves, save for units that a match reaches over.

        Returns:
            The units that have to be searched by themselves.
        """
        pattern = self.pattern(token)
        # A few units, as all headings, are sooner gone through one by one.
        if pattern.looks_around or len(units) * 4 < len(article.blocks):
            return set(range(len(units)))
        starts = article.starts_of(units)
        alone: set[int] = set()
        whole: list[Found] = []
        for match in pattern.finditer(article.text, units[0][0], units[-1][1]):
            start, end = match.span()
            first = bisect_right(starts, start) - 1
            last = bisect_right(starts, max(end - 1, start)) - 1
            if first == last and first >= 0 and end <= units[first][1]:
                if end > start:
                    whole.append(Found(start, end, token, first, match))
            else:
                alone.update(range(max(first, 0), last + 1))
        found.extend(each for each in whole if each.unit not in alone)
        return alone

    def _search(
        self, token: int, article: Article, index: int, units: Units, at: int
    ) -> Iterator[Found]:
        """The matches of one token in one unit, from a place of the prose on."""
        pattern = self.pattern(token)
        start, end = units[index]
        if pattern.looks_behind:
            matches, offset = pattern.finditer(article.unit(start, end), max(at - start, 0)), start
        else:
            matches, offset = pattern.finditer(article.text, max(at, start), end), 0
        for match in matches:
            first, last = match.span()
            if last > first:
                yield Found(offset + first, offset + last, token, index, match)

    def _next(
        self, token: int, article: Article, index: int, units: Units, at: int
    ) -> Found | None:
        return next(self._search(token, article, index, units, at), None)


@cache
def tokens_of(tokens: tuple[str, ...], template: str, ignorecase: bool) -> Tokens:
    """Tokens, prepared once."""
    return Tokens(tokens, template, ignorecase)
