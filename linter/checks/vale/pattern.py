"""Regular expressions of Vale's, which are .NET's, in the words of Python's engines.

Differences that matter: an inline flag in mid-pattern holds to the end of its group; a look-behind
may have any width; `{` is itself unless it is a quantifier.
"""

import re
import sys
import time
from collections.abc import Iterator
from functools import cache
from typing import Any

Match = Any
"""A match of `re` or `regex`; both answer to the same calls."""

LIMIT = 10.0
"""Seconds of processor time that one rule may take for one article."""

_FLAGS = re.compile(r"\(\?([imnsxIMNSX]*)(?:-([imnsx]+))?\)")
_ESCAPE = re.compile(r"\\(?:[pP]\{\^?\w+\}|k<\w+>|k'\w+'|x\{[0-9a-fA-F]+\})")
_BRACED = re.compile(r"\\x\{([0-9a-fA-F]+)\}")
_QUANTIFIER = re.compile(r"\{\d+(?:,\d*)?\}")
_CLASS = re.compile(r"\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]", re.S)
_LOOKS_AROUND = re.compile(r"\(\?<?[=!]|\\[AZzG]")
_LOOKS_BEHIND = re.compile(r"\(\?<[=!]|\\[AG]")
_LISTED = re.compile(
    r"\(\?:\[\^(?:\\s|[^\]\\])*?([^\]\w\\])(?:\\s|[^\]\\])*\]\+\1\)(?:\{\d+,\d*\}|[+*])"
)
"""Items that end in a mark which they cannot have: there is only one way to repeat them."""
_NESTED = re.compile(r"[+*}]\)?[+*{]|\)[+*{]")


class PatternError(re.error):
    """A text is no regular expression; says why."""


class OutOfTime(Exception):
    """A pattern took longer than a rule may take."""


def translated(pattern: str) -> str:
    """The pattern as Python's engines write it."""
    out: list[str] = []
    # The flags switched on in each group that is open, outermost first.
    opened: list[list[str]] = [[]]
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            escape = _ESCAPE.match(pattern, at)
            written = escape.group() if escape else pattern[at : at + 2]
            out.append(_escape(written))
            at += len(written)
        elif char == "[" and (found := _CLASS.match(pattern, at)):
            out.append(_class(found.group()))
            at = found.end()
        elif char == "(" and (found := _FLAGS.match(pattern, at)):
            # From here to the end of the group, whatever alternatives follow.
            on, off = found.group(1).lower(), found.group(2) or ""
            on, off = on.replace("n", ""), off.replace("n", "")
            flags = on + (f"-{off}" if off else "")
            opened[-1].append(f"(?{flags}:" if flags else "(?:")
            out.append(opened[-1][-1])
            at = found.end()
        else:
            if char == "(":
                opened.append([])
            elif char == ")" and len(opened) > 1:
                out.append(")" * len(opened.pop()))
            elif char == "|" and opened[-1]:
                char = ")" * len(opened[-1]) + "|" + "".join(opened[-1])
            elif char == "{":
                quantifier = _QUANTIFIER.match(pattern, at)
                if quantifier is None:
                    char = r"\{"
                else:
                    char = quantifier.group()
                    at = quantifier.end() - 1
            elif char == "}":
                char = r"\}"
            out.append(char)
            at += 1
    return "".join(out) + ")" * sum(map(len, opened))


def _escape(escape: str) -> str:
    if escape == r"\z":
        return r"\Z"
    if escape == r"\Z":
        return r"(?=\n?\Z)"
    if escape == r"\e":
        return r"\x1b"
    if braced := _BRACED.fullmatch(escape):
        return f"\\U{int(braced[1], 16):08x}"
    if escape[1:2] == "k" and len(escape) > 2:
        return f"(?P={escape[3:-1]})"
    return escape


def _class(text: str) -> str:
    """A class; a `[` in it is itself."""
    text = _BRACED.sub(lambda m: _escape(m[0]), text)
    if "[" in text[1:]:
        text = text[0] + re.sub(r"(?<!\\)\[(?!:)", r"\\[", text[1:])
    return text


class Pattern:
    """A compiled pattern; `finditer` gives up when a rule's time is over."""

    def __init__(self, text: str, ignorecase: bool = False, multiline: bool = True) -> None:
        """Compile a .NET pattern.

        Raises:
            PatternError: it is none.
        """
        self.source = text
        self.looks_around = _LOOKS_AROUND.search(text) is not None
        """Whether a match in a part of a text may be none in the whole."""
        self.looks_behind = _LOOKS_BEHIND.search(text) is not None
        """Whether it may be none even in a text that ends where the part does."""
        converted = translated(text)
        flags = (re.MULTILINE if multiline else 0) | (re.IGNORECASE if ignorecase else 0)
        self._quick: re.Pattern[str] | None = None
        self._careful: Any = None
        nested = _NESTED.search(_LISTED.sub("", converted))
        if nested is None and r"\p" not in converted:
            # Without nested repetition nothing can run away: the plain engine is quicker.
            try:
                self._quick = re.compile(converted, flags)
                return
            except (re.error, OverflowError):
                pass
        import regex  # few rules need it, and it takes as long to import as an article to read

        careful = (regex.MULTILINE if multiline else 0) | (regex.IGNORECASE if ignorecase else 0)
        try:
            self._careful = regex.compile(converted, careful | regex.VERSION0)
        except (regex.error, OverflowError, ValueError) as error:
            raise PatternError(str(error)) from None

    @property
    def groups(self) -> int:
        """How many groups it captures."""
        found: int = (self._quick or self._careful).groups
        return found

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match]:
        """The matches, from left to right.

        Raises:
            OutOfTime: see `LIMIT`.
        """
        if self._quick is not None:
            return self._quick.finditer(text, start, end)
        return self._carefully(text, start, end)

    def _carefully(self, text: str, start: int, end: int) -> Iterator[Match]:
        left = remaining()
        try:
            yield from self._careful.finditer(text, start, min(end, len(text)), timeout=left)
        except TimeoutError:
            raise OutOfTime from None

    def count(self, text: str) -> int:
        """How many matches there are.

        Raises:
            OutOfTime: see `LIMIT`.
        """
        if self._quick is not None:
            return len(self._quick.findall(text))
        return sum(1 for _ in self._carefully(text, 0, len(text)))

    def search(self, text: str, start: int = 0) -> Match | None:
        """The first match, as `finditer`."""
        if self._quick is not None:
            return self._quick.search(text, start)
        try:
            return self._careful.search(text, start, timeout=remaining())
        except TimeoutError:
            raise OutOfTime from None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """A match that begins at `start`."""
        if self._quick is not None:
            return self._quick.match(text, start, end)
        try:
            return self._careful.match(text, start, min(end, len(text)), timeout=remaining())
        except TimeoutError:
            raise OutOfTime from None

    def fullmatch(self, text: str) -> Match | None:
        """A match that is the whole text."""
        if self._quick is not None:
            return self._quick.fullmatch(text)
        try:
            return self._careful.fullmatch(text, timeout=remaining())
        except TimeoutError:
            raise OutOfTime from None


@cache
def compile_pattern(text: str, ignorecase: bool = False, multiline: bool = True) -> Pattern:
    """A pattern, compiled once; see `Pattern`."""
    return Pattern(text, ignorecase, multiline)


class _Clock:
    """When the rule that runs now has to be done; 0 until it asks."""

    deadline = 0.0


def start_clock() -> None:
    """A rule begins with an article."""
    _Clock.deadline = 0.0


def remaining() -> float:
    """Seconds that the rule has left.

    Raises:
        OutOfTime: none.
    """
    now = time.process_time()
    if not _Clock.deadline:
        _Clock.deadline = now + LIMIT
    left = _Clock.deadline - now
    if left <= 0:
        raise OutOfTime
    return left
