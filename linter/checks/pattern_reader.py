"""Reads a regular expression from left to right: what is alike whatever is asked of its parts."""

import re
from collections.abc import Callable
from typing import TypeVar

LOOK = re.compile(r"\(\?<?[=!]")
"""Opens a group that looks around."""

_Part = TypeVar("_Part")


class PatternReader:
    """Where in a pattern a reader is.

    Attributes:
        failed: whether it met something that it does not understand.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self.failed = False

    def at_end(self) -> bool:
        """Whether all of the pattern was read."""
        return self._at >= len(self._pattern)

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _next(self) -> str:
        """Read one character; empty at the end."""
        char = self._peek()
        self._at += 1
        return char

    def _taken(self, form: re.Pattern[str]) -> re.Match[str] | None:
        """Read what has a form; None where nothing of it stands here."""
        found = form.match(self._pattern, self._at)
        if found is not None:
            self._at = found.end()
        return found

    def _branches(self, branch: Callable[[], _Part]) -> list[_Part]:
        """Read alternatives to the end of their group."""
        branches = [branch()]
        while self._peek() == "|":
            self._at += 1
            branches.append(branch())
        return branches

    def _close(self) -> None:
        """Read the end of a group."""
        if self._next() != ")":
            self.failed = True
