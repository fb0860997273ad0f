"""Characters without which a regular expression cannot match."""

import re

DIGIT = r"\d"
"""The needle that stands for any digit."""

_CLASS = re.compile(r"\[(\^?)(\]?(?:\\.|[^\]\\])*)\]", re.S)
_QUANTIFIER = re.compile(r"([?*])|\+|\{(\d+)(?:,\d*)?\}")
_MEMBER = re.compile(r"\\(.)|(.)", re.S)
_EXTENSION = re.compile(r"\?(?::|<\w+>|P<\w+>|>)")
_MOST = 12
"""Characters of a class beyond which it says too little to look for."""
_MOST_NEEDLES = 80

Needles = frozenset[str] | None


def needles_of(pattern: str) -> Needles:
    """Lower-case texts, one of which stands wherever the pattern matches; None: not known.

    Conservative: what is not understood, and all that may be missing, counts for nothing.
    """
    reader = _Reader(pattern)
    found = reader.alternatives()
    if not reader.is_done or found is None or len(found) > _MOST_NEEDLES:
        return None
    return found


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    @property
    def is_done(self) -> bool:
        """Whether all was read."""
        return self._at >= len(self._pattern)

    def alternatives(self) -> Needles:
        """The needles of one alternative or another."""
        found: set[str] = set()
        known = True
        while True:
            branch = self._sequence()
            if branch is None:
                known = False
            else:
                found |= branch
            if self._pattern[self._at : self._at + 1] != "|":
                return frozenset(found) if known else None
            self._at += 1

    def _sequence(self) -> Needles:
        run = ""
        options: list[frozenset[str]] = []
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            literal, members = self._atom()
            least, repeated = self._quantifier()
            if literal and least:
                run += literal.lower().replace("’", "'")
                if not repeated:
                    continue
            if run:
                options.append(frozenset({run}))
                run = ""
            if members and least:
                options.append(members)
        if run:
            options.append(frozenset({run}))
        best = max(options, key=_worth, default=None)
        return best if best is not None and _worth(best) > 1 else None

    def _atom(self) -> tuple[str, Needles]:
        """A literal character, or the needles of something else."""
        char = self._pattern[self._at]
        if char == "\\":
            escaped = self._pattern[self._at + 1 : self._at + 2]
            self._at += 2
            if escaped == "d":
                return "", frozenset({DIGIT})
            return ("" if escaped.isalnum() else escaped), None
        if char == "[" and (found := _CLASS.match(self._pattern, self._at)):
            self._at = found.end()
            return "", _members(found)
        if char == "(":
            return "", self._group()
        self._at += 1
        return ("" if char in ".^$" else char), None

    def _group(self) -> Needles:
        self._at += 1
        plain = True
        if self._pattern[self._at : self._at + 1] == "?":
            found = _EXTENSION.match(self._pattern, self._at)
            plain = found is not None
            self._at = found.end() if found else self._at + 1
        inside = self.alternatives()
        self._at += 1
        return inside if plain else None

    def _quantifier(self) -> tuple[int, bool]:
        """How often at least what was read stands, and whether it may stand more often."""
        found = _QUANTIFIER.match(self._pattern, self._at)
        if found is None:
            return 1, False
        self._at = found.end()
        if self._pattern[self._at : self._at + 1] in ("?", "+"):
            self._at += 1
        return (0 if found.group(1) else int(found.group(2) or 1)), True


def _members(found: re.Match[str]) -> Needles:
    """The characters of a class that lists a few that are no letters."""
    inside = found.group(2)
    if not found.group(1) and inside in ("0-9", r"\d"):
        return frozenset({DIGIT})
    if found.group(1) or re.search(r"(?<!^)(?<!\\)-(?!$)", inside) or "[:" in inside:
        return None
    members = set()
    for member in _MEMBER.finditer(inside):
        escaped, plain = member.groups()
        if escaped is not None and escaped.isalnum():
            return None
        text = (escaped or plain).lower().replace("’", "'")
        if text.isalnum() or text in "., ":
            return None
        members.add(text)
    return frozenset(members) if len(members) <= _MOST else None


def _worth(needles: frozenset[str]) -> int:
    """How much needles say: that of the worst; one letter or space stands nearly everywhere."""
    return min(3 if needle == DIGIT else _worth_of(needle) for needle in needles)


def _worth_of(text: str) -> int:
    marks = len(text) - sum(char.isalnum() or char.isspace() or char in ".," for char in text)
    return len(text.strip()) + 2 * marks
