"""The articles that a repository has, and which of them are not as an index knows them."""

import os
import stat
import time
from collections.abc import Collection, Iterable
from pathlib import Path

import msgspec
import xxhash

from linter.corpus.index import Index
from linter.pipeline.batch import content_key
from linter.pipeline.comparing import Comparing
from linter.pipeline.discover import discover, met
from linter.pipeline.files import UnreadableFile, read_bytes
from linter.pipeline.git_tree import GitTree, TreeState
from linter.pipeline.repository import GOVERNING, TAKES_BACK

_MANY = 10_000
"""From so many paths on, looking at each costs more than looking through all folders."""
_UNSURE = 2_000_000_000
"""Nanoseconds within which a file may change again without another time of change."""
_FEW = 100


class Noted(msgspec.Struct, frozen=True):
    """What an index was last written of.

    Attributes:
        governed: a digest of the settings, as they hold for the samples.
        samples: articles, one for each way in which settings govern any.
        commit: what git was at; empty where files are known by size and time of change.
        again: the files that were not as in the commit, or that git cannot speak of.
        governing: the digest of each file among these that decides over others.
    """

    governed: str
    samples: tuple[str, ...]
    commit: str
    again: tuple[str, ...]
    governing: dict[str, str]


class Changes(msgspec.Struct, frozen=True):
    """How a repository differs from what an index knows.

    Attributes:
        stale: the articles that the index has otherwise, or not at all; with their keys.
        removed: those that are no longer there.
        stats: for the articles that were looked at, see `Entry.stat`.
        noted: to be kept with the index when the rest is written.
        worth_writing: whether the next run would be the slower without.
    """

    stale: dict[str, bytes]
    removed: frozenset[str]
    stats: dict[str, bytes]
    noted: Noted
    worth_writing: bool


class Stock:
    """The working files of a repository."""

    def __init__(self, root: Path, profiles: Comparing, git: GitTree | None) -> None:
        """Ask git for changes, where there is git, and look at the files themselves elsewhere."""
        self._root = root
        self._profiles = profiles
        self._git = git
        self._tree: TreeState | None = None
        self._asked = False

    def look_again(self) -> None:
        """Forget what git said."""
        self._tree = self._git.again() if self._git is not None else None
        self._asked = True

    def changes(self, index: Index, noted: Noted | None, own: Collection[str]) -> Changes:
        """What is new since the index was written.

        Args:
            index: what is known.
            noted: with what was noted then; None where nothing was.
            own: names of articles that somebody else looks at.
        """
        tree = self._now()
        if noted is None or noted.governed != self._governed(noted.samples):
            return self._everything(index, tree)
        if tree is None or not noted.commit:
            return self._by_stat(index, noted, own)
        between = self._git.between(noted.commit, tree.commit) if self._git is not None else None
        if between is None:
            return self._everything(index, tree)
        names = between | tree.differing | set(noted.again)
        governing = self._governing(names)
        if len(names) > _MANY or governing != {
            name: noted.governing.get(name, "") for name in governing
        }:
            return self._everything(index, tree)
        return self._some(index, noted, tree, names, own)

    def _some(
        self,
        index: Index,
        noted: Noted,
        tree: TreeState,
        names: frozenset[str],
        own: Collection[str],
    ) -> Changes:
        """The changes among some files; all others are as they were."""
        known = index.digests_of(names)
        there = sorted(name for name in names if os.path.isfile(self._path(name)))
        keys: dict[str, bytes] = {}
        stats: dict[str, bytes] = {}
        others = (name for name in there if name not in own)
        for name in met(self._root, others, self._profiles.settings_of, ignoring=True):
            self._look(name, keys, stats)
        stale = {name: key for name, key in keys.items() if known.get(name) != key}
        removed = frozenset(known.keys() - keys.keys() - set(own))
        again = {*tree.differing, *self._links(there), *names.intersection(own)}
        written = msgspec.structs.replace(
            noted,
            commit=tree.commit,
            again=tuple(sorted(again)),
            governing=self._governing(again),
        )
        worth = bool(stale or removed) or len(names) > _FEW + 2 * len(tree.differing)
        return Changes(stale, removed, stats, written, worth)

    def _everything(self, index: Index, tree: TreeState | None) -> Changes:
        """The changes among all files there are."""
        names = self._names()
        known = index.digests()
        keys: dict[str, bytes] = {}
        stats: dict[str, bytes] = {}
        for name in names:
            self._look(name, keys, stats)
        tree = tree if self._speaks_of_all(names) else None
        samples = self._samples(names)
        again = {*tree.differing, *self._links(names)} if tree is not None else set()
        return Changes(
            stale={name: key for name, key in keys.items() if known.get(name) != key},
            removed=frozenset(known.keys() - keys.keys()),
            stats=stats,
            noted=Noted(
                governed=self._governed(samples),
                samples=samples,
                commit=tree.commit if tree is not None else "",
                again=tuple(sorted(again)),
                governing=self._governing(again),
            ),
            worth_writing=True,
        )

    def _by_stat(self, index: Index, noted: Noted, own: Collection[str]) -> Changes:
        """The changes among all files, of which only those are read whose size or time differs."""
        names = self._names()
        samples = self._samples(names)
        governed = self._governed(samples)
        if governed != noted.governed:
            return self._everything(index, None)
        known = index.stats()
        keys: dict[str, bytes] = {}
        stats: dict[str, bytes] = {}
        there = set(own)
        for name in names:
            if name in own:
                continue
            _, seen = known.get(name, (b"", b""))
            if seen and seen == self._stat(name):
                there.add(name)
            else:
                self._look(name, keys, stats)
        stale = {
            name: key for name, key in keys.items() if name not in known or known[name][0] != key
        }
        # What was too new for its time of change to tell anything is read again until it is old.
        told = any(stats[name] for name in keys.keys() - stale.keys())
        removed = frozenset(known.keys() - keys.keys() - there)
        written = msgspec.structs.replace(noted, samples=samples)
        return Changes(stale, removed, stats, written, bool(stale or removed or told))

    def _now(self) -> TreeState | None:
        if not self._asked and self._git is not None:
            self._tree = self._git.state()
        self._asked = True
        return self._tree

    def _names(self) -> list[str]:
        found, _ = discover([str(self._root)], settings_of=self._profiles.settings_of)
        return [os.path.relpath(path, self._root).replace(os.sep, "/") for path in found]

    def _look(self, name: str, keys: dict[str, bytes], stats: dict[str, bytes]) -> None:
        path = self._path(name)
        seen = self._stat(name)
        try:
            keys[name] = content_key(read_bytes(path), path, self._profiles)
        except UnreadableFile:
            return
        stats[name] = seen

    def _stat(self, name: str) -> bytes:
        """What tells that a file is the same; empty where it changed too lately for that."""
        try:
            found = os.stat(self._path(name))
        except OSError:
            return b""
        if time.time_ns() - found.st_mtime_ns < _UNSURE:
            return b""
        return b"%d %d %d" % (found.st_size, found.st_mtime_ns, found.st_ino)

    def _links(self, names: Iterable[str]) -> set[str]:
        """The names of links, of whose targets git does not speak."""
        return {name for name in names if stat.S_ISLNK(os.lstat(self._path(name)).st_mode)}

    def _speaks_of_all(self, names: Collection[str]) -> bool:
        """Whether git tells of every article, and of every new one there may be."""
        known = self._git.known() if self._git is not None else None
        if known is None or not known.issuperset(names):
            return False
        ignoring = (name for name in known if os.path.basename(name) == TAKES_BACK)
        return not any(b"\n!" in b"\n" + self._content(name) for name in ignoring)

    def _governing(self, names: Iterable[str]) -> dict[str, str]:
        """The digests of those that decide which files are articles, or which rules hold."""
        return {
            name: xxhash.xxh3_64_hexdigest(self._content(name))
            for name in names
            if os.path.basename(name) in GOVERNING
        }

    def _content(self, name: str) -> bytes:
        try:
            return Path(self._path(name)).read_bytes()
        except OSError:
            return b""

    def _samples(self, names: Iterable[str]) -> tuple[str, ...]:
        found: dict[int, str] = {}
        for name in names:
            found.setdefault(id(self._profiles.of(self._path(name))), name)
        return tuple(found.values())

    def _governed(self, samples: Iterable[str]) -> str:
        """A digest of all that settings say which bears on any article."""
        digest = xxhash.xxh3_128(b"settings")
        for name in ("article", *samples):
            path = self._path(name)
            digest.update(self._profiles.of(path).digest)
            for layer in self._profiles.settings_of(path).layers:
                digest.update(msgspec.msgpack.encode((str(layer.folder), layer.section)))
                if layer.vale is not None:
                    digest.update(layer.vale.read_bytes())
        return digest.hexdigest()

    def _path(self, name: str) -> str:
        return os.path.join(self._root, name)
