"""What earlier runs found out about the same texts. It may be deleted without changing a result.

One SQLite file in the user's cache folder, keyed by content: no path, no time of change. Damage, a
lock held too long or a read-only folder mean that nothing is known.
"""

import sqlite3
import time
from collections.abc import Collection, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from linter.findings import Examination

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

T = TypeVar("T")

_ENCODER = msgspec.msgpack.Encoder()
_EXAMINATION = msgspec.msgpack.Decoder(Examination)


class Status(msgspec.Struct, frozen=True):
    """How much is kept: a number of entries, and bytes on disk."""

    path: str
    entries: int
    bytes: int


class Cache:
    """The kept examinations; every method is quiet about a store that cannot be used."""

    def __init__(self, folder: Path | None) -> None:
        """Use the store in `folder`; None keeps and knows nothing."""
        self._path = folder / "articles.sqlite" if folder is not None else None
        self._connection: sqlite3.Connection | None = None

    def examinations(self, keys: Collection[bytes]) -> dict[bytes, Examination]:
        """What is known under these keys."""
        found: dict[bytes, Examination] = {}
        try:
            for key, value in self._select(sorted(keys)):
                with suppress(msgspec.DecodeError):
                    found[key] = _EXAMINATION.decode(value)
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return {}
        return found

    def value(self, key: bytes, decoder: "msgspec.msgpack.Decoder[T]") -> T | None:
        """What is known under one key, if it is of the decoder's type."""
        try:
            for _, value in self._select([key]):
                with suppress(msgspec.DecodeError):
                    return decoder.decode(value)
        except sqlite3.DatabaseError as error:
            self._give_up(error)
        return None

    def keep(self, fresh: "Sequence[Examined]") -> None:
        """Remember examinations."""
        self._insert([(item.key, _ENCODER.encode(item.examination)) for item in fresh])

    def keep_value(self, key: bytes, value: object) -> None:
        """Remember any one value."""
        self._insert([(key, _ENCODER.encode(value))])

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
                rows.append((key, value))
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
                    [(key, value, today) for key, value in values],
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
