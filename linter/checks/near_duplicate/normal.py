"""Text as the duplicate checks compare it: words in lower case, one space between them."""

import re
from collections.abc import Sequence

_END = "\x1e"
_TABLE = bytes(
    code if code == 0x1E or code >= 128 or chr(code).isalnum() else 0x20 for code in range(128)
) + bytes(range(128, 256))
_APOSTROPHES = "’‘"
_ACCENTS = r"\u0300-\u036f"
_ALONE = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = re.compile(rf"[\w{_ACCENTS}]")
_UNSPACED = re.compile(rf"[{_ALONE}]")
_WORD = re.compile(rf"[{_ALONE}]|(?:(?:['’‘]*(?![{_ALONE}])(?:[^\W_]|[{_ACCENTS}]))+)")
_FOREIGN = re.compile(r"[^\x00-\x7f]")

VERSION = 1
"""To be raised whenever the same text becomes something else here: what was remembered is void."""


def normalise(texts: Sequence[str]) -> list[bytes]:
    """Each text in lower case and UTF-8, its words (letters and digits) parted by one space.

    Apostrophes vanish (`don't` is one word); each character of a script without spaces is a word.
    """
    joined = _END.join(texts).lower()
    if joined.count(_END) != len(texts) - 1:
        return [piece for text in texts for piece in normalise([text.replace(_END, " ")])]
    if not joined.isascii():
        for mark in set(_FOREIGN.findall(joined)):
            if mark in _APOSTROPHES:
                joined = joined.replace(mark, "'")
            elif not _LETTER.match(mark):
                joined = joined.replace(mark, " ")
            elif _UNSPACED.match(mark):
                joined = joined.replace(mark, f" {mark} ")
    plain_bytes = joined.encode("utf-8", "replace").translate(_TABLE, b"'")
    return [b" ".join(piece.split()) for piece in plain_bytes.split(b"\x1e")]


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of `normalise` stand in a text, apostrophes at their edges left out."""
    return [
        (match.end() - len(match.group().lstrip("'’‘")), match.end())
        for match in _WORD.finditer(text)
    ]
