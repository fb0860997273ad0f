"""Values with places: what a file says, and where, for the error that names it."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

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


class YamlFile(PlacedFile):
    """One YAML document."""

    def __init__(self, text: str, path: str) -> None:
        """Parse `text`.

        Raises:
            FileError: it is no YAML, or a key stands twice in one mapping.
        """
        self.path = path
        try:
            loader = Loader(text)
            try:
                self._root = loader.get_single_node()
                self._refuse_doubles(self._root)
                self.value = (
                    loader.construct_document(self._root) if self._root is not None else None
                )
            finally:
                loader.dispose()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            problem = " ".join(filter(None, (error.context, error.problem)))
            raise self._error(mark, problem or "not YAML") from None
        except yaml.YAMLError as error:
            raise FileError(path, 1, 1, str(error).splitlines()[0]) from None

    def place(self, steps: Sequence[str | int], key: bool = False) -> tuple[int, int]:
        """See `PlacedFile.place`."""
        node = self._root
        mark = node.start_mark if node is not None else None
        for step in steps:
            if isinstance(node, yaml.MappingNode):
                pair = next((p for p in node.value if p[0].value == str(step)), None)
                if pair is None:
                    break
                mark, node = pair[0 if key else 1].start_mark, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                if step >= len(node.value):
                    break
                node = node.value[step]
                mark = node.start_mark
            else:
                break
        return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)

    def _error(self, mark: yaml.Mark | None, message: str) -> FileError:
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        return FileError(self.path, line, column, message)

    def _refuse_doubles(self, node: yaml.Node | None) -> None:
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode):
                    if key.value in seen:
                        raise self._error(key.start_mark, f"the key “{key.value}” stands twice")
                    seen.add(key.value)
                self._refuse_doubles(value)
        elif isinstance(node, yaml.SequenceNode):
            for child in node.value:
                self._refuse_doubles(child)
