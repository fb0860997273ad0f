"""The rules that come with contentlint, in a form that loads in a blink."""

import os
from collections.abc import Callable
from functools import lru_cache
from glob import glob
from pathlib import Path
from typing import TypeVar

import msgspec
import xxhash

from linter.checks.literals import Required, remember_literals, required_by
from linter.rulebook.rule import Rule
from linter.settings.program import cache_folder, program_digest

_PACKAGE = Path(__file__).resolve().parent.parent
T = TypeVar("T")


class _Pack(msgspec.Struct, frozen=True):
    """The rules of a folder, and the literals that their phrases require."""

    rules: dict[str, Rule]
    literals: dict[str, Required | None]


def rules_folder() -> Path:
    """Where the packaged rules lie: in a checkout beside the package, else inside it."""
    checkout = _PACKAGE.parent / "rules"
    if checkout.is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file():
        return checkout
    return _PACKAGE / "rulebook" / "packaged"


@lru_cache(maxsize=1)
def packaged_rules() -> dict[str, Rule]:
    """Every packaged rule by id.

    Reading and proving two hundred YAML files takes longer than linting an article, so the result
    is kept in the user's cache folder, under a name made from the content of all rule files.

    Raises:
        FileError: a rule file is wrong (in a checkout that is being worked on).
    """
    return prepared_rules(rules_folder(), "rules")


def prepared_rules(folder: Path, shown_as: str) -> dict[str, Rule]:
    """The rules of a folder, from the cache where it has them; see `load.load_rules`."""

    def load() -> _Pack:
        from linter.rulebook.load import load_rules

        rules = load_rules(folder, shown_as)
        phrases = {
            phrase
            for rule in rules.values()
            for phrase in (*rule.check.phrases(), *rule.exceptions)
        }
        return _Pack(rules, {phrase: required_by(phrase) for phrase in sorted(phrases)})

    pack = prepared(f"rules-{_digest(folder)}", _Pack, load)
    remember_literals(pack.literals)
    return pack.rules


def futile_parts(folder: Path, shown_as: str) -> list[str]:
    """What of the rules of a folder can never find anything, each with its file; see `futile`."""

    def find() -> list[str]:
        from linter.rulebook.futile import reasons

        return [
            f"{shown_as}/{rule.id}.yaml: {reason}"
            for rule in prepared_rules(folder, shown_as).values()
            for reason in reasons(rule)
        ]

    return prepared(f"futile-{_digest(folder)}", list[str], find)


def prepared(name: str, type: type[T], make: Callable[[], T]) -> T:
    """A value from the cache folder, where it is kept by this name; else made and kept.

    Args:
        name: changes with whatever the value is made from.
        type: of the value, which msgspec can encode.
        make: makes the value.
    """
    kept = cache_folder() / f"{name}.msgpack"
    try:
        return msgspec.msgpack.decode(kept.read_bytes(), type=type)
    except (OSError, msgspec.DecodeError):
        value = make()
        _keep(kept, msgspec.msgpack.encode(value))
        return value


def _digest(folder: Path) -> str:
    digest = xxhash.xxh3_128(program_digest())
    for name in sorted(glob("*/*.yaml", root_dir=folder, include_hidden=True)):
        with open(folder / name, "rb") as file:
            digest.update(name.encode() + b"\0" + file.read() + b"\0")
    return digest.hexdigest()


def _keep(path: Path, data: bytes) -> None:
    """Write the prepared form; a read-only cache folder only costs time."""
    try:
        import tempfile

        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        return
