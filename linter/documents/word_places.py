"""The distinct words of an article, and the blocks they stand in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from linter.text.words import distinct_words


def folded(text: str) -> str:
    """`text` in lower case with straight apostrophes, character for character."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters, as İ, are two in lower case
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.replace("’", "'")


class WordPlaces(Mapping[str, Sequence[int]]):
    """Folded words -> the blocks that they stand in, by index and in order.

    An article none of whose words concerns a rule is never looked through for places.
    """

    def __init__(self, words: Iterable[str], text: str, blocks: Sequence[tuple[int, int]]) -> None:
        """Take the words of a text, and where its blocks begin and end."""
        # White space is part of no word: all are folded at once.
        self._words = frozenset(folded("\n".join(words)).split())
        self._text = text
        self._blocks = blocks

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, word: str) -> Sequence[int]:
        return self._places[word]

    @property
    def distinct(self) -> Set[str]:
        """The words."""
        return self._words

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        text = folded(self._text)
        places: dict[str, list[int]] = {}
        for index, (start, end) in enumerate(self._blocks):
            for word in distinct_words(text[start:end]):
                if word in places:
                    places[word].append(index)
                else:
                    places[word] = [index]
        return places
