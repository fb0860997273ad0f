"""Check kinds `vale-repetition`, `vale-consistency` and `vale-conditional`, as Vale has them."""

from collections.abc import Iterator
from functools import cache

from linter.checks.vale.kind import Answer, ValeCheck, exceptions_of
from linter.checks.vale.pattern import Pattern, compile_pattern
from linter.checks.vale.reading import Article
from linter.checks.vale.scan import Units, tokens_of


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

    def _pattern(self) -> Pattern:
        return compile_pattern("|".join(self.tokens), self.ignorecase)

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        pattern = self._pattern()
        text = read.prose.lintable
        exceptions = exceptions_of(self.exceptions)
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
        for pair in self.either.items():
            tokens_of(pair, self._template(), self.ignorecase).compile()

    def _template(self) -> str:
        return "(?:%s)" if self.nonword else r"\b(?:%s)\b"

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        text = read.prose.lintable
        for pair in self.either.items():
            seen: set[int] = set()
            last: dict[int, tuple[int, int]] = {}
            complete: set[int] = set()
            for found in tokens_of(pair, self._template(), self.ignorecase).find(read, units):
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
        _conditions(self.first, self.second)
        exceptions_of(self.exceptions)

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        first, second = _conditions(self.first, self.second)
        text = read.prose.lintable
        exceptions = exceptions_of(self.exceptions)
        defined: set[str] = set()
        for begin, end in units:
            unit = text[begin:end]
            found = [match.span() for match in first.finditer(unit)]
            if not found and not second.groups:
                continue
            present = False
            for match in second.finditer(unit):
                present = True
                defined.update(group for group in match.groups() if group)
            for start, stop in found:
                word = unit[start:stop]
                if word in defined or (present and not second.groups):
                    continue
                if not exceptions.allows(word):
                    yield Answer(begin + start, begin + stop, (word,))


@cache
def _conditions(first: str, second: str) -> tuple[Pattern, Pattern]:
    return compile_pattern(first), compile_pattern(second)
