"""What Vale's actions would put in the place of a finding."""

import re

import msgspec

from linter.checks.vale.pattern import compile_pattern


class Action(msgspec.Struct, frozen=True):
    """An action as a rule names it.

    Attributes:
        name: `replace`, `remove`, `edit`, `suggest`, `convert`; empty for none.
        params: of the action; of `edit`, the first says how.
    """

    name: str = ""
    params: tuple[str, ...] = ()


def replacements(action: Action, found: str) -> tuple[str, ...]:
    """What may stand instead of a found text, best first; empty where nobody can say."""
    if action.name == "remove":
        return ("",)
    if action.name == "replace":
        return action.params
    if action.name == "edit" and action.params:
        edited = _edited(action.params[0], action.params[1:], found)
        return () if edited is None or edited == found else (edited,)
    return ()


def _edited(how: str, params: tuple[str, ...], found: str) -> str | None:
    if how == "regex" and len(params) == 2:
        replacement = params[1]
        pieces, at = [], 0
        for match in compile_pattern(params[0]).finditer(found):
            pieces.append(found[at : match.start()])
            pieces.append(expanded(replacement, match.groups(), match.group()))
            at = match.end()
        return "".join((*pieces, found[at:]))
    if how in ("trim", "trim_left", "trim_right") and params:
        kept = found
        if how != "trim_right":
            kept = kept.lstrip(params[0])
        return kept.rstrip(params[0]) if how != "trim_left" else kept
    if how == "remove" and params:
        return found.replace(params[0], "")
    if how == "truncate" and params:
        return found.split(params[0], maxsplit=1)[0]
    if how == "split" and len(params) == 2:
        parts = found.split(params[0])
        index = int(params[1]) if params[1].isdigit() else len(parts)
        return parts[index] if index < len(parts) else None
    return None


def expanded(template: str, groups: tuple[str | None, ...], whole: str) -> str:
    """A replacement with its `$1` and `${1}` filled in."""
    if "$" not in template:
        return template

    def filled(match: re.Match[str]) -> str:
        index = int(match.group(1) or match.group(2))
        if index == 0:
            return whole
        return (groups[index - 1] or "") if index <= len(groups) else ""

    return re.sub(r"\$(?:(\d)|\{(\d+)\})", filled, template)
