"""Check kind `existence`: words that should not stand there."""

from collections.abc import Iterator

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.literals import needed_by
from linter.checks.phrase import compile_phrases
from linter.checks.scan import scan
from linter.text.span import Span


class Existence(CheckKind, frozen=True, kw_only=True, tag="existence"):
    """Finds every occurrence of some phrases.

    Attributes:
        tokens: the phrases.
        exceptions: phrases that are fine; a match inside one of them is dropped.
        ignorecase: whether case is ignored.
        whole_words: whether a match may not begin or end inside a word.
        replacement: what should stand instead, the empty text to remove; None where a person
            decides. Never applied unseen.
    """

    tokens: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    ignorecase: bool = True
    whole_words: bool = True
    replacement: str | None = None

    def prepare(self) -> None:
        compile_phrases(self.tokens, self.ignorecase, self.whole_words)
        compile_phrases(self.exceptions)

    def phrases(self) -> tuple[str, ...]:
        return (*self.tokens, *self.exceptions)

    def needs(self) -> frozenset[str] | None:
        return needed_by(self.tokens)

    def hits(self, view: View) -> Iterator[Hit]:
        found = [span for span, _ in scan(view, self.tokens, self.ignorecase, self.whole_words)]
        for span in without_exceptions(found, self.exceptions, view):
            yield Hit(span.start, span.end, fix=self.replacement)


def without_exceptions(
    spans: list[Span], exceptions: tuple[str, ...], view: View
) -> Iterator[Span]:
    """The spans that lie in no occurrence of an exception."""
    if not spans or not exceptions:
        yield from spans
        return
    fine = [span for span, _ in scan(view, exceptions)]
    for span in spans:
        if not any(exception.contains(span) for exception in fine):
            yield span
