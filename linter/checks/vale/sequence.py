"""Check kind `vale-sequence`: words that follow each other, by what they are and by their tags."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import msgspec

from linter.checks.vale.kind import Answer, ValeCheck
from linter.checks.vale.pattern import compile_pattern
from linter.checks.vale.reading import Article
from linter.checks.vale.scan import Tokens, Units, tokens_of

_APOSTROPHE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|'")
"""One in a pattern, or a class or escape, which stay as they are."""


class SequenceToken(msgspec.Struct, frozen=True):
    """One word of a sequence.

    Attributes:
        pattern: a regular expression of the whole word; empty for any.
        tag: a regular expression found in its part of speech, a tag of the Penn Treebank; empty
            for any.
        negate: whether the word has to be another, of another part of speech.
        skip: how many words may stand between it and its neighbour on the side of the anchor; of
            the anchor itself, between it and the next.
    """

    pattern: str = ""
    tag: str = ""
    negate: bool = False
    skip: int = 0


class _Word(NamedTuple):
    text: str
    tag: str


class ValeSequence(ValeCheck, frozen=True, kw_only=True, tag="vale-sequence"):
    """Vale's `sequence`.

    The first token that has a pattern and is not negated is the anchor: where it stands, its
    neighbours are looked for on both sides. A negated token is content where the sentence ends.

    Attributes:
        tokens: in the order of the text; one of them is an anchor.
        ignorecase: whether case is ignored.
    """

    tokens: tuple[SequenceToken, ...]
    ignorecase: bool = False

    def __post_init__(self) -> None:
        if not any(token.pattern and not token.negate for token in self.tokens):
            raise ValueError("no token has a pattern to look for")

    def prepare(self) -> None:
        super().prepare()
        for token in self.tokens:
            compile_pattern(token.pattern, self.ignorecase)
            compile_pattern(token.tag)

    def sought(self) -> tuple[Tokens, ...]:
        # Words have straight apostrophes, the text they are sought in has both kinds.
        pattern = _APOSTROPHE.sub(
            lambda m: "['’]" if m[0] == "'" else m[0], self.tokens[self._anchor].pattern
        )
        return (tokens_of((pattern,), "(?:%s)", self.ignorecase),)

    @cached_property
    def _anchor(self) -> int:
        return next(i for i, token in enumerate(self.tokens) if token.pattern and not token.negate)

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        # The tagger's module is not needed by the styles that have no such rule.
        from linter.checks.vale.parts_of_speech import tags_of, words_of

        text = read.prose.lintable
        tagged = any(token.tag for token in self.tokens)
        needed = [
            compile_pattern(token.pattern, self.ignorecase)
            for token in self.tokens
            if token.pattern and not token.negate
        ]
        (sought,) = self.sought()
        for unit in dict.fromkeys(found.unit for found in sought.find(read, units)):
            spans = words_of(text, *units[unit])
            words = tuple(text[start:end].replace("’", "'") for start, end in spans)
            if not all(any(map(pattern.fullmatch, words)) for pattern in needed):
                continue
            tags = tags_of(words) if tagged else ("",) * len(words)
            for first, last in self._places(list(map(_Word, words, tags))):
                yield Answer(spans[first][0], spans[last][1], words[first : last + 1])

    def _places(self, words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
        """The first and the last word of each sequence."""
        tokens, anchor = self.tokens, self._anchor
        behind = [(token, token.skip) for token in tokens[anchor + 1 :]]
        if behind:
            next_token, skip = behind[0]
            behind[0] = next_token, max(skip, tokens[anchor].skip)
        before = [(token, token.skip) for token in reversed(tokens[:anchor])]
        for index, word in enumerate(words):
            if not self._fits(tokens[anchor], word):
                continue
            first = self._reached(before, words, index, -1)
            last = self._reached(behind, words, index, 1)
            if first is not None and last is not None:
                yield first, last

    def _reached(
        self, wanted: list[tuple[SequenceToken, int]], words: Sequence[_Word], at: int, step: int
    ) -> int | None:
        """The word on which the last of some tokens stands, going from a word to one side."""
        for number, (token, skip) in enumerate(wanted):
            near = range(at + step, at + step * (skip + 2), step)
            inside = [place for place in near if 0 <= place < len(words)]
            place = next((place for place in inside if self._fits(token, words[place])), None)
            if place is None:
                ends = not inside and all(left.negate for left, _ in wanted[number:])
                return at if ends else None
            at = place
        return at

    def _fits(self, token: SequenceToken, word: _Word) -> bool:
        if token.pattern:
            pattern = compile_pattern(token.pattern, self.ignorecase)
            if (pattern.fullmatch(word.text) is not None) is token.negate:
                return False
        if token.tag:
            return (compile_pattern(token.tag).search(word.tag) is not None) is not token.negate
        return True
