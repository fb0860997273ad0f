"""Check kind `vale-sequence`: words that follow each other, without parts of speech."""

from collections.abc import Iterator

import msgspec

from linter.checks.vale.kind import Answer, ValeCheck
from linter.checks.vale.pattern import compile_pattern
from linter.checks.vale.reading import Article
from linter.checks.vale.scan import Units
from linter.checks.vale.words import TOKEN


class SequenceToken(msgspec.Struct, frozen=True):
    """One word of a sequence.

    Attributes:
        pattern: a regular expression of the whole word; empty for any.
        negate: whether the word has to be another.
        skip: how many words may stand before the next.
    """

    pattern: str = ""
    negate: bool = False
    skip: int = 0


class ValeSequence(ValeCheck, frozen=True, kw_only=True, tag="vale-sequence"):
    """Vale's `sequence`, of patterns only.

    Attributes:
        tokens: in the order of the text.
        ignorecase: whether case is ignored.
    """

    tokens: tuple[SequenceToken, ...]
    ignorecase: bool = False

    def prepare(self) -> None:
        super().prepare()
        for token in self.tokens:
            compile_pattern(token.pattern, self.ignorecase)

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        text = read.prose.lintable
        for begin, end in units:
            spans = [match.span() for match in TOKEN.finditer(text, begin, end)]
            words = [text[start:stop] for start, stop in spans]
            for index in range(len(words)):
                last = self._last(words, index)
                if last is not None:
                    matched = tuple(words[index : last + 1])
                    yield Answer(spans[index][0], spans[last][1], matched)

    def _last(self, words: list[str], index: int) -> int | None:
        """The index of the last word of a sequence that begins at `index`."""
        at = index
        skip = 0
        for number, token in enumerate(self.tokens):
            pattern = compile_pattern(token.pattern, self.ignorecase)
            for place in range(at, min(at + skip + 1, len(words))):
                matches = not token.pattern or pattern.fullmatch(words[place]) is not None
                if matches is not token.negate:
                    at = place + 1
                    break
                if number == 0:
                    return None
            else:
                return None
            skip = token.skip
        return at - 1 if at > index else None
