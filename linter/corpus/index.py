"""The persistent index: which articles share keys with a passage, and how often terms are used.

One SQLite file. It holds no text: a passage is remembered by its keys and its number among the
passages of its article, and is compared by examining that article again. What an article was when
it was indexed is known by the digest of its content.
"""

import os
import sqlite3
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

import msgspec

from linter.findings.examination import Examination

FORMAT = "1"
"""To be raised whenever the tables or the way keys are stored change."""

_CANDIDATES = 256
"""How many passages, those with the most keys in common first, are compared with one."""
_POSTINGS = 4096
"""How many passages of one key are looked at; those of the oldest articles."""
_PARAMETERS = 900
_NUMBER_BITS = 14
_BUSY_SECONDS = 30

_TABLES = """
create table meta (name text primary key, value text not null) without rowid;
create table article (
    id integer primary key autoincrement, path text not null unique, digest blob not null,
    remembered blob not null
);
create table posting (key integer, place integer, primary key (key, place)) without rowid;
create table term (
    rule text, term text, occurrences integer not null, articles integer not null,
    primary key (rule, term)
) without rowid;
create table compared (rule text primary key, passages integer not null) without rowid;
insert into meta values ('postings', '0'), ('dead postings', '0');
"""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """An article to be indexed; `digest` is of its content."""

    path: str
    digest: bytes
    examination: Examination


class _Remembered(msgspec.Struct, frozen=True, array_like=True):
    """What is taken back when an article is forgotten."""

    counts: dict[str, dict[str, int]]
    passages: dict[str, int]
    postings: int


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Remembered)


class Posted(msgspec.Struct, frozen=True, order=True, gc=False):
    """A passage: its article and its number among the article's passages."""

    path: str
    number: int


class Index:
    """An open index; it may be open in several processes at once, one of them writing.

    Every change is one transaction, so that a process that dies in the middle leaves the index as
    it was.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use `Index.open` or `Index.in_memory`."""
        self._connection = connection

    @classmethod
    def open(cls, path: Path, scheme: str) -> "Index":
        """Open the index at `path`; made anew where it is absent, damaged or of another scheme.

        Args:
            path: the file; its folder is made if need be.
            scheme: names everything that passages and keys depend on: rules, parameters,
                versions.

        Raises:
            OSError: the file can be neither read nor made.
            sqlite3.OperationalError: another process has been writing for half a minute.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        scheme = f"{FORMAT} {scheme}"
        if path.exists():
            index = cls._opened(path, scheme)
            if index is not None:
                return index
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.unlink(missing_ok=True)
        try:
            made = _connected(str(fresh))
            _make(made, scheme)
            made.close()
            _remove_logs(path)
            os.replace(fresh, path)
        except sqlite3.OperationalError as error:
            raise OSError(f"{path}: {error}") from None
        return cls(_connected(str(path)))

    @classmethod
    def in_memory(cls) -> "Index":
        """An index for one run, where nothing can be written."""
        connection = _connected(":memory:")
        _make(connection, "")
        return cls(connection)

    @classmethod
    def _opened(cls, path: Path, scheme: str) -> "Index | None":
        connection: sqlite3.Connection | None = None
        try:
            connection = _connected(str(path))
            found = connection.execute("select value from meta where name = 'scheme'").fetchone()
            if found == (scheme,):
                return cls(connection)
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise
        except sqlite3.DatabaseError:
            pass
        if connection is not None:
            connection.close()
        return None

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def digests(self) -> dict[str, bytes]:
        """The articles that are indexed, and the digest of the content that each had then."""
        return dict(self._connection.execute("select path, digest from article"))

    def note(self, name: str) -> str:
        """What was kept under a name with `update`; empty if nothing was."""
        row = self._connection.execute(
            "select value from meta where name = ?", ("note " + name,)
        ).fetchone()
        return str(row[0]) if row else ""

    def update(
        self,
        entries: Iterable[Entry],
        removed: Iterable[str] = (),
        notes: Mapping[str, str] | None = None,
    ) -> None:
        """Index articles, in the place of what was known of them, and forget others.

        Args:
            entries: each path once.
            removed: paths; unknown ones are passed over.
            notes: to be kept in the same transaction, for the caller's own use.
        """
        connection = self._connection
        connection.execute("begin immediate")
        try:
            _Change(connection).apply(entries, removed)
            for name, value in (notes or {}).items():
                connection.execute(
                    "insert or replace into meta values (?, ?)", ("note " + name, value)
                )
        except BaseException:
            connection.execute("rollback")
            raise
        connection.execute("commit")

    def sharing(self, rule: str, keys: Sequence[bytes], least: float = 0.0) -> list[list[Posted]]:
        """For each passage of a rule, known by its packed keys, those that share keys with it.

        Args:
            rule: whose passages are compared.
            keys: packed as in `Passage.keys`.
            least: which part of the keys must be shared.
        """
        numbers = [_numbers(rule, packed) for packed in keys]
        postings = self._postings(sorted(set(chain.from_iterable(numbers))))
        counts = [
            Counter(chain.from_iterable(postings.get(number, ()) for number in of_passage))
            for of_passage in numbers
        ]
        chosen = [
            [place for place, times in _most(count) if times >= least * len(of_passage)]
            for count, of_passage in zip(counts, numbers, strict=True)
        ]
        paths = self._paths({place >> _NUMBER_BITS for places in chosen for place in places})
        mask = (1 << _NUMBER_BITS) - 1
        # What has no path any more belongs to an article that was forgotten or replaced.
        return [
            [
                Posted(paths[place >> _NUMBER_BITS], place & mask)
                for place in places
                if place >> _NUMBER_BITS in paths
            ]
            for places in chosen
        ]

    def compared(self, rule: str) -> int:
        """How many passages of a rule are indexed."""
        row = self._connection.execute(
            "select passages from compared where rule = ?", (rule,)
        ).fetchone()
        return int(row[0]) if row else 0

    def occurrences(self, rule: str, term: str) -> int:
        """How often a rule's term stands in all articles."""
        return self._sums(rule, term)[0]

    def articles(self, rule: str, term: str) -> int:
        """In how many articles a rule's term stands."""
        return self._sums(rule, term)[1]

    def __len__(self) -> int:
        row = self._connection.execute("select count(*) from article").fetchone()
        return int(row[0])

    def _sums(self, rule: str, term: str) -> tuple[int, int]:
        row = self._connection.execute(
            "select occurrences, articles from term where rule = ? and term = ?", (rule, term)
        ).fetchone()
        return (int(row[0]), int(row[1])) if row else (0, 0)

    def _postings(self, numbers: Sequence[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for first in range(0, len(numbers), _PARAMETERS):
            some = numbers[first : first + _PARAMETERS]
            marks = ",".join("?" * len(some))
            for key, place in self._connection.execute(
                f"select key, place from posting where key in ({marks})",  # noqa: S608
                some,
            ):
                listed = found.setdefault(key, [])
                if len(listed) < _POSTINGS:
                    listed.append(place)
        return found

    def _paths(self, ids: Iterable[int]) -> dict[int, str]:
        listed = sorted(ids)
        found: dict[int, str] = {}
        for first in range(0, len(listed), _PARAMETERS):
            some = listed[first : first + _PARAMETERS]
            marks = ",".join("?" * len(some))
            found.update(
                self._connection.execute(
                    f"select id, path from article where id in ({marks})",  # noqa: S608
                    some,
                )
            )
        return found


class _Change:
    """The writing of one transaction.

    Postings of articles that are forgotten stay until half of all are dead: they would have to be
    looked for in the whole table.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._occurrences: Counter[tuple[str, str]] = Counter()
        self._articles: Counter[tuple[str, str]] = Counter()
        self._passages: Counter[str] = Counter()
        self._postings: list[tuple[int, int]] = []
        self._dead = 0

    def apply(self, entries: Iterable[Entry], removed: Iterable[str]) -> None:
        for path in removed:
            self._forget(path)
        for entry in entries:
            self._forget(entry.path)
            self._learn(entry)
        # In the order of the table, which is many times faster than in that of the articles.
        self._postings.sort()
        self._connection.executemany("insert or ignore into posting values (?, ?)", self._postings)
        self._connection.executemany(
            "insert into term values (?, ?, ?, ?) on conflict do update set "
            "occurrences = occurrences + excluded.occurrences, "
            "articles = articles + excluded.articles",
            [
                (*key, self._occurrences[key], times)
                for key, times in self._articles.items()
                if times or self._occurrences[key]
            ],
        )
        self._connection.executemany(
            "insert into compared values (?, ?) on conflict do update set "
            "passages = passages + excluded.passages",
            self._passages.items(),
        )
        self._bury()

    def _learn(self, entry: Entry) -> None:
        examination = entry.examination
        passages = examination.passages[: 1 << _NUMBER_BITS]
        numbers = [_numbers(passage.rule, passage.keys) for passage in passages]
        remembered = _Remembered(
            examination.counts,
            dict(Counter(passage.rule for passage in passages)),
            sum(map(len, numbers)),
        )
        row = self._connection.execute(
            "insert into article (path, digest, remembered) values (?, ?, ?)",
            (entry.path, entry.digest, _encoder.encode(remembered)),
        )
        first = (row.lastrowid or 0) << _NUMBER_BITS
        for number, keys in enumerate(numbers):
            self._postings.extend((key, first | number) for key in keys)
        self._count(remembered, 1)

    def _forget(self, path: str) -> None:
        row = self._connection.execute(
            "select id, remembered from article where path = ?", (path,)
        ).fetchone()
        if row:
            self._connection.execute("delete from article where id = ?", row[:1])
            remembered = _decoder.decode(row[1])
            self._dead += remembered.postings
            self._count(remembered, -1)

    def _count(self, remembered: _Remembered, sign: int) -> None:
        for rule, terms in remembered.counts.items():
            for term, occurrences in terms.items():
                self._occurrences[rule, term] += sign * occurrences
                self._articles[rule, term] += sign
        for rule, passages in remembered.passages.items():
            self._passages[rule] += sign * passages

    def _bury(self) -> None:
        everything = self._number("postings") + len(self._postings)
        dead = self._number("dead postings") + self._dead
        if 2 * dead > everything:
            self._connection.execute(
                f"delete from posting where place >> {_NUMBER_BITS} not in "  # noqa: S608
                "(select id from article)"
            )
            everything, dead = everything - dead, 0
        self._connection.executemany(
            "insert or replace into meta values (?, ?)",
            [("postings", str(everything)), ("dead postings", str(dead))],
        )

    def _number(self, name: str) -> int:
        row = self._connection.execute("select value from meta where name = ?", (name,)).fetchone()
        return int(row[0])


def _connected(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = normal")
    return connection


def _make(connection: sqlite3.Connection, scheme: str) -> None:
    connection.executescript(f"begin; {_TABLES} commit;")
    connection.execute("insert into meta values ('scheme', ?)", (scheme,))


def _remove_logs(path: Path) -> None:
    """A log that belongs to a damaged file must not be read into the new one."""
    for suffix in ("-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def _numbers(rule: str, packed: bytes) -> list[int]:
    """The keys of a passage as they are stored: 32 bits each, other ones for each rule."""
    if not packed:
        return []
    salt = zlib.crc32(rule.encode())
    halves = struct.unpack(f"<{len(packed) // 4}I", packed)
    return sorted({(upper ^ salt) - 0x80000000 for upper in halves[1::2]})


def _most(counts: Counter[int]) -> list[tuple[int, int]]:
    """The places with the most keys in common, the oldest first where they have as many."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
