"""Check kind `regional-spelling`: British and American spellings in one repository."""

from collections.abc import Iterator, Mapping

from linter.checks.kind import CandidateHit, Fact, Hit, Tally, TallyingCheck, View
from linter.checks.spelling.remarkable import remarks
from linter.checks.spelling.surroundings import (
    SKIPPED,
    is_code_like,
    is_part_of_compound,
    is_part_of_name,
    occurrences,
)
from linter.checks.spelling.variants import AMERICAN, BRITISH, Side
from linter.checks.substitution import in_case_of
from linter.documents.model import Document


class RegionalSpelling(TallyingCheck, frozen=True, kw_only=True, tag="regional-spelling"):
    """Finds words in the spelling that the run uses less. Facts: `nation`, `other`, `usual`.

    British `-ise` beside American words counts, American `-ize` beside British words does not:
    both are British.

    Attributes:
        ratio: how many times more words must be spelt the other way.
        least: how many words must at least be spelt the other way.
    """

    ratio: int = 10
    least: int = 10

    def facts(self) -> frozenset[str]:
        return frozenset({"nation", "other", "usual"})

    def counts(self, view: View) -> Mapping[str, int]:
        counted: dict[str, int] = {}
        for word, (nation, _) in view.document.derived(_regional_words).items():
            counted[nation] = counted.get(nation, 0) + view.document.words[word]
        return counted

    def candidates(self, view: View) -> Iterator[CandidateHit]:
        document, text = view.document, view.prose.lintable
        sides = document.derived(_regional_words)
        for word, start, end in occurrences(sides, view):
            block = document.block_at(start)
            if block is None or block.kind in SKIPPED or is_code_like(text, start, end):
                continue
            if is_part_of_compound(text, start, end):
                continue
            if word[0].isupper() and is_part_of_name(text, start, end):
                continue
            nation, other = sides[word]
            usual = AMERICAN if nation == BRITISH else BRITISH
            better = in_case_of(word, other)
            facts: dict[str, Fact] = {"nation": nation, "other": better, "usual": usual}
            yield CandidateHit(Hit(start, end, facts, (better,), better), (nation, usual))

    def stands(self, terms: tuple[str, ...], payload: bytes, tally: Tally) -> bool:
        own, usual = (tally.occurrences(term) for term in terms)
        return usual >= self.least and usual >= self.ratio * own


def _regional_words(document: Document) -> dict[str, Side]:
    """The words of an article that tell a nation."""
    return {word: remark.side for word, remark in remarks(document).items() if remark.side}
