"""Lists of rules, for people and for programs."""

import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence

import msgspec

from linter.rulebook.adjust import Decision

Listed = Sequence[Decision]

_NARROWEST = 24
"""Columns below which a text is not put beside its lead."""


def _text(listed: Listed) -> Iterator[str]:
    width = max((len(decision.rule.id) for decision in listed), default=0)
    for decision in listed:
        lead = f"{decision.rule.id:<{width}}  {_state(decision):<10}  "
        yield hanging(lead, _first_sentence(decision.rule.why), terminal_columns()) + "\n"


def terminal_columns() -> int | None:
    """How wide the terminal is; None where there is none, and lines are as long as they are."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def hanging(lead: str, text: str, columns: int | None) -> str:
    """A text after its lead; what does not fit a line of so many columns stands below it."""
    if columns is None or columns - len(lead) < _NARROWEST:
        return lead + text
    lines = textwrap.wrap(text, columns - len(lead), break_on_hyphens=False)
    return lead + f"\n{' ' * len(lead)}".join(lines)


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
