"""Values with places: what a file says, and where, for the error that names it."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")


class FileError(Exception):
    """A file of ours is wrong: where, and what was expected.

    Attributes:
        path: the file as the user knows it.
        line, column: from 1.
    """

    def __init__(self, path: str, line: int, column: int, message: str) -> None:
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.path = path
        self.line = line
        self.column = column
        self.message = message


class PlacedFile(ABC):
    """A parsed file that remembers where each value stands.

    Attributes:
        path: the file as the user knows it.
        value: what it says, in plain mappings, lists and scalars.
    """

    path: str
    value: Any

    @abstractmethod
    def place(self, steps: Sequence[str | int], key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value that these steps from the root lead to.

        Where the steps lead nowhere, the place of the last value on the way.

        Args:
            steps: keys and indices.
            key: whether the key is meant, not its value.
        """

    def error_at(self, steps: Sequence[str | int], message: str, key: bool = False) -> FileError:
        """An error at the value that these steps lead to; see `place`."""
        return FileError(self.path, *self.place(steps, key), message)

    def error(self, path: str, message: str, key: bool = False) -> FileError:
        """An error at the value that a decoder calls `path` (`$.check.tokens[1]`).

        Args:
            path: steps from the root, in msgspec's notation.
            message: what is wrong.
            key: whether the key is meant, not its value.
        """
        return self.error_at(steps_of(path), message, key)


def steps_of(path: str) -> list[str | int]:
    """The keys and indices of a path in msgspec's notation; `[...]`, any key, ends it."""
    steps: list[str | int] = []
    for name, index in _STEP.findall(path):
        if index == "...":
            break
        steps.append(name or int(index))
    return steps


class ForeignFile(PlacedFile):
    """A file that another module reads; of its values nothing is known here."""

    def __init__(self, path: str) -> None:
        """A file of this name."""
        self.path = path
        self.value = None

    def place(self, steps: Sequence[str | int], key: bool = False) -> tuple[int, int]:
        """The beginning of the file."""
        return 1, 1
