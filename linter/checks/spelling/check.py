"""Check kind `spelling`: words that are in no lexicon and look like slips of words that are."""

from collections.abc import Iterable, Iterator, Mapping

from linter.checks.hunspell import DictionaryFiles
from linter.checks.kind import CandidateHit, Fact, Hit, Tally, TallyingCheck, View
from linter.checks.spelling.judgement import Verdict, judge
from linter.checks.spelling.lexicon import fold
from linter.checks.spelling.other_language import judge_in
from linter.checks.spelling.ranking import neighbours_of, ranked
from linter.checks.spelling.record import Care, care_of, doubted_words, doubtful_words
from linter.checks.spelling.surroundings import (
    SKIPPED,
    Languages,
    is_clipped,
    is_code_like,
    is_cut_off,
    is_mentioned,
    is_part_of_compound,
    is_part_of_name,
    occurrences,
)
from linter.documents.model import Document

_SHORT = 5
"""Letters below which a word beside unknown ones is rather one of their language."""
_CONSISTENT = 3
"""Occurrences in one article from which a word is its writer's own."""


class Spelling(TallyingCheck, frozen=True, kw_only=True, tag="spelling"):
    """Finds misspelt words. Facts: `suggestion`, `alternatives`.

    A word that several articles of the run use, or one article again and again, is vocabulary and
    no slip, save common misspellings and the likeliest slips. Passages in other languages, names,
    identifiers, abbreviations and words that are only spoken of are left alone.

    Attributes:
        accept: words that are right here, in any case.
        articles: from how many articles on a word is vocabulary; 0 for never.
        dictionaries: by language code, the Hunspell dictionary that articles in it are judged by;
            from `dictionaries` of the settings.
    """

    accept: tuple[str, ...] = ()
    articles: int = 2
    dictionaries: Mapping[str, DictionaryFiles] = {}

    def facts(self) -> frozenset[str]:
        return frozenset({"suggestion", "alternatives"})

    def hits(self, view: View) -> Iterator[Hit]:
        found = self._doubtful(view.document)
        certain = {word: verdict for word, verdict in found if verdict.certain}
        for _, hit in self._places(certain, view):
            yield hit

    def counts(self, view: View) -> Mapping[str, int]:
        counted: dict[str, int] = {}
        for word in self._doubted(view.document):
            term = fold(word)
            counted[term] = counted.get(term, 0) + view.document.words[word]
        return counted

    def candidates(self, view: View) -> Iterator[CandidateHit]:
        found = self._doubtful(view.document)
        doubted = {word: verdict for word, verdict in found if not verdict.certain}
        careless = bool(doubted) and _is_careless(view.document)
        for word, hit in self._places(doubted, view):
            payload = b"careless" if careless else b"likely" * doubted[word].likely
            yield CandidateHit(hit, (fold(word),), payload)

    def stands(self, terms: tuple[str, ...], payload: bytes, tally: Tally) -> bool:
        (term,) = terms
        if self.articles and tally.articles(term) >= self.articles:
            return False
        most = _CONSISTENT if payload == b"likely" else 2
        return payload == b"careless" or tally.occurrences(term) < most

    def _doubted(self, document: Document) -> Iterable[str]:
        """The distinct words of which articles are asked how often they have them."""
        if document.language == "en":
            return doubted_words(document)
        return (word for word, _ in self._unknown(document))

    def _doubtful(self, document: Document) -> list[tuple[str, Verdict]]:
        found = doubtful_words(document) if document.language == "en" else self._unknown(document)
        if not self.accept:
            return found
        accepted = {fold(word) for word in self.accept}
        return [(word, verdict) for word, verdict in found if fold(word) not in accepted]

    def _unknown(self, document: Document) -> list[tuple[str, Verdict]]:
        """The misspelt words of an article in another language, in order."""
        files = self.dictionaries.get(document.language.partition("-")[0])
        files = self.dictionaries.get(document.language, files)
        if files is None:
            return []
        judged = ((word, judge_in(word, files)) for word in sorted(document.words))
        return [(word, verdict) for word, verdict in judged if not verdict.accepted]

    def _places(self, verdicts: Mapping[str, Verdict], view: View) -> Iterator[tuple[str, Hit]]:
        if not verdicts:
            return
        document, text = view.document, view.prose.lintable
        languages = document.derived(Languages)
        is_english = document.language == "en"
        lax = not is_english or _is_careless(document)
        for word, start, end in occurrences(verdicts, view):
            verdict = verdicts[word]
            may_be_name = is_english and word[0].isupper()
            block = document.block_at(start)
            if block is None or block.kind in SKIPPED or not _is_in(start, view):
                continue
            if is_code_like(text, start, end) or is_mentioned(text, start, end):
                continue
            if may_be_name and judge(word).accepted and not languages.begins_sentence(start):
                continue
            if not verdict.certain and (
                is_part_of_compound(text, start, end)
                or is_clipped(text, start, end)
                or (may_be_name and is_part_of_name(text, start, end))
                or is_cut_off(document, end)
            ):
                continue
            sure = verdict.likely and len(word) >= _SHORT
            if not sure and not lax and languages.is_among_strangers(start, end):
                continue
            if is_english and languages.is_foreign(start, end):
                continue
            suggestions, safe = ranked(word, verdict, *neighbours_of(document, start, end))
            facts: dict[str, Fact] = {
                "suggestion": suggestions[0],
                "alternatives": " or ".join(f"“{other}”" for other in suggestions[:3]),
            }
            yield word, Hit(start, end, facts, suggestions, suggestions[0], safe)


def _is_careless(document: Document) -> bool:
    return document.language == "en" and care_of(document) is Care.NONE


def _is_in(offset: int, view: View) -> bool:
    return view.anywhere or any(unit.start <= offset < unit.end for unit in view.units)
