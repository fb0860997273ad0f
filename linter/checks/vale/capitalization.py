"""Check kind `vale-capitalization`: how a block is capitalized, as Vale judges it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from linter.checks.vale.kind import Answer, ValeCheck, exceptions_of
from linter.checks.vale.pattern import compile_pattern
from linter.checks.vale.reading import Article
from linter.checks.vale.scan import Units
from linter.checks.vale.title_case import STYLES, sentence_case, title_case

_PLAIN = r"[^\W_*]*[^\W_][^\s]*|\*+[^\s]*"
_NUMBER = re.compile(r"\d+\.")


class ValeCapitalization(ValeCheck, frozen=True, kw_only=True, tag="vale-capitalization"):
    """Vale's `capitalization`.

    Attributes:
        match: `$title`, `$sentence`, `$lower`, `$upper`, or a regular expression.
        style: whose small words a title has.
        exceptions: words that are right as written.
        indicators: what a word ends in before one that begins a sentence.
        threshold: the share of words that has to be right.
        prefix: a regular expression; what it matches at the beginning is not looked at.
    """

    match: str
    style: Literal["AP", "Chicago"] = "AP"
    exceptions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    threshold: float = 0.8
    prefix: str = ""

    def prepare(self) -> None:
        super().prepare()
        if self.prefix:
            compile_pattern(self.prefix)
        if not self.match.startswith("$"):
            compile_pattern(self.match)
        exceptions_of(self.exceptions)

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        text = read.prose.lintable
        for start, end in units:
            expected = self._wanted(text[start:end])
            if expected is not None:
                yield Answer(start, end, (text[start:end], expected))

    def _wanted(self, text: str) -> str | None:
        """How the text should be; None where it is right."""
        if self.prefix:
            found = compile_pattern(self.prefix).match(text)
            text = text[found.end() :] if found else text
        if self.match == "$lower":
            return None if text == text.lower() else text.lower()
        if self.match == "$upper":
            return None if text == text.upper() else text.upper()
        if self.match == "$title":
            return self._wanted_title(text)
        if self.match == "$sentence":
            return self._wanted_sentence(text)
        return None if compile_pattern(self.match).search(text) else self.match

    def _wanted_title(self, text: str) -> str | None:
        expected = title_case(text, STYLES[self.style])
        tokens = _tokens(self.exceptions)
        wanted = tokens.findall(expected)
        allows = exceptions_of(self.exceptions).allows
        words = tokens.findall(text)
        right = sum(
            word == word.upper() or (i < len(wanted) and word == wanted[i]) or allows(word)
            for i, word in enumerate(words)
        )
        return None if not words or right / len(words) >= self.threshold else expected

    def _wanted_sentence(self, text: str) -> str | None:
        tokens = _tokens(self.exceptions)
        allows = exceptions_of(self.exceptions).allows
        expected = sentence_case(
            text, tokens, lambda word: word if allows(word) else "", self._begins
        )
        wanted = tokens.findall(expected)
        words = tokens.findall(text)
        right = 0
        for index, word in enumerate(words):
            if allows(word) or (index < len(wanted) and word == wanted[index]):
                right += 1
            elif index == 0 and word[:1].islower():
                return expected
        return None if not words or right / len(words) >= self.threshold else expected

    def _begins(self, previous: str, index: int) -> bool:
        numbered = index == 1 and _NUMBER.fullmatch(previous) is not None
        return numbered or previous.endswith(self.indicators)


@cache
def _tokens(exceptions: tuple[str, ...]) -> re.Pattern[str]:
    """Words, and before them exceptions of several words."""
    phrases = sorted((term for term in exceptions if " " in term), key=len, reverse=True)
    for phrase in phrases:
        try:
            re.compile(phrase)
        except re.error:
            phrases.remove(phrase)
    return re.compile("|".join((*(rf"\b(?:{phrase})\b" for phrase in phrases), _PLAIN)))
