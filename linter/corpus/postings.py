"""How the index keeps articles: their keys as postings, their terms as sums, all taken back again.

What stands here writes inside a transaction that the index has begun.
"""

import sqlite3
import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from linter.findings.examination import Examination

NUMBER_BITS = 14
"""Of a place: the number of a passage among those of its rule and article; the rest of the place
is the article."""

TABLES = """
create table meta (name text primary key, value text not null) without rowid;
create table article (
    id integer primary key autoincrement, path text not null unique, digest blob not null,
    stat blob not null, remembered blob not null
);
create table posting (key integer, place integer, primary key (key, place)) without rowid;
create table rule (id integer primary key, name text not null unique);
create table term (
    rule integer, term text, occurrences integer not null, articles integer not null,
    primary key (rule, term)
) without rowid;
create table compared (rule text primary key, passages integer not null) without rowid;
insert into meta values ('postings', '0'), ('dead postings', '0'), ('changes', '0');
"""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """An article to be indexed.

    Attributes:
        path: names it.
        digest: of its content, and of all else that its examination depends on.
        keys: of its passages, for each rule that compares articles; see `passages.keys_of`. The
            passages of other rules are only counted.
        stat: by what a file system tells that the file is the same; empty where it cannot.
    """

    path: str
    digest: bytes
    examination: Examination
    keys: Mapping[str, Sequence[bytes]] = {}
    stat: bytes = b""


class Remembered(msgspec.Struct, frozen=True, array_like=True):
    """What is taken back when an article is forgotten.

    Attributes:
        counts: as in its examination.
        sizes: for each rule the number of keys of each of its passages.
        postings: how many there are of it.
    """

    counts: dict[str, dict[str, int]]
    sizes: dict[str, list[int]]
    postings: int


_encoder = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(Remembered)


def key_numbers(rule: str, packed: bytes) -> list[int]:
    """The keys of a passage as they are stored: 32 bits each, other ones for each rule."""
    if not packed:
        return []
    salt = zlib.crc32(rule.encode())
    halves = struct.unpack(f"<{len(packed) // 4}I", packed)
    return sorted({(upper ^ salt) - 0x80000000 for upper in halves[1::2]})


class Change:
    """The writing of one transaction.

    Postings of articles that are forgotten stay until half of all are dead: they would have to be
    looked for in the whole table.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write to a database."""
        self._connection = connection
        self._occurrences: Counter[tuple[str, str]] = Counter()
        self._articles: Counter[tuple[str, str]] = Counter()
        self._passages: Counter[str] = Counter()
        self._postings: list[tuple[int, int]] = []
        self._dead = 0

    def apply(self, entries: Iterable[Entry], removed: Iterable[str]) -> None:
        """Forget articles, and learn others in the place of what was known of them."""
        for path in removed:
            self._forget(path)
        for entry in entries:
            self._forget(entry.path)
            self._learn(entry)
        # In the order of the table, which is many times faster than in that of the articles.
        self._postings.sort()
        self._connection.executemany("insert or ignore into posting values (?, ?)", self._postings)
        self._write_terms()
        self._connection.executemany(
            "insert into compared values (?, ?) on conflict do update set "
            "passages = passages + excluded.passages",
            self._passages.items(),
        )
        self._bury()
        self._connection.execute(
            "update meta set value = cast(value as integer) + 1 where name = 'changes'"
        )

    def _learn(self, entry: Entry) -> None:
        examination = entry.examination
        numbers: dict[str, list[list[int]]] = {}
        for rule, passages in examination.passages.items():
            packed = entry.keys.get(rule) or [b""] * len(passages)
            numbers[rule] = [key_numbers(rule, one) for one in packed[: 1 << NUMBER_BITS]]
        sizes = {rule: list(map(len, of_rule)) for rule, of_rule in numbers.items()}
        postings = sum(map(sum, sizes.values()))
        remembered = Remembered(examination.counts, sizes, postings)
        row = self._connection.execute(
            "insert into article (path, digest, stat, remembered) values (?, ?, ?, ?)",
            (entry.path, entry.digest, entry.stat, _encoder.encode(remembered)),
        )
        first = (row.lastrowid or 0) << NUMBER_BITS
        for of_rule in numbers.values():
            for number, keys in enumerate(of_rule):
                self._postings.extend((key, first | number) for key in keys)
        self._count(remembered, 1)

    def _forget(self, path: str) -> None:
        row = self._connection.execute(
            "select id, remembered from article where path = ?", (path,)
        ).fetchone()
        if row:
            self._connection.execute("delete from article where id = ?", row[:1])
            remembered = DECODER.decode(row[1])
            self._dead += remembered.postings
            self._count(remembered, -1)

    def _count(self, remembered: Remembered, sign: int) -> None:
        for rule, terms in remembered.counts.items():
            for term, occurrences in terms.items():
                self._occurrences[rule, term] += sign * occurrences
                self._articles[rule, term] += sign
        for rule, sizes in remembered.sizes.items():
            self._passages[rule] += sign * len(sizes)

    def _write_terms(self) -> None:
        changed = [key for key in self._articles if self._articles[key] or self._occurrences[key]]
        self._connection.executemany(
            "insert or ignore into rule (name) values (?)",
            [(rule,) for rule in sorted({rule for rule, _ in changed})],
        )
        numbers = dict(self._connection.execute("select name, id from rule"))
        self._connection.executemany(
            "insert into term values (?, ?, ?, ?) on conflict do update set "
            "occurrences = occurrences + excluded.occurrences, "
            "articles = articles + excluded.articles",
            sorted(
                (numbers[rule], term, self._occurrences[rule, term], self._articles[rule, term])
                for rule, term in changed
            ),
        )

    def _bury(self) -> None:
        everything = self._number("postings") + len(self._postings)
        dead = self._number("dead postings") + self._dead
        if 2 * dead > everything:
            self._connection.execute(
                f"delete from posting where place >> {NUMBER_BITS} not in "  # noqa: S608
                "(select id from article)"
            )
            self._connection.execute("delete from term where articles = 0")
            everything, dead = everything - dead, 0
        self._connection.executemany(
            "insert or replace into meta values (?, ?)",
            [("postings", str(everything)), ("dead postings", str(dead))],
        )

    def _number(self, name: str) -> int:
        row = self._connection.execute("select value from meta where name = ?", (name,)).fetchone()
        return int(row[0])
