"""Where the tokens of Vale's rules stand, each tried only where it could match.

The answer is that of one pattern with all tokens as alternatives: of matches that overlap the
leftmost counts, of two at one place that of the earlier token.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from heapq import heapify, heappop, heappush

from linter.checks.phrase import PREFIX_MARK, phrase_triggers
from linter.checks.vale.needles import needles_of
from linter.checks.vale.pattern import Match, Pattern, compile_pattern
from linter.checks.vale.reading import Article

Units = Sequence[tuple[int, int]]

Entry = tuple[int, int]
"""A token, and how many characters of it stand before what was found; or where it may begin."""

UNKNOWN = -1

_HEAD = re.compile(r"[A-Za-z](?:[A-Za-z' -](?![?*+{]))*")
"""The plain text that a token begins with."""
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
        self._by_word: dict[str, list[Entry]] = {}
        self._by_prefix: dict[str, list[Entry]] = {}
        self._by_needle: dict[str, list[Entry]] = {}
        self._always: list[int] = []
        for index, token in enumerate(tokens):
            self._index(index, token, whole_words)
        self._words = frozenset(self._by_word)

    def compile(self) -> None:
        """See that every token is a regular expression.

        Raises:
            PatternError: one is none.
        """
        for text in self._texts:
            compile_pattern(text, self._ignorecase)

    def _index(self, index: int, token: str, whole_words: bool) -> None:
        readable = _UNREADABLE.sub(r"\\w", token)
        triggers = None
        if not _OPTIONS.search(readable):
            triggers = phrase_triggers((readable,), whole_words)
        if triggers is not None:
            head = _HEAD.match(readable) if whole_words and "|" not in readable else None
            for trigger in triggers:
                self._add_trigger(index, trigger, head.group().lower() if head else "")
            return
        needles = needles_of(readable)
        if needles is None:
            self._always.append(index)
            return
        for needle in needles:
            self._by_needle.setdefault(needle, []).append((index, UNKNOWN))

    def _add_trigger(self, index: int, trigger: str, head: str) -> None:
        is_prefix = trigger.endswith(PREFIX_MARK)
        pieces = trigger.removesuffix(PREFIX_MARK).split("'")
        last = len(pieces) - 1
        _, at = max((len(piece), at) for at, piece in enumerate(pieces))
        piece = pieces[at]
        # Where the token begins with plain text, the word says where a match begins.
        before = head.find(piece)
        entry = index, before if before >= 0 and head.count(piece) == 1 else UNKNOWN
        if at == last and is_prefix:
            self._by_prefix.setdefault(piece, []).append(entry)
        else:
            self._by_word.setdefault(piece, []).append(entry)

    def pattern(self, index: int) -> Pattern:
        """One token's pattern."""
        found = self._patterns[index]
        if found is None:
            found = compile_pattern(self._texts[index], self._ignorecase)
            self._patterns[index] = found
        return found

    def find(self, article: Article, units: Units) -> Iterator[Found]:
        """The matches in some units, in order."""
        if not units:
            return
        wanted = self._wanted(article, units)
        if not wanted:
            return
        text = article.prose.lintable
        for index in sorted(wanted):
            start, end = units[index]
            yield from self._in_unit(text[start:end], index, start, wanted[index])

    def _wanted(self, article: Article, units: Units) -> dict[int, list[Entry]]:
        """The units that have what tokens need, and there the tokens and where they may begin."""
        places: list[tuple[list[Entry], list[int]]] = [
            (self._by_word[word], article.places_of(word))
            for word in self._words & article.vocabulary
        ]
        for prefix, entries in self._by_prefix.items():
            for word in article.words_beginning(prefix):
                places.append((entries, article.places_of(word)))
        for needle, entries in self._by_needle.items():
            if found := article.occurrences(needle):
                places.append((entries, found))
        wanted: dict[int, list[Entry]] = {}
        if places:
            starts = article.starts_of(units)
            for entries, offsets in places:
                for offset in offsets:
                    index = bisect_right(starts, offset) - 1
                    if index >= 0 and offset < units[index][1]:
                        tokens = wanted.setdefault(index, [])
                        for token, before in entries:
                            begin = offset - before - starts[index]
                            tokens.append((token, UNKNOWN if before < 0 else begin))
        for token in self._always:
            for index in self._units_for(token, article, units):
                wanted.setdefault(index, []).append((token, UNKNOWN))
        return wanted

    def _units_for(self, token: int, article: Article, units: Units) -> Iterable[int]:
        """The units in which a token of which nothing is known could match."""
        pattern = self.pattern(token)
        if not pattern.is_local or len(units) < 2:
            return range(len(units))
        # A match in a unit alone begins, in the whole text, where a match begins or is going on.
        starts = article.starts_of(units)
        touched: set[int] = set()
        for match in pattern.finditer(article.prose.lintable, units[0][0]):
            first = max(bisect_right(starts, match.start()) - 1, 0)
            last = bisect_right(starts, max(match.end() - 1, match.start())) - 1
            touched.update(range(first, last + 1))
        return touched

    def _in_unit(
        self, text: str, unit: int, offset: int, entries: list[Entry]
    ) -> Iterator[Found]:
        candidates: list[tuple[int, int, Match]] = []
        searched: set[int] = set()
        for token, begin in set(entries) if len(entries) > 1 else entries:
            if begin == UNKNOWN:
                searched.add(token)
            elif begin >= 0:
                found = self.pattern(token).match(text, begin)
                if found is not None and found.end() > begin:
                    candidates.append((begin, token, found))
        for token in searched:
            first = self._next(token, text, 0)
            if first is not None:
                candidates.append((first.start(), token, first))
        if not candidates:
            return
        at = 0
        heapify(candidates)
        while candidates:
            start, token, match = heappop(candidates)
            if start >= at:
                yield Found(unit, offset, match, token)
                at = match.end()
            if token in searched:
                later = self._next(token, text, max(at, start + 1))
                if later is not None:
                    heappush(candidates, (later.start(), token, later))

    def _next(self, token: int, text: str, at: int) -> Match | None:
        pattern = self.pattern(token)
        found = pattern.search(text, at)
        while found is not None and found.end() == found.start():
            found = pattern.search(text, found.end() + 1) if found.end() < len(text) else None
        return found


@cache
def tokens_of(tokens: tuple[str, ...], template: str, ignorecase: bool) -> Tokens:
    """Tokens, prepared once."""
    return Tokens(tokens, template, ignorecase)
