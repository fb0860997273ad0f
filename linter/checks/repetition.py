"""Check kind `repetition`: the same word twice in a row."""

import re
from collections.abc import Iterator
from functools import cache

from linter.checks.characters import beyond_ascii, encoded_prose
from linter.checks.kind import CheckKind, Hit, View
from linter.checks.phrase import compile_phrases, phrase_pattern
from linter.checks.scan import scan_pattern

_APART = re.compile(r"[*_]|\s*(?:<|\\\s| {2,}\r?\n)")
"""The end of emphasis, a tag, or a line break that is meant."""
_NAMED = re.compile(r"\s+([*_]{1,2})[^\s*_]+\1")
"""One word that is set off, as a name is (`the tag *tag*`)."""
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
        fine = compile_phrases(self.exceptions) if self.exceptions else None
        if self.token == WORD_TOKEN and not _has_repeats(view, fine):
            return
        pattern = _repeated(self.token, self.ignorecase)
        for span, match in scan_pattern(view, pattern):
            first = match.group(1)
            if first.isupper() and len(first) > 1 and not match.group().isupper():
                continue  # `bitwise AND and`: an acronym or operator, then a word
            if fine is not None and fine.fullmatch(first):
                continue
            if _is_set_apart(view, span.start, span.start + len(first)):
                continue
            yield Hit(span.start, span.end, suggestions=(first,), fix=first, safe=self.safe)


def _is_set_apart(view: View, start: int, end: int) -> bool:
    """Whether markup parts a word from the next: a label or an icon's name, then the text."""
    prose = view.prose
    following = end
    while prose.text[following].isspace():
        following += 1
    before = prose.source_span(start, end).end
    behind = prose.source_span(following, following + 1).start
    source = view.document.text
    return bool(_APART.match(source, before, behind) or _NAMED.match(source, before))


_LETTERS = bytes(
    ord(chr(byte).lower()) if chr(byte).isalpha() or byte == ord("'") else ord(" ")
    for byte in range(128)
)
_ASCII_WORDS = _LETTERS + b" " * 128
_WORDS = _LETTERS + bytes(range(128, 256))
"""Letters to lower case, all else but apostrophes to blanks, in UTF-8."""
_TWICE = re.compile(rb" ([a-z'\x80-\xff]++)(?=( ++)\1(?![a-z'\x80-\xff]))")


def _has_repeats(view: View, fine: re.Pattern[str] | None) -> bool:
    """Whether a word may stand twice in a row; by bytes, which are quick to look through."""
    beyond = beyond_ascii(view)
    if any(map(str.isalnum, beyond)):
        text = view.prose.lintable.lower()
        for mark in beyond:
            if not mark.isalnum():
                text = text.replace(mark, "'" if mark == "’" else " ")
        encoded = text.encode("utf-8", "surrogatepass")
        words = encoded.translate(_WORDS)
    else:
        encoded = encoded_prose(view).replace("’".encode(), b"'")
        words = encoded.translate(_ASCII_WORDS)
    for match in _TWICE.finditer(b" " + words):
        gap = encoded[match.start(2) - 1 : match.end(2) - 1].decode("utf-8", "surrogatepass")
        if gap.isspace():
            word = match[1].decode("utf-8", "surrogatepass")
            if fine is None or not fine.fullmatch(word):
                return True
    return False


@cache
def _repeated(token: str, ignorecase: bool) -> re.Pattern[str]:
    pattern = rf"(?<![\w'’-])({phrase_pattern(token)})(?:\s+\1)+(?![\w'’-])"
    return re.compile(pattern, re.IGNORECASE if ignorecase else 0)
