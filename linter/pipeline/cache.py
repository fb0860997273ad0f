"""What earlier runs found out about the same texts. It may be deleted without changing a result.

One SQLite file in the user's cache folder, keyed by content: no path, no time of change. Damage, a
lock held too long or a read-only folder mean that nothing is known.
"""

import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import xxhash

if TYPE_CHECKING:
    from linter.pipeline.batch import Examined

LARGEST = 256 * 1024 * 1024
"""Bytes that the file may have; beyond, what was not used for longest is dropped."""

_SCHEMA = """
    PRAGMA auto_vacuum = incremental;
    PRAGMA journal_mode = wal;
    PRAGMA synchronous = off;
    CREATE TABLE IF NOT EXISTS entry (
        key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL
    );
"""
_AT_ONCE = 500
_DAY = 24 * 60 * 60

_ARTICLES = 500
"""As many of a run are kept in one entry."""

_ENCODER = msgspec.msgpack.Encoder()


class Status(msgspec.Struct, frozen=True):
    """How much is kept: a number of entries, and bytes on disk."""

    path: str
    entries: int
    bytes: int


class _Part(msgspec.Struct, frozen=True, array_like=True):
    """What a run came to, a part of it: by path, as it was encoded; and whether there is more."""

    articles: dict[str, msgspec.Raw]
    more: bool


_PART = msgspec.msgpack.Decoder(_Part)


class Cache:
    """The kept examinations; every method is quiet about a store that cannot be used."""

    def __init__(self, folder: Path | None) -> None:
        """Use the store in `folder`; None keeps and knows nothing."""
        self._path = folder / "articles.sqlite" if folder is not None else None
        self._connection: sqlite3.Connection | None = None

    def examinations(self, keys: Collection[bytes]) -> dict[bytes, bytes]:
        """What is known under these keys, as it was encoded."""
        try:
            return dict(self._select(sorted(keys)))
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return {}

    def knows(self, keys: Iterable[bytes]) -> bool:
        """Whether something is known under each of these keys."""
        wanted = sorted(set(keys))
        try:
            connection = self._open()
            if connection is None:
                return False
            for at in range(0, len(wanted), _AT_ONCE):
                some = wanted[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                query = f"SELECT count(*) FROM entry WHERE key IN ({marks})"  # noqa: S608
                if connection.execute(query, some).fetchone() != (len(some),):
                    return False
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return False
        return True

    def keep(self, fresh: "Iterable[Examined]") -> None:
        """Remember examinations."""
        self._insert([(item.key, item.encoded) for item in fresh])

    def run(self, key: bytes) -> Iterator[tuple[str, bytes]]:
        """What a run came to, by path, as it was encoded; nothing where that is not known."""
        parts: list[_Part] = []
        try:
            while not parts or parts[-1].more:
                (found,) = self._select([_key_of_part(key, len(parts))]) or (None,)
                if found is None:
                    return
                parts.append(_PART.decode(found[1]))
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return
        for part in parts:
            for path, value in part.articles.items():
                yield path, bytes(value)

    def keep_run(self, key: bytes, result: Iterable[tuple[str, bytes]]) -> None:
        """Remember what a run came to, by path, encoded in MessagePack."""
        if self._path is None:
            return
        left = iter(result)
        some = _raw(islice(left, _ARTICLES))
        number, more = 0, True
        while more:
            following = _raw(islice(left, _ARTICLES))
            more = bool(following)
            part = _ENCODER.encode(_Part(some, more))
            self._insert([(_key_of_part(key, number), part)])
            some = following
            number += 1

    def status(self) -> Status:
        """What is kept."""
        path = str(self._path or "")
        try:
            connection = self._open()
            if connection is None:
                return Status(path, 0, 0)
            (entries,) = connection.execute("SELECT count(*) FROM entry").fetchone()
            return Status(path, entries, self._size(connection))
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return Status(path, 0, 0)

    def clear(self) -> None:
        """Forget everything.

        Raises:
            OSError: the store cannot be deleted.
        """
        self.close()
        if self._path is not None:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the store."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _select(self, keys: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
        connection = self._open()
        if connection is None:
            return []
        today = int(time.time()) // _DAY
        rows: list[tuple[bytes, bytes]] = []
        stale: list[tuple[int, bytes]] = []
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, value, used FROM entry WHERE key IN ({marks})"  # noqa: S608
            for key, value, used in connection.execute(query, some):
                data = _checked(value)
                if data is None:
                    continue
                rows.append((key, data))
                if used != today:
                    stale.append((today, key))
        if stale:
            with connection:
                connection.executemany("UPDATE entry SET used = ? WHERE key = ?", stale)
        return rows

    def _insert(self, values: Sequence[tuple[bytes, bytes]]) -> None:
        if not values:
            return
        try:
            connection = self._open()
            if connection is None:
                return
            today = int(time.time()) // _DAY
            with connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO entry VALUES (?, ?, ?)",
                    [(key, _checksum(value) + value, today) for key, value in values],
                )
            if self._size(connection) > LARGEST:
                self._drop_old(connection)
        except sqlite3.DatabaseError as error:
            self._give_up(error)

    def _drop_old(self, connection: sqlite3.Connection) -> None:
        with connection:
            connection.execute(
                "DELETE FROM entry WHERE key IN (SELECT key FROM entry ORDER BY used, rowid"
                " LIMIT (SELECT count(*) / 2 FROM entry))"
            )
        with closing(connection.execute("PRAGMA incremental_vacuum")) as cursor:
            cursor.fetchall()

    def _size(self, connection: sqlite3.Connection) -> int:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (page,) = connection.execute("PRAGMA page_size").fetchone()
        return int(pages) * int(page)

    def _open(self) -> sqlite3.Connection | None:
        if self._connection is None and self._path is not None:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._connection = sqlite3.connect(self._path, timeout=2)
                self._connection.executescript(_SCHEMA)
            except OSError:
                self._path = None
        return self._connection

    def _give_up(self, error: sqlite3.DatabaseError) -> None:
        """Do without the store in this run; a damaged one is thrown away for the next."""
        damaged = not isinstance(error, sqlite3.OperationalError)
        with suppress(OSError, sqlite3.Error):
            if damaged:
                self.clear()
            else:
                self.close()
        self._path = None


def _raw(articles: Iterable[tuple[str, bytes]]) -> dict[str, msgspec.Raw]:
    return {path: msgspec.Raw(value) for path, value in articles}


def _key_of_part(key: bytes, number: int) -> bytes:
    """The key of a part of what a run came to; that of the first is the run's."""
    return xxhash.xxh3_128_digest(b"%s%d" % (key, number)) if number else key


def _checksum(value: bytes) -> bytes:
    return xxhash.xxh3_64_digest(value)


def _checked(stored: bytes) -> bytes | None:
    """A value without its checksum; None where it is not what was stored."""
    value = stored[8:]
    return value if stored[:8] == _checksum(value) else None
