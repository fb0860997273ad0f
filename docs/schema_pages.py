"""Pages of what files may hold, from the JSON Schemas that editors check them by."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]


def settings_page(schema: Schema) -> str:
    """The keys of a settings file."""
    known = schema["$defs"]
    parts = [
        "# Settings reference\n\n",
        "What a `.contentlint.yaml`, or the table `[tool.contentlint]` of `pyproject.toml`, may "
        "hold. Made from the schema that checks it (`contentlint config schema`); "
        "[Settings](../settings.md) says how the keys work together.\n",
    ]
    for name, title in (
        ("SettingsSection", "The file"),
        ("VocabularySection", "`vocabulary`"),
        ("OverrideSection", "One of `overrides`"),
    ):
        parts += [f"\n## {title}\n\n", *_table(known[name], known)]
    parts.append(
        "\n## `rules`\n\nRule ids, families or globs, each with `off`, `on`, a severity, or a "
        "mapping of `enabled`, `severity`, `exceptions` and parameters of the rule's check. "
        "[The page of a rule](../rules/index.md) names its parameters; [Check kinds](checks.md) "
        "says what they mean.\n"
    )
    return "".join(parts)


def checks_page(schema: Schema) -> str:
    """The keys of a rule file, and the kinds of check with their parameters."""
    known = schema["$defs"]
    parts = [
        "# Check kinds\n\n",
        "What a rule file may hold. Made from the schema that checks it "
        "(`contentlint config schema rule`); [Writing a rule](../write-a-rule.md) shows one from "
        "beginning to end.\n",
        "\n## A rule\n\n",
        *_table(known["Rule"], known),
        "\n## One of `examples`\n\n",
        *_table(known["Example"], known),
    ]
    kinds = {
        definition["properties"]["kind"]["enum"][0]: definition
        for definition in known.values()
        if "enum" in definition.get("properties", {}).get("kind", {})
    }
    for kind, definition in sorted(kinds.items()):
        parts.append(f"\n## {kind}\n\n{_sentence(definition.get('description', ''))}\n\n")
        parts += _table(definition, known, leave_out="kind")
    return "".join(parts)


def _table(definition: Schema, known: Schema, leave_out: str = "") -> Iterator[str]:
    properties = {
        name: value for name, value in definition["properties"].items() if name != leave_out
    }
    if not properties:
        yield "No parameters.\n"
        return
    needed = definition.get("required", ())
    yield "| key | type | default | |\n|---|---|---|---|\n"
    for name, value in properties.items():
        default = "needed" if name in needed else _default(value)
        described = {**_referred(value, known), **value}.get("description", "")
        yield f"| `{name}` | {_type(value, known)} | {default} | {_cell(_sentence(described))} |\n"


def _type(schema: Schema, known: Schema, depth: int = 0) -> str:
    """What a value may be, in words."""
    if "$ref" in schema:
        target = _referred(schema, known)
        if "enum" in target or "anyOf" in target:
            return _type(target, known, depth)
        return "mapping"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "anyOf" in schema:
        kinds = [_type(each, known, depth) for each in schema["anyOf"] if each != {"type": "null"}]
        if len(kinds) == 2 and kinds[1] == f"list of {kinds[0]}":
            return f"{kinds[0]}; or a list"
        return " or ".join(dict.fromkeys(kinds))
    if schema.get("type") == "array":
        inside = _type(schema.get("items") or {}, known, depth + 1)
        return "list" if depth or "list" in inside else f"list of {inside}"
    if schema.get("type") == "object":
        return "mapping"
    named = {"string": "text", "integer": "integer", "number": "number", "boolean": "true or false"}
    return named.get(schema.get("type", ""), "anything")


def _default(schema: Schema) -> str:
    value = schema.get("default")
    if value is None or value == "" or isinstance(value, dict):
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(f"`{each}`" for each in value)
    return f"`{json.dumps(value, ensure_ascii=False)}`"


def _referred(schema: Schema, known: Schema) -> Schema:
    target: Schema = known.get(schema.get("$ref", "").removeprefix("#/$defs/"), {})
    return target


def _sentence(text: str) -> str:
    """A description as a sentence of its own."""
    joined = " ".join(text.split())
    return joined[:1].upper() + joined[1:]


def _cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", text)
