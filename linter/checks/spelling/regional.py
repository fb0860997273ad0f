"""Check kind `regional-spelling`: British and American spellings in one repository."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from linter.checks.kind import CandidateHit, Fact, Hit, Tally, TallyingCheck, View
from linter.checks.spelling.surroundings import (
    SKIPPED,
    is_code_like,
    is_part_of_compound,
    is_part_of_name,
    occurrences,
)
from linter.checks.substitution import in_case_of
from linter.documents.model import Document

BRITISH, AMERICAN = "British", "American"


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
        for word, (nation, other) in sorted(document.derived(_regional_words).items()):
            usual = AMERICAN if nation == BRITISH else BRITISH
            better = in_case_of(word, other)
            facts: dict[str, Fact] = {"nation": nation, "other": better, "usual": usual}
            for start, end in occurrences(word, text):
                block = document.block_at(start)
                if block is None or block.kind in SKIPPED or is_code_like(text, start, end):
                    continue
                if is_part_of_compound(text, start, end):
                    continue
                if word[0].isupper() and is_part_of_name(text, start, end):
                    continue
                yield CandidateHit(Hit(start, end, facts, (better,), better), (nation, usual))

    def stands(self, terms: tuple[str, ...], payload: bytes, tally: Tally) -> bool:
        own, usual = (tally.occurrences(term) for term in terms)
        return usual >= self.least and usual >= self.ratio * own


@cache
def spellings() -> dict[str, str]:
    """British spellings and their American ones."""
    text = Path(__file__).with_name("variants.txt").read_text("ascii")
    return dict(line.split(" ") for line in text.splitlines())


@cache
def _sides() -> dict[str, tuple[str, str]]:
    """Spellings that tell a nation: which, and the other's spelling."""
    british = {word: (BRITISH, american) for word, american in spellings().items()}
    american = {
        american: (AMERICAN, word)
        for word, american in spellings().items()
        if not re.search("i[sz]|y[sz]", american[-7:]) or "is" not in word[-7:]
    }
    return british | american


def _regional_words(document: Document) -> dict[str, tuple[str, str]]:
    sides, words = _sides(), document.words
    return {
        form: sides[word]
        for word in sides.keys() & document.folded_words
        for form in (word, word.capitalize())
        if form in words
    }
