"""The database that an index lies in: opened, made, removed."""

import os
import sqlite3
import time
from pathlib import Path

from linter.corpus.postings import TABLES

_BUSY_SECONDS = 30
_RETRY_SECONDS = 0.01


def connected(path: str) -> sqlite3.Connection:
    """Open the file; several processes may read it while one writes.

    Raises:
        sqlite3.OperationalError: it cannot be opened, or is locked for half a minute.
    """
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        _log_ahead(connection)
    except BaseException:
        connection.close()
        raise
    connection.execute("pragma synchronous = normal")
    return connection


def _log_ahead(connection: sqlite3.Connection) -> None:
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError as error:
            # For a file that is only being made, SQLite says so without waiting.
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
        time.sleep(_RETRY_SECONDS)


def make(connection: sqlite3.Connection, scheme: str) -> None:
    """Make the tables, in the place of others, unless another process has made them by now.

    Args:
        connection: no transaction is open.
        scheme: see `Index.open`.
    """
    connection.execute("begin immediate")
    tables = [
        str(name)
        for (name,) in connection.execute(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
        )
    ]
    if "meta" in tables and scheme_of(connection) == scheme:
        connection.execute("rollback")
        return
    for name in tables:
        connection.execute(f'drop table "{name}"')
    for statement in TABLES.split(";"):
        connection.execute(statement)
    connection.executemany(
        "insert into meta values (?, ?)", [("scheme", scheme), ("born", os.urandom(8).hex())]
    )
    connection.execute("commit")


def scheme_of(connection: sqlite3.Connection) -> str:
    """What the tables were made for; empty if they are being made."""
    row = connection.execute("select value from meta where name = 'scheme'").fetchone()
    return str(row[0]) if row else ""


def remove(path: Path) -> None:
    """Remove a damaged index; its log must not be read into the next one.

    Raises:
        OSError: it cannot be removed.
    """
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
