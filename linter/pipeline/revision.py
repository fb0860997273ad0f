"""What git knows of an earlier state: the texts of a revision, and the lines changed since."""

import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from linter.pipeline.files import UnreadableFile, decoded

_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(r'\\(?:([abtnvfr"\\])|([0-7]{3}))')
_ESCAPED = {
    "a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13, '"': 34, "\\": 92,
}  # fmt: skip


class RevisionError(Exception):
    """Git cannot answer: it is missing, this is no repository, or there is no such revision."""


class Lines(msgspec.Struct, frozen=True):
    """Lines of a file that changed, as its text is now.

    Attributes:
        ranges: first and last line, from 1. Where lines were only taken out the last is before
            the first: what spans the two was touched.
        all: whether the whole file is new.
    """

    ranges: tuple[tuple[int, int], ...] = ()
    all: bool = False

    def touch(self, first: int, last: int) -> bool:
        """Whether a place from line `first` to line `last` was touched."""
        return self.all or any(
            first <= end and start <= last if start <= end else first <= end and last >= start
            for start, end in self.ranges
        )


class Revision:
    """A revision of the repository that a folder belongs to.

    Attributes:
        top: the repository's working folder.
    """

    def __init__(self, name: str, folder: Path) -> None:
        """Find the revision.

        Raises:
            RevisionError: see there.
        """
        self.top = Path(git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
        self._tree = _resolved(f"{name}^{{tree}}", name, self.top)

    def paths(self) -> list[str]:
        """The files of the revision, relative to `top`."""
        listed = self._git("ls-tree", "-r", "-z", "--name-only", "--full-tree", self._tree)
        return [name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name]

    def texts(self, paths: Sequence[str]) -> dict[str, str]:
        """The decoded texts of some of its files; those that are no text are left out."""
        asked = "".join(f"{self._tree}:{path}\n" for path in paths)
        answer = self._git("cat-file", "--batch", input=asked.encode("utf-8", "surrogateescape"))
        found, at = {}, 0
        for path in paths:
            end = answer.index(b"\n", at)
            header = answer[at:end].split()
            at = end + 1
            if header[-1] == b"missing":
                continue
            size = int(header[2])
            data = answer[at : at + size]
            at += size + 1
            try:
                found[path] = decoded(data, path).text
            except UnreadableFile:
                continue
        return found

    def changed(self) -> dict[str, Lines]:
        """The lines changed since, committed or not, by path relative to `top`."""
        diff = self._git(
            "-c", "core.quotepath=off", "diff", "--no-color", "--no-ext-diff", "--no-textconv",
            "--unified=0", "--find-renames", "--src-prefix=a/", "--dst-prefix=b/", self._tree,
        )  # fmt: skip
        ranges: dict[str, list[tuple[int, int]]] = {}
        path = ""
        lines = iter(diff.decode("utf-8", "surrogateescape").split("\n"))
        for line in lines:
            if line.startswith("+++ "):
                path = _unquoted(line[4:].removesuffix("\t")).removeprefix("b/")
            elif found := _HUNK.match(line):
                removed, start, count = (int(n) if n else 1 for n in found.groups())
                place = (start, start + count - 1) if count else (start + 1, start)
                ranges.setdefault(path, []).append(place)
                for _ in range(removed + count):
                    next(lines)
        return {path: Lines(tuple(listed)) for path, listed in ranges.items()}

    def differing(self) -> list[str]:
        """The files, relative to `top`, that are not as they were then; untracked ones too."""
        changed = self._git(
            "--no-optional-locks", "diff", "--name-only", "-z", "--no-renames", self._tree
        )
        untracked = self._git("ls-files", "--others", "--exclude-standard", "-z", "--full-name")
        listed = changed.split(b"\0") + untracked.split(b"\0")
        return sorted({name.decode("utf-8", "surrogateescape") for name in listed if name})

    def untracked(self, paths: Iterable[str]) -> set[str]:
        """Which of these paths, relative to `top`, git does not track."""
        tracked = self._git("ls-files", "-z").split(b"\0")
        known = {name.decode("utf-8", "surrogateescape") for name in tracked}
        return set(paths) - known

    def _git(self, *arguments: str, input: bytes | None = None) -> bytes:
        return git(self.top, *arguments, input=input)


def git(folder: Path, *arguments: str, input: bytes | None = None) -> bytes:
    """What git answers in a folder.

    Raises:
        RevisionError: it is not installed, or refuses; with the last line that it says.
    """
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], input=input, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise RevisionError(said[-1] if said else f"git {arguments[0]} failed")
    return done.stdout


def commit_of(name: str, folder: Path) -> str:
    """The hash of the commit that a revision names.

    Raises:
        RevisionError: there is none of that name, or the folder is in no repository.
    """
    git(folder, "rev-parse", "--git-dir")
    return _resolved(f"{name}^{{commit}}", name, folder)


def _resolved(expression: str, name: str, folder: Path) -> str:
    try:
        said = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", expression)
    except RevisionError:
        raise RevisionError(f"there is no revision “{name}”") from None
    return said.decode().strip()


def _unquoted(name: str) -> str:
    """A path as git prints it, without the quotes that it puts around odd ones."""
    if not name.startswith('"'):
        return name
    out, at = bytearray(), 0
    inside = name[1:-1]
    for found in _ESCAPE.finditer(inside):
        out += inside[at : found.start()].encode("utf-8", "surrogateescape")
        out.append(_ESCAPED[found.group(1)] if found.group(1) else int(found.group(2), 8))
        at = found.end()
    out += inside[at:].encode("utf-8", "surrogateescape")
    return out.decode("utf-8", "surrogateescape")
