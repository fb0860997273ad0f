"""Same-length ASCII copies of a source, for parsers that count bytes or stumble over templates."""

import codecs
import re
import unicodedata
from collections.abc import Iterable

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TYPOGRAPHY = "’“”—–…‘\xa0"
"""What stands beyond ASCII in most articles, and nothing else does."""
_known: dict[str, str] = {}


def ascii_stand_in(source: str) -> str:
    """`source` with each non-ASCII character replaced by one ASCII character of its class.

    Letters and marks become letters, all else a comma, which means nothing to Markdown or HTML.
    In such a copy a byte offset is a code point offset.
    """
    if source.isascii():
        return source
    for mark in _TYPOGRAPHY:
        source = source.replace(mark, ",")
    return source.encode("ascii", _ERRORS).decode("ascii")


def _of_run(error: UnicodeError) -> tuple[str, int]:
    """The stand-in for a run of characters that the encoder stopped at."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    run = error.object[error.start : error.end]
    known = _known.get(run)
    if known is None:
        known = "".join(map(_of_character, run))
        # Most runs are single letters.
        if len(run) == 1:
            _known[run] = known
    return known, error.end


def _of_character(character: str) -> str:
    # Different letters become different letters, so that two link labels stay two.
    if unicodedata.category(character)[0] in "LMNC":
        return _LETTERS[ord(character) % 26]
    return ","


# The encoder copies ASCII at the speed of memory and calls back for each run of anything else.
_ERRORS = "contentlint.ascii-stand-in"
codecs.register_error(_ERRORS, _of_run)


def filled(text: str, start: int, end: int) -> str:
    """What replaces text inside a line: letters."""
    return "x" * (end - start)


_IN_LINE = re.compile(r"[^\r\n]+")


def blanked(text: str, start: int, end: int) -> str:
    """What replaces whole lines: as many empty ones."""
    return _IN_LINE.sub(lambda match: " " * len(match[0]), text[start:end])


def with_replacements(text: str, replacements: Iterable[tuple[int, str]]) -> str:
    """`text` with other characters, as many, from each given offset on; in order, disjoint."""
    pieces = []
    at = 0
    for start, replacement in replacements:
        pieces.append(text[at:start])
        pieces.append(replacement)
        at = start + len(replacement)
    pieces.append(text[at:])
    return "".join(pieces)
