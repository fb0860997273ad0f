"""Same-length ASCII copies of a source, for parsers that count bytes or stumble over templates."""

import re
import unicodedata
from collections.abc import Iterable

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_known: dict[str, str] = {}


def ascii_stand_in(source: str) -> str:
    """`source` with each non-ASCII character replaced by one ASCII character of its class.

    Letters and marks become letters, all else a comma, which means nothing to Markdown or HTML.
    In such a copy a byte offset is a code point offset.
    """
    if source.isascii():
        return source
    return _FOREIGN.sub(lambda match: _of_run(match[0]), source)


def _of_run(run: str) -> str:
    # Most runs are single quotation marks and dashes.
    known = _known.get(run)
    if known is None:
        known = "".join(map(_of_character, run))
        if len(run) == 1:
            _known[run] = known
    return known


def _of_character(character: str) -> str:
    # Different letters become different letters, so that two link labels stay two.
    if unicodedata.category(character)[0] in "LMNC":
        return _LETTERS[ord(character) % 26]
    return ","


def filled(text: str, start: int, end: int) -> str:
    """What replaces text inside a line: letters."""
    return "x" * (end - start)


_NOT_LINE_END = re.compile(r"[^\r\n]")


def blanked(text: str, start: int, end: int) -> str:
    """What replaces whole lines: as many empty ones."""
    return _NOT_LINE_END.sub(" ", text[start:end])


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
