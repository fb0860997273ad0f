"""The distinct words of an article, and where those stand that somebody asks for."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence


def folded(text: str) -> str:
    """`text` in lower case with straight apostrophes, character for character."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters, as İ, are two in lower case
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.replace("’", "'")


class WordPlaces(Mapping[str, Sequence[int]]):
    """Folded words -> the blocks that they stand in, by index and in order.

    An article has hundreds of words and few of them concern a rule: a place is looked for when it
    is asked for, and then remembered.
    """

    def __init__(self, words: Iterable[str], text: str, blocks: Sequence[tuple[int, int]]) -> None:
        """Take the words of a text, and where its blocks begin and end."""
        self._words = frozenset(map(folded, words))
        self._text = text
        self._starts = [start for start, _ in blocks]
        self._ends = [end for _, end in blocks]
        self._known: dict[str, tuple[int, ...]] = {}

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, word: str) -> tuple[int, ...]:
        places = self._known.get(word)
        if places is None:
            if word not in self._words:
                raise KeyError(word)
            places = self._known[word] = tuple(self._find(word))
        return places

    def _find(self, word: str) -> Iterator[int]:
        text = self._folded_text()
        at = text.find(word)
        while at >= 0:
            block = bisect_right(self._starts, at) - 1
            if block >= 0 and at < self._ends[block] and _stands_alone(text, at, at + len(word)):
                yield block
                at = text.find(word, self._ends[block])
            else:
                at = text.find(word, at + 1)

    def _folded_text(self) -> str:
        if self._lowered is None:
            self._lowered = folded(self._text)
        return self._lowered

    _lowered: str | None = None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the letters before and after belong to no longer word (see `text.words.WORD`)."""
    before = text[max(start - 2, 0) : start]
    after = text[end : end + 2]
    return not (
        before[-1:].isalpha()
        or after[:1].isalpha()
        or (before[-1:] == "'" and before[:1].isalpha() and len(before) == 2)
        or (after[:1] == "'" and after[1:].isalpha())
    )
