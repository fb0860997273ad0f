"""YAML with places: PyYAML's nodes say where each value stands."""

from collections.abc import Sequence

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

from linter.settings.nodes import FileError, PlacedFile


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
            problem = ": ".join(filter(None, (error.context, error.problem)))
            if mark is not None and text[mark.index : mark.index + 1] == "\t":
                problem = "a tab; YAML indents with spaces"
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
