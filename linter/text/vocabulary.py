"""The words of a repository: terms that are right as they are written, and terms that are not."""

from functools import cached_property

import msgspec


class Vocabulary(msgspec.Struct, frozen=True, dict=True):
    """What settings say of words.

    Attributes:
        accepted: terms, case as written; a term may be several words.
        rejected: terms that should not stand, with what should stand instead, or the empty text.
    """

    accepted: frozenset[str] = frozenset()
    rejected: dict[str, str] = {}

    def accepts(self, word: str) -> bool:
        """Whether a word is right.

        A term written in lower case is also right with a capital and in capitals, as the start of
        a sentence and headings have it; one with capitals of its own only as it is written. Each
        word of a term of several words is right, and so are its possessives.
        """
        word = word.replace("’", "'")
        if word in self._words:
            return True
        stem = word[:-2] if word[-2:] in ("'s", "'S") else word.rstrip("'")
        if stem in self._words:
            return True
        lower = stem.lower()
        return lower in self._words and stem in (lower.capitalize(), lower.upper())

    @cached_property
    def _words(self) -> frozenset[str]:
        terms = [term.replace("’", "'") for term in self.accepted]
        return frozenset(terms).union(*(term.split() for term in terms))

    def __or__(self, other: "Vocabulary") -> "Vocabulary":
        """Both; where one accepts what the other rejects, the right-hand one wins."""
        accepted = (self.accepted - other.rejected.keys()) | other.accepted
        rejected = {t: r for t, r in self.rejected.items() if t not in other.accepted}
        return Vocabulary(accepted, rejected | other.rejected)


NO_VOCABULARY = Vocabulary()
