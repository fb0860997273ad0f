"""Check kind `repetition`: the same word twice in a row."""

import re
from collections.abc import Iterator
from functools import cache

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.phrase import compile_phrases, phrase_pattern
from linter.checks.scan import scan_pattern


class Repetition(CheckKind, frozen=True, kw_only=True, tag="repetition"):
    """Finds a token that is at once repeated, over a line break too; mended by keeping the first.

    Attributes:
        token: what may not be repeated, a word unless said otherwise.
        exceptions: tokens that may (`had`, `that`); in lower case.
        ignorecase: whether `The the` counts.
        safe: whether the second may be removed unseen.
    """

    token: str = r"[^\W\d_]+(?:'[^\W\d_]+)*"
    exceptions: tuple[str, ...] = ()
    ignorecase: bool = True
    safe: bool = False

    def prepare(self) -> None:
        _repeated(self.token, self.ignorecase)

    def hits(self, view: View) -> Iterator[Hit]:
        pattern = _repeated(self.token, self.ignorecase)
        fine = compile_phrases(self.exceptions) if self.exceptions else None
        for span, match in scan_pattern(view, pattern):
            first = match.group(1)
            if first.isupper() and len(first) > 1 and not match.group().isupper():
                continue  # `bitwise AND and`: an acronym or operator, then a word
            if fine is not None and fine.fullmatch(first):
                continue
            yield Hit(span.start, span.end, suggestions=(first,), fix=first, safe=self.safe)


@cache
def _repeated(token: str, ignorecase: bool) -> re.Pattern[str]:
    pattern = rf"(?<![\w'’-])({phrase_pattern(token)})(?:\s+\1)+(?![\w'’-])"
    return re.compile(pattern, re.IGNORECASE if ignorecase else 0)
