"""A style: a folder of rule files, or the one that Vale has built in."""

import re
from functools import lru_cache
from pathlib import Path

import msgspec
import xxhash
import yaml

from linter.checks.vale.kind import ValeCheck
from linter.checks.vale.reading import Reading
from linter.rulebook.catalogue import prepared
from linter.rulebook.rule import Rule
from linter.rulebook.vale.fields import NotRun
from linter.rulebook.vale.rule_file import Surroundings, read_rule
from linter.rulebook.vale.vocabularies import Vocabularies
from linter.settings.load import shown
from linter.settings.nodes import FileError
from linter.settings.program import program_digest

_SPELLING = re.compile(r"^extends:\s*['\"]?spelling", re.MULTILINE)


class Style(msgspec.Struct, frozen=True):
    """The rules of a style by id, and those that do not run with the reason."""

    rules: dict[str, Rule]
    not_run: dict[str, str]


def prepared_style(folder: Path, name: str, around: Surroundings) -> Style:
    """The style of a folder, from the cache where it has it; see `read_style`.

    Reading and proving a style takes longer than linting an article with it.
    """
    texts = {path.name: _text(path) for path in sorted(folder.glob("*.yml"))}
    if any(_SPELLING.search(text) for text in texts.values()):
        # What such a rule is depends on dictionaries, which are not looked at here.
        return read_style(folder, name, around)
    digest = xxhash.xxh3_128(program_digest())
    known = (shown(folder), name, around.accepted, around.reading, around.template, texts)
    digest.update(msgspec.msgpack.encode(known))
    style = prepared(f"vale-{digest.hexdigest()}", Style, lambda: read_style(folder, name, around))
    return Style(
        {i: _read_so(rule, around.reading) for i, rule in style.rules.items()}, style.not_run
    )


def _read_so(rule: Rule, reading: Reading) -> Rule:
    """The rule with this very object, by which an article finds its reading at once."""
    if not isinstance(rule.check, ValeCheck):
        return rule
    check = msgspec.structs.replace(rule.check, reading=reading)
    return msgspec.structs.replace(rule, check=check)


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
