"""What git says of a working folder: the commit that it is at, and the files that are not as there.

Git is asked early and heard late: it looks at tens of thousands of files while this process still
imports its own. It writes nothing.
"""

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from linter.pipeline.folders import NEVER_ENTERED

_OTHER_REPOSITORY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
"""A hook runs with these set; here the folder says which repository is meant."""
_UNTRACKED = (
    "ls-files", "--others", "-z", "--exclude-per-directory=.gitignore",
    *(f"--exclude={name}/" for name in sorted(NEVER_ENTERED - {".git"})),
)  # fmt: skip
_CHANGED = (
    "status", "--porcelain=v2", "-z", "--branch", "--untracked-files=no", "--no-renames",
    "--ignore-submodules=all",
)  # fmt: skip


_begun: "dict[Path, GitTree]" = {}


def ask_ahead(paths: Sequence[str]) -> None:
    """Have git look at the repository of the current folder before anything is imported.

    Args:
        paths: that a command was given; nothing is asked where they are all of the repository.
    """
    here = Path.cwd()
    root = next(
        (folder for folder in (here, *here.parents) if os.path.exists(folder / ".git")), None
    )
    if root is not None and not sees_all_of(root, paths):
        _begun[root] = GitTree(root)


def git_tree(root: Path) -> "GitTree | None":
    """The repository whose top `root` is; None where it is none of git."""
    if not (root / ".git").exists():
        return None
    return _begun.pop(root, None) or GitTree(root)


def sees_all_of(root: Path, paths: Iterable[str]) -> bool:
    """Whether one of the paths is a folder that holds all of the repository."""
    return any(os.path.isdir(path) and root.is_relative_to(os.path.abspath(path)) for path in paths)


class TreeState(msgspec.Struct, frozen=True):
    """The files of a working folder.

    Attributes:
        commit: its id; a word in parentheses where there is none yet.
        differing: the files, relative to the folder, that are not as in the commit, or not there.
    """

    commit: str
    differing: frozenset[str]


class GitTree:
    """The working folder of a repository; git begins to look at it at once."""

    def __init__(self, root: Path) -> None:
        """Ask git about a repository; see `git_tree`."""
        self._root = root
        self._asked = [self._ask(*_CHANGED), self._ask(*_UNTRACKED)]

    def state(self) -> TreeState | None:
        """How the files are now; None where git cannot say it of all of them.

        That is so where git is missing or does not trust the folder, and where there are
        repositories inside the repository.
        """
        answers = [_heard(process) for process in self._asked]
        self._asked = []
        changed, untracked = answers
        if changed is None or untracked is None or (self._root / ".gitmodules").exists():
            return None
        others = _names(untracked)
        if any(name.endswith("/") for name in others):
            return None
        commit = ""
        differing = set(others)
        for line in _names(changed):
            if line.startswith("# branch.oid "):
                commit = line.removeprefix("# branch.oid ")
            elif line.startswith("1 "):
                differing.add(line.split(" ", 8)[8])
            elif line.startswith("u "):
                differing.add(line.split(" ", 10)[10])
        return TreeState(commit, frozenset(differing)) if commit else None

    def again(self) -> TreeState | None:
        """How the files are by now, if that took a while."""
        return GitTree(self._root).state()

    def between(self, commit: str, other: str) -> frozenset[str] | None:
        """The files that differ between two commits; None where one of them is not there."""
        if commit == other:
            return frozenset()
        answer = _heard(self._ask("diff-tree", "-r", "-z", "--name-only", commit, other))
        return None if answer is None else frozenset(_names(answer))

    def known(self) -> frozenset[str] | None:
        """All files that git tracks, or would if it were asked to; None where it cannot say."""
        answer = _heard(self._ask("ls-files", "--cached", "-z"))
        others = _heard(self._ask(*_UNTRACKED))
        if answer is None or others is None:
            return None
        return frozenset((*_names(answer), *_names(others)))

    def _ask(self, *arguments: str) -> "subprocess.Popen[bytes] | None":
        kept = {name: os.environ[name] for name in os.environ if name not in _OTHER_REPOSITORY}
        try:
            return subprocess.Popen(
                ["git", "--no-optional-locks", *arguments],
                cwd=self._root,
                env=kept,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return None


def _heard(process: "subprocess.Popen[bytes] | None") -> bytes | None:
    if process is None:
        return None
    said, _ = process.communicate()
    return said if process.returncode == 0 else None


def _names(said: bytes) -> list[str]:
    return [os.fsdecode(name) for name in said.split(b"\0") if name]
