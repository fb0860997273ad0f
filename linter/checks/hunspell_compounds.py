"""Compounds of a Hunspell dictionary: words that are made of others."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Protocol

_MOST_PARTS = 6
_ELEMENT = re.compile(r"(?:\(([^)]*)\)|([^*?()]))([*?]?)")

Rule = tuple[tuple[str, str], ...]
"""The flags of words that may follow each other, each with `*`, `?` or nothing."""


class Analysed(Protocol):
    """What is known of a part; see `hunspell.Analysis`."""

    @property
    def flags(self) -> frozenset[str]:
        """Of the stem and of its affixes."""

    @property
    def prefixed(self) -> frozenset[str] | None:
        """The flags of the prefix."""

    @property
    def suffixed(self) -> frozenset[str] | None:
        """The flags of the suffix."""


def rule_of(text: str, split: Callable[[str], list[str]]) -> Rule:
    """What a COMPOUNDRULE says; `split` parts a text into flags."""
    if "(" in text:
        return tuple((match[1] or match[2], match[3]) for match in _ELEMENT.finditer(text))
    found: list[tuple[str, str]] = []
    for piece in re.findall(r"[^*?]+|[*?]", text):
        if piece in ("*", "?"):
            found[-1] = found[-1][0], piece
        else:
            found.extend((flag, "") for flag in split(piece))
    return tuple(found)


class Compounds:
    """Whether a word is made of words of a dictionary, as its affix file allows."""

    def __init__(
        self,
        special: Mapping[str, str],
        rules: Sequence[Rule],
        analyses: Callable[[str], Iterable[Analysed]],
    ) -> None:
        """Take what the affix file says.

        Args:
            special: its directives of one value.
            rules: its COMPOUNDRULEs.
            analyses: what a part may be.
        """
        self._rules = rules
        self._analyses = analyses
        least = special.get("COMPOUNDMIN", "3")
        self._least = max(int(least), 1) if least.isdigit() else 3
        anywhere = special.get("COMPOUNDFLAG", "")
        last = special.get("COMPOUNDEND", special.get("COMPOUNDLAST", ""))
        self._flags = tuple(
            {flag for flag in (anywhere, own) if flag}
            for own in (special.get("COMPOUNDBEGIN"), special.get("COMPOUNDMIDDLE"), last)
        )
        self._permits = special.get("COMPOUNDPERMITFLAG", "")
        self._forbids = special.get("COMPOUNDFORBIDFLAG", "")
        self._checks_case = "CHECKCOMPOUNDCASE" in special
        self._checks_doubles = "CHECKCOMPOUNDDUP" in special
        most = special.get("COMPOUNDWORDMAX", "")
        self._most = int(most) if most.isdigit() else _MOST_PARTS

    @property
    def are_made(self) -> bool:
        """Whether words are joined without a rule for single ones."""
        return any(self._flags)

    def makes(self, word: str) -> bool:
        """Whether a word is a compound."""
        if len(word) < 2 * self._least:
            return False
        return any(self._follows(rule, word) for rule in self._rules) or (
            self.are_made and self._is_joined(word)
        )

    def _is_joined(self, word: str) -> bool:
        @cache
        def joined(start: int, parts: int, previous: str) -> bool:
            rest = word[start:]
            if parts and self._fits(rest, 2) and self._may_meet(previous, rest):
                return True
            if parts + 1 >= self._most:
                return False
            return any(
                self._may_meet(previous, word[start:end])
                and self._fits(word[start:end], 1 if parts else 0)
                and joined(end, parts + 1, word[start:end])
                for end in range(start + self._least, len(word) - self._least + 1)
            )

        return joined(0, 0, "")

    def _may_meet(self, previous: str, part: str) -> bool:
        if not previous:
            return True
        if self._checks_doubles and previous == part:
            return False
        return not (self._checks_case and (previous[-1].isupper() or part[0].isupper()))

    def _fits(self, part: str, position: int) -> bool:
        """Whether a part may stand at the beginning, in the middle or at the end: 0, 1, 2."""
        wanted = self._flags[position]
        for analysis in self._analyses(part):
            if wanted.isdisjoint(analysis.flags) or self._forbids in analysis.flags:
                continue
            inner = (
                analysis.prefixed if position > 0 else None,
                analysis.suffixed if position < 2 else None,
            )
            if all(flags is None or self._permits in flags for flags in inner):
                return True
        return False

    def _follows(self, rule: Rule, word: str) -> bool:
        """Whether a word is what a rule says, part by part."""

        @cache
        def follows(at: int, start: int) -> bool:
            if at == len(rule):
                return start == len(word)
            flag, how = rule[at]
            if how and follows(at + 1, start):
                return True
            following = at if how == "*" else at + 1
            return any(
                self._is_stem(word[start:end], flag) and follows(following, end)
                for end in range(start + self._least, len(word) + 1)
            )

        return follows(0, 0)

    def _is_stem(self, part: str, flag: str) -> bool:
        return any(
            analysis.prefixed is None and analysis.suffixed is None and flag in analysis.flags
            for analysis in self._analyses(part)
        )
