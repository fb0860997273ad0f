"""How likely one word is written for another: a weighted edit distance."""

import re
from itertools import accumulate, pairwise

_VOWELS = frozenset("aeiouy")
_ALIKE = {
    frozenset(pair): cost
    for pair, cost in (
        *((pair, 0.55) for pair in ("ck", "cs", "sz", "iy", "ck", "kq", "cq", "gj")),
        *((pair, 0.7) for pair in ("fv", "dt", "mn", "bp", "vw", "sx", "gk", "uw", "lr")),
    )
}
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _keyboard() -> frozenset[frozenset[str]]:
    """Pairs of letters whose keys touch on a QWERTY keyboard."""
    pairs: set[frozenset[str]] = set()
    for row in _ROWS:
        pairs.update(frozenset(pair) for pair in pairwise(row))
    for upper, lower in pairwise(_ROWS):
        for index, letter in enumerate(lower):
            pairs.update(frozenset((letter, other)) for other in upper[index : index + 2])
    return frozenset(pairs)


_TOUCHING = _keyboard()

_SPELT_ALIKE: tuple[tuple[str, str, float], ...] = (
    ("f", "ph", 0.6),
    ("f", "gh", 0.7),
    ("k", "ch", 0.7),
    ("k", "ck", 0.4),
    ("c", "ck", 0.5),
    ("c", "ch", 0.6),
    ("s", "sc", 0.5),
    ("sh", "ti", 0.7),
    ("sh", "ci", 0.7),
    ("sh", "ch", 0.6),
    ("tch", "ch", 0.4),
    ("x", "cc", 0.6),
    ("x", "ks", 0.7),
    ("x", "cs", 0.7),
    ("kw", "qu", 0.5),
    ("cw", "qu", 0.6),
    ("j", "dg", 0.5),
    ("g", "dg", 0.5),
    ("n", "kn", 0.6),
    ("r", "wr", 0.6),
    ("w", "wh", 0.5),
    ("r", "rh", 0.5),
    ("t", "th", 0.7),
    ("c", "ss", 0.6),
    ("s", "ce", 0.6),
    ("z", "s", 0.5),
    ("o", "ou", 0.5),
    ("u", "ou", 0.6),
    ("u", "oo", 0.6),
    ("a", "ai", 0.5),
    ("ay", "ei", 0.7),
    ("e", "ea", 0.5),
    ("ee", "ea", 0.45),
    ("ee", "ie", 0.45),
    ("i", "igh", 0.7),
    ("i", "y", 0.5),
    ("ie", "y", 0.6),
    ("ys", "ies", 0.6),
    ("au", "ough", 0.8),
    ("or", "our", 0.5),
    ("er", "re", 0.5),
    ("ar", "er", 0.5),
    ("el", "le", 0.5),
    ("al", "le", 0.7),
    ("sion", "tion", 0.5),
    ("shun", "tion", 0.6),
    ("cion", "tion", 0.5),
    ("able", "ible", 0.4),
    ("ance", "ence", 0.4),
    ("ant", "ent", 0.4),
    ("ent", "ment", 0.9),
    ("ly", "lly", 0.4),
    ("aly", "ally", 0.4),
    ("ly", "ally", 0.5),
    ("ful", "full", 0.4),
    ("cly", "cally", 0.5),
)
_Pieces = dict[str, list[tuple[str, str, float]]]
_BY_END: dict[str, _Pieces] = {}
for _one, _other, _cost in _SPELT_ALIKE:
    for _wrong, _right in ((_one, _other), (_other, _one)):
        _ends = _BY_END.setdefault(_wrong[-1], {})
        _ends.setdefault(_right[-1], []).append((_wrong, _right, _cost))

FIRST_LETTER = 0.5
"""Added where the first letters differ: the letter that writers hardly ever miss."""

LAST_LETTER = 1.2
"""What a letter too many at the end costs."""

FAR = 99.0
_ONE_EDIT, TWO_EDITS = 0.8, 1.2
"""Below the one there can be one edit at most, up to the other two: the cheapest costs 0.4 and,
as floats add up, three of them more than 1.2."""
_WIDEST = 2
"""How many letters one edit touches at most, those left out that are the same at its ends."""
_UNUSUAL = re.compile("[']|shun|ough")
"""Cheaper edits, and wider ones."""


def slip_cost(wrong: str, right: str, limit: float = 3.0) -> float:
    """What it costs to read `wrong` as a slip for `right`, both folded; `FAR` above `limit`.

    1.0 is about one chance edit. Doubled and dropped doubles, swapped neighbours, vowels for
    vowels, neighbouring keys and spellings that sound alike cost less (Kernighan, Church and Gale
    1990; Brill and Moore 2000 for edits of several letters), a wrong first letter more.
    """
    n, m = len(wrong), len(right)
    start = 0
    shorter = min(n, m)
    while start < shorter and wrong[start] == right[start]:
        start += 1
    if start == n == m:
        return 0.0
    while n > start and m > start and wrong[n - 1] == right[m - 1]:
        n -= 1
        m -= 1
    if limit < 1.0 and min(n, m) - start > 5:
        return FAR  # two cheap edits at most, and those lie close together
    if limit <= TWO_EDITS and max(n, m) - start > _WIDEST and not _UNUSUAL.search(wrong + right):
        if limit < _ONE_EDIT:
            return FAR
        # What lies between two edits is the same in both.
        if wrong[start + _WIDEST : max(n - _WIDEST, 0)] not in right[start:m]:
            return FAR
        if right[start + _WIDEST : max(m - _WIDEST, 0)] not in wrong[start:n]:
            return FAR
    # Two letters of what is alike on either side stay in, for the edits of several letters.
    end = min(2, len(wrong) - n)
    n, m, start = n + end, m + end, max(start - 2, 0)
    goal = right[start:m]
    missing = [_missing(right, at) for at in range(start, m)]
    row = [0.0, *accumulate(missing)]
    rows = [row]
    before_a = ""
    for i in range(start, n):
        a = wrong[i]
        instead, pieces = _INSTEAD[a], _BY_END.get(a, _NO_PIECES)
        extra = _extra(wrong, i)
        before, left = row, row[0] + extra
        row = [left]
        best, diagonal, before_b = left, before[0], ""
        for k, b in enumerate(goal):
            above = before[k + 1]
            cost = diagonal + instead[b]
            diagonal = above
            if above + extra < cost:
                cost = above + extra
            left += missing[k]
            if left < cost:
                cost = left
            if b in pieces:
                for piece, other, price in pieces[b]:
                    from_row, from_column = i + 1 - len(piece) - start, k + 1 - len(other)
                    if (
                        from_row >= 0
                        and from_column >= 0
                        and rows[from_row][from_column] + price < cost
                        and wrong.endswith(piece, start, i + 1)
                        and right.endswith(other, start, start + k + 1)
                    ):
                        cost = rows[from_row][from_column] + price
            if a == before_b and before_a == b and a != b:
                swapped = rows[-2][k - 1] + (0.45 if a in _VOWELS and b in _VOWELS else 0.6)
                if swapped < cost:
                    cost = swapped
            left, before_b = cost, b
            row.append(cost)
            if cost < best:
                best = cost
        rows.append(row)
        before_a = a
        if best > limit + 0.6:
            return FAR
    total = row[-1]
    if wrong[0] != right[0] and wrong[:2] != right[1::-1]:
        total += FIRST_LETTER
    return total if total <= limit else FAR


_NO_PIECES: _Pieces = {}


def _extra(word: str, at: int) -> float:
    """A letter that should not be there."""
    letter = word[at]
    if (at and word[at - 1] == letter) or word[at + 1 : at + 2] == letter:
        return 0.45
    if at == len(word) - 1:
        return LAST_LETTER  # a suffix on purpose, more often than a letter by chance
    return _EXTRA[letter]


def _missing(word: str, at: int) -> float:
    """A letter that was left out."""
    letter = word[at]
    if (at and word[at - 1] == letter) or word[at + 1 : at + 2] == letter:
        return 0.45
    return _MISSING[letter]


def _instead(wrong: str, right: str) -> float:
    """One letter for another."""
    if wrong == right:
        return 0.0
    pair = frozenset((wrong, right))
    if pair in _ALIKE:
        return _ALIKE[pair]
    if wrong in _VOWELS and right in _VOWELS:
        return 0.6
    return 0.85 if pair in _TOUCHING else 1.25


_ALPHABET = "abcdefghijklmnopqrstuvwxyz'"
_EXTRA = {letter: 0.85 if letter in _VOWELS else 1.0 for letter in _ALPHABET} | {"'": 0.3}
_MISSING = {letter: 0.7 if letter in _VOWELS else 0.8 for letter in _ALPHABET} | {
    "'": 0.3,
    "e": 0.6,
    "h": 0.75,
}
_INSTEAD = {wrong: {right: _instead(wrong, right) for right in _ALPHABET} for wrong in _ALPHABET}
