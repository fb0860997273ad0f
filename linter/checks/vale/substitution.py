"""Check kind `vale-substitution`: words that have a better one, as Vale finds them."""

import re
from collections.abc import Iterator
from functools import cache, cached_property

from linter.checks.vale.action import expanded
from linter.checks.vale.kind import Answer, Exceptions, ValeCheck, exceptions_of
from linter.checks.vale.pattern import Pattern, PatternError, compile_pattern
from linter.checks.vale.reading import Article
from linter.checks.vale.scan import Tokens, Units, tokens_of

_CAPTURES = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\((?!\?)", re.S)
_FIRST_QUOTED = re.compile(r"\A([^%]*)(?:'%s'|\"%s\")")
_PIPE = re.compile(r"(?<!\\)\|")


class ValeSubstitution(ValeCheck, frozen=True, kw_only=True, tag="vale-substitution"):
    """Vale's `substitution`.

    Attributes:
        swap: regular expression -> what should stand there; alternatives are parted by `|`.
        ignorecase: whether case is ignored.
        nonword: whether matches may stand inside words.
        capitalize: whether the replacement of a capitalized word is one too.
        exceptions: what is found and has one of these in it is left alone.
        template: around the keys; `%s` stands for them. Empty: Vale's word boundaries.
    """

    swap: dict[str, str]
    ignorecase: bool = False
    nonword: bool = False
    capitalize: bool = False
    exceptions: tuple[str, ...] = ()
    template: str = ""

    def prepare(self) -> None:
        super().prepare()
        self._tokens.compile()
        exceptions_of(self.exceptions)

    def sought(self) -> tuple[Tokens, ...]:
        return (self._tokens,)

    @cached_property
    def _exceptions(self) -> Exceptions:
        return exceptions_of(self.exceptions)

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(sorted(self.swap, key=len, reverse=True))

    @cached_property
    def _tokens(self) -> Tokens:
        template = "(?:%s)" if self.nonword else self.template or r"\b(?:%s)\b"
        return tokens_of(_without_captures(self._keys), template, self.ignorecase)

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        keys = self._keys
        text = read.prose.lintable
        exceptions = self._exceptions
        tokens = self._tokens
        for found in tokens.find(read, units):
            observed = text[found.start : found.end].strip()
            key = (
                self._key(keys, found.token, observed)
                if len(tokens.tokens) != len(keys)
                else (keys[found.token])
            )
            expected = self._expected(key, observed)
            if self._is_same(expected, observed) or exceptions.allows(observed):
                continue
            yield self._answer(found.start, found.end, expected, text[found.start : found.end])

    def _key(self, keys: tuple[str, ...], token: int, observed: str) -> str:
        """The key that matched, where all of them had to be one pattern."""
        for key in keys:
            if compile_pattern(key, self.ignorecase).fullmatch(observed):
                return key
        return keys[token]

    def _expected(self, key: str, observed: str) -> str:
        expected = self.swap[key]
        if "$" not in expected:
            return expected
        match = compile_pattern(key, self.ignorecase).search(observed)
        return expanded(expected, match.groups(), match.group()) if match else expected

    def _is_same(self, expected: str, observed: str) -> bool:
        if expected == observed:
            return True
        if self.action.name == "replace":
            return observed in _PIPE.split(expected)
        pattern = _as_pattern(expected)
        return pattern is not None and pattern.fullmatch(observed) is not None

    def _answer(self, start: int, end: int, expected: str, observed: str) -> Answer:
        capital = self.capitalize and observed[:1].isupper()
        if self.action.name != "replace" or self.action.params:
            shown = _capitalized(expected) if capital else expected
            others = self.action.params or ((shown,) if "|" not in shown else ())
            return Answer(start, end, (shown, observed), others)
        others = tuple(part.replace("\\|", "|") for part in _PIPE.split(expected))
        begins = self.ignorecase and observed[:1].isupper() and not observed[1:2].isupper()
        others = tuple(
            _capitalized(other)
            if capital or (begins and other.islower() and other[:1] == observed[:1].lower())
            else other
            for other in others
        )
        # The list of replacements has quotation marks of its own.
        message = _FIRST_QUOTED.sub(r"\1%s", self.message)
        return Answer(start, end, (_listed(others), observed), others, message)


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(others: tuple[str, ...]) -> str:
    """`'a'`, `'a' or 'b'`, `'a', 'b', or 'c'`; nothing for nothing."""
    quoted = [f"'{other}'" for other in others]
    if others == ("",):
        return ""
    if len(quoted) < 3:
        return " or ".join(quoted)
    return f"{', '.join(quoted[:-1])}, or {quoted[-1]}"


@cache
def _without_captures(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_CAPTURES.sub(lambda m: m.group(1) or "(?:", key) for key in keys)


@cache
def _as_pattern(text: str) -> Pattern | None:
    if not re.search(r"[\\\[({.?*+|^$]", text):
        return None
    try:
        return compile_pattern(text)
    except PatternError:
        return None
