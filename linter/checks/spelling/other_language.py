"""Whether a word of another language is a misspelling, by a Hunspell dictionary of it."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from linter.checks.hunspell import Dictionary, DictionaryFiles, load_dictionary
from linter.checks.spelling.judgement import Verdict
from linter.checks.spelling.lexicon import english

LEAST, LEAST_CAPITAL = 4, 6
"""Letters that a word must have to be judged, in lower case and with a capital."""
_BORROWED = 6
"""The frequency class from which English words are known elsewhere."""
_SHOWN = 5


@lru_cache(maxsize=1 << 16)
def judge_in(word: str, files: DictionaryFiles) -> Verdict:
    """The verdict on a word as it is written, in an article in the dictionary's language.

    A dictionary says nothing of how frequent words are. So only a word is doubted that is one slip
    away from a word it knows, and of capitalised ones, which may be names, only one with two
    letters swapped or with one too many or too few of a double letter.

    Raises:
        OSError: the dictionary cannot be read.
    """
    dictionary = load_dictionary(files.dic, files.aff, files.digest)
    plain = word.replace("’", "'")
    stem = plain.rpartition("'")[2]  # French and Italian articles: `l'homme`
    if any(map(dictionary.knows, (plain, stem))):
        return Verdict(True, (f"“{stem}” is in the dictionary",))
    where = f"“{stem}” is not in the dictionary"
    capital = stem[:1].isupper()
    if len(stem) < (LEAST_CAPITAL if capital else LEAST):
        return Verdict(True, (where, "too short to judge"))
    if not stem[1:].islower():
        return Verdict(True, (where, "capitals inside: a name or an abbreviation"))
    if _is_english(stem):
        return Verdict(True, (where, "an English word"))
    if dictionary.has_compounds and dictionary.joins(stem):
        return Verdict(True, (where, "words joined into one"))
    near = [other for other in _light(stem) if dictionary.knows(other)]
    if not near and not capital:
        near = [other for other in _slips(stem, dictionary) if dictionary.knows(other)]
    if not near:
        return Verdict(True, (where, "no word of the dictionary is one slip away"))
    head = word[: len(word) - len(stem)]
    suggestions = tuple(head + other for other in dict.fromkeys(near))[:_SHOWN]
    reasons = (where, f"“{near[0]}” is one slip away")
    return Verdict(False, reasons, likely=True, suggestions=suggestions)


def _is_english(word: str) -> bool:
    """Whether a word is one of English that other languages may have borrowed or quote."""
    entry = english().get(word.lower()) if word.isascii() else None
    return entry is not None and entry.frequency >= _BORROWED


def _light(word: str) -> Iterator[str]:
    """What a word is if two letters were swapped, or one doubled or not by mistake."""
    for at, (one, other) in enumerate(pairwise(word)):
        if one == other:
            yield word[:at] + word[at + 1 :]
        elif at:
            yield word[:at] + other + one + word[at + 2 :]
    for at, letter in enumerate(word[1:], 1):
        yield word[:at] + letter + word[at:]


def _slips(word: str, dictionary: Dictionary) -> Iterator[str]:
    """What a word is if a letter was left out, put in, or taken for another."""
    letters = dict.fromkeys(dictionary.letters.lower())
    for at in range(len(word) + 1):
        for letter in letters:
            yield word[:at] + letter + word[at:]
    for at in range(len(word)):
        if at:
            yield word[:at] + word[at + 1 :]
        for letter in letters:
            yield word[:at] + letter + word[at + 1 :]


def explain_in(word: str, files: DictionaryFiles) -> list[str]:
    """Why a word is accepted or reported, one reason a line, the verdict last.

    Raises:
        OSError: the dictionary cannot be read.
    """
    verdict = judge_in(word, files)
    if verdict.accepted:
        return [*verdict.reasons, "accepted"]
    suggestion = f"a suggestion: {', '.join(verdict.suggestions)}"
    return [*verdict.reasons, suggestion, "reported unless several articles use it"]
