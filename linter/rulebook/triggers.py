"""Which rules could speak of a text: one look at its distinct words, however many rules."""

from collections.abc import Sequence, Set

from linter.checks.phrase import PREFIX_MARK


class TriggerIndex:
    """Finds rules by the words that any text they speak of must have.

    Each distinct word is looked up once in the life of the index.
    """

    def __init__(self, triggers: Sequence[frozenset[str] | None]) -> None:
        """Index rules by their place in `triggers`; None means a rule that runs on every text."""
        self._always = frozenset(i for i, words in enumerate(triggers) if words is None)
        self._words: dict[str, set[int]] = {}
        self._prefixes: dict[str, set[int]] = {}
        for index, words in enumerate(triggers):
            for word in words or ():
                if word.endswith(PREFIX_MARK):
                    self._prefixes.setdefault(word[:-1], set()).add(index)
                else:
                    self._words.setdefault(word, set()).add(index)
        self._lengths = sorted({len(prefix) for prefix in self._prefixes})
        self._telling: dict[str, frozenset[int]] = {}
        self._silent: set[str] = set()

    def triggered(self, words: Set[str]) -> dict[int, list[str]]:
        """The rules that a text with these words (lower case) could concern, by which of them."""
        found: dict[int, list[str]] = {index: [] for index in self._always}
        telling = self._telling
        for word in words - self._silent:
            if word in telling:
                rules = telling[word]
            elif rules := self._look_up(word):
                telling[word] = rules
            else:
                self._silent.add(word)
            for rule in rules:
                if rule in found:
                    found[rule].append(word)
                else:
                    found[rule] = [word]
        return found

    def _look_up(self, word: str) -> frozenset[int]:
        found: set[int] = set()
        # `he's` is also the word `he` to a pattern with word boundaries.
        for piece in {word, *word.split("'")}:
            found |= self._words.get(piece, set())
            for length in self._lengths:
                if length > len(piece):
                    break
                found |= self._prefixes.get(piece[:length], set())
        return frozenset(found)
