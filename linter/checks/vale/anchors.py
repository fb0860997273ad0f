"""Texts without which a regular expression cannot match, and how far before them a match begins."""

import re
from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from linter.checks.pattern_reader import LOOK, PatternReader

NEAR = 4
"""Places at which a match may begin, around an anchor, that are sooner tried one by one."""
FAR = 1_000_000
"""More characters than can be counted."""
EDGE = "\0"

_MOST = 64
"""How many texts a part of a pattern may be spelled out to."""
_MOST_MEMBERS = 12
_BLANK = " "

_CLASS = re.compile(r"\[(\^?)(\]?(?:\\.|\[:\w+:\]|[^\]\\])*)\]", re.S)
_MEMBER = re.compile(r"\\(.)|(.)", re.S)
_QUANTIFIER = re.compile(r"(?:(?P<sign>[?*+])|\{(?P<least>\d+)(?P<more>,\d*)?\})[?+]?")
_GROUP = re.compile(r"\((?:\?(?:[imnsIMNS-]*:|P?<\w+>|>))?(?!\?)")
_OPTIONS = re.compile(r"\(\?[imnsIMNS-]+\)")
_PLAIN = re.compile(r"[\w' ’-]+")


class Anchor(NamedTuple):
    """A text that a match has.

    Attributes:
        text: in lower case, its apostrophes straight; a blank is any white space.
        least, most: how many characters of the match stand before it.
        left, right: whether no word goes on beyond this end of it.
    """

    text: str
    least: int
    most: int
    left: bool
    right: bool


class _Part(NamedTuple):
    """A part of a pattern.

    Attributes:
        texts: all that it matches; None where there are too many.
        least, most: characters of a match.
        anchors: one of these stands in each match, counted from the part's start.
    """

    texts: frozenset[str] | None
    least: int
    most: int
    anchors: tuple[Anchor, ...] = ()


_NOTHING = _Part(frozenset({""}), 0, 0)
_EDGE = _Part(frozenset({EDGE}), 0, 0)
_ONE = _Part(None, 1, 1)
_ANYTHING = _Part(None, 0, FAR)
_DIGIT = _Part(frozenset("0123456789"), 1, 1)


def anchors_of(pattern: str, whole_words: bool) -> tuple[Anchor, ...]:
    """Texts one of which stands wherever the pattern matches; none where none are known.

    Conservative: what is not understood, and all that may be missing, counts for nothing.

    Args:
        pattern: a regular expression of .NET.
        whole_words: whether a match begins and ends at the edge of a word.
    """
    if _PLAIN.fullmatch(pattern):
        return (Anchor(_folded(pattern), 0, 0, whole_words, whole_words),)
    reader = _Reader(pattern)
    part = reader.alternatives(whole_words)
    return part.anchors if not reader.failed and reader.at_end() else ()


class _Sequence:
    """What is known of the parts of a pattern that follow each other.

    A run is a stretch of which every text is known; `EDGE` in one is the edge of a word.
    """

    def __init__(self, after_edge: bool) -> None:
        self._options: list[tuple[Anchor, ...]] = []
        self._is_whole = True
        self._least = self._most = 0
        self._begin(after_edge)

    def _begin(self, after_edge: bool) -> None:
        self._run = frozenset({EDGE if after_edge else ""})
        self._run_least, self._run_most = self._least, self._most

    def add(self, part: _Part) -> None:
        """Go on with a part."""
        if part.anchors:
            self._add_anchors(part)
        if part.texts is None:
            self._is_whole = False
            self._close()
        elif len(self._run) * len(part.texts) > _MOST:
            self._is_whole = False
            self._close()
            self._run = part.texts
        else:
            self._run = frozenset(map("".join, product(self._run, part.texts)))
        self._least += part.least
        self._most = min(self._most + part.most, FAR)
        if part.texts is None:
            self._begin(False)

    def skip(self, most: int, last: frozenset[str] | None) -> None:
        """What follows stands here, or so many characters further on.

        Args:
            most: how many.
            last: the texts of which one stands before it; None where that is not known.
        """
        self._is_whole = False
        self._close()
        self._most = min(self._most + most, FAR)
        self._begin(False)
        if last is not None and len({len(text) for text in last}) == 1:
            self._run = last
            length = len(min(last))
            self._run_least -= length
            self._run_most -= length if self._most < FAR else 0

    def end(self, at_edge: bool) -> _Part:
        """The whole of it."""
        if at_edge:
            self.add(_EDGE)
        texts = self._run if self._is_whole else None
        self._close()
        return _Part(texts, self._least, self._most, _best(self._options))

    def _add_anchors(self, part: _Part) -> None:
        self._options.append(
            tuple(
                anchor._replace(
                    least=self._least + anchor.least, most=min(self._most + anchor.most, FAR)
                )
                for anchor in part.anchors
            )
        )

    def _close(self) -> None:
        """End the run."""
        texts = {text: text.replace(EDGE, "") for text in self._run}
        if "" not in texts.values():
            self._options.append(
                tuple(
                    Anchor(
                        bare,
                        self._run_least,
                        self._run_most,
                        text.startswith(EDGE),
                        text.endswith(EDGE),
                    )
                    for text, bare in sorted(texts.items())
                )
            )
        self._run_least, self._run_most = self._least, self._most
        self._run = frozenset({""})


class _Reader(PatternReader):
    """Reads a pattern; `failed` where it does not understand it."""

    def alternatives(self, whole_words: bool = False) -> _Part:
        """The branches from here to the end of the group."""
        branches = self._branches(lambda: self._sequence(whole_words))
        texts: frozenset[str] | None = frozenset()
        anchors: list[Anchor] = []
        for branch in branches:
            anchors.extend(branch.anchors)
            if texts is not None:
                texts = None if branch.texts is None else texts | branch.texts
        return _Part(
            texts if texts is not None and len(texts) <= _MOST else None,
            min(branch.least for branch in branches),
            max(branch.most for branch in branches),
            tuple(dict.fromkeys(anchors)) if all(b.anchors for b in branches) else (),
        )

    def _sequence(self, whole_words: bool) -> _Part:
        sequence = _Sequence(whole_words)
        while (char := self._peek()) and char not in "|)" and not self.failed:
            part = self._atom(char)
            least, most = self._quantity()
            if (least, most) == (0, 1) and part.texts is not None:
                sequence.add(_Part(part.texts | {""}, 0, part.most))
                continue
            for _ in range(min(least, _MOST)):
                sequence.add(part)
            if least != most:
                sequence.skip((most - least) * part.most, part.texts if least else None)
        return sequence.end(whole_words)

    def _atom(self, char: str) -> _Part:
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        self._at += 1
        if char == "\\":
            return self._escape()
        if char in "^$":
            return _EDGE
        return _ONE if char == "." else _literal(char)

    def _escape(self) -> _Part:
        escaped = self._next()
        if escaped in "sntrfv":
            return _literal(_BLANK)
        if escaped == "d":
            return _DIGIT
        if escaped in "bAZz":
            return _EDGE
        if escaped in "wWDS":
            return _ONE
        if escaped == "B":
            return _NOTHING
        if escaped.isalnum() or not escaped:
            self.failed = True
            return _ANYTHING
        return _literal(escaped)

    def _group(self) -> _Part:
        if self._taken(_OPTIONS):
            return _NOTHING
        look = self._taken(LOOK)
        if look is None and self._taken(_GROUP) is None:
            self.failed = True
            return _ANYTHING
        part = self.alternatives()
        self._close()
        return part if look is None else _looking(look.group(), part)

    def _class(self) -> _Part:
        found = self._taken(_CLASS)
        if found is None:
            self.failed = True
            return _ANYTHING
        negated, inside = found.groups()
        if not negated and inside in ("0-9", r"\d"):
            return _DIGIT
        if negated or re.search(r"(?<!^)(?<!\\)-(?!$)", inside) or "[:" in inside:
            return _ONE
        members = set()
        for escaped, plain in _MEMBER.findall(inside):
            if escaped.isalnum() and escaped != "s":
                return _ONE
            members.add(_folded(plain or (_BLANK if escaped == "s" else escaped)))
        return _Part(frozenset(members), 1, 1) if len(members) <= _MOST_MEMBERS else _ONE

    def _quantity(self) -> tuple[int, int]:
        """How often what was read stands, at least and at most."""
        found = self._taken(_QUANTIFIER)
        if found is None:
            return 1, 1
        if found["sign"]:
            return {"?": (0, 1), "*": (0, FAR), "+": (1, FAR)}[found["sign"]]
        least, more = int(found["least"]), found["more"]
        return least, least if more is None else int(more[1:] or FAR)


def _literal(char: str) -> _Part:
    folded = _folded(char)
    return _Part(frozenset({folded}), 1, 1) if len(folded) == 1 else _ONE


def _looking(opening: str, part: _Part) -> _Part:
    """What looks around has no width; a word ends where it sees that no more of it follows."""
    if opening.endswith("=") and part.texts:
        near = -1 if "<" in opening else 0
        if all(text and not is_wordlike(text[near]) for text in part.texts):
            return _EDGE
    return _NOTHING


def is_wordlike(char: str) -> bool:
    """Whether a character is one of those that words are made of, to regular expressions."""
    return char.isalnum() or char == "_"


def _folded(text: str) -> str:
    return re.sub(r"\s", _BLANK, text.lower().replace("’", "'"))


def _best(options: Iterable[tuple[Anchor, ...]]) -> tuple[Anchor, ...]:
    """The anchors that say most; those that stand nearly everywhere say nothing."""
    best = max(filter(None, options), key=_worth, default=())
    return best if best and _worth(best) > 0.8 else ()


def _worth(anchors: tuple[Anchor, ...]) -> float:
    """How much anchors say: as much as the worst of them."""
    return min(map(_worth_of, anchors))


def _worth_of(anchor: Anchor) -> float:
    text = anchor.text
    spread = anchor.most - anchor.least
    known = 1.6 if spread == 0 else 1.2 if spread <= NEAR else 0
    letters = sum(map(is_wordlike, text))
    edges = anchor.left + anchor.right if letters else 0
    if len(text) == 1 and letters and not edges:
        return 0
    if not letters and text.strip(" .,") == "":
        return 0.3 * len(text)
    marks = sum(not is_wordlike(char) and char not in " .," for char in text)
    return letters + 1.8 * marks + 0.3 * (len(text) - letters - marks) + 0.6 * edges + known
