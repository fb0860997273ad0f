"""Which files a run is about: named ones, and the articles in named folders."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from linter.documents import format_of
from linter.settings.choice import Settings
from linter.settings.load import ignore_spec

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILES = (".gitignore", ".contentlintignore")
"""Read in every folder, in the syntax of git; the second may take back what the first says."""

_NEVER_ENTERED = frozenset(
    {".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".tox", ".nox"}
)
_FOUND_FORMATS = frozenset({".md", ".markdown", ".mdx", ".html", ".htm", ".txt"})
_NO_ARTICLE = re.compile(
    r"(?:requirements|constraints)[\w.-]*\.txt|(?:robots|humans|ads|llms|security)\.txt"
    r"|cmakelists\.txt|(?:un)?licen[cs]e[\w-]*\.\w+|licen[cs]es[\w-]*\.\w+|copying[\w-]*\.\w+"
    r"|notice\.\w+|third[-_]?party[\w-]*\.\w+",
    re.IGNORECASE,
)


SettingsOf = Callable[[Path], Settings]
"""The settings that hold for a path."""


_NO_SETTINGS = Settings()


def discover(
    paths: Iterable[str],
    force_exclude: bool = False,
    settings_of: SettingsOf = lambda path: _NO_SETTINGS,
) -> tuple[list[str], list[str]]:
    """The articles that these paths name.

    Args:
        paths: files and folders. Folders are searched, leaving out what git ignores, what
            `.contentlintignore` names, what settings exclude or do not include, and what is no
            article; named files are taken as they are.
        force_exclude: whether ignore files and settings hold for named files too.
        settings_of: asked for files and folders.

    Returns:
        The files, each once, in the order of their paths, with forward slashes; and the paths that
        do not exist.
    """
    found: dict[str, None] = {}
    missing = []
    for path in paths:
        if os.path.isdir(path):
            found.update((name, None) for name in _walk(Path(path), settings_of))
        elif not os.path.exists(path):
            missing.append(path)
        elif not (force_exclude and _is_left_out(Path(path), settings_of)):
            found[shown(path)] = None
    return sorted(found), missing


def shown(path: str | Path) -> str:
    """A path as reports write it: relative as it was given, with forward slashes."""
    return os.path.normpath(path).replace(os.sep, "/")


def is_article(path: str, settings: Settings) -> bool:
    """Whether a file that is met in a folder is an article, by its name and by settings."""
    absolute = Path(os.path.abspath(path))
    included = settings.includes(absolute)
    if included is None:
        suffix = os.path.splitext(path)[1].lower()
        included = suffix in _FOUND_FORMATS and not _is_no_article(path)
    return included and not settings.excludes(absolute)


def _walk(root: Path, settings_of: SettingsOf) -> Iterator[str]:
    ignored = _Ignored(root)
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        settings = settings_of(here / "article")
        folders[:] = sorted(
            name
            for name in folders
            if name not in _NEVER_ENTERED
            and not ignored.matches(here / name, is_folder=True)
            and not settings.excludes(Path(os.path.abspath(here / name)), is_folder=True)
        )
        for name in files:
            path = here / name
            if is_article(str(path), settings) and not ignored.matches(path, is_folder=False):
                yield shown(path)


def _is_left_out(path: Path, settings_of: SettingsOf) -> bool:
    settings = settings_of(path)
    absolute = Path(os.path.abspath(path))
    included = settings.includes(absolute)
    if included is None:
        included = not _is_no_article(str(path))
    return not included or settings.excludes(absolute) or _is_ignored(path)


def _is_no_article(path: str) -> bool:
    return _NO_ARTICLE.fullmatch(os.path.basename(path)) is not None or format_of(path) is None


def _is_ignored(path: Path) -> bool:
    ignored = _Ignored(path.parent)
    top = _repository_root(path.parent.resolve())
    parents = [p for p in path.resolve().parents if p == top or top in p.parents]
    return ignored.matches(path, is_folder=False) or any(
        ignored.matches(parent, is_folder=True) for parent in parents if parent != top
    )


class _Ignored:
    """What ignore files say, from the repository's root down to each path."""

    def __init__(self, start: Path) -> None:
        self._top = _repository_root(start.resolve())

    def matches(self, path: Path, is_folder: bool) -> bool:
        absolute = path.parent.resolve() / path.name
        verdict = False
        folders = [p for p in absolute.parents if p == self._top or self._top in p.parents]
        for folder in reversed(folders):
            spec = _spec(folder)
            if spec is None:
                continue
            relative = absolute.relative_to(folder).as_posix() + ("/" if is_folder else "")
            result = spec.check_file(relative)
            if result.include is not None:
                verdict = result.include
        return verdict


def _repository_root(folder: Path) -> Path:
    for candidate in (folder, *folder.parents):
        if (candidate / ".git").exists():
            return candidate
    return folder


@lru_cache(maxsize=4096)
def _spec(folder: Path) -> "GitIgnoreSpec | None":
    lines: list[str] = []
    for name in IGNORE_FILES:
        file = folder / name
        if file.is_file():
            lines += file.read_text(encoding="utf-8", errors="replace").splitlines()
    return ignore_spec(lines) if lines else None
