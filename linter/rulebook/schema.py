"""JSON Schemas of settings and rule files, from the types that read them."""

import inspect
import json
import re
from collections.abc import Iterable
from typing import Any

import msgspec

from linter.checks.kind import CheckKind
from linter.findings import Severity
from linter.rulebook.adjust import EXTEND
from linter.rulebook.load import KINDS
from linter.rulebook.rule import SCOPES, Example, Rule
from linter.settings.load import packaged_profiles
from linter.settings.model import OverrideSection, SettingsSection, VocabularySection

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_DESCRIBED: tuple[type[Any], ...] = (
    OverrideSection,
    SettingsSection,
    VocabularySection,
    Rule,
    Example,
    *KINDS.values(),
)
STRUCTS = {struct.__name__: struct for struct in _DESCRIBED}
"""The types that a schema may describe, by name."""

_ATTRIBUTE = re.compile(r"^    (\w+(?:, \w+)*): (.*(?:\n {8}.*)*)", re.MULTILINE)


def settings_schema(rules: Iterable[Rule] = ()) -> dict[str, Any]:
    """The schema of a settings file.

    Args:
        rules: those that are completed and whose parameters are checked; others are allowed.
    """
    schema = _schema_of(SettingsSection, "Settings of contentlint")
    entries, named = _rule_entries(rules)
    definitions = schema["$defs"]
    definitions.update({"rules": entries, **named})
    for name in ("SettingsSection", "OverrideSection"):
        properties = definitions[name]["properties"]
        properties["rules"] = {"$ref": "#/$defs/rules"}
        one = {"anyOf": [{"enum": list(packaged_profiles())}, {"type": "string"}]}
        properties["extends"] = {"anyOf": [one, {"type": "array", "items": one}]}
    return schema


def rule_schema() -> dict[str, Any]:
    """The schema of a rule file."""
    schema = _schema_of(Rule, "A rule of contentlint")
    properties = schema["$defs"]["Rule"]["properties"]
    # A rule's id is its path.
    del properties["id"]
    scope = {"enum": list(SCOPES)}
    properties["scope"] = {
        "anyOf": [scope, {"type": "array", "items": scope}],
        "default": properties["scope"].get("default", "text"),
    }
    return schema


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as a file has it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _schema_of(type_: type[Any], title: str) -> dict[str, Any]:
    schema = msgspec.json.schema(type_)
    for name, definition in schema["$defs"].items():
        _tell(definition, STRUCTS.get(name))
    return {"$schema": DIALECT, "title": title, **schema}


def _tell(definition: dict[str, Any], type_: type[Any] | None) -> None:
    """Put what the docstring says of each attribute where editors show it."""
    said = " ".join(definition.pop("description", "").split("Attributes:")[0].split())
    if said:
        definition["description"] = said
    lines = inspect.getdoc(type_) if type_ is not None else None
    for names, text in _ATTRIBUTE.findall(lines or ""):
        for name in names.split(", "):
            for written in (name, name.replace("_", "-")):
                if isinstance(known := definition.get("properties", {}).get(written), dict):
                    known.setdefault("description", " ".join(text.split()))


def _rule_entries(rules: Iterable[Rule]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The schema of `rules`, and the definitions that it refers to."""
    severities = [severity.value for severity in Severity]
    own: dict[str, Any] = {
        "enabled": {"enum": [True, False, "on", "off"]},
        "severity": {"enum": severities},
        "exceptions": {"type": "array", "items": {"type": "string"}},
    }
    definitions: dict[str, Any] = {"switch": {"enum": [True, False, "on", "off", *severities]}}
    entries: dict[str, Any] = {}
    families: dict[str, list[str]] = {}
    for rule in sorted(rules, key=lambda rule: rule.id):
        kind = f"{rule.check.__struct_config__.tag}-parameters"
        definitions[kind] = {
            "type": "object",
            "properties": {**own, **_parameters(rule.check)},
            "additionalProperties": False,
        }
        entries[rule.id] = _entry([kind], " ".join(rule.why.split()))
        families.setdefault(rule.family, []).append(kind)
    for family, kinds in families.items():
        everything = _entry(list(dict.fromkeys(kinds)), f"Every rule of the family {family}.")
        entries[family] = entries[f"{family}/*"] = everything
    schema = {
        "type": "object",
        "properties": dict(sorted(entries.items())),
        "additionalProperties": {"anyOf": [{"$ref": "#/$defs/switch"}, {"type": "object"}]},
    }
    return schema, definitions


def _entry(kinds: Iterable[str], why: str) -> dict[str, Any]:
    meant = [{"$ref": f"#/$defs/{name}"} for name in ("switch", *kinds)]
    return {"description": why, "anyOf": meant}


def _parameters(check: CheckKind) -> dict[str, Any]:
    """The parameters of a check as settings may give them."""
    kind = str(check.__struct_config__.tag)
    properties = dict(_described(type(check))["properties"])
    properties.pop("kind", None)
    properties.pop("exceptions", None)
    found: dict[str, Any] = {}
    for name, schema in properties.items():
        plain = {key: value for key, value in schema.items() if key != "default"}
        found[name] = plain or {"description": f"A parameter of {kind}."}
        if schema.get("type") in ("array", "object"):
            found[EXTEND + name] = plain
    return found


def _described(check: type[CheckKind]) -> dict[str, Any]:
    schema = msgspec.json.schema(check)
    definitions = schema.get("$defs", {})
    for name, definition in definitions.items():
        _tell(definition, STRUCTS.get(name))
    described: dict[str, Any] = _inlined(definitions.get(check.__name__, schema), definitions)
    return described


def _inlined(value: Any, definitions: dict[str, Any]) -> Any:
    """A schema with what it refers to in its place."""
    if isinstance(value, dict):
        if "$ref" in value:
            return _inlined(definitions[value["$ref"].rpartition("/")[2]], definitions)
        return {key: _inlined(item, definitions) for key, item in value.items()}
    if isinstance(value, list):
        return [_inlined(item, definitions) for item in value]
    return value
