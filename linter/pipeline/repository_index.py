"""The index of a repository, kept as its working files are.

What git calls unchanged since the index was written is not looked at; what git calls changed, and
what it does not track, is read and known by its content. Where git cannot say it, files are known
by size and time of change.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
import xxhash

from linter.checks.kind import JoiningCheck
from linter.corpus.amended import Amended
from linter.corpus.index import Index
from linter.corpus.neighbourhood import Neighbourhood
from linter.corpus.passages import keys_of
from linter.corpus.postings import Entry
from linter.findings import Examination, Problem
from linter.pipeline.batch import Examined, Watch, content_key, examined, unwatched
from linter.pipeline.cache import Cache
from linter.pipeline.comparing import Comparing
from linter.pipeline.files import UnreadableFile, read_bytes
from linter.pipeline.git_tree import GitTree
from linter.pipeline.repository import index_folders
from linter.pipeline.stock import Changes, Noted, Stock
from linter.settings.program import program_digest

_CHUNK = 1000
"""Articles that are examined at once."""
_BATCH = 2000
"""Articles that are written at once, if that is not too few."""
_LONG = 50
"""While so many articles are examined, files may change that were looked at before."""
_STATE = "repository"

T = TypeVar("T")


class Known(msgspec.Struct, frozen=True):
    """What lies in an index.

    Attributes:
        path: its file; empty where it is only in memory.
        articles, bytes: how many, and its size on disk.
    """

    path: str
    articles: int
    bytes: int


class RepositoryIndex:
    """An index, and the repository that it is of.

    Articles are named by their paths relative to the repository, with forward slashes.

    Attributes:
        root: the repository.
    """

    def __init__(self, root: Path, profiles: Comparing, git: GitTree | None, cache: Cache) -> None:
        """Use the index of a repository; nothing is opened yet.

        Args:
            root: absolute.
            profiles: by which its articles are examined.
            git: of the repository, if it is one of git.
            cache: of examinations; those of the articles that are compared with are kept there.
        """
        self.root = root
        self._profiles = profiles
        self._stock = Stock(root, profiles, git)
        self._cache = cache
        self._index: Index | None = None
        self._file = Path()
        self._in_file = False
        self._unwritten: dict[str, Examined | None] = {}
        self._examined: dict[str, Examination | None] = {}

    def name(self, path: str) -> str:
        """A path of the run as the index has it."""
        return os.path.relpath(os.path.abspath(path), self.root).replace(os.sep, "/")

    def path(self, name: str) -> str:
        """Where an article of the index is, absolute."""
        return os.path.join(self.root, name)

    def refresh(
        self, own: frozenset[str] = frozenset(), watch: Watch[Examined | Problem] = unwatched
    ) -> None:
        """Bring the index up to date with the files.

        Args:
            own: names of articles that the caller examines himself and hands to `among`; what is
                new of these need not be written.
            watch: sees the articles that have to be examined.
        """
        self._safely(lambda: self._refresh(own, watch))

    def among(
        self,
        articles: Mapping[str, Examination],
        checks: Mapping[str, JoiningCheck],
        others: Mapping[str, Examination | None],
        judge: Callable[[Neighbourhood], T],
        references: bool = False,
    ) -> T:
        """What is said of articles among all others of the repository; after `refresh`.

        Args:
            articles: to be judged, by name.
            checks: by which passages are compared, by rule.
            others: articles that are not as they are on disk, by name; None for no such article.
            judge: says it; the index does not change meanwhile.
            references: see `Neighbourhood`.
        """
        own = frozenset(articles)

        def judged() -> T:
            unwritten = {
                name: found.examination if found is not None else None
                for name, found in self._unwritten.items()
            }
            changed: dict[str, Examination | None] = {**unwritten, **others, **articles}
            self._examined = dict(changed)
            with self._opened().unchanging():
                amended = Amended(self._opened(), changed, checks)
                around = Neighbourhood(amended, checks, self._examinations, references)
                around.add(articles)
                return judge(around)

        return self._safely(judged, lambda: self._refresh(own, unwatched))

    @property
    def state(self) -> bytes:
        """16 bytes that change with what the index has to say; after `refresh`."""
        digest = xxhash.xxh3_128(self._safely(lambda: self._opened().state).encode())
        for name, found in sorted(self._unwritten.items()):
            digest.update(os.fsencode(name) + b"\0" + (found.key if found is not None else b""))
        return digest.digest()

    def known(self) -> Known | None:
        """What lies in the index on disk; None where there is none yet."""
        for folder in index_folders(self.root):
            path = folder / self._profiles.index_name
            with suppress(sqlite3.Error):
                index = Index.existing(path, self._scheme)
                if index is not None:
                    size = sum(file.stat().st_size for file in path.parent.glob(path.name + "*"))
                    known = Known(str(path), len(index), size)
                    index.close()
                    return known
        return None

    def changed(self) -> int:
        """How many articles are not as the index has them."""
        index = self._opened()
        changes = self._stock.changes(index, _noted(index), frozenset())
        return len(changes.stale) + len(changes.removed)

    def others(self, own: Collection[str]) -> int:
        """How many articles there are besides these; after `refresh`."""
        names = set(self._safely(lambda: self._opened().digests()))
        names.update(name for name, found in self._unwritten.items() if found is not None)
        names.difference_update(name for name, found in self._unwritten.items() if found is None)
        return len(names.difference(own))

    def close(self) -> None:
        """Let go of the file; it is opened again when need be."""
        if self._index is not None and self._in_file:
            self._index.close()
            self._index = None

    @property
    def _scheme(self) -> str:
        return program_digest().hex()

    def _safely(self, work: Callable[[], T], prepare: Callable[[], None] | None = None) -> T:
        """Do something with the index; damage is no reason not to, it is made anew."""
        for start_over in (self._discard, self._forgo):
            try:
                return work()
            except sqlite3.Error as error:
                # What another process keeps locked is sound, and in use.
                (self._forgo if "locked" in str(error) else start_over)()
                if prepare is not None:
                    with suppress(sqlite3.Error):
                        prepare()
        return work()

    def _discard(self) -> None:
        """Throw a damaged file away."""
        self.close()
        with suppress(OSError):
            for file in self._file.parent.glob(self._file.name + "*"):
                file.unlink()

    def _forgo(self) -> None:
        """Do without a file."""
        self.close()
        self._in_file = False
        self._index = Index.in_memory()

    def _opened(self) -> Index:
        if self._index is None:
            for folder in index_folders(self.root):
                self._file = folder / self._profiles.index_name
                with suppress(OSError):
                    self._index = Index.open(self._file, self._scheme)
                    self._in_file = True
                    return self._index
            self._index = Index.in_memory()
        return self._index

    def _refresh(self, own: frozenset[str], watch: Watch[Examined | Problem]) -> None:
        self._unwritten.clear()
        index = self._opened()
        while True:
            changes = self._stock.changes(index, _noted(index), own)
            if not changes.worth_writing:
                return
            self._write(index, changes, watch)
            if len(changes.stale) < _LONG or self._unwritten:
                return
            self._stock.look_again()

    def _write(self, index: Index, changes: Changes, watch: Watch[Examined | Problem]) -> None:
        relay = _Relay(watch, len(changes.stale))
        try:
            self._write_entries(index, changes, relay)
        except sqlite3.OperationalError:
            # Another process keeps writing, or the disk is full: this run knows it all the same.
            self._unwritten.update(self._found(_missing(index, changes.stale), unwatched))
            self._unwritten.update(dict.fromkeys(changes.removed))
        relay.close()

    def _write_entries(self, index: Index, changes: Changes, relay: "_Relay") -> None:
        names = sorted(changes.stale)
        entries: list[Entry] = []
        for first in range(0, len(names), _CHUNK):
            some = {name: changes.stale[name] for name in names[first : first + _CHUNK]}
            # Another process may be building the index too.
            found = self._found(_missing(index, some), relay)
            entries.extend(self._entries(found, changes.stats))
            # Keys lie in no order, so that every batch is written all over the table. Batches that
            # grow with the table keep it from being written more than a few times.
            if len(entries) >= max(_BATCH, len(index) // 2):
                index.update(entries)
                entries = []
        note = msgspec.json.encode(changes.noted).decode()
        index.update(entries, sorted(changes.removed), {_STATE: note}, changes.stats)

    def _found(
        self, stale: Mapping[str, bytes], watch: Watch[Examined | Problem]
    ) -> dict[str, Examined]:
        """What phase one says of articles, by name; without those that cannot be judged."""
        keys = {self.path(name): key for name, key in stale.items()}
        results = dict(examined(keys, {}, self._profiles, Cache(None), watch))
        found = {name: results[self.path(name)] for name in stale}
        return {name: result for name, result in found.items() if isinstance(result, Examined)}

    def _entries(
        self, found: Mapping[str, Examined], stats: Mapping[str, bytes]
    ) -> Iterator[Entry]:
        checks: dict[str, JoiningCheck] = {}
        for name in found:
            checks.update(self._profiles.of(self.path(name)).joining)
        examinations = [result.examination for result in found.values()]
        keys = keys_of(examinations, checks)
        for (name, result), of_article, known in zip(
            found.items(), keys, examinations, strict=True
        ):
            # Waiting to be written it need not hold its text.
            examination = msgspec.structs.replace(known, compared=b"")
            yield Entry(name, result.key, examination, of_article, stats.get(name, b""))

    def _examinations(self, names: Collection[str]) -> dict[str, Examination | None]:
        """What the index was told of articles, found out again."""
        keys: dict[str, bytes] = {}
        for name in names:
            path = self.path(name)
            if name not in self._examined:
                self._examined[name] = None
                with suppress(UnreadableFile):
                    keys[path] = content_key(read_bytes(path), path, self._profiles)
        for path, found in examined(keys, {}, self._profiles, self._cache):
            if isinstance(found, Examined):
                self._examined[self.name(path)] = found.examination
        return {name: self._examined[name] for name in names}


class _Relay:
    """One progress bar for work that is done in parts."""

    def __init__(self, watch: Watch[Examined | Problem], total: int) -> None:
        self._waiting: list[Examined | Problem] = []
        self._bar = iter(watch(self._passed_on(), total))

    def __call__(
        self, results: Iterable[Examined | Problem], total: int
    ) -> Iterator[Examined | Problem]:
        for result in results:
            self._waiting.append(result)
            yield next(self._bar)

    def close(self) -> None:
        """Take the bar away."""
        close = getattr(self._bar, "close", None)
        if close is not None:
            close()

    def _passed_on(self) -> Iterator[Examined | Problem]:
        while True:
            yield self._waiting.pop()


def _missing(index: Index, stale: Mapping[str, bytes]) -> dict[str, bytes]:
    """What the index has otherwise still, with its keys."""
    there = index.digests_of(stale)
    return {name: key for name, key in stale.items() if there.get(name) != key}


def _noted(index: Index) -> Noted | None:
    try:
        return msgspec.json.decode(index.note(_STATE), type=Noted)
    except msgspec.DecodeError:
        return None
