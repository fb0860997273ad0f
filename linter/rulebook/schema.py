"""JSON Schemas of settings and rule files, from the types that read them."""

import json
from collections.abc import Iterable
from typing import Any

import msgspec

from linter.checks.kind import CheckKind
from linter.findings import Severity
from linter.rulebook.adjust import EXTEND
from linter.rulebook.rule import SCOPES, Rule
from linter.settings.load import packaged_profiles
from linter.settings.model import SettingsSection

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def settings_schema(rules: Iterable[Rule]) -> dict[str, Any]:
    """The schema of a settings file, in which these rules can be set."""
    schema = _schema_of(SettingsSection, "Settings of contentlint")
    entries = _rule_entries(rules)
    definitions = schema["$defs"]
    definitions["rules"] = entries
    for name in ("SettingsSection", "OverrideSection"):
        properties = definitions[name]["properties"]
        properties["rules"] = {
            "description": properties["rules"].get("description", "Switches and parameters."),
            "$ref": "#/$defs/rules",
        }
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
    return {"$schema": DIALECT, "title": title, **schema}


def _rule_entries(rules: Iterable[Rule]) -> dict[str, Any]:
    severities = [severity.value for severity in Severity]
    switch: dict[str, Any] = {"enum": [True, False, "on", "off", *severities]}
    own: dict[str, Any] = {
        "enabled": {"enum": [True, False, "on", "off"]},
        "severity": {"enum": severities},
        "exceptions": {"type": "array", "items": {"type": "string"}},
    }
    found: dict[str, Any] = {}
    families: dict[str, dict[str, Any]] = {}
    for rule in sorted(rules, key=lambda rule: rule.id):
        parameters = _parameters(rule.check)
        described = " ".join(rule.why.split())
        found[rule.id] = _entry(switch, {**own, **parameters}, described)
        families.setdefault(rule.family, {}).update(parameters)
    for family, parameters in families.items():
        everything = _entry(switch, {**own, **parameters}, f"Every rule of the family {family}.")
        found[family] = found[f"{family}/*"] = everything
    return {
        "type": "object",
        "properties": dict(sorted(found.items())),
        "additionalProperties": {"anyOf": [switch, {"type": "object"}]},
    }


def _entry(switch: dict[str, Any], properties: dict[str, Any], why: str) -> dict[str, Any]:
    detailed = {"type": "object", "properties": properties, "additionalProperties": False}
    return {"description": why, "anyOf": [switch, detailed]}


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
