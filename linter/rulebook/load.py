"""From rule files to rules; a wrong file is refused with file, line, key and what was expected."""

import difflib
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec

from linter.checks import Check
from linter.checks.kind import CheckKind
from linter.rulebook.rule import SCOPES, UNIT_SCOPES, Example, Rule
from linter.settings.nodes import FileError
from linter.settings.yaml_places import YamlFile

_UNKNOWN_FIELD = re.compile(r"Object contains unknown field `([^`]+)`(?: - at `([^`]+)`)?")
_AT = re.compile(r"^(.*?)(?: - at `([^`]+)`)?$", re.S)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

KINDS: dict[str, type[CheckKind]] = {
    str(kind.__struct_config__.tag): kind for kind in get_args(Check)
}
"""Every check kind by the name that rules call it."""


def load_rules(folder: Path, shown_as: str | None = None) -> dict[str, Rule]:
    """All rules below a folder, by id, in the order of their ids.

    Args:
        folder: holds `<family>/<name>.yaml`.
        shown_as: how errors name the folder; its own path unless given.

    Raises:
        FileError: a file is no rule.
    """
    rules = {}
    for path in sorted(folder.glob("*/*.yaml")):
        relative = path.relative_to(folder).with_suffix("").as_posix()
        shown = f"{shown_as or folder.as_posix()}/{relative}.yaml"
        rules[relative] = parse_rule(path.read_text(encoding="utf-8"), relative, shown)
    return rules


def parse_rule(text: str, rule_id: str, path: str) -> Rule:
    """The rule that a file's text describes.

    Raises:
        FileError: it is no YAML, a key is unknown or has the wrong type, a pattern is no regular
            expression, the message names an unknown fact, or the scope does not exist.
    """
    if not all(_NAME.fullmatch(part) for part in rule_id.split("/")):
        raise FileError(path, 1, 1, "a rule's file name has lower-case words joined by hyphens")
    file = YamlFile(text, path)
    if not isinstance(file.value, Mapping):
        raise FileError(path, 1, 1, "expected a mapping with severity, message, why and check")
    if "id" in file.value:
        raise file.error("$.id", "a rule's id is its path; remove this key", key=True)
    try:
        rule = msgspec.convert(file.value, Rule)
        rule = msgspec.structs.replace(rule, id=rule_id)
        _validate(rule, file)
    except msgspec.ValidationError as error:
        raise _located(str(error), file) from None
    return rule


def _validate(rule: Rule, file: YamlFile) -> None:
    for scope in rule.scopes:
        if scope not in SCOPES:
            raise file.error("$.scope", f"there is no scope “{scope}”{_nearest(scope, SCOPES)}")
        if scope in UNIT_SCOPES and len(rule.scopes) > 1:
            raise file.error("$.scope", f"“{scope}” cannot be one of several scopes")
    known = {"match", *rule.check.facts()}
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(rule.message) if name}
    except ValueError as error:
        raise file.error("$.message", f"not a message: {error}") from None
    for name in sorted(names - known):
        raise file.error("$.message", f"there is no fact “{name}”{_nearest(name, known)}")
    for name in sorted(rule.suggestion_where.keys() - known):
        raise file.error("$.suggestion_where", f"there is no fact “{name}”{_nearest(name, known)}")
    try:
        rule.check.prepare()
    except re.error as error:
        raise file.error("$.check", f"no regular expression: {error}") from None
    for index, example in enumerate(rule.examples):
        if example.bad is None and example.good is None:
            raise file.error(f"$.examples[{index}]", "an example has `bad`, `good` or both")


def _located(message: str, file: YamlFile) -> FileError:
    if unknown := _UNKNOWN_FIELD.match(message):
        name, parent = unknown.group(1), unknown.group(2) or "$"
        hint = _nearest(name, _field_names(parent, file))
        return file.error(f"{parent}.{name}", f"there is no key “{name}” here{hint}", key=True)
    found = _AT.match(message)
    text, at = (found.group(1), found.group(2) or "$") if found else (message, "$")
    if at == "$.check.kind":
        kind = str(file.value.get("check", {}).get("kind"))
        return file.error(at, f"there is no check kind “{kind}”{_nearest(kind, KINDS)}")
    return file.error(at, f"{at.removeprefix('$').lstrip('.') or 'the rule'}: {text}")


def _field_names(parent: str, file: YamlFile) -> Iterator[str]:
    struct: type[Any] = Rule
    if parent.startswith("$.check"):
        struct = KINDS.get(file.value["check"].get("kind", ""), CheckKind)
    elif parent.startswith("$.examples"):
        struct = Example
    return iter(struct.__struct_encode_fields__)


def _nearest(name: str, known: Any) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean “{near[0]}”?" if near else f"; there are {', '.join(sorted(known))}"
