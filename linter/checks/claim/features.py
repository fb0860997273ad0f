"""What the check-worthiness model sees of a sentence: words, classes of words, numbers, names."""

import re

from linter.checks.claim.lexicon import CLASSES, by_word

WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[^\W\d_]+")
"""A word of a lower-case sentence with straight apostrophes."""

_CLASSES_OF = {
    word: tuple(f"class:{name}" for name in names)
    for word, names in by_word(CLASSES.items()).items()
}
_CLASSED = _CLASSES_OF.keys()
_STARTS_OF = {
    word: tuple(f"start:{name}" for name in names)
    for word, names in by_word(CLASSES.items()).items()
}

_DIGIT = re.compile(r"\d")
NUMBER = re.compile(r"(?:[$€£] ?)?\d+(?:[.,]\d+)*(?:%| ?percent\b)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
NAME = re.compile(r"(?<=[\w,;:)] )[A-Z][\w.&'’-]*(?: (?:of |the |and |for |de )?[A-Z][\w.&'’-]*)*")
"""A run of capitalised words that does not begin the sentence."""
_ACRONYM = re.compile(r"\b[A-Z]{2,}")
_PAST = re.compile(r"[a-z]{3}ed\b")

_LENGTHS = (4, 6, 8, 11, 15, 20, 27, 36)
_COUNTS = (1, 2, 3, 4)
_LENGTH_NAMES = tuple(f"words>={bound}" for bound in _LENGTHS)
_NUMBER_NAMES = tuple(f"numbers>={bound}" for bound in _COUNTS)
_NAME_NAMES = tuple(f"names>={bound}" for bound in _COUNTS)


def fold(text: str) -> str:
    """Lower case, straight apostrophes: what the words of a sentence are read from."""
    return text.lower().replace("’", "'")


def traits(text: str, folded: str, words: list[str], distinct: frozenset[str]) -> set[str]:
    """What a sentence has besides its words: the binary features that a person can name.

    Args:
        text: the sentence.
        folded: `fold(text)`.
        words: the words of `folded`, in order.
        distinct: each of them once.
    """
    found: set[str] = set()
    for word in distinct & _CLASSED:
        found.update(_CLASSES_OF[word])
    if words:
        found.update(_STARTS_OF.get(words[0], ()))
    length = len(words)
    for bound, name in zip(_LENGTHS, _LENGTH_NAMES, strict=True):
        if length < bound:
            break
        found.add(name)
    if _DIGIT.search(folded):
        _add_numbers(folded, found)
    names = [
        name for name in NAME.findall(text) if name != "I" and not name.startswith(("I'", "I’"))
    ]
    if names:
        found.update(_NAME_NAMES[: len(names)])
        if _ACRONYM.search(text):
            found.add("name:acronym")
    if _PAST.search(folded):
        found.add("verb:ed")
    if '"' in text or "“" in text:
        found.add("mark:quotation")
    if text.endswith(("?", '?"', "?”")):
        found.add("mark:question")
    return found


def _add_numbers(folded: str, found: set[str]) -> None:
    numbers = NUMBER.findall(folded)
    found.update(_NUMBER_NAMES[: len(numbers)])
    for number in numbers:
        if number[-1] in "%t":
            found.add("number:percent")
        elif number[0] in "$€£":
            found.add("number:money")
        elif _YEAR.fullmatch(number):
            found.add("number:year")
        else:
            found.add("number:count")
