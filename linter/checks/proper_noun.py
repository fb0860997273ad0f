"""Check kind `proper-noun`: a name in lower case that is capitalised elsewhere."""

from collections import Counter
from collections.abc import Iterator, Mapping

from linter.checks.kind import CandidateHit, Fact, Hit, Tally, TallyingCheck, View
from linter.checks.spelling.names import DAYS_AND_MONTHS
from linter.checks.spelling.remarkable import remarks
from linter.checks.spelling.surroundings import (
    SKIPPED,
    is_code_like,
    is_mentioned,
    is_part_of_compound,
    occurrences,
)
from linter.documents.model import BlockKind, Document


class ProperNoun(TallyingCheck, frozen=True, kw_only=True, tag="proper-noun"):
    """Finds names in lower case. Facts: `name`.

    A name is a word that the lexicon knows with a capital only, or nearly so, and that the run
    writes with one far more often than without.

    Attributes:
        ratio: how many times more often the name must stand with its capital.
        least: how often it must at least stand so.
    """

    ratio: int = 3
    least: int = 3

    def facts(self) -> frozenset[str]:
        return frozenset({"name"})

    def counts(self, view: View) -> Mapping[str, int]:
        return view.document.derived(_names)

    def candidates(self, view: View) -> Iterator[CandidateHit]:
        document, text = view.document, view.prose.lintable
        names = document.derived(_lowered)
        for word, start, end in occurrences(names, view):
            block = document.block_at(start)
            if block is None or block.kind in SKIPPED or block.kind is BlockKind.ALT_TEXT:
                continue
            if (
                is_code_like(text, start, end)
                or is_mentioned(text, start, end)
                or is_part_of_compound(text, start, end)
            ):
                continue
            name = names[word]
            facts: dict[str, Fact] = {"name": name}
            hit = Hit(start, end, facts, (name,), name, safe=True)
            yield CandidateHit(hit, (name, name.lower()))

    def stands(self, terms: tuple[str, ...], payload: bytes, tally: Tally) -> bool:
        name, lowered = terms
        if lowered in DAYS_AND_MONTHS:
            return True
        capitals = tally.occurrences(name)
        return capitals >= self.least and capitals >= self.ratio * tally.occurrences(lowered)


def _names(document: Document) -> dict[str, int]:
    """How often the article writes each name that the lexicon knows, with and without capital."""
    counted: Counter[str] = Counter()
    for word, remark in remarks(document).items():
        if remark.name:
            counted[remark.name] += document.words[word]
    return dict(counted)


def _lowered(document: Document) -> dict[str, str]:
    """The words of the article that are names in lower case, and the names."""
    names = document.derived(_names)
    return {name: name.capitalize() for name in names if name.islower()}
