"""YAML front matter, read with PyYAML's node marks: the only module here that imports yaml."""

from typing import Any

import yaml

from linter.documents.front_matter import Field

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 8
"""How deeply fields may be nested; also what keeps anchors that hold themselves finite."""


def read_yaml(text: str, offset: int) -> tuple[dict[str, Any], list[Field]]:
    """The data and all text fields of a YAML mapping that stands at `offset` of its source."""
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            if not isinstance(node, yaml.MappingNode):
                return {}, []
            fields: list[Field] = []
            _collect(node, text, offset, "", fields)
            data = loader.construct_document(node)
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        # Dates that do not exist raise ValueError, hostile nesting the others.
        return {}, []
    return {str(key): value for key, value in data.items()}, fields


def _collect(
    node: yaml.MappingNode, text: str, offset: int, prefix: str, fields: list[Field]
) -> None:
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        name = prefix + key.value
        if isinstance(value, yaml.ScalarNode):
            if value.tag == "tag:yaml.org,2002:str":
                fields.append(_field(name, value, text, offset))
        elif isinstance(value, yaml.MappingNode) and name.count(".") < _DEEPEST:
            _collect(value, text, offset, name + ".", fields)


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
