"""The keys of Vale's rule files, typed, with errors that name file, line and key."""

from typing import Any

from linter.rulebook.vale.yaml_text import RuleText
from linter.settings.nearest import did_you_mean
from linter.settings.nodes import FileError

SHARED = frozenset(
    "extends message level scope limit link description action name code vocab source".split()
)
"""Keys that every kind has. `source` says nothing; Vale 2 let it pass, and Red Hat used it."""
OWN = {
    "existence": "tokens raw ignorecase nonword append exceptions",
    "substitution": "swap ignorecase nonword capitalize exceptions pos",
    "occurrence": "token min max ignorecase",
    "repetition": "tokens max ignorecase alpha exceptions",
    "consistency": "either ignorecase nonword",
    "conditional": "first second ignorecase exceptions",
    "capitalization": "match style exceptions indicators threshold prefix",
    "readability": "metrics grade",
    "metric": "formula condition",
    "spelling": "dictionaries dicpath dic aff append ignore filters custom threshold exceptions",
    "sequence": "tokens ignorecase",
    "script": "script",
}
"""Kind -> the keys that it alone has."""

LENIENT = frozenset({"consistency", "spelling"})
"""Kinds in which Vale does not mind unknown keys."""

_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


class NotRun(Exception):
    """A rule is of a kind that contentlint does not run, or lacks what it needs; says why."""


class Fields:
    """One rule file's keys."""

    def __init__(self, file: RuleText) -> None:
        """Take the keys of a file.

        Raises:
            FileError: a required key is missing, or one is unknown.
        """
        self.file = file
        self._value = file.value
        for key in ("extends", "message"):
            if not isinstance(self._value.get(key), str):
                raise file.error(key, f"the required key `{key}` is missing")
        self.kind: str = self._value["extends"]
        if self.kind not in OWN:
            hint = did_you_mean(self.kind, OWN)
            raise file.error("extends", f"there is no kind “{self.kind}”{hint}")
        known = SHARED | set(OWN[self.kind].split())
        for key in self._value:
            if key not in known and self.kind not in LENIENT:
                raise file.error(key, f"there is no key “{key}” here{did_you_mean(key, known)}")

    def error(self, key: str, message: str) -> FileError:
        """An error at a key."""
        return self.file.error(key, f"{key}: {message}")

    def has(self, key: str) -> bool:
        """Whether a key says anything."""
        return self._value.get(key) is not None

    def text(self, key: str, default: str = "") -> str:
        """A text."""
        value = self._value.get(key)
        if value is None:
            return default
        if not isinstance(value, str):
            raise self.error(key, "expected text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, or one text for a list of one; empty ones say nothing."""
        value = self._value.get(key)
        if isinstance(value, str):
            value = [value]
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(v, str | None) for v in value):
            raise self.error(key, "expected a list of texts")
        return tuple(item for item in value if item)

    def items(self, key: str) -> list[dict[str, Any]]:
        """A list of mappings."""
        value = self._value.get(key) or []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(key, "expected a list of mappings")
        return value

    def mapping(self, key: str) -> dict[str, str]:
        """A mapping of texts to texts."""
        value = self._value.get(key)
        if not isinstance(value, dict):
            raise self.error(key, "expected a mapping")
        made = {}
        for name, other in value.items():
            if not isinstance(other, str | None):
                raise self.error(key, f"expected text for “{name}”")
            made[name] = other or ""
        return made

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        value = self._value.get(key)
        if value is None:
            return default
        if isinstance(value, str) and value.lower() in _TRUE | _FALSE:
            return value.lower() in _TRUE
        raise self.error(key, "expected true or false")

    def integer(self, key: str) -> int:
        """A whole number; 0 unless given."""
        return int(self.number(key, 0))

    def number(self, key: str, default: float) -> float:
        """A number."""
        value = self._value.get(key)
        if value is None:
            return default
        try:
            return float(value)
        except (TypeError, ValueError):
            raise self.error(key, "expected a number") from None

    def action(self) -> tuple[str, tuple[str, ...]]:
        """The action's name and parameters."""
        value: Any = self._value.get("action")
        if value is None:
            return "", ()
        if isinstance(value, str):
            return value, ()
        if not isinstance(value, dict):
            raise self.error("action", "expected a mapping with `name`")
        params = value.get("params") or []
        if isinstance(params, str):
            params = [params]
        if not isinstance(params, list) or not all(isinstance(p, str | None) for p in params):
            raise self.error("action", "params: expected a list of texts")
        return str(value.get("name") or ""), tuple(p or "" for p in params)
