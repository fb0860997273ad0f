"""Where the tokens of Vale's rules stand, each tried only where it could match.

The answer is that of one pattern with all tokens as alternatives: of matches that overlap the
leftmost counts, of two at one place that of the earlier token.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from functools import cache

from linter.checks.phrase import PREFIX_MARK, phrase_triggers
from linter.checks.vale.head import heads_of
from linter.checks.vale.needles import needles_of
from linter.checks.vale.pattern import Match, Pattern, compile_pattern
from linter.checks.vale.reading import Article

Units = Sequence[tuple[int, int]]

Entry = tuple[int, int, str]
"""A token; how many characters of a match stand before what was found; and the text that every
match begins with, where it is all of the token."""

UNKNOWN = -1

_REFERENCE = re.compile(r"\\[1-9]|\\k<|\(\?\(")
_UNREADABLE = re.compile(r"\\[pP]\{[^}]*\}|\\[xu][0-9a-fA-F]+|\\c[A-Z]")
_OPTIONS = re.compile(r"\(\?[imsnx-]+\)")


class Found:
    """A match in a unit.

    Attributes:
        start, end: in the prose.
        token: which of the tokens matched.
        match: counts from the unit's start.
    """

    __slots__ = ("end", "match", "start", "token", "unit")

    def __init__(self, unit: int, offset: int, match: Match, token: int) -> None:
        self.unit = unit
        self.start = offset + match.start()
        self.end = offset + match.end()
        self.match = match
        self.token = token


class Tokens:
    """Alternatives of one pattern, and what a text must have for each to match."""

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
        self._literals: dict[str, list[tuple[int, str]]] = {}
        self._by_word: dict[str, list[Entry]] = {}
        self._by_prefix: dict[str, list[Entry]] = {}
        self._by_needle: dict[str, list[Entry]] = {}
        self._always: list[int] = []
        for index, token in enumerate(tokens):
            self._index(index, token, whole_words)
        self._words = frozenset(self._by_word)
        self._literal_words = frozenset(self._literals)

    def compile(self) -> None:
        """See that every token is a regular expression.

        Raises:
            PatternError: one is none.
        """
        for text in self._texts:
            compile_pattern(text, self._ignorecase)

    def _index(self, index: int, token: str, whole_words: bool) -> None:
        readable = _UNREADABLE.sub(r"\\w", token)
        heads: tuple[str, ...] = ()
        literal = False
        triggers = None
        if not _OPTIONS.search(readable):
            heads, literal = heads_of(readable)
            triggers = phrase_triggers((readable,), whole_words)
        if triggers is not None:
            for trigger in triggers:
                self._add_trigger(index, trigger, heads, literal)
            return
        needles = needles_of(readable)
        if needles is None:
            self._always.append(index)
            return
        for needle in needles:
            self._by_needle.setdefault(needle, []).append(_entry(index, needle, heads, literal))

    def _add_trigger(self, index: int, trigger: str, heads: tuple[str, ...], literal: bool) -> None:
        is_prefix = trigger.endswith(PREFIX_MARK)
        pieces = trigger.removesuffix(PREFIX_MARK).split("'")
        last = len(pieces) - 1
        _, at = max((len(piece), at) for at, piece in enumerate(pieces))
        entry = _entry(index, pieces[at], heads, literal)
        if literal and len(heads) == 1 and not is_prefix:
            self._literals.setdefault(pieces[at], []).append((index, heads[0]))
            return
        known = self._by_prefix if at == last and is_prefix else self._by_word
        known.setdefault(pieces[at], []).append(entry)

    def pattern(self, index: int) -> Pattern:
        """One token's pattern."""
        found = self._patterns[index]
        if found is None:
            found = compile_pattern(self._texts[index], self._ignorecase)
            self._patterns[index] = found
        return found

    def may_match(self, article: Article) -> bool:
        """Whether the article has what any token needs."""
        return (
            bool(self._always)
            or not self._literal_words.isdisjoint(article.vocabulary)
            or not self._words.isdisjoint(article.vocabulary)
            or any(article.words_beginning(prefix) for prefix in self._by_prefix)
            or any(article.occurrences(needle) for needle in self._by_needle)
        )

    def find(self, article: Article, units: Units) -> list[Found]:
        """The matches in some units, in order."""
        if not units:
            return []
        candidates, searched = self._candidates(article, units)
        if not candidates:
            return []
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
        vocabulary = article.vocabulary
        text, lowered = article.prose.lintable, article.lowered
        starts = article.starts_of(units)
        found: list[Found] = []
        wanted: dict[int, set[int]] = {}

        def try_at(token: int, offsets: list[int], before: int, literal: str) -> None:
            pattern = self.pattern(token)
            is_local, match = pattern.is_local, pattern.match
            for offset in offsets:
                if literal and not lowered.startswith(literal, offset - before):
                    continue
                index = bisect_right(starts, offset) - 1
                if index < 0 or offset >= units[index][1]:
                    continue
                start, end = units[index]
                if before < 0:
                    wanted.setdefault(token, set()).add(index)
                elif offset - before < start:
                    continue
                elif is_local:
                    matched = match(text, offset - before, end)
                    if matched is not None and matched.end() > matched.start():
                        found.append(Found(index, 0, matched, token))
                else:
                    matched = match(text[start:end], offset - before - start)
                    if matched is not None and matched.end() > matched.start():
                        found.append(Found(index, start, matched, token))

        for word in self._literal_words & vocabulary:
            for token, literal in self._literals[word]:
                if offsets := article.occurrences(literal):
                    try_at(token, offsets, 0, "")
        for word in self._words & vocabulary:
            for token, before, literal in self._by_word[word]:
                try_at(token, article.places_of(word), before, literal)
        for prefix, entries in self._by_prefix.items():
            for word in article.words_beginning(prefix):
                for token, before, literal in entries:
                    try_at(token, article.places_of(word), before, literal)
        for needle, entries in self._by_needle.items():
            if offsets := article.occurrences(needle):
                for token, before, literal in entries:
                    try_at(token, offsets, before, literal)
        for token in self._always:
            wanted[token] = self._anywhere(token, article, units, found)
        for token, indices in wanted.items():
            for index in indices:
                found.extend(self._search(token, article, index, units, 0))
        return found, {*wanted, *self._always}

    def _anywhere(self, token: int, article: Article, units: Units, found: list[Found]) -> set[int]:
        """Add the matches of a token of which nothing is known.

        One search through the whole text serves, save for units that a match reaches over.

        Returns:
            The units that have to be searched by themselves.
        """
        pattern = self.pattern(token)
        # A few units, as all headings, are sooner gone through one by one.
        if not pattern.is_local or len(units) * 4 < len(article.blocks):
            return set(range(len(units)))
        starts = article.starts_of(units)
        alone: set[int] = set()
        whole: list[Found] = []
        for match in pattern.finditer(article.prose.lintable, units[0][0]):
            start, end = match.span()
            first = bisect_right(starts, start) - 1
            last = bisect_right(starts, max(end - 1, start)) - 1
            if first == last and first >= 0 and end <= units[first][1]:
                if end > start:
                    whole.append(Found(first, 0, match, token))
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
        text = article.prose.lintable
        if pattern.is_local:
            matches, offset = pattern.finditer(text, max(at, start), end), 0
        else:
            matches, offset = pattern.finditer(text[start:end], max(at - start, 0)), start
        for match in matches:
            if match.end() > match.start():
                yield Found(index, offset, match, token)

    def _next(
        self, token: int, article: Article, index: int, units: Units, at: int
    ) -> Found | None:
        return next(self._search(token, article, index, units, at), None)


def _place(found: Found) -> tuple[int, int]:
    return found.start, found.token


def _entry(index: int, needed: str, heads: tuple[str, ...], literal: bool) -> Entry:
    """What is known of a token by the place of a text that it needs."""
    befores = {head.find(needed) for head in heads if needed in head}
    if len(befores) != 1 or any(head.count(needed) > 1 for head in heads):
        return index, UNKNOWN, ""
    # Another alternative of the head may be without the text, but then it has another needed one.
    return index, befores.pop(), heads[0] if literal and len(heads) == 1 else ""


@cache
def tokens_of(tokens: tuple[str, ...], template: str, ignorecase: bool) -> Tokens:
    """Tokens, prepared once."""
    return Tokens(tokens, template, ignorecase)
