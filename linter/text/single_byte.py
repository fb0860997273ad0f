"""English text with a byte for each character, which Python cuts up in half the time.

A string takes as many bytes for every character as its widest one needs, and typography alone makes
that two. Here control characters stand for what it adds to ASCII.
"""

from linter.text.prose import OPAQUE

APOSTROPHE = "\x01"
"""Stands for the curly one."""

_NO_MARK = "\x7f"
"""Stands for what is a control character in the text itself."""

_CODES = {
    "’": APOSTROPHE, "“": "\x02", "”": "\x03", "‘": "\x04", "–": "\x05", "—": "\x06", "…": "\x07",
    "•": "\x0e", "→": "\x0f", "™": "\x10", OPAQUE: "\x08",
}  # fmt: skip
_MARKS = str.maketrans({code: mark for mark, code in _CODES.items()})


def single_byte(text: str) -> str:
    """`text` with control characters for marks, in the same places; all else is left.

    It has a byte for each character unless the text has letters or signs beyond Latin-1.
    """
    for mark, code in _CODES.items():
        if code in text:
            text = text.replace(code, _NO_MARK)
        text = text.replace(mark, code)
    return text


def with_marks(text: str) -> str:
    """A part of what `single_byte` made, with its marks again."""
    return text if text.isprintable() else text.translate(_MARKS)
