"""Lists of rules, for people and for programs."""

import json
from collections.abc import Callable, Iterator, Sequence

import msgspec

from linter.rulebook.adjust import Decision

Listed = Sequence[Decision]


def _text(listed: Listed) -> Iterator[str]:
    width = max((len(decision.rule.id) for decision in listed), default=0)
    for decision in listed:
        why = _first_sentence(decision.rule.why)
        yield f"{decision.rule.id:<{width}}  {_state(decision):<10}  {why}\n"


def _json(listed: Listed) -> Iterator[str]:
    rules = [
        {
            "id": decision.rule.id,
            "family": decision.rule.family,
            "severity": decision.rule.severity.value,
            "active": decision.active,
            "reason": decision.reason,
            "changes": decision.changes,
            "preview": decision.rule.preview,
            "message": decision.rule.message,
            "why": " ".join(decision.rule.why.split()),
            "link": decision.rule.link,
            "scopes": decision.rule.scopes,
            "languages": decision.rule.languages,
            "formats": decision.rule.formats,
            "check": msgspec.to_builtins(decision.rule.check),
        }
        for decision in listed
    ]
    yield json.dumps(rules, indent=2, ensure_ascii=False) + "\n"


def _markdown(listed: Listed) -> Iterator[str]:
    yield "| Rule | Severity | What it is for |\n| --- | --- | --- |\n"
    for decision in listed:
        why = _first_sentence(decision.rule.why).replace("|", "\\|")
        yield f"| `{decision.rule.id}` | {_state(decision)} | {why} |\n"


LISTS: dict[str, Callable[[Listed], Iterator[str]]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
}
"""By the name of the format."""


def _state(decision: Decision) -> str:
    if decision.active:
        return decision.rule.severity.value
    return "preview" if decision.rule.preview else "off"


def _first_sentence(text: str) -> str:
    return " ".join(text.split()).split(". ")[0].rstrip(".") + "."
