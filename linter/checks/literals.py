"""What any match of a phrase must contain, letter by letter: `str.find` is quicker than `re`."""

import re
from collections.abc import Iterable, Mapping, Set
from functools import cache
from itertools import product
from typing import NamedTuple

import msgspec

from linter.checks.pattern_reader import LOOK, PatternReader
from linter.checks.word_frequency import FREQUENT, VERY_FREQUENT

_MOST = 48
"""How many texts a part of a phrase may be spelled out to."""
_MOST_FIRST = 200
"""How many texts may be known that its matches begin with: places to try are cheap."""
_SHORTEST = 3
"""Shorter texts are in nearly every block."""
_SHORTEST_FIRST = 2
"""Shorter texts are in nearly every word; marks are not, and count double."""
_TELLING = 8
"""A text as long as this is seldom there without the phrase."""
_DEARER = 3
"""How much dearer it is to try a phrase in a whole block than at one place, in powers of two."""
_RARE = 20
"""What stands less than once in 2 to this power words costs nothing, wherever it is tried."""
_RARE_ENOUGH = 24
"""Of a text that is rarer no more words are looked for."""

_MARKS = ".,;:!?()[]\"“”'-"

_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.S)
_QUANTIFIER = re.compile(r"(?P<sign>[?*+])[?+]?|\{(?P<least>\d*)(?:,\d*)?\}[?+]?")
_GROUP = re.compile(r"\((?:\?(?:[aiLmsux]*:|P<\w+>|>))?(?!\?)")


class Required(msgspec.Struct, frozen=True):
    """What any match of a phrase must have.

    Attributes:
        texts: any match has one of them.
        first: whether any match begins with one of them.
    """

    texts: frozenset[str]
    first: bool


class _Part(NamedTuple):
    """A part of a phrase.

    Attributes:
        exact: every text that it matches; None where there are too many.
        required: texts of which any match has one; None where there is no such set.
        first: texts with one of which any match begins; None where there is no such set.
    """

    exact: frozenset[str] | None
    required: frozenset[str] | None
    first: frozenset[str] | None


_NOTHING = _Part(frozenset({""}), None, None)
_ANYTHING = _Part(None, None, None)


def required_literals(phrase: str) -> frozenset[str] | None:
    """Texts of which any match of a phrase has one, in lower case, each space a single blank.

    Straight apostrophes stand for either kind. None where the phrase gives too little.
    """
    required = required_by(phrase)
    return None if required is None else required.texts


@cache
def required_by(phrase: str) -> Required | None:
    """The required literals of a phrase, and what is known of them; None where it has none."""
    if phrase in _REMEMBERED:
        return _REMEMBERED[phrase]
    reader = _Reader(phrase)
    part = reader.alternation()
    if reader.failed or not reader.at_end():
        return None
    anywhere = _best(part)
    if anywhere is not None:
        anywhere = _fewest(anywhere)
    first = part.exact if part.exact is not None else part.first
    if first is not None:
        first = _beginnings(frozenset(map(_rare_beginning, first)))
        # A blank may stand further on in its white space, where the match begins.
        if any(text.startswith(" ") for text in first):
            first = None
    if first is not None and (
        anywhere is None or _rarity(first) >= min(_rarity(anywhere) - _DEARER, _RARE)
    ):
        return Required(first, True) if min(map(_length, first)) >= _SHORTEST_FIRST else None
    if anywhere is None or _worth(anywhere)[0] < _SHORTEST:
        return None
    return Required(anywhere, False)


def literals_of(phrases: Iterable[str]) -> frozenset[str]:
    """The required literals of all phrases that have some."""
    return frozenset().union(*(required_literals(phrase) or () for phrase in phrases))


def needed_by(phrases: Iterable[str]) -> frozenset[str] | None:
    """Texts of which any match of any of the phrases has one; None where a phrase gives none."""
    found: set[str] = set()
    for phrase in phrases:
        literals = required_literals(phrase)
        if literals is None:
            return None
        found |= literals
    return frozenset(found)


def remember_literals(known: Mapping[str, Required | None]) -> None:
    """Take what an earlier run found to be required by phrases."""
    _REMEMBERED.update(known)


_REMEMBERED: dict[str, Required | None] = {}


def _fewest(texts: frozenset[str]) -> frozenset[str]:
    """One text that all begin or end with, if it is long; else those that hold no other."""
    shared = max(_common_start(texts), _common_start({t[::-1] for t in texts})[::-1], key=len)
    if len(shared) >= _TELLING:
        return frozenset({shared})
    return frozenset(t for t in texts if not any(o in t for o in texts if o != t))


def _rare_beginning(text: str) -> str:
    """As many of the first words of a text as make it rare."""
    words = text.split(" ")
    rarity = 0
    for count, word in enumerate(words, 1):
        rarity += _rarity_of(word) if word else 0
        if rarity >= _RARE_ENOUGH:
            return " ".join(words[:count])
    return text


def _beginnings(texts: frozenset[str]) -> frozenset[str]:
    """Those of which no other is the beginning."""
    return frozenset(t for t in texts if not any(t.startswith(o) for o in texts if o != t))


def _common_start(texts: Set[str]) -> str:
    first, last = min(texts), max(texts)
    length = next((i for i, char in enumerate(first) if last[i] != char), len(first))
    return first[:length]


class _Reader(PatternReader):
    """Reads a phrase; what it does not understand may match anything."""

    def alternation(self) -> _Part:
        """The branches from here to the end of the group."""
        branches = self._branches(self._sequence)
        if len(branches) == 1:
            return branches[0]
        return _Part(
            _union([branch.exact for branch in branches]),
            _union([_best(branch) for branch in branches]),
            _union([_first(branch) for branch in branches], _MOST_FIRST),
        )

    def _sequence(self) -> _Part:
        current = frozenset({""})
        parts: list[frozenset[str]] = []
        first: frozenset[str] | None = None
        whole = True
        while (char := self._peek()) and char not in "|)" and not self.failed:
            part = self._quantified(self._atom(char))
            if part.exact is not None and len(current) * len(part.exact) <= _MOST:
                current = frozenset(map("".join, product(current, part.exact)))
                continue
            if whole:
                first = _followed(current, _first(part))
            whole = False
            parts.append(current)
            if part.required is not None:
                parts.append(part.required)
            current = part.exact if part.exact is not None else frozenset({""})
        parts.append(current)
        return _Part(current if whole else None, max(parts, key=_worth), first)

    def _atom(self, char: str) -> _Part:
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        self._at += 1
        if char == "\\":
            escaped = self._next()
            if escaped in "bBAZ":
                return _NOTHING
            if escaped.isalnum():
                return _literal(" ") if escaped == "s" else _ANYTHING
            return _literal(escaped)
        if char in "^$":
            return _NOTHING
        return _ANYTHING if char == "." else _literal(char)

    def _group(self) -> _Part:
        look = self._taken(LOOK)
        if look is None and self._taken(_GROUP) is None:
            self.failed = True
            return _ANYTHING
        part = self.alternation()
        self._close()
        return _NOTHING if look else part

    def _class(self) -> _Part:
        found = self._taken(_CLASS)
        if found is None:
            self.failed = True
            return _ANYTHING
        inside = found.group()[1:-1]
        if inside.startswith("^") or "\\" in inside or "-" in inside[1:-1]:
            return _ANYTHING
        return _Part(frozenset(map(_folded, inside)), None, None)

    def _quantified(self, part: _Part) -> _Part:
        found = self._taken(_QUANTIFIER)
        if found is None:
            return part
        if found["sign"] == "?":
            return _ANYTHING if part.exact is None else _Part(part.exact | {""}, None, None)
        if found["sign"] == "+" or int(found["least"] or 0) > 0:
            return _Part(None, _best(part), _first(part))
        return _ANYTHING


def _literal(char: str) -> _Part:
    folded = _folded(char)
    return _Part(frozenset({folded}), None, None) if len(folded) == 1 else _ANYTHING


def _folded(char: str) -> str:
    return " " if char.isspace() else "'" if char == "’" else char.lower()


def _union(sets: list[frozenset[str] | None], most: int = _MOST) -> frozenset[str] | None:
    known = [texts for texts in sets if texts is not None]
    union = frozenset().union(*known)
    return union if len(known) == len(sets) and len(union) <= most else None


def _best(part: _Part) -> frozenset[str] | None:
    known = [texts for texts in part if texts is not None]
    return max(known, key=_worth, default=None)


def _first(part: _Part) -> frozenset[str] | None:
    return part.exact if part.exact is not None else part.first


def _followed(texts: frozenset[str], followers: frozenset[str] | None) -> frozenset[str] | None:
    """What a match begins with: some texts, and if these are not rare what stands after them."""
    if (
        followers is not None
        and len(texts) * len(followers) <= _MOST_FIRST
        and _rarity(texts) < _RARE
    ):
        texts = frozenset(map("".join, product(texts, followers)))
    return None if "" in texts else texts


def _length(text: str) -> int:
    return len(text) + sum(not char.isalnum() and char not in " .,'" for char in text)


def _rarity(texts: frozenset[str]) -> int:
    """How seldom texts stand in English: the commonest about once in 2 to this power words."""
    return min(sum(map(_rarity_of, text.split())) for text in texts)


def _rarity_of(word: str) -> int:
    word = word.strip(_MARKS)
    if word in VERY_FREQUENT:
        return 6
    return 10 if word in FREQUENT else 9 + len(word)


def _worth(texts: frozenset[str]) -> tuple[int, int]:
    return (min(map(len, texts)), -len(texts))
