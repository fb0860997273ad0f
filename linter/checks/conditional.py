"""Check kind `conditional`: what must be introduced before it is used."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.phrase import phrase_pattern
from linter.checks.scan import scan_pattern
from linter.text.span import Span

_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""A character of a pattern, with what makes it a plain one."""


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
        pattern = _compiled(self.second)
        introduced: dict[str, int] = {}
        if _is_one_group(self.second):
            for term in terms:
                for at, unit in _places(view, term):
                    match = pattern.match(view.prose.lintable, at, unit.end)
                    if match is not None and match.group() == term:
                        introduced[term] = at
                        break
            return introduced
        units = dict.fromkeys(unit for term in terms for _, unit in _places(view, term))
        for span, match in scan_pattern(view.narrowed(tuple(sorted(units))), pattern):
            introduced.setdefault(_term(match), span.start)
        return introduced


def _places(view: View, text: str) -> Iterator[tuple[int, Span]]:
    """Where a text begins in a unit, and the unit."""
    prose = view.prose.lintable
    at = prose.find(text)
    while at >= 0:
        index = bisect_right(view.unit_starts, at) - 1
        if index >= 0 and at < view.units[index].end:
            yield at, view.units[index]
        at = prose.find(text, at + 1)


@cache
def _is_one_group(phrase: str) -> bool:
    """Whether a phrase matches nothing but the term: then it is tried where the term stands."""
    if not phrase.startswith("(") or phrase.startswith("(?"):
        return False
    parts = _PART.findall(phrase)
    depths = list(accumulate((part == "(") - (part == ")") for part in parts))
    return depths.index(0) == len(parts) - 1


def _term(match: re.Match[str]) -> str:
    return str(match.group(1) if match.re.groups and match.group(1) else match.group())


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(phrase_pattern(phrase), re.MULTILINE)
