"""Check kind `conditional`: what must be introduced before it is used."""

import re
from bisect import bisect_right
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
        units = _units_with(view, terms)
        introduced: dict[str, int] = {}
        for span, match in scan_pattern(view.narrowed(units), _compiled(self.second)):
            introduced.setdefault(_term(match), span.start)
        return introduced


def _units_with(view: View, terms: Iterable[str]) -> tuple[Span, ...]:
    """The units that have one of some texts."""
    text = view.prose.lintable
    found = set()
    for term in terms:
        at = text.find(term)
        while at >= 0:
            index = bisect_right(view.unit_starts, at) - 1
            if index >= 0 and at < view.units[index].end:
                found.add(index)
                at = text.find(term, view.units[index].end)
            else:
                at = text.find(term, at + 1)
    return tuple(view.units[index] for index in sorted(found))


def _term(match: re.Match[str]) -> str:
    return str(match.group(1) if match.re.groups and match.group(1) else match.group())


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(phrase_pattern(phrase), re.MULTILINE)
