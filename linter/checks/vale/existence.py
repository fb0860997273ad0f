"""Check kinds `vale-existence` and `vale-occurrence`, as Vale has them."""

import re
from collections.abc import Iterator
from functools import cached_property

from linter.checks.vale.kind import Answer, Exceptions, ValeCheck, exceptions_of
from linter.checks.vale.pattern import compile_pattern
from linter.checks.vale.reading import Article
from linter.checks.vale.scan import Tokens, Units, tokens_of

_INNER_SPACE = re.compile(r"(?<=\S)\s+(?=\S)")


class ValeExistence(ValeCheck, frozen=True, kw_only=True, tag="vale-existence"):
    r"""Vale's `existence`.

    Attributes:
        tokens: regular expressions, alternatives of one pattern.
        raw: regular expressions that are joined, and stand before the tokens.
        append: whether `raw` stands behind the tokens.
        ignorecase: whether case is ignored.
        nonword: whether the tokens may stand inside words.
        exceptions: what is found and has one of these in it is left alone.
        template: around the tokens; `%s` stands for them. Empty: `\b(?:%s)\b`.
    """

    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    append: bool = False
    ignorecase: bool = False
    nonword: bool = False
    exceptions: tuple[str, ...] = ()
    template: str = ""

    def prepare(self) -> None:
        super().prepare()
        if self.tokens or self.raw:
            self._tokens.compile()
        exceptions_of(self.exceptions)

    def sought(self) -> tuple[Tokens, ...]:
        return (self._tokens,)

    @cached_property
    def _exceptions(self) -> Exceptions:
        return exceptions_of(self.exceptions)

    @cached_property
    def _tokens(self) -> Tokens:
        template = "(?:%s)" if self.nonword or not self.tokens else self.template or r"\b(?:%s)\b"
        if not self.raw:
            return tokens_of(self.tokens, template, self.ignorecase)
        joined = "".join(self.raw)
        tokens = template.replace("%s", "|".join(self.tokens)) if self.tokens else ""
        whole = f"{tokens}{joined}" if self.append else f"{joined}{tokens}"
        return tokens_of((whole,), "%s", self.ignorecase)

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        exceptions = self._exceptions
        text = read.prose.lintable
        params = self.action.params
        for found in self._tokens.find(read, units):
            start, end = found.start, found.end
            word = text[start:end]
            if self.exceptions:
                if exceptions.allows(word.strip()):
                    continue
                begin, stop = units[found.unit]
                if exceptions.covers(text[begin:stop], start - begin, end - begin):
                    continue
            if not word.isalpha() and len(word.split()) > 1:
                word = _INNER_SPACE.sub(" ", word)
            yield Answer(start, end, (word, *params))


class ValeOccurrence(ValeCheck, frozen=True, kw_only=True, tag="vale-occurrence"):
    """Vale's `occurrence`: how often a pattern matches in one block.

    Attributes:
        token: a regular expression, without word boundaries of its own.
        min, max: how often it has to, and may; 0 for no such bound.
        ignorecase: whether case is ignored.
    """

    token: str
    min: int = 0
    max: int = 0
    ignorecase: bool = False

    def prepare(self) -> None:
        super().prepare()
        compile_pattern(self.token, self.ignorecase)

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        pattern = compile_pattern(self.token, self.ignorecase)
        text = read.prose.lintable
        for begin, end in units:
            if not self.min and end - begin <= self.max:
                continue
            unit = text[begin:end]
            if not self.min and pattern.count(unit) <= self.max:
                continue
            spans = [match.span() for match in pattern.finditer(unit)]
            count = len(spans)
            if not (self.max and count > self.max) and not (self.min and count < self.min):
                continue
            if not spans:
                yield Answer(0, 1, (0,))
                continue
            shown = (span for span in spans if unit[slice(*span)].strip(" \t\r\n*"))
            first, last = next(shown, spans[0])
            yield Answer(begin + first, begin + last, (count,))
