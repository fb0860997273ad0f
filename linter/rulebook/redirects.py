"""Rules that were renamed: old names go on working, with a notice."""

from functools import cache
from pathlib import Path

from linter.rulebook.catalogue import rules_folder

FILE = "redirects.yaml"
"""In a folder of rules: a mapping of old ids to new ones."""


@cache
def redirects(folders: tuple[Path, ...] = ()) -> dict[str, str]:
    """Old rule ids and what they are called now.

    Args:
        folders: of the repository's own rules; the packaged ones are always looked at.

    Raises:
        FileError: a redirects file is wrong.
    """
    from linter.settings.yaml_places import YamlFile

    found: dict[str, str] = {}
    for folder in (rules_folder(), *folders):
        path = folder / FILE
        if not path.is_file():
            continue
        file = YamlFile(path.read_text(encoding="utf-8"), path.as_posix())
        value = {} if file.value is None else file.value
        if not isinstance(value, dict):
            raise file.error_at((), "expected a mapping of old rule ids to new ones")
        for old, new in value.items():
            if not isinstance(new, str):
                raise file.error_at((old,), f"expected the id that “{old}” has now")
            found[old] = new
    return {old: _end(new, found) for old, new in found.items()}


def _end(name: str, found: dict[str, str]) -> str:
    """What a chain of renamings ends in."""
    seen = {name}
    while name in found and found[name] not in seen:
        name = found[name]
        seen.add(name)
    return name
