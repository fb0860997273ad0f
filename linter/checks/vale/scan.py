"""Where the tokens of Vale's rules stand, each tried only where it could match.

The answer is that of one pattern with all tokens as alternatives: of matches that overlap the
leftmost counts, of two at one place that of the earlier token.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from linter.checks.phrase import PREFIX_MARK, phrase_triggers
from linter.checks.vale.needles import needles_of
from linter.checks.vale.pattern import Match, Pattern, compile_pattern
from linter.checks.vale.reading import Article

Units = Sequence[tuple[int, int]]

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
        self._by_word: dict[str, list[int]] = {}
        self._by_prefix: dict[str, list[int]] = {}
        self._by_needle: dict[str, list[int]] = {}
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
        if "|" in token or "(" in token:
            readable = _UNREADABLE.sub(r"\\w", token)
        else:
            readable = token
        readable = _UNREADABLE.sub(r"\\w", readable)
        triggers = None
        if not _OPTIONS.search(readable):
            triggers = phrase_triggers((readable,), whole_words)
        if triggers is not None:
            for trigger in triggers:
                self._add_trigger(index, trigger)
            return
        needles = needles_of(readable)
        if needles is None:
            self._always.append(index)
            return
        for needle in needles:
            self._by_needle.setdefault(needle, []).append(index)

    def _add_trigger(self, index: int, trigger: str) -> None:
        is_prefix = trigger.endswith(PREFIX_MARK)
        pieces = trigger.removesuffix(PREFIX_MARK).split("'")
        last = len(pieces) - 1
        _, at = max((len(piece), at) for at, piece in enumerate(pieces))
        if at == last and is_prefix:
            self._by_prefix.setdefault(pieces[at], []).append(index)
        else:
            self._by_word.setdefault(pieces[at], []).append(index)

    def pattern(self, index: int) -> Pattern:
        """One token's pattern."""
        return compile_pattern(self._texts[index], self._ignorecase)

    def find(self, article: Article, units: Units) -> Iterator[Found]:
        """The matches in some units, in order."""
        if not units:
            return
        wanted = self._wanted(article, units)
        always = self._always
        text = article.prose.lintable
        for index in range(len(units)) if always else sorted(wanted):
            tokens = sorted({*wanted.get(index, ()), *always})
            start, end = units[index]
            yield from self._in_unit(text[start:end], index, start, tokens)

    def _wanted(self, article: Article, units: Units) -> dict[int, list[int]]:
        """The units that have what tokens need, and those tokens."""
        places: list[tuple[list[int], list[int]]] = [
            (self._by_word[word], article.places[word]) for word in self._words & article.vocabulary
        ]
        for prefix, tokens in self._by_prefix.items():
            for word in article.words_beginning(prefix):
                places.append((tokens, article.places[word]))
        for needle, tokens in self._by_needle.items():
            if found := _occurrences(article.lowered, needle):
                places.append((tokens, found))
        wanted: dict[int, list[int]] = {}
        if not places:
            return wanted
        starts = article.starts_of(units)
        for tokens, offsets in places:
            last = -1
            for offset in offsets:
                index = bisect_right(starts, offset) - 1
                if index != last and index >= 0 and offset < units[index][1]:
                    last = index
                    wanted.setdefault(index, []).extend(tokens)
        return wanted

    def _in_unit(self, text: str, unit: int, offset: int, tokens: list[int]) -> Iterator[Found]:
        if len(tokens) == 1:
            for match in self.pattern(tokens[0]).finditer(text):
                if match.end() > match.start():
                    yield Found(unit, offset, match, tokens[0])
            return
        at = 0
        waiting: list[tuple[int, int, Match]] = []
        for token in tokens:
            first = self._next(token, text, 0)
            if first is not None:
                waiting.append((first.start(), token, first))
        while waiting:
            waiting.sort(key=_order)
            start, token, match = waiting[0]
            if start >= at:
                yield Found(unit, offset, match, token)
                at = match.end()
            following = []
            for item in waiting:
                if item[0] >= at:
                    following.append(item)
                elif (later := self._next(item[1], text, at)) is not None:
                    following.append((later.start(), item[1], later))
            waiting = following

    def _next(self, token: int, text: str, at: int) -> Match | None:
        for match in self.pattern(token).finditer(text, at):
            if match.end() > match.start():
                return match
        return None


def _order(item: tuple[int, int, Match]) -> tuple[int, int]:
    return item[0], item[1]


def _occurrences(text: str, needle: str) -> list[int]:
    found = []
    at = text.find(needle)
    while at >= 0:
        found.append(at)
        at = text.find(needle, at + len(needle))
    return found


@cache
def tokens_of(tokens: tuple[str, ...], template: str, ignorecase: bool) -> Tokens:
    """Tokens, prepared once."""
    return Tokens(tokens, template, ignorecase)
