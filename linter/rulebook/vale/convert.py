"""Rules of Vale's styles written as rule files of ours, for those who leave the old format."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import yaml

from linter.checks.existence import Existence
from linter.checks.kind import CheckKind
from linter.checks.phrase import compile_phrases
from linter.checks.substitution import Substitution
from linter.checks.vale.existence import ValeExistence
from linter.checks.vale.kind import ValeCheck
from linter.checks.vale.reading import Reading
from linter.checks.vale.substitution import ValeSubstitution
from linter.rulebook.rule import Example, Rule

_SCOPES: dict[tuple[str, ...], str] = {
    ("text",): "text",
    ("heading",): "heading",
    ("list",): "list-item",
    ("blockquote",): "quote",
    ("sentence",): "sentence",
    ("raw",): "raw",
    ("alt",): "alt-text",
}
_PLAIN = re.compile(r"[A-Za-z][A-Za-z' -]*[A-Za-z]")
_DOTNET = re.compile(r"\\p\{|\(\?<[A-Za-z]|\(\?<?[=!]|\(\?[a-z-]+\)|\$\{?\d")
_MOST_EXAMPLES = 3


def converted(rule: Rule) -> Rule:
    """A rule of ours that says what a rule of a style says, without examples.

    A check that ours can express becomes one of ours; any other keeps Vale's kind.
    """
    style, _, name = rule.id.partition(".")
    check: CheckKind = rule.check
    scope, message = "text", rule.message
    if isinstance(rule.check, ValeCheck):
        simple = _simple(rule.check)
        if simple is not None:
            check = simple
            scope = _SCOPES[rule.check.scopes]
            message = _message(rule.check.message, isinstance(simple, Substitution))
        else:
            check = msgspec.structs.replace(rule.check, reading=Reading())
    return msgspec.structs.replace(
        rule, id=f"{_hyphened(style)}/{_hyphened(name)}", check=check, scope=scope, message=message
    )


def candidates(rule: Rule) -> Iterator[Example]:
    """Examples that the rule's own words suggest; whoever writes them has to try them."""
    check = rule.check
    words: list[tuple[str, str | None]] = []
    if isinstance(check, Existence | ValeExistence):
        words = [(token, None) for token in check.tokens]
    elif isinstance(check, Substitution):
        words = [(k, v if isinstance(v, str) else None) for k, v in check.swap.items()]
    elif isinstance(check, ValeSubstitution):
        words = [(k, v if "|" not in v else None) for k, v in check.swap.items()]
    plain = [(word, other) for word, other in words if _PLAIN.fullmatch(word)]
    heading = "# " if rule.scope == "heading" else ""
    for word, other in plain[:_MOST_EXAMPLES]:
        good = f"{heading}A text with {other} in it." if other else None
        yield Example(bad=f"{heading}A text with [[{word}]] in it.", good=good)


def rule_file(rule: Rule) -> str:
    """The rule as the text of a rule file."""
    described: dict[str, Any] = {
        "severity": rule.severity.value,
        "message": rule.message,
        "why": rule.why,
    }
    if rule.link:
        described["link"] = rule.link
    if rule.scope != "text":
        described["scope"] = rule.scope
    described["languages"] = list(rule.languages)
    described["check"] = _without_defaults(rule.check)
    if rule.examples:
        described["examples"] = [
            {key: value for key, value in (("bad", e.bad), ("good", e.good)) if value is not None}
            for e in rule.examples
        ]
    text: str = yaml.safe_dump(described, sort_keys=False, allow_unicode=True, width=100)
    return text


def _without_defaults(check: CheckKind) -> dict[str, Any]:
    described: dict[str, Any] = msgspec.to_builtins(check)
    for field in msgspec.structs.fields(type(check)):
        if field.name in described and getattr(check, field.name) == field.default:
            del described[field.name]
    return described


def _simple(check: ValeCheck) -> Existence | Substitution | None:
    """The same as a check of ours; None where ours means something else."""
    if check.scopes not in _SCOPES or check.limit:
        return None
    if isinstance(check, ValeExistence) and check.tokens and not check.raw and not check.template:
        if not _translates(check.tokens) or (check.action.name not in ("", "remove")):
            return None
        return Existence(
            tokens=tuple(dict.fromkeys(check.tokens)),
            exceptions=tuple(term for term in check.exceptions if _translates((term,))),
            ignorecase=check.ignorecase,
            whole_words=not check.nonword,
            replacement="" if check.action.name == "remove" else None,
        )
    if isinstance(check, ValeSubstitution) and not check.capitalize and not check.template:
        values = [value.split("|") for value in check.swap.values()]
        if not _translates((*check.swap, *check.swap.values())) or not all(map(all, values)):
            return None
        return Substitution(
            swap={
                key: parts[0] if len(parts) == 1 else tuple(parts)
                for key, parts in zip(check.swap, values, strict=True)
            },
            exceptions=tuple(term for term in check.exceptions if _translates((term,))),
            ignorecase=check.ignorecase,
            whole_words=not check.nonword,
            fix="unsafe" if check.action.name == "replace" else "none",
        )
    return None


def _translates(patterns: tuple[str, ...]) -> bool:
    if any(_DOTNET.search(pattern) for pattern in patterns):
        return False
    try:
        compile_phrases(patterns)
    except re.error:
        return False
    return True


def _message(message: str, substitutes: bool) -> str:
    names = iter(("{replacement}", "{match}") if substitutes else ("{match}",))
    escaped = message.replace("{", "{{").replace("}", "}}")
    return re.sub(r"%(?:\[\d\])?s", lambda _: next(names, ""), escaped)


def _hyphened(name: str) -> str:
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z]*|[a-z]+|\d+", name)
    return "-".join(part.lower() for part in parts) or "rule"
