"""How reports word things: places, counts, what to write instead; safe for one line of output."""

import re

from linter.findings import Fix, Related, Safety, Violation
from linter.text.position import Position

# Article text reaches the terminal through messages and source lines. Escape sequences in it must
# not: an article could recolour, rewrite or hide what the linter says (also by bidi overrides).
_CONTROL = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_BLANKS = re.compile(r"\s+")

HINT_LENGTH = 80
"""Characters of a replacement that are shown; the rest is an ellipsis."""


def visible(text: str) -> str:
    """`text` with all control characters but tabs made ones that show and do nothing."""
    return _CONTROL.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"


def one_line(text: str) -> str:
    """`text` as one line without control characters."""
    return visible(_BLANKS.sub(" ", text).strip())


def shorten(text: str, length: int) -> str:
    """`text` cut to `length` characters, the last of them an ellipsis where something is cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def count(number: int, noun: str) -> str:
    """`1 error`, `1,200 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def place(path: str, position: Position) -> str:
    """`path:line:column`."""
    return f"{one_line(path)}:{position.line}:{position.column}"


def related_place(path: str, related: Related) -> str:
    """The place of a related span of a violation in `path`."""
    return place(related.path or path, related.start)


def replacement_of(violation: Violation, fix: Fix) -> str | None:
    """The excerpt as the fix would leave it; None if the fix reaches beyond the excerpt."""
    text = violation.excerpt
    base = violation.start.offset
    if len(text) != violation.end.offset - base:
        return None
    for edit in sorted(fix.edits, key=lambda edit: edit.start, reverse=True):
        start, end = edit.start.offset - base, edit.end.offset - base
        if start < 0 or end > len(text):
            return None
        text = text[:start] + edit.replacement + text[end:]
    return text


def hint(violation: Violation) -> str:
    """What to write instead, in a few words; empty where only the message can say.

    `fix:` goes before what `--fix` does by itself, `try:` before what a person should look at.
    """
    if violation.fix is not None:
        word = "fix" if violation.fix.safety is Safety.SAFE else "try"
        text = replacement_of(violation, violation.fix)
        if text is not None:
            return f"{word}: {_quote(text)}"
    if violation.suggestions:
        first = [_quote(text) for text in violation.suggestions[:3]]
        listed = " or ".join([", ".join(first[:-1]), first[-1]] if len(first) > 1 else first)
        return f"try: {listed}"
    return "fix: with --fix" if violation.fix and violation.fix.safety is Safety.SAFE else ""


def _quote(text: str) -> str:
    line = one_line(text)
    return f"“{shorten(line, HINT_LENGTH)}”" if line else "delete this"
