"""What the check kinds of Vale have in common: scopes, messages, exceptions, limits."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.vale.action import Action, replacements
from linter.checks.vale.message import formatted
from linter.checks.vale.pattern import Pattern, compile_pattern, start_clock
from linter.checks.vale.reading import Article, Reading
from linter.checks.vale.scan import Tokens, Units
from linter.checks.vale.scopes import is_raw, layers_of
from linter.documents.model import Document

Level = Literal["suggestion", "warning", "error"]

FACT = "message"
"""The fact that carries a message made in Vale's way; the rules' own message is just this."""


class Answer(msgspec.Struct, frozen=True, gc=False):
    """A place in an article's prose, and what the message's `%s` stand for."""

    start: int
    end: int
    arguments: tuple[str | int, ...]
    replacements: tuple[str, ...] = ()
    message: str | None = None


class ValeCheck(CheckKind, frozen=True, kw_only=True, dict=True):
    """A check with Vale's semantics.

    Attributes:
        message: as Go's `Sprintf` takes it.
        scopes: selectors; a block that any of them matches is judged.
        reading: how the article is read.
        limit: how often the rule speaks of one article; 0 for as often as it can.
        action: what mends a finding.
    """

    message: str
    scopes: tuple[str, ...] = ("text",)
    reading: Reading = Reading()
    limit: int = 0
    action: Action = Action()

    @property
    def is_raw(self) -> bool:
        """Whether it judges the source alone."""
        return all(map(is_raw, self.scopes))

    def facts(self) -> frozenset[str]:
        return frozenset({FACT})

    def prepare(self) -> None:
        for pattern in (*self.reading.token_ignores, *self.reading.block_ignores):
            compile_pattern(pattern)

    def own_view(self, view: View) -> View:
        """The article as Vale reads it."""
        read = self._article(view.document)
        if read.view is None or read.view.searches is not view.searches:
            read.view = View(
                view.document, read.prose, read.spans, False, view.searches, view.vocabulary
            )
        return read.view

    @property
    def reader(self) -> Hashable:
        return self.reading, self.is_raw

    def read_by(self, document: Document) -> str:
        return self._article(document).searched(self.is_raw)

    def _article(self, document: Document) -> Article:
        # Few runs have rules of Vale's, and its way of reading has much that only they need.
        from linter.checks.vale.formats import article

        return article(document, self.reading)

    def sought(self) -> tuple[Tokens, ...]:
        """Patterns of which one matches wherever it finds something; none where there are none."""
        return ()

    def literals(self) -> frozenset[str]:
        return frozenset().union(*(tokens.literals for tokens in self.sought()))

    def needs(self) -> frozenset[str] | None:
        sought = self.sought()
        if not sought or (not self.is_raw and any(map(is_raw, self.scopes))):
            return None
        known = [tokens.keys for tokens in sought if tokens.keys is not None]
        return frozenset().union(*known) if len(known) == len(sought) else None

    def hits(self, view: View) -> Iterable[Hit]:
        start_clock()
        read = self._article(view.document)
        read.search_by(view.searches)
        seen: set[int] = set()
        for answer in self.answers(read):
            if answer.start in seen:
                continue
            seen.add(answer.start)
            yield self._hit(read, answer)
            if self.limit and len(seen) >= self.limit:
                return

    def answers(self, read: Article) -> Iterator[Answer]:
        """What the check finds, in any order; of two at one place the first counts."""
        for units in layers_of(read, self.scopes):
            if units:
                yield from self.judge(read, units)

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        """What the check finds in some units that do not overlap."""
        raise TypeError(f"{type(self).__name__} does not say what it finds")

    def _hit(self, read: Article, answer: Answer) -> Hit:
        others = answer.replacements
        if self.action.name and not others:
            found = read.prose.lintable[answer.start : answer.end]
            others = replacements(self.action, found)
        message = self.message if answer.message is None else answer.message
        mends = self.action.name in ("replace", "remove", "edit") and len(others) == 1
        return Hit(
            answer.start,
            answer.end,
            facts={FACT: formatted(message, answer.arguments)},
            suggestions=tuple(other for other in others if other),
            fix=others[0] if mends else None,
        )


class Exceptions:
    """Texts that a rule leaves alone."""

    def __init__(self, terms: tuple[str, ...]) -> None:
        """Prepare terms; each is a regular expression, its case counts unless it says `(?i)`."""
        ordered = sorted(terms, key=len, reverse=True)
        joined = "|".join(term if term.startswith("(?i)") else f"(?-i:{term})" for term in ordered)
        self._inside = compile_pattern(rf"\b(?:{_scoped(joined)})\b") if terms else None
        phrases = [term for term in ordered if re.search(r"\w\s+\w", term)]
        self._phrases: list[Pattern] = [
            compile_pattern(rf"\b(?:{_scoped(phrase)})\b", ignorecase=True) for phrase in phrases
        ]

    def allows(self, text: str) -> bool:
        """Whether an exception stands in a found text."""
        return self._inside is not None and self._inside.search(text) is not None

    def covers(self, text: str, start: int, end: int) -> bool:
        """Whether a phrase of several words stands around a place of a unit's text."""
        return any(
            match.start() <= start and end <= match.end()
            for phrase in self._phrases
            for match in phrase.finditer(text)
        )


def _scoped(pattern: str) -> str:
    """The alternatives with each `(?i)` bound to its own."""
    return "|".join(f"(?:{part})" if "(?i)" in part else part for part in _split(pattern))


def _split(pattern: str) -> Sequence[str]:
    parts, depth, at, begin = [], 0, 0, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "|" and depth == 0:
            parts.append(pattern[begin:at])
            begin = at + 1
        at += 1
    return [*parts, pattern[begin:]]


@cache
def exceptions_of(terms: tuple[str, ...]) -> Exceptions:
    """Exceptions, prepared once."""
    return Exceptions(terms)
