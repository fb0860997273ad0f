"""Rules about spelling, with the dictionaries that settings name for other languages."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from linter.checks.hunspell import DictionaryFiles, files_of
from linter.checks.spelling import Spelling
from linter.rulebook.adjust import Decision


def with_dictionaries(
    decisions: Mapping[str, Decision], dictionaries: Mapping[str, Path]
) -> dict[str, Decision]:
    """The decisions; rules about spelling hold for the languages of the dictionaries too.

    Args:
        decisions: by rule.
        dictionaries: by language code, a `.dic` file; the `.aff` file of its name belongs to it.

    Raises:
        OSError: a file cannot be read.
    """
    files = {code: dictionary_at(path) for code, path in dictionaries.items()}
    changed = dict(decisions)
    for rule_id, decision in decisions.items():
        check = decision.rule.check
        if isinstance(check, Spelling):
            rule = msgspec.structs.replace(
                decision.rule,
                check=msgspec.structs.replace(check, dictionaries={**check.dictionaries, **files}),
                languages=tuple(dict.fromkeys((*decision.rule.languages, *files))),
            )
            changed[rule_id] = msgspec.structs.replace(decision, rule=rule)
    return changed


def dictionary_at(path: Path) -> DictionaryFiles:
    """The dictionary of a `.dic` file, with the `.aff` file beside it if there is one.

    Raises:
        OSError: a file cannot be read.
    """
    affixes = path.with_suffix(".aff")
    return files_of(path, affixes if affixes.is_file() else None)
