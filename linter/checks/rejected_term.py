"""Check kind `rejected-term`: words that a repository has decided not to use."""

import re
from collections.abc import Iterator
from functools import cache

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.phrase import phrase_pattern


class RejectedTerm(CheckKind, frozen=True, kw_only=True, tag="rejected-term"):
    """Finds the rejected terms of the vocabulary. Facts: `instead`.

    A term written in lower case is found at the start of a sentence and in capitals too, one with
    capitals of its own only as it is written.
    """

    def facts(self) -> frozenset[str]:
        return frozenset({"instead"})

    def hits(self, view: View) -> Iterator[Hit]:
        rejected = view.vocabulary.rejected
        if not rejected:
            return
        pattern = _pattern(tuple(sorted(rejected)))
        text = view.prose.lintable
        for unit in view.units:
            for found in pattern.finditer(text, unit.start, unit.end):
                term = " ".join(found.group().split())
                instead = rejected.get(term)
                if instead is None:
                    instead = _in_case_of(term, rejected.get(term.lower(), ""))
                facts = {"instead": f"; “{instead}” is" if instead else ""}
                yield Hit(
                    found.start(),
                    found.end(),
                    {**facts},
                    suggestions=(instead,) if instead else (),
                    fix=instead or None,
                    safe=bool(instead),
                )


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    # The longest first: of two terms of which one begins the other, the whole one is meant.
    forms: dict[str, None] = {}
    for term in sorted(terms, key=len, reverse=True):
        own = [term]
        if term == term.lower():
            own += [term[:1].upper() + term[1:], term.upper()]
        for form in own:
            forms[phrase_pattern(re.escape(form).replace(r"\ ", " "))] = None
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def _in_case_of(written: str, instead: str) -> str:
    """A replacement with the capitals of what it replaces."""
    if len(written) > 1 and written.isupper():
        return instead.upper()
    return instead[:1].upper() + instead[1:] if written[:1].isupper() else instead
