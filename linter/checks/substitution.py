"""Check kind `substitution`: words that have a better one."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from linter.checks.existence import without_exceptions
from linter.checks.kind import CheckKind, Hit, View
from linter.checks.literals import needed_by
from linter.checks.phrase import compile_phrases, phrase_pattern
from linter.checks.scan import scan, standing
from linter.text.span import Span


class Substitution(CheckKind, frozen=True, kw_only=True, tag="substitution"):
    r"""Finds phrases and says what should stand instead. Facts: `replacement`.

    Attributes:
        swap: phrase -> what should stand there, or several choices, best first. A replacement
            may name the phrase's groups as `\1`; it takes on the case of what it replaces.
        exceptions: phrases that are fine; a match inside one of them is dropped.
        ignorecase: whether case is ignored (then the replacement keeps the case it finds).
        whole_words: whether a match may not begin or end inside a word.
        fix: whether a single replacement may be applied unseen (`safe`), only when asked for
            (`unsafe`), or not at all (`none`).
    """

    swap: dict[str, str | tuple[str, ...]]
    exceptions: tuple[str, ...] = ()
    ignorecase: bool = True
    whole_words: bool = True
    fix: Literal["safe", "unsafe", "none"] = "unsafe"

    def facts(self) -> frozenset[str]:
        return frozenset({"replacement"})

    def prepare(self) -> None:
        compile_phrases(tuple(self.swap), self.ignorecase, self.whole_words)
        compile_phrases(self.exceptions)

    def phrases(self) -> tuple[str, ...]:
        return (*self.swap, *self.exceptions)

    def needs(self) -> frozenset[str] | None:
        return needed_by(self.swap)

    def hits(self, view: View) -> Iterator[Hit]:
        phrases = tuple(self.swap)
        found = [span for span, _ in scan(view, phrases, self.ignorecase, self.whole_words)]
        if not found:
            return
        possible = standing(view, phrases, self.ignorecase, self.whole_words)
        for span in without_exceptions(found, self.exceptions, view):
            text = view.prose.lintable[span.start : span.end]
            choices = self._replacements(span, view, possible)
            if not choices or text in choices:
                continue
            yield Hit(
                span.start,
                span.end,
                facts={"replacement": "” or “".join(choices)},
                suggestions=choices,
                fix=choices[0] if len(choices) == 1 and self.fix != "none" else None,
                safe=self.fix == "safe",
            )

    def _replacements(self, span: Span, view: View, phrases: Iterable[str]) -> tuple[str, ...]:
        text = view.prose.lintable[span.start : span.end]
        for phrase in phrases:
            match = _matched(phrase, self.ignorecase, span, view)
            if match is None:
                continue
            replacement = self.swap[phrase]
            choices = (replacement,) if isinstance(replacement, str) else replacement
            expanded = (match.expand(choice) for choice in choices)
            return tuple(in_case_of(text, e) if self.ignorecase else e for e in expanded)
        return ()


def _matched(phrase: str, ignorecase: bool, span: Span, view: View) -> re.Match[str] | None:
    """The phrase's match of exactly this place, with what stands around it in sight."""
    whole, text = _whole(phrase, ignorecase), view.prose.lintable
    match = whole.match(text, span.start)
    if match is not None and match.end() == span.end:
        return match
    return whole.fullmatch(text, span.start, span.end)


@cache
def _whole(phrase: str, ignorecase: bool) -> re.Pattern[str]:
    return re.compile(phrase_pattern(phrase), re.IGNORECASE if ignorecase else 0)


def in_case_of(model: str, text: str) -> str:
    """`text` in the case of `model`: all capitals, first letter a capital, or as it is."""
    letters = [char for char in model if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return text.upper()
    if letters and letters[0].isupper() and text[:1].islower():
        return text[:1].upper() + text[1:]
    return text
