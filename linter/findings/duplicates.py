"""What stands more than once in articles: clusters of passages, with their text."""

import msgspec

from linter.findings.report import Problem
from linter.text.position import Position


class QuotedPassage(msgspec.Struct, frozen=True):
    """A part of an article, with its source text."""

    path: str
    start: Position
    end: Position
    text: str


class Copy(msgspec.Struct, frozen=True):
    """A passage and the earlier one that it is most like.

    Attributes:
        similarity: 0 to 1; what it measures is the check's.
        words: how many the two share.
    """

    passage: QuotedPassage
    original: QuotedPassage
    similarity: float
    words: int


class Repetition(msgspec.Struct, frozen=True):
    """A cluster of passages.

    Attributes:
        rule: whose check found it.
        copies: at least one, in the order of age or paths.
        furniture: whether it stands in so many pages that `check` takes it for part of the site.
    """

    rule: str
    copies: tuple[Copy, ...]
    furniture: bool

    @property
    def wasted_words(self) -> int:
        """The words at the copies that stand elsewhere already."""
        return sum(copy.words for copy in self.copies)

    @property
    def passages(self) -> tuple[QuotedPassage, ...]:
        """All passages of the cluster, each once, originals first."""
        found = dict.fromkeys(copy.original for copy in self.copies)
        found.update(dict.fromkeys(copy.passage for copy in self.copies))
        return tuple(found)


class Duplicates(msgspec.Struct, frozen=True):
    """What stands more than once.

    Attributes:
        articles, references: how many articles were compared, and with how many others; 0 where
            they were compared with each other.
        repetitions: those first that waste most words.
        problems: what could not be read.
        notices: what the user should know of the settings.
    """

    articles: int
    references: int
    repetitions: tuple[Repetition, ...]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...] = ()

    @property
    def wasted_words(self) -> int:
        """The words at all copies that stand elsewhere already."""
        return sum(repetition.wasted_words for repetition in self.repetitions)
