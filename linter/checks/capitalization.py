"""Check kind `capitalization`: headings and the like in one manner of capitals."""

import re
from collections.abc import Iterator
from typing import Literal

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.phrase import compile_phrases
from linter.text.words import WORD

_SMALL_WORDS = frozenset(
    "a an and as at but by en for if in nor of on or per so the to up via vs yet".split()
)


class Capitalization(CheckKind, frozen=True, kw_only=True, tag="capitalization"):
    """Finds units that are not written in the manner asked for. Facts: `words`.

    Attributes:
        manner: `title` (every word but the small ones), `sentence` (the first word and names),
            `lower`, `upper`.
        exceptions: words and phrases that keep their own capitals.
        threshold: the share of words, 0 to 1, that must conform for a unit to pass.
    """

    manner: Literal["title", "sentence", "lower", "upper"]
    exceptions: tuple[str, ...] = ()
    threshold: float = 0.8

    def facts(self) -> frozenset[str]:
        return frozenset({"words"})

    def prepare(self) -> None:
        compile_phrases(self.exceptions)

    def hits(self, view: View) -> Iterator[Hit]:
        fine = compile_phrases(self.exceptions) if self.exceptions else None
        for unit in view.units:
            text = view.prose.lintable[unit.start : unit.end]
            exempt = [match.span() for match in fine.finditer(text)] if fine else []
            judged = [
                (match.group(), index)
                for index, match in enumerate(WORD.finditer(text))
                if not any(start <= match.start() < end for start, end in exempt)
            ]
            wrong = [word for word, index in judged if not self._conforms(word, index)]
            if judged and 1 - len(wrong) / len(judged) < self.threshold:
                yield Hit(unit.start, unit.end, {"words": ", ".join(wrong)})

    def _conforms(self, word: str, index: int) -> bool:
        if self.manner == "lower":
            return word == word.lower()
        if self.manner == "upper":
            return word == word.upper()
        if len(word) > 1 and word[1:] != word[1:].lower():
            return True
        if index == 0:
            return word[0].isupper()
        if self.manner == "title":
            return word[0].isupper() or word in _SMALL_WORDS
        return word == word.lower() or bool(re.fullmatch(r"I(?:['’]\w+)?", word))
