"""The words of an article that rules about words look at: all but the plainly right ones."""

from collections.abc import Iterable
from functools import cache
from itertools import filterfalse

import msgspec

from linter.checks.spelling.judgement import is_listed, is_sure, judge_initial, misspellings
from linter.checks.spelling.lexicon import english, fold
from linter.checks.spelling.names import DAYS_AND_MONTHS, NAMED, name_in
from linter.checks.spelling.variants import Side, side_of, spellings
from linter.documents.model import Document


class Remark(msgspec.Struct, frozen=True, gc=False):
    """What is remarkable about a written word, wherever it stands.

    Attributes:
        accepted: whether it is listed and taken for a word: only its name or side matters.
        listed: whether any list holds it.
        name: the name that it is, with or without its capital, less a possessive; else nothing.
        side: the nation whose spelling it is, where another nation has another.
    """

    accepted: bool
    listed: bool
    name: str
    side: Side | None


def remarks(document: Document) -> dict[str, Remark]:
    """The remarkable words of a document, as they are written, in its order."""
    return document.derived(_remarks)


def _remarks(document: Document) -> dict[str, Remark]:
    if len(_plain) + len(_remarkable) > _REMEMBERED:
        _plain.clear()
        _remarkable.clear()
    words = list(filterfalse(_plain.__contains__, document.words))
    _meet(filterfalse(_remarkable.__contains__, words))
    return {word: _remarkable[word] for word in words if word in _remarkable}


_plain: set[str] = set()
_remarkable: dict[str, Remark] = {}
"""Words met before in this process: of most documents all but a few words are in the first, and
are passed over without a look at each."""
_REMEMBERED = 1 << 15
"""How many of them may be remembered before all are forgotten; they take 5 MB."""


@cache
def _special() -> frozenset[str]:
    """The words that are worth a look whatever the lexicon says of them."""
    pairs = spellings()
    return frozenset().union(misspellings(), pairs, pairs.values(), DAYS_AND_MONTHS)


def _meet(words: Iterable[str]) -> None:
    """Tell plain words from remarkable ones."""
    get, special = english().get, _special()
    for word in words:
        folded = fold(word)
        entry = get(folded)
        sure = False
        if entry is not None and folded not in special and is_sure(word, folded, entry):
            if entry.standing not in NAMED and word.isalpha():
                _plain.add(word)
                continue
            sure = True
        name, side = name_in(word, folded, entry), side_of(word)
        listed = entry is not None or is_listed(word)
        accepted = sure or (listed and judge_initial(word).holds)
        if accepted and not name and side is None:
            _plain.add(word)
        else:
            _remarkable[word] = Remark(accepted, listed, name, side)
