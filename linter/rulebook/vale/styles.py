"""A style: a folder of rule files, or the one that Vale has built in."""

from functools import lru_cache
from pathlib import Path

import msgspec
import yaml

from linter.rulebook.rule import Rule
from linter.rulebook.vale.rule_file import NotRun, Surroundings, read_rule
from linter.rulebook.vale.vocabularies import Vocabularies
from linter.settings.load import shown
from linter.settings.nodes import FileError


class Style(msgspec.Struct, frozen=True):
    """The rules of a style by id, and those that do not run with the reason."""

    rules: dict[str, Rule]
    not_run: dict[str, str]


def read_style(folder: Path, name: str, around: Surroundings) -> Style:
    """Read the rule files of a folder; Vale heeds `*.yml` alone.

    Raises:
        FileError: a file is wrong.
    """
    rules: dict[str, Rule] = {}
    not_run: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        rule_id = f"{name}.{path.name.partition('.')[0]}"
        _add(rule_id, _text(path), shown(path), around, rules, not_run)
    return Style(rules, not_run)


@lru_cache(maxsize=4096)
def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FileError(shown(path), 1, 1, f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise FileError(shown(path), 1, 1, "not UTF-8 text") from None


def _add(
    rule_id: str,
    text: str,
    path: str,
    around: Surroundings,
    rules: dict[str, Rule],
    not_run: dict[str, str],
) -> None:
    try:
        rules[rule_id] = read_rule(text, rule_id, path, around)
    except NotRun as reason:
        not_run[rule_id] = str(reason)


def built_in(around: Surroundings, vocabularies: Vocabularies) -> Style:
    """The style `Vale`: spelling, repeated words, and the terms of the vocabularies."""
    files: dict[str, dict[str, object]] = {
        "Spelling": {"extends": "spelling", "message": "Did you really mean '%s'?"},
        "Repetition": {
            "extends": "repetition",
            "message": "'%s' is repeated!",
            "ignorecase": True,
            "alpha": True,
            "tokens": [r"[^\s.!?]+"],
        },
    }
    terms = {term: term for term in vocabularies.accepted if not term.startswith("(?i)")}
    if terms:
        files["Terms"] = {
            "extends": "substitution",
            "message": "Use '%s' instead of '%s'.",
            "ignorecase": True,
            "swap": terms,
            "vocab": False,
        }
    if vocabularies.rejected:
        files["Avoid"] = {
            "extends": "existence",
            "message": "Avoid using '%s'.",
            "tokens": list(vocabularies.rejected),
            "vocab": False,
        }
    rules: dict[str, Rule] = {}
    not_run: dict[str, str] = {}
    for name, said in files.items():
        text = yaml.safe_dump({**said, "level": "error"}, allow_unicode=True)
        _add(f"Vale.{name}", text, f"Vale/{name}.yml", around, rules, not_run)
    return Style(rules, not_run)
