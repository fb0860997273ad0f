"""Which settings file holds for a folder: the nearest one upward."""

import os
from pathlib import Path

from linter.settings.load import PYPROJECT, VALE_NAMES

NAMES = (".contentlint.yaml", ".contentlint.yml")
"""In the order in which they win; after them, `[tool.contentlint]` in pyproject.toml."""

_OURS = b"[tool.contentlint"


class Finder:
    """Looks each folder up once."""

    def __init__(self) -> None:
        self._found: dict[Path, Path | None] = {}
        self.doubles: list[tuple[Path, Path]] = []
        """The files that hold, each with one beside it that is not read."""
        self._vale: dict[Path, Path | None] = {}

    def settings_file(self, folder: Path) -> Path | None:
        """The settings file of an absolute folder, or of the nearest above that has one."""
        if folder not in self._found:
            here = settings_files(folder)
            if here:
                self.doubles += ((here[0], other) for other in here[1:])
                self._found[folder] = here[0]
            elif folder.parent == folder:
                self._found[folder] = None
            else:
                self._found[folder] = self.settings_file(folder.parent)
        return self._found[folder]

    def vale_file(self, folder: Path) -> Path | None:
        """Vale's settings for an absolute folder: those of the nearest folder that has some."""
        if folder not in self._vale:
            here = [path for name in VALE_NAMES if os.path.isfile(path := folder / name)]
            if here or folder.parent == folder:
                self._vale[folder] = here[0] if here else None
            else:
                self._vale[folder] = self.vale_file(folder.parent)
        return self._vale[folder]


def settings_files(folder: Path) -> list[Path]:
    """The settings files in a folder, the one that holds first."""
    found = [path for name in NAMES if os.path.isfile(path := folder / name)]
    pyproject = folder / PYPROJECT
    if os.path.isfile(pyproject) and _speaks_of_us(pyproject):
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
        if os.path.exists(candidate / ".git"):
            return candidate
    return folder
