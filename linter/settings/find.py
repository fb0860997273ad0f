"""Which settings file holds for a folder: the nearest one upward."""

from functools import lru_cache
from pathlib import Path

from linter.settings.load import PYPROJECT

NAMES = (".contentlint.yaml", ".contentlint.yml")
"""In the order in which they win; after them, `[tool.contentlint]` in pyproject.toml."""

_OURS = b"[tool.contentlint"


@lru_cache(maxsize=16384)
def settings_file(folder: Path) -> Path | None:
    """The settings file of a folder, or of the nearest folder above that has one.

    Args:
        folder: absolute.
    """
    here = candidates(folder)
    if here:
        return here[0]
    return settings_file(folder.parent) if folder.parent != folder else None


def candidates(folder: Path) -> list[Path]:
    """The settings files in a folder, the one that holds first."""
    found = [path for name in NAMES if (path := folder / name).is_file()]
    pyproject = folder / PYPROJECT
    if pyproject.is_file() and _speaks_of_us(pyproject):
        found.append(pyproject)
    return found


def _speaks_of_us(pyproject: Path) -> bool:
    try:
        return _OURS in pyproject.read_bytes().replace(b'"', b"").replace(b" ", b"")
    except OSError:
        return False


def repository_root(folder: Path) -> Path:
    """The nearest folder upward that is a repository of git, else the folder itself."""
    for candidate in (folder, *folder.parents):
        if (candidate / ".git").exists():
            return candidate
    return folder
