"""YAML as Vale's rule files have it: every scalar as written, and where it stands."""

from typing import Any

import yaml

from linter.settings.nodes import FileError

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class RuleText:
    """A rule file's mapping; scalars are texts, of two equal keys the later counts.

    Attributes:
        path: as errors name it.
        value: key -> text, list or mapping.
    """

    def __init__(self, text: str, path: str) -> None:
        """Parse a file.

        Raises:
            FileError: it is no YAML, or no mapping.
        """
        self.path = path
        self._places: dict[str, tuple[int, int]] = {}
        try:
            loader = _Loader(text)
            try:
                node = loader.get_single_node()
            finally:
                loader.dispose()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            problem = " ".join(filter(None, (error.context, error.problem))) or "not YAML"
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            raise FileError(path, line, column, problem) from None
        except yaml.YAMLError as error:
            raise FileError(path, 1, 1, str(error).splitlines()[0]) from None
        if not isinstance(node, yaml.MappingNode):
            raise FileError(path, 1, 1, "expected a mapping with `extends` and `message`")
        for key, _ in node.value:
            self._places[str(key.value)] = (key.start_mark.line + 1, key.start_mark.column + 1)
        self.value: dict[str, Any] = _value(node)

    def error(self, key: str, message: str) -> FileError:
        """An error at a key."""
        return FileError(self.path, *self._places.get(key, (1, 1)), message)


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(_value(key)): _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    # A plain `~` or nothing is nothing; the same in quotation marks is a text.
    if getattr(node, "style", None) is None and node.value in ("", "~", "null", "Null", "NULL"):
        return None
    return node.value
