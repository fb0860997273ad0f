"""The folder that articles are compared in: which it is, and where its index is."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import xxhash

from linter.pipeline.discover import IGNORE_FILES
from linter.pipeline.profiles import Profiles
from linter.settings.find import NAMES, repository_root
from linter.settings.load import PYPROJECT, VALE_NAMES
from linter.settings.program import cache_folder

TAKES_BACK = IGNORE_FILES[1]
"""The file that may name files as articles that git ignores."""
GOVERNING = frozenset({*IGNORE_FILES, *NAMES, *VALE_NAMES, PYPROJECT})
"""Files that decide which files are articles, or which rules hold for them."""

FOLDER = "contentlint"


def home(paths: Sequence[str]) -> Path:
    """The folder that a run is about: the current one, if all its paths are below or above it."""
    here = Path.cwd()
    absolute = [Path(os.path.abspath(path)) for path in paths]
    root = repository_root(here)
    if all(path.is_relative_to(root) or root.is_relative_to(path) for path in absolute):
        return here
    if len({path.anchor for path in absolute}) > 1:
        return here
    common = Path(os.path.commonpath(absolute))
    return common if common.is_dir() else common.parent


def repository_of(profiles: Profiles) -> Path | None:
    """The repository that a run is about: git's, else the folder of the settings file.

    None where neither says what belongs together. Settings in the user's own folder, or above it,
    hold for whatever lies there and make no repository of it.
    """
    if (profiles.root / ".git").exists():
        return profiles.root
    settings = profiles.settings_of(profiles.root / "article").path
    if settings is None or Path(os.path.expanduser("~")).is_relative_to(settings.parent):
        return None
    return settings.parent


def index_folders(root: Path) -> Iterator[Path]:
    """Where the index of a repository may lie, the best place first."""
    folder = git_folder(root)
    if folder is not None:
        yield folder / FOLDER
    name = xxhash.xxh3_128_hexdigest(os.fsencode(root))
    yield cache_folder() / "indexes" / f"{root.name}-{name[:16]}"


def clear_indexes(root: Path) -> None:
    """Delete the indexes of a repository, and their folders.

    Raises:
        OSError: one of them cannot be deleted.
    """
    for folder in index_folders(root):
        if folder.is_dir():
            shutil.rmtree(folder)


def git_folder(root: Path) -> Path | None:
    """Where git keeps what it knows of a working folder; None where git does not."""
    link = root / ".git"
    if link.is_dir():
        return link
    try:
        said = link.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    folder = root / said.removeprefix("gitdir:").strip()
    return folder if said.startswith("gitdir:") and folder.is_dir() else None
