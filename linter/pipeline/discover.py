"""Which files a run is about: named ones, and the articles in named folders."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter.documents import format_of
from linter.findings import Problem
from linter.pipeline.folders import NEVER_ENTERED
from linter.settings.choice import Settings
from linter.settings.load import ignore_spec

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILES = (".gitignore", ".contentlintignore")
"""Read in every folder, in the syntax of git; the second may take back what the first says."""

_NO_ARTICLE = re.compile(
    r"(?:requirements|constraints)[\w.-]*\.txt|(?:robots|humans|ads|llms|security)\.txt"
    r"|cmakelists\.txt|(?:un)?licen[cs]e[\w-]*\.\w+|licen[cs]es[\w-]*\.\w+|copying[\w-]*\.\w+"
    r"|notice\.\w+|third[-_]?party[\w-]*\.\w+"
    r"|(?:accept|reject|allow|expect|exclude|(?:custom|project|my)?[-_]?(?:words?|dict\w*"
    r"|word[-_]?list|vocab\w*)|spelling[\w-]*|stop[-_]?words?)\.txt",  # for spell checkers
    re.IGNORECASE,
)


SettingsOf = Callable[[str | Path], Settings]
"""The settings that hold for a path."""


_NO_SETTINGS = Settings()


def _no_settings(path: str | Path) -> Settings:
    return _NO_SETTINGS


def discover(
    paths: Iterable[str],
    force_exclude: bool = False,
    settings_of: SettingsOf = _no_settings,
) -> tuple[list[str], list[Problem]]:
    """The articles that these paths name.

    Args:
        paths: files and folders. Folders are searched, leaving out what git ignores, what
            `.contentlintignore` names, what settings exclude or do not include, and what is no
            article; named files are taken as they are.
        force_exclude: whether ignore files and settings hold for named files too.
        settings_of: asked for files and folders.

    Returns:
        The files, each once, in the order of their paths, with forward slashes; and the paths that
        do not exist, and the folders that cannot be read.
    """
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for path in paths:
        if os.path.isdir(path):
            found.update((name, None) for name in _walk(Path(path), settings_of, problems))
        elif not os.path.exists(path):
            problems.append(Problem(path, "no such file or folder"))
        elif not (force_exclude and _is_left_out(Path(path), settings_of)):
            found[shown(path)] = None
    return sorted(found), problems


def shown(path: str | Path) -> str:
    """A path as reports write it: relative as it was given, with forward slashes."""
    return os.path.normpath(path).replace(os.sep, "/")


def is_article(path: str, settings: Settings) -> bool:
    """Whether a file that is met in a folder is an article, by its name and by settings."""
    if not settings.choose_files:
        return not _is_no_article(path)
    absolute = Path(os.path.abspath(path))
    included = settings.includes(absolute)
    if included is None:
        included = not _is_no_article(path)
    return included and not settings.excludes(absolute)


def met(
    root: Path, names: Iterable[str], settings_of: SettingsOf, ignoring: bool = False
) -> Iterator[str]:
    """Which files a search of a folder would find, had they these names.

    Args:
        root: absolute.
        names: relative to it, with forward slashes; they need not exist.
        settings_of: asked for files and folders.
        ignoring: whether ignore files are asked. What a revision holds is not ignored.
    """
    entered: dict[str, bool] = {"": True}
    real = root.resolve()
    top = _repository_root(real)

    def is_ignored(above: str, name: str) -> bool:
        return ignoring and _ignored_in(real / above, top).matches(name)

    def is_entered(folder: str) -> bool:
        if folder not in entered:
            above, _, name = folder.rpartition("/")
            entered[folder] = (
                is_entered(above)
                and name not in NEVER_ENTERED
                and not settings_of(root / above / "article").excludes(root / folder, True)
                and not is_ignored(above, f"{name}/")
            )
        return entered[folder]

    for path in names:
        folder, _, name = path.rpartition("/")
        if (
            is_entered(folder)
            and is_article(str(root / path), settings_of(root / path))
            and not is_ignored(folder, name)
        ):
            yield path


def _walk(root: Path, settings_of: SettingsOf, problems: list[Problem]) -> Iterator[str]:
    def keep(error: OSError) -> None:
        reason = error.strerror or type(error).__name__
        problems.append(Problem(shown(error.filename), f"cannot be read: {reason}"))

    top = _repository_root(root.resolve())
    for folder, folders, files in os.walk(root, onerror=keep):
        settings = settings_of(os.path.join(folder, "article"))
        ignored = _ignored_in(Path(folder).resolve(), top)
        folders[:] = sorted(
            name
            for name in folders
            if name not in NEVER_ENTERED
            and not ignored.matches(name + "/")
            and not (
                settings.choose_files
                and settings.excludes(Path(os.path.abspath(os.path.join(folder, name))), True)
            )
        )
        for name in files:
            path = os.path.join(folder, name)
            if is_article(path, settings) and not ignored.matches(name):
                yield shown(path)


def _is_left_out(path: Path, settings_of: SettingsOf) -> bool:
    settings = settings_of(path)
    absolute = Path(os.path.abspath(path))
    included = settings.includes(absolute)
    if included is None:
        included = not _is_no_article(str(path))
    return not included or settings.excludes(absolute) or is_ignored(path)


def _is_no_article(path: str) -> bool:
    return _NO_ARTICLE.fullmatch(os.path.basename(path)) is not None or format_of(path) is None


def is_ignored(path: Path) -> bool:
    """Whether an ignore file leaves out a path, or a folder that it is in; it need not exist."""
    folder = path.parent.resolve()
    top = _repository_root(folder)
    below = [parent for parent in (folder, *folder.parents) if top in parent.parents]
    return _ignored_in(folder, top).matches(path.name) or any(
        _ignored_in(parent.parent, top).matches(parent.name + "/") for parent in below
    )


class _Ignored(NamedTuple):
    """What the ignore files say of the names in one folder.

    Attributes:
        specs: of the folder and those above it, from the repository's root down, each with the
            folder's path as the spec sees it.
    """

    specs: "tuple[tuple[str, GitIgnoreSpec], ...]"

    def matches(self, name: str) -> bool:
        """Whether a name is left out; that of a folder ends in a slash."""
        verdict = False
        for prefix, spec in self.specs:
            result = spec.check_file(prefix + name)
            if result.include is not None:
                verdict = result.include
        return verdict


def _ignored_in(folder: Path, top: Path) -> _Ignored:
    """What holds in a folder, resolved, of the repository whose root is `top`."""
    specs = []
    above = ""
    for parent in (folder, *folder.parents):
        spec = _spec(parent)
        if spec is not None:
            specs.append((above, spec))
        if parent == top:
            break
        above = f"{parent.name}/{above}"
    return _Ignored(tuple(reversed(specs)))


def _repository_root(folder: Path) -> Path:
    for candidate in (folder, *folder.parents):
        if os.path.exists(candidate / ".git"):
            return candidate
    return folder


@lru_cache(maxsize=4096)
def _spec(folder: Path) -> "GitIgnoreSpec | None":
    lines: list[str] = []
    for name in IGNORE_FILES:
        file = folder / name
        if os.path.isfile(file):
            lines += file.read_text(encoding="utf-8", errors="replace").splitlines()
    return ignore_spec(lines) if lines else None
