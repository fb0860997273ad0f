"""Check kind `conditional`: what must be introduced before it is used."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.phrase import phrase_pattern
from linter.checks.scan import scan_pattern
from linter.text.span import Span


class Conditional(CheckKind, frozen=True, kw_only=True, tag="conditional"):
    """Finds the first use of each `first` that no `second` introduces.

    Attributes:
        first: what needs an introduction; its first group, else the whole, is the term.
        second: what introduces a term; its first group is the term.
        exceptions: terms that everyone knows.
        anywhere: whether the introduction may come after the first use.
    """

    first: str
    second: str
    exceptions: tuple[str, ...] = ()
    anywhere: bool = True

    def prepare(self) -> None:
        _compiled(self.first)
        _compiled(self.second)

    def hits(self, view: View) -> Iterator[Hit]:
        uses: dict[str, Span] = {}
        for span, match in scan_pattern(view, _compiled(self.first)):
            uses.setdefault(_term(match), span)
        for term in self.exceptions:
            uses.pop(term, None)
        introduced = self._introduced(view, uses) if uses else {}
        for term, span in uses.items():
            at = introduced.get(term)
            if at is None or (not self.anywhere and at > span.start):
                yield Hit(span.start, span.end)

    def _introduced(self, view: View, terms: Iterable[str]) -> dict[str, int]:
        """Where terms are introduced first."""
        # Only units that have one of them are looked through.
        text = view.prose.lintable
        units = tuple(
            unit
            for unit in view.units
            if any(text.find(term, unit.start, unit.end) >= 0 for term in terms)
        )
        introduced: dict[str, int] = {}
        for span, match in scan_pattern(view.narrowed(units), _compiled(self.second)):
            introduced.setdefault(_term(match), span.start)
        return introduced


def _term(match: re.Match[str]) -> str:
    return str(match.group(1) if match.re.groups and match.group(1) else match.group())


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(phrase_pattern(phrase), re.MULTILINE)
