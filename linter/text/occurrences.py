"""Where any of many texts stands in another, found in one pass over it (Aho and Corasick, 1975).

A text stands there *folded*: in lower case, with straight apostrophes, each stretch of white space
one blank. What is found is where something could match; only a pattern knows whether it does.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from linter.text.single_byte import APOSTROPHE, single_byte

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

_SIMPLE = {
    "\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))): " ",
    "\u212a": "k",  # what follows are letters to `re` when it ignores case
    "\u212b": "å",
    "\u017f": "s",
    "\u0130\u0131": "i",
}
_RARE = {char: simple for chars, simple in _SIMPLE.items() for char in chars}
_HAS_RARE = re.compile("[{}]".format("".join(_RARE)))
_NO_BYTE = ord("?")
"""What has no byte in Latin-1 becomes, in the texts that are looked for too."""
_HALF_PAIRS = "ßµÿ"
"""Letters whose other case has no byte."""
_BLANKS = re.compile(b"  +")


def _folded_byte(value: int) -> int:
    char = chr(value)
    if char == APOSTROPHE:
        return ord("'")
    if char in _HALF_PAIRS:
        return _NO_BYTE
    return ord(" ") if char.isspace() else ord(char.lower())


_FOLDED = bytes(map(_folded_byte, range(256)))


def _with_blanks(text: str) -> bytes:
    """`text` folded, a byte a character; blanks in a row are left."""
    text = single_byte(text)
    try:
        return text.encode("latin-1").translate(_FOLDED)
    except UnicodeEncodeError:
        for char in set(_HAS_RARE.findall(text)):
            text = text.replace(char, _RARE[char])
        return text.encode("latin-1", "replace").translate(_FOLDED)


def _form(literal: str) -> bytes:
    """A text as it is looked for."""
    return _BLANKS.sub(b" ", _with_blanks(literal))


class LiteralIndex:
    """Texts that are looked for all at once, however many.

    Attributes:
        literals: the texts.
    """

    def __init__(self, literals: Iterable[str]) -> None:
        """Index texts without NUL; the empty one is never found."""
        self.literals = frozenset(literals)
        self._sets: dict[frozenset[str], bool] = {}

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(filter(None, self.literals))

    @cached_property
    def _automaton(self) -> "BytesAhoCorasick":
        from ahocorasick_rs import BytesAhoCorasick

        # All are folded at once, which is quicker than one by one.
        return BytesAhoCorasick(_form("\0".join(self._names)).split(b"\0"))

    def has_all(self, literals: frozenset[str]) -> bool:
        """Whether all of some texts are in the index; looked at once for each set."""
        known = self._sets.get(literals)
        if known is None:
            known = self._sets[literals] = literals <= self.literals
        return known

    def find(self, data: bytes) -> dict[str, list[int]]:
        """The places of those that stand in a folded text, each in order."""
        if not self._names:
            return {}
        found: dict[int, list[int]] = {}
        for literal, start, _ in self._automaton.find_matches_as_indexes(data, overlapping=True):
            if literal in found:
                found[literal].append(start)
            else:
                found[literal] = [start]
        return {self._names[literal]: places for literal, places in found.items()}


NO_LITERALS = LiteralIndex(())


class Occurrences:
    """Where the texts of an index stand in another text, and any others that are asked for.

    A place counts the text's characters; of a stretch of white space it is the first.

    Attributes:
        found: the index's texts that stand there -> their places, in order.
    """

    def __init__(self, text: str, index: LiteralIndex = NO_LITERALS) -> None:
        """Search a text: one pass, in time linear in its length."""
        self._index = index
        self._others: dict[str, Sequence[int]] = {}
        # Where blanks in a row were made one, and how many were left out before.
        self._cuts: Sequence[int] = ()
        self._left_out: Sequence[int] = (0,)
        data = _with_blanks(text)
        if b"  " in data:
            runs = [(match.start(), len(match[0]) - 1) for match in _BLANKS.finditer(data)]
            self._left_out = tuple(accumulate((length for _, length in runs), initial=0))
            self._cuts = [
                start - before for (start, _), before in zip(runs, self._left_out, strict=False)
            ]
            data = _BLANKS.sub(b" ", data)
        self._data = data
        self.found: Mapping[str, Sequence[int]] = index.find(data)
        if self._cuts:
            self.found = {name: self._in_text(places) for name, places in self.found.items()}

    @cached_property
    def standing(self) -> frozenset[str]:
        """The texts of the index that stand there: as a set, to be met quickly with others."""
        return frozenset(self.found)

    def among(self, literals: frozenset[str]) -> list[tuple[str, Sequence[int]]]:
        """Which of some texts stand there, and where; quick for sets that are often asked for."""
        if self._index.has_all(literals):
            return [(literal, self.found[literal]) for literal in self.standing & literals]
        return [(literal, places) for literal in literals if (places := self.places(literal))]

    def places(self, literal: str) -> Sequence[int]:
        """Where a text stands, in order; one that the index does not have is looked for now."""
        if literal in self._index.literals:
            return self.found.get(literal, ())
        known = self._others.get(literal)
        if known is None:
            known = self._others[literal] = self._in_text(self._search(_form(literal)))
        return known

    def all_places(self, literals: Iterable[str]) -> dict[str, Sequence[int]]:
        """Where texts stand, in order, of which only this text is asked: in one pass, however many.

        Those that do not stand there have no places.
        """
        found = LiteralIndex(literals).find(self._data)
        return {literal: self._in_text(places) for literal, places in found.items()}

    def _search(self, form: bytes) -> list[int]:
        places = []
        at = self._data.find(form) if form else -1
        while at >= 0:
            places.append(at)
            at = self._data.find(form, at + 1)
        return places

    def _in_text(self, places: Sequence[int]) -> Sequence[int]:
        if not self._cuts:
            return places
        left_out, cuts = self._left_out, self._cuts
        return [at + left_out[bisect_left(cuts, at)] for at in places]


class Searches:
    """Texts searched for those of one index, each once however many ask."""

    def __init__(self, index: LiteralIndex = NO_LITERALS) -> None:
        self._index = index
        # By identity, with the texts, which so stay alive: to hash a text is to read it.
        self._known: dict[int, tuple[str, Occurrences]] = {}

    def within(self, text: str) -> Occurrences:
        """What stands in a text, and where."""
        known = self._known.get(id(text))
        if known is None:
            known = self._known[id(text)] = (text, Occurrences(text, self._index))
        return known[1]
