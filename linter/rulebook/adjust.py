"""Rules as settings want them: switched, graded, with other parameters, and who said so."""

import re
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from linter.checks.kind import CheckKind
from linter.checks.phrase import compile_phrases
from linter.rulebook.redirects import redirects
from linter.rulebook.rule import Rule
from linter.settings.choice import Choice
from linter.settings.load import RuleEntry
from linter.settings.nearest import did_you_mean

EXTEND = "extend-"
"""Before the name of a parameter: adds to its list or mapping instead of replacing it."""

_AT = re.compile(r"^(.*?)(?: - at `\$\.?([^`]*)`)?$", re.S)


ON = "on by default"
"""The reason of a rule of which nobody has said anything."""


class NoSuchRule(LookupError):
    """A command line names a rule or family that does not exist."""

    def __init__(self, name: str, rules: Mapping[str, Rule]) -> None:
        families = {rule.family or rule.style for rule in rules.values()}
        hint = did_you_mean(name, {*rules, *families})
        hint = hint if "did you mean" in hint else "; `contentlint rules list` shows all"
        super().__init__(f"there is no rule or family “{name}”{hint}")
        self.name = name


class Decision(msgspec.Struct, frozen=True):
    """One rule as it holds for some files.

    Attributes:
        rule: with its severity and parameters as set.
        active: whether it runs.
        reason: what switched it on or off, in words for people.
        changes: what else was set, `severity: error (.contentlint.yaml:7)`.
        narrowed: whether the command line, not settings, keeps it from running.
    """

    rule: Rule
    active: bool
    reason: str
    narrowed: bool = False
    changes: tuple[str, ...] = ()


class Selection(msgspec.Struct, frozen=True):
    """What a command line says of rules, by id, family or glob."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def named(pattern: str, rules: Mapping[str, Rule]) -> list[str]:
    """The ids that a pattern names: an id, a family, or a glob; in their order."""
    if pattern in rules:
        return [pattern]
    return [
        rule.id
        for rule in rules.values()
        if (rule.family or rule.style) == pattern or fnmatchcase(rule.id, pattern)
    ]


class Decisions(msgspec.Struct, frozen=True):
    """How every rule holds for some files.

    Attributes:
        rules: by id.
        notices: for the user.
        unknown: the names on the command line that are no rule's here.
    """

    rules: dict[str, Decision]
    notices: tuple[str, ...]
    unknown: frozenset[str]


def decide(rules: Mapping[str, Rule], choice: Choice, selection: Selection) -> Decisions:
    """How every rule holds for some files.

    Args:
        rules: every known rule by id.
        choice: what settings say.
        selection: what the command line says; it has the last word.

    Raises:
        FileError: settings name a rule or parameter that does not exist, or give a wrong value.
    """
    notices: list[str] = []
    said: dict[str, list[RuleEntry]] = {}
    for entry in choice.entries:
        for rule_id in _entry_targets(entry, rules, choice, notices):
            said.setdefault(rule_id, []).append(entry)
    unknown: set[str] = set()
    selected: dict[str, str] | None = _named_by(selection.select, rules, choice, notices, unknown)
    ignored = _named_by(selection.ignore, rules, choice, notices, unknown)
    if not selection.select:
        selected = None
    decided = {
        rule.id: _decision(rule, said.get(rule.id, ()), choice, selected, ignored)
        for rule in rules.values()
    }
    return Decisions(decided, tuple(notices), frozenset(unknown))


def _entry_targets(
    entry: RuleEntry, rules: Mapping[str, Rule], choice: Choice, notices: list[str]
) -> list[str]:
    found = named(entry.pattern, rules)
    if not found and (new := _renamed(entry.pattern, rules, choice)):
        notices.append(f"{entry.place}: “{entry.pattern}” is now called “{new}”")
        found = [new]
    if not found:
        known = {*rules, *(rule.family or rule.style for rule in rules.values())}
        hint = did_you_mean(entry.pattern, known)
        raise entry.error(f"there is no rule or family “{entry.pattern}”{hint}")
    for name in entry.parameters:
        fields = {f for rule_id in found for f in _fields(rules[rule_id].check)}
        if name.removeprefix(EXTEND) not in fields:
            what = f"“{found[0]}”" if len(found) == 1 else f"no rule of “{entry.pattern}”"
            negated = "has no" if len(found) == 1 else "has a"
            hint = did_you_mean(name, {*fields, "enabled", "severity", "exceptions"})
            raise entry.error(f"{what} {negated} parameter “{name}”{hint}", name, key=True)
    return found


def _named_by(
    patterns: Iterable[str],
    rules: Mapping[str, Rule],
    choice: Choice,
    notices: list[str],
    unknown: set[str],
) -> dict[str, str]:
    """Rule ids, and the most exact of the patterns that name them."""
    found: dict[str, str] = {}
    for name in patterns:
        pattern = name
        ids = named(pattern, rules)
        if not ids and (new := _renamed(pattern, rules, choice)):
            notices.append(f"“{pattern}” is now called “{new}”")
            ids, pattern = [new], new
        if not ids:
            unknown.add(pattern)
        for rule_id in ids:
            if found.get(rule_id) != rule_id:
                found[rule_id] = pattern
    return found


def _renamed(name: str, rules: Mapping[str, Rule], choice: Choice) -> str:
    """What a rule of this old name is called now; empty where there is none."""
    new = redirects(choice.rule_folders).get(name, "")
    return new if new in rules else ""


def _decision(
    rule: Rule,
    entries: Iterable[RuleEntry],
    choice: Choice,
    selected: Mapping[str, str] | None,
    ignored: Mapping[str, str],
) -> Decision:
    active, reason = not rule.preview, ON
    if rule.preview:
        reason = "off: a preview rule"
        if choice.preview:
            active, reason = True, f"on: {choice.origins.get('preview', '')} turns previews on"
    changes: dict[str, str] = {}
    for entry in entries:
        # A family or glob that is on does not mean its previews; those are asked for by name.
        if entry.enabled is not None and not (
            entry.enabled and rule.preview and entry.specificity < 3 and not active
        ):
            active = entry.enabled
            reason = f"{'on' if active else 'off'}: {entry.place} “{entry.pattern}”"
        if entry.severity is not None:
            # Whoever names a severity means it for all findings.
            rule = msgspec.structs.replace(rule, severity=entry.severity, suggestion_where={})
            changes["severity"] = f"severity: {entry.severity.value} ({entry.place})"
        rule = _with_parameters(rule, entry, changes)
    was_active = active
    if selected is not None:
        if rule.id not in selected:
            active, reason = False, "off: not in --select"
        elif selected[rule.id] == rule.id:
            active, reason = True, f"on: --select {rule.id}"
    if rule.id in ignored:
        active, reason = False, f"off: --ignore {ignored[rule.id]}"
    narrowed = was_active and not active
    return Decision(rule, active, reason, narrowed, tuple(changes.values()))


def _with_parameters(rule: Rule, entry: RuleEntry, changes: dict[str, str]) -> Rule:
    fields = _fields(rule.check)
    set_here = {
        name: value
        for name, value in entry.parameters.items()
        if name.removeprefix(EXTEND) in fields
    }
    if not set_here and not entry.exceptions:
        return rule
    described = msgspec.to_builtins(rule.check)
    for name, value in set_here.items():
        field = name.removeprefix(EXTEND)
        described[field] = (
            value if field == name else _extended(described.get(field), value, entry, name)
        )
        changes[name] = f"{name}: {_shown(value)} ({entry.place})"
    if entry.exceptions:
        changes["exceptions"] = f"exceptions: {_shown(entry.exceptions)} ({entry.place})"
        if "exceptions" in fields:
            described["exceptions"] = [*described["exceptions"], *entry.exceptions]
        else:
            rule = msgspec.structs.replace(rule, exceptions=(*rule.exceptions, *entry.exceptions))
    try:
        check = msgspec.convert(described, type(rule.check))
        check.prepare()
        compile_phrases(rule.exceptions)
    except msgspec.ValidationError as error:
        raise _misfit(str(error), entry) from None
    except re.error as error:
        raise entry.error(f"no regular expression: {error}") from None
    return msgspec.structs.replace(rule, check=check)


def _extended(old: Any, more: Any, entry: RuleEntry, name: str) -> Any:
    if isinstance(old, list | tuple) and isinstance(more, list):
        return [*old, *more]
    if isinstance(old, dict) and isinstance(more, dict):
        return {**old, **more}
    if not isinstance(old, list | tuple | dict):
        raise entry.error(f"“{name.removeprefix(EXTEND)}” is no list; set it as a whole", name)
    wanted = "a mapping" if isinstance(old, dict) else "a list"
    raise entry.error(f"{name}: expected {wanted}", name)


def _misfit(message: str, entry: RuleEntry) -> Exception:
    from linter.settings.wording import plainly

    found = _AT.match(message)
    text, at = (found.group(1), found.group(2) or "") if found else (message, "")
    field = re.split(r"[.\[]", at)[0]
    if field and field not in entry.parameters:
        field = EXTEND + field
    steps = (field,) if field in entry.parameters else ()
    return entry.error(f"{field}: {plainly(text)}" if steps else plainly(text), *steps)


def _fields(check: CheckKind) -> tuple[str, ...]:
    return check.__struct_encode_fields__


def _shown(value: Any) -> str:
    return msgspec.json.encode(value).decode()
