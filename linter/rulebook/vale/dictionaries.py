"""The dictionaries and word files that a spelling rule names."""

from pathlib import Path

import msgspec

from linter.checks.hunspell import DictionaryFiles, files_of
from linter.checks.vale.spelling import ValeSpelling
from linter.rulebook.vale.fields import Fields, NotRun

_FOLDERS = ("", "config/dictionaries", "config/dicts")


def spelling_check(
    fields: Fields, shared: dict[str, object], styles_path: Path, exceptions: tuple[str, ...]
) -> ValeSpelling:
    """The check of a spelling rule.

    Raises:
        NotRun: a dictionary is missing.
    """
    folders = [styles_path / folder for folder in _FOLDERS]
    if fields.has("dicpath"):
        folders.insert(0, styles_path / fields.text("dicpath"))
    names = fields.texts("dictionaries")
    dictionaries = [_named(name, folders) for name in names]
    if fields.has("dic") or fields.has("aff"):
        dic = _found("dic", fields.text("dic"), folders)
        aff = _found("aff", fields.text("aff"), folders)
        dictionaries.append(files_of(dic, aff))
    return msgspec.convert(
        {
            "kind": "vale-spelling",
            **shared,
            "dictionaries": msgspec.to_builtins(dictionaries),
            "builtin": not dictionaries or fields.flag("append"),
            "ignored": sorted(_ignored(fields, styles_path)),
            "filters": fields.texts("filters"),
            "custom": fields.flag("custom"),
            "exceptions": exceptions,
        },
        ValeSpelling,
    )


def _named(name: str, folders: list[Path]) -> DictionaryFiles:
    dic = _found("dictionaries", f"{name}.dic", folders)
    aff = dic.with_suffix(".aff")
    return files_of(dic, aff if aff.is_file() else None)


def _found(key: str, name: str, folders: list[Path]) -> Path:
    for folder in folders:
        if name and (folder / name).is_file():
            return folder / name
    raise NotRun(f"{key}: there is no dictionary file “{name}”")


def _ignored(fields: Fields, styles_path: Path) -> set[str]:
    """Words that are right: named in a list, or in files below the styles."""
    words: set[str] = set()
    for name in fields.texts("ignore"):
        paths = [styles_path / folder / name for folder in ("", "config/ignore")]
        path = next((path for path in paths if path.is_file()), None)
        if path is None:
            words.add(name.lower())
            continue
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            if line.strip() and not line.startswith("#"):
                words.add(line.strip().lower())
    return words
