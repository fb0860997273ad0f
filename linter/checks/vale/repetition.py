"""Check kinds `vale-repetition`, `vale-consistency` and `vale-conditional`, as Vale has them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from linter.checks.vale.kind import Answer, ValeCheck, exceptions_of
from linter.checks.vale.pattern import Pattern, compile_pattern
from linter.checks.vale.reading import Article
from linter.checks.vale.scan import Tokens, Units, tokens_of

_EVERY_WORD = re.compile(r"\[\^\\s[^\w\]\\]*\]\+")
"""A token that matches every run between spaces: what repeats is then a word that stands twice."""


class ValeRepetition(ValeCheck, frozen=True, kw_only=True, tag="vale-repetition"):
    """Vale's `repetition`: neighbouring matches that are equal.

    Attributes:
        tokens: regular expressions, alternatives of one pattern.
        max: how many repetitions are fine.
        ignorecase: whether case is ignored.
        alpha: whether only letters count.
        exceptions: what has one of these in it may be repeated.
    """

    tokens: tuple[str, ...]
    max: int = 0
    ignorecase: bool = False
    alpha: bool = False
    exceptions: tuple[str, ...] = ()

    def prepare(self) -> None:
        super().prepare()
        self._pattern()
        exceptions_of(self.exceptions)

    @cached_property
    def _is_every_word(self) -> bool:
        return all(_EVERY_WORD.fullmatch(token) for token in self.tokens)

    def _pattern(self) -> Pattern:
        return compile_pattern("|".join(self.tokens), self.ignorecase)

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        pattern = self._pattern()
        text = read.prose.lintable
        exceptions = exceptions_of(self.exceptions)
        if units and self.alpha and units[-1][1] <= read.raw[0] and self._is_every_word:
            units = _units_at(read.doubled, units)
        for begin, end in units:
            unit = text[begin:end]
            count, previous, before = 0, "", 0
            for match in pattern.finditer(unit):
                found = match.group()
                current = found.strip()
                folded = current.lower() if self.ignorecase else current
                if folded == previous and current and (not self.alpha or current.isalpha()):
                    count += 1
                    start, stop = before, match.end()
                    if (
                        count > self.max
                        and _in_one_sentence(read, begin, end, start, stop)
                        and not exceptions.allows(unit[start:stop])
                    ):
                        yield Answer(begin + start, begin + stop, (current,))
                        count = 0
                previous, before = folded, match.start()


def _units_at(offsets: Sequence[int], units: Units) -> Units:
    """The units in which an offset lies."""
    starts = [start for start, _ in units]
    indices = {bisect_right(starts, offset) - 1 for offset in offsets}
    return [units[index] for index in sorted(indices) if index >= 0]


def _in_one_sentence(read: Article, begin: int, end: int, start: int, stop: int) -> bool:
    spans = read.sentence_spans(begin, end)
    return any(first <= start and stop <= last for first, last in spans)


class ValeConsistency(ValeCheck, frozen=True, kw_only=True, tag="vale-consistency"):
    """Vale's `consistency`: of two forms an article uses one.

    Attributes:
        either: one form -> the other, regular expressions.
        ignorecase: whether case is ignored.
        nonword: whether matches may stand inside words.
    """

    either: dict[str, str]
    ignorecase: bool = False
    nonword: bool = False

    def prepare(self) -> None:
        super().prepare()
        for tokens in self._pairs:
            tokens.compile()

    def sought(self) -> tuple[Tokens, ...]:
        return self._pairs

    @cached_property
    def _pairs(self) -> tuple[Tokens, ...]:
        template = "(?:%s)" if self.nonword else r"\b(?:%s)\b"
        return tuple(tokens_of(pair, template, self.ignorecase) for pair in self.either.items())

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        text = read.prose.lintable
        for tokens in self._pairs:
            seen: set[int] = set()
            last: dict[int, tuple[int, int]] = {}
            complete: set[int] = set()
            for found in tokens.find(read, units):
                seen.add(found.token)
                last[found.unit] = found.start, found.end
                if len(seen) == 2:
                    complete.add(found.unit)
            for unit in sorted(complete):
                start, end = last[unit]
                yield Answer(start, end, (text[start:end],))


class ValeConditional(ValeCheck, frozen=True, kw_only=True, tag="vale-conditional"):
    """Vale's `conditional`: where the first is, the second has to be.

    Attributes:
        first: a regular expression.
        second: another; with a group, each match of `first` has to be captured by it before or
            in the same block; without, it has to match somewhere in the block.
        exceptions: what has one of these in it needs no second.
    """

    first: str
    second: str
    exceptions: tuple[str, ...] = ()

    def prepare(self) -> None:
        super().prepare()
        self._first.compile()
        self._second.compile()
        exceptions_of(self.exceptions)

    def sought(self) -> tuple[Tokens, ...]:
        return (self._first,)

    def literals(self) -> frozenset[str]:
        return self._first.literals | self._second.literals

    @cached_property
    def _first(self) -> Tokens:
        return tokens_of((self.first,), "%s", False)

    @cached_property
    def _second(self) -> Tokens:
        return tokens_of((self.second,), "%s", False)

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        firsts = list(self._first.find(read, units))
        if not firsts:
            return
        text = read.prose.lintable
        exceptions = exceptions_of(self.exceptions)
        captures = compile_pattern(self.second).groups > 0
        seconds = list(self._second.find(read, units))
        present = {found.unit for found in seconds}
        defined: dict[str, int] = {}
        for found in seconds:
            for group in found.match.groups():
                if group:
                    defined.setdefault(group, found.unit)
        for found in firsts:
            word = text[found.start : found.end]
            known = defined.get(word, found.unit + 1) <= found.unit
            if known or (found.unit in present and not captures):
                continue
            if not exceptions.allows(word):
                yield Answer(found.start, found.end, (word,))
