"""Check kind `indefinite-article`: `a` before a vowel sound, `an` before a consonant."""

import re
from collections.abc import Iterator

from linter.checks.kind import CheckKind, Fact, Hit, View
from linter.checks.marks import are_writers
from linter.checks.spelling.lexicon import Standing, english
from linter.checks.spelling.surroundings import SKIPPED, Languages, is_code_like, is_mentioned

_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwyz"
_FOLLOWED = (
    r"[ \n](?=[aeio][a-z]|u(?!s[aeu]|ni[cfloqstvx])|ho[nu]|hei)"
    rf"|n[ \n](?=[{_CONSONANTS}][a-z]|e[uw]|o[nu]|u[bfknrst])"
)
_PLACES = tuple(re.compile(f"{head}(?:{_FOLLOWED})") for head in (" a", "\na", "A"))
"""Where such an article may stand. Patterns that begin with the same text are quick to look for."""
_PLACE = re.compile(
    r"(?<![\w’'.@#/\\$&+=*`-])(?P<article>[Aa]n?)[ \n]"
    r"(?P<word>[a-z]{2,}(?:-[a-z]+)*)(?![\w’'@#/\\(=_])"
)
_CONSONANT_SOUND = re.compile(
    r"eu|ewe|one\b|ones\b|once\b|oneness|ouija"
    r"|uni[cfloqstvx]|unanim|us(?:[aeu]|ing)|ut[eio]|ur(?:an|ea|in|o)|ubiq|uke|uku|ufo"
)
"""Vowels that are said as `you` or `one`."""
_SILENT_H = re.compile(r"hour|honest|hono|heir")
_SOUNDED_H = re.compile(
    r"ha(?:lf|nd|ppy|rd|sh)|he(?:ad|art|avy|lp)|hi(?:gh|nt)|ho(?:le|me|ok|st|use)|hu(?:ge|man|ndred)"
)
"""Words of whose `h` nobody doubts; `an historic` and `an hotel` were once said so."""
_LETTER_NAMES = frozenset("fhlmnrsx")
"""Letters whose names begin with a vowel: `an md file`."""
_LEAST, _USUAL = 4, 6
"""Letters that tell a word from an abbreviation, and its frequency class."""
_LOOSE = frozenset(
    "am an and are as at if in into is it its of off on onto or our out over under until up us "
    "unless about after again all also always any every each either else even ever".split()
)
"""What may follow the letter A itself: `option a is`; hardly ever an article."""
_ORDINARY = (Standing.COMMON, Standing.AMERICAN, Standing.BRITISH)


class IndefiniteArticle(CheckKind, frozen=True, kw_only=True, tag="indefinite-article"):
    """Finds `a apple`, `an banana`, `an user` and `a hour`. Facts: `replacement`.

    Only before usual words in lower case: how abbreviations and names are said, nobody can tell.
    In plain text conversion may have taken out what stood between the two words (`are_writers`).
    """

    def facts(self) -> frozenset[str]:
        return frozenset({"replacement"})

    def hits(self, view: View) -> Iterator[Hit]:
        found = list(self._found(view))
        return iter(found if found and are_writers(len(found), view.document) else ())

    def _found(self, view: View) -> Iterator[Hit]:
        text, document = view.prose.lintable, view.document
        for at in _articles(text):
            match = _PLACE.match(text, at)
            if match is None or not _is_wrong(match["article"].lower(), match["word"]):
                continue
            start, end = match.span()
            block = document.block_at(start)
            if block is None or block.kind in SKIPPED or view.unit_of(start, end) is None:
                continue
            languages = document.derived(Languages)
            if match["article"][0] == "A" and not languages.begins_sentence(start):
                continue  # `vitamin A absorption`
            if is_code_like(text, *match.span("word")) or is_mentioned(
                text, *match.span("article")
            ):
                continue
            if languages.is_foreign(start, end):
                continue
            better = match["article"][0] + "n" * (len(match["article"]) == 1)
            replacement = f"{better}{text[match.end('article') : end]}"
            facts: dict[str, Fact] = {"replacement": f"{better} {match['word']}"}
            yield Hit(start, end, facts, (replacement,), replacement)


def _articles(text: str) -> list[int]:
    """Where articles stand before letters that they hardly ever stand before, in order."""
    found = [match.start() for place in _PLACES for match in place.finditer(text)]
    return sorted(at + (text[at] != "A") for at in found)


def _is_wrong(article: str, word: str) -> bool:
    first = word.partition("-")[0]
    return _sounds_wrong(article, first) and _is_usual(first)


def _is_usual(word: str) -> bool:
    entry = english().get(word)
    return entry is not None and entry.standing in _ORDINARY and entry.frequency >= _USUAL


def _sounds_wrong(article: str, first: str) -> bool:
    if first in _LOOSE or len(first) < (_LEAST if first[0] in _LETTER_NAMES else _LEAST - 1):
        return False
    if article == "a":
        if first[0] == "h":
            return _SILENT_H.match(first) is not None
        return first[0] in _VOWELS and not _CONSONANT_SOUND.match(first)
    if first[0] in _VOWELS:
        return _CONSONANT_SOUND.match(first) is not None
    if first[0] == "h":
        return _SOUNDED_H.match(first) is not None
    return first[0] in _CONSONANTS and any(letter in _VOWELS + "y" for letter in first)
