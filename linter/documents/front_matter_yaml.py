"""YAML front matter, read with PyYAML's node marks: the only module here that imports yaml."""

from typing import Any

import yaml

from linter.documents.front_matter import Field

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, offset: int) -> tuple[dict[str, Any], list[Field]]:
    """The data and all text fields of a YAML mapping that stands at `offset` of its source."""
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            if not isinstance(node, yaml.MappingNode):
                return {}, []
            fields: list[Field] = []
            data = _Values(loader).of(node)
            _collect(node, text, offset, "", fields, set())
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        # Dates that do not exist raise ValueError, hostile nesting the others.
        return {}, []
    return data, fields


class _Values:
    """The plain values of nodes; each node is read once, however many aliases it has."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader
        self._known: dict[int, Any] = {}

    def of(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.ScalarNode):
            if node.tag == "tag:yaml.org,2002:str":
                return node.value
            return self._loader.construct_object(node)
        if id(node) not in self._known:
            # An anchor that holds itself meets this None.
            self._known[id(node)] = None
            if isinstance(node, yaml.MappingNode):
                self._known[id(node)] = {
                    key.value: self.of(value)
                    for key, value in node.value
                    if isinstance(key, yaml.ScalarNode)
                }
            else:
                self._known[id(node)] = [self.of(item) for item in node.value]
        return self._known[id(node)]


def _collect(
    node: yaml.MappingNode,
    text: str,
    offset: int,
    prefix: str,
    fields: list[Field],
    seen: set[int],
) -> None:
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or id(value) in seen:
            continue
        name = prefix + key.value
        if isinstance(value, yaml.ScalarNode):
            if value.tag == "tag:yaml.org,2002:str":
                fields.append(_field(name, value, text, offset))
                seen.add(id(value))
        elif isinstance(value, yaml.MappingNode):
            seen.add(id(value))
            _collect(value, text, offset, name + ".", fields, seen)


def _field(name: str, node: yaml.ScalarNode, text: str, offset: int) -> Field:
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in ("'", '"'):
        start, end = start + 1, end - 1
    elif node.style in ("|", ">"):
        # The marks reach from the indicator to the next key.
        start = text.find("\n", start, end) + 1 or start
    raw = text[start:end]
    stripped = raw.strip()
    start += len(raw) - len(raw.lstrip())
    return Field(name, node.value.strip(), offset + start, offset + start + len(stripped))
