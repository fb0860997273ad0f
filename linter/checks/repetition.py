"""Check kind `repetition`: the same word twice in a row."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from operator import eq

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.phrase import compile_phrases, phrase_pattern
from linter.checks.scan import scan_pattern
from linter.documents.model import Document

WORD_TOKEN = r"[^\W\d_]+(?:'[^\W\d_]+)*"
"""A word, as `text.words.WORD` has it."""


class Repetition(CheckKind, frozen=True, kw_only=True, tag="repetition"):
    """Finds a token that is at once repeated, over a line break too; mended by keeping the first.

    Attributes:
        token: what may not be repeated, a word unless said otherwise.
        exceptions: tokens that may (`had`, `that`); in lower case.
        ignorecase: whether `The the` counts.
        safe: whether the second may be removed unseen.
    """

    token: str = WORD_TOKEN
    exceptions: tuple[str, ...] = ()
    ignorecase: bool = True
    safe: bool = False

    def prepare(self) -> None:
        _repeated(self.token, self.ignorecase)

    def hits(self, view: View) -> Iterator[Hit]:
        in_prose = view.prose is view.document.prose
        if self.token == WORD_TOKEN and in_prose and not view.document.derived(_has_repeats):
            return
        pattern = _repeated(self.token, self.ignorecase)
        fine = compile_phrases(self.exceptions) if self.exceptions else None
        for span, match in scan_pattern(view, pattern):
            first = match.group(1)
            if first.isupper() and len(first) > 1 and not match.group().isupper():
                continue  # `bitwise AND and`: an acronym or operator, then a word
            if fine is not None and fine.fullmatch(first):
                continue
            yield Hit(span.start, span.end, suggestions=(first,), fix=first, safe=self.safe)


def _has_repeats(document: Document) -> bool:
    """Whether any word stands twice in a row: known from the list of words, which is there."""
    folded = [word.lower() for word in document.word_list]
    return any(map(eq, folded, islice(folded, 1, None)))


@cache
def _repeated(token: str, ignorecase: bool) -> re.Pattern[str]:
    pattern = rf"(?<![\w'’-])({phrase_pattern(token)})(?:\s+\1)+(?![\w'’-])"
    return re.compile(pattern, re.IGNORECASE if ignorecase else 0)
