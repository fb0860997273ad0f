"""The persistent index: which articles share keys with a passage, and how often terms are used.

One SQLite file. It holds no text: a passage is remembered by its keys and its number among the
passages that its rule has in its article, and is compared by examining that article again. What an
article was when it was indexed is known by the digest of its content.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from linter.corpus.database import connected, make, remove, scheme_of
from linter.corpus.postings import (
    DECODER,
    NUMBER_BITS,
    Change,
    Entry,
    Remembered,
    key_numbers,
)

FORMAT = "2"
"""To be raised whenever the tables or the way keys are stored change."""

_CANDIDATES = 256
"""How many passages, those with the rarest keys in common first, are compared with one."""
_POSTINGS = 4096
"""How many passages of one key are looked at; those of the oldest articles."""
_PARAMETERS = 900
_NUMBERS = (1 << NUMBER_BITS) - 1

T = TypeVar("T")


class Posted(msgspec.Struct, frozen=True, order=True, gc=False):
    """A passage: its article, and its number among those that its rule has there."""

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
        scheme = f"{FORMAT} {scheme}"
        index = cls._opened(path, scheme)
        if index is not None:
            return index
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return cls._made(path, scheme)
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise
        remove(path)
        try:
            return cls._made(path, scheme)
        except sqlite3.Error as error:
            raise OSError(f"{path}: {error}") from None

    @classmethod
    def existing(cls, path: Path, scheme: str) -> "Index | None":
        """The index at `path`, if there is a sound one of this scheme."""
        return cls._opened(path, f"{FORMAT} {scheme}")

    @classmethod
    def in_memory(cls) -> "Index":
        """An index for one run, where nothing can be written."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        make(connection, "")
        return cls(connection)

    @classmethod
    def _opened(cls, path: Path, scheme: str) -> "Index | None":
        if not path.exists():
            return None
        connection: sqlite3.Connection | None = None
        try:
            connection = connected(str(path))
            if scheme_of(connection) == scheme:
                return cls(connection)
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise
        except sqlite3.DatabaseError:
            pass
        if connection is not None:
            connection.close()
        return None

    @classmethod
    def _made(cls, path: Path, scheme: str) -> "Index":
        """The index at `path`, emptied if it is of another scheme.

        It is made in its place, never put there: two processes would put two there, and what one
        has logged would be read into the file of the other.
        """
        connection = connected(str(path))
        try:
            make(connection, scheme)
        except BaseException:
            connection.close()
            raise
        return cls(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def unchanging(self) -> Iterator[None]:
        """Answer from one state of the index, whatever other processes write meanwhile."""
        self._connection.execute("begin")
        try:
            yield
        finally:
            self._connection.execute("rollback")

    @property
    def state(self) -> str:
        """Another one after every change, and for every index that is made."""
        rows = dict(
            self._connection.execute(
                "select name, value from meta where name in ('born', 'changes')"
            )
        )
        return f"{rows['born']} {rows['changes']}"

    def digests(self) -> dict[str, bytes]:
        """The articles that are indexed, and the digest of the content that each had then."""
        return dict(self._connection.execute("select path, digest from article"))

    def stats(self) -> dict[str, tuple[bytes, bytes]]:
        """The articles that are indexed, each with its digest and its `Entry.stat`."""
        rows = self._connection.execute("select path, digest, stat from article")
        return {path: (digest, stat) for path, digest, stat in rows}

    def digests_of(self, paths: Iterable[str]) -> dict[str, bytes]:
        """As `digests`, of some articles."""
        return dict(self._rows("digest", paths))

    def remembered(self, paths: Iterable[str]) -> list[Remembered]:
        """What is known of those of the articles that are indexed."""
        return [DECODER.decode(value) for _, value in self._rows("remembered", paths)]

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
        stats: Mapping[str, bytes] | None = None,
    ) -> None:
        """Index articles, in the place of what was known of them, and forget others.

        Args:
            entries: each path once.
            removed: paths; unknown ones are passed over.
            notes: to be kept in the same transaction, for the caller's own use.
            stats: new ones, for articles that are otherwise the same.
        """
        connection = self._connection
        connection.execute("begin immediate")
        try:
            Change(connection).apply(entries, removed)
            connection.executemany(
                "update article set stat = ?2 where path = ?1 and stat != ?2",
                (stats or {}).items(),
            )
            for name, value in (notes or {}).items():
                connection.execute(
                    "insert or replace into meta values (?, ?)", ("note " + name, value)
                )
        except BaseException:
            connection.execute("rollback")
            raise
        connection.execute("commit")

    def sharing(
        self,
        rule: str,
        keys: Sequence[bytes],
        least: float = 0.0,
        without: Collection[str] = (),
    ) -> list[list[Posted]]:
        """For each passage of a rule, known by its packed keys, those that share keys with it.

        Args:
            rule: whose passages are compared.
            keys: packed as those of `JoiningCheck.keys`.
            least: which part of the keys of the one that has fewer must be shared.
            without: articles that are left out.
        """
        numbers = [key_numbers(rule, packed) for packed in keys]
        postings = self._postings(sorted(set(chain.from_iterable(numbers))))
        hidden = {number for _, number in self._rows("id", without)} if postings else set()
        counts = [
            Counter(
                place
                for number in of_passage
                for place in postings.get(number, ())
                if place >> NUMBER_BITS not in hidden
            )
            for of_passage in numbers
        ]
        # Twice as many as wanted: what has no article any more was forgotten or replaced.
        shared = [
            _likeliest(count, of_passage, postings, 2 * _CANDIDATES)
            for count, of_passage in zip(counts, numbers, strict=True)
        ]
        articles = self._alive(
            {place >> NUMBER_BITS for places in shared for place, _ in places}, bool(least)
        )
        return [
            [
                Posted(articles[place >> NUMBER_BITS][0], place & _NUMBERS)
                for place, times in places
                if place >> NUMBER_BITS in articles
                and _is_enough(
                    times, least, len(of_passage), articles[place >> NUMBER_BITS][1], rule, place
                )
            ][:_CANDIDATES]
            for places, of_passage in zip(shared, numbers, strict=True)
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
            "select occurrences, articles from term where term = ? and rule = "
            "(select id from rule where name = ?)",
            (term, rule),
        ).fetchone()
        return (int(row[0]), int(row[1])) if row else (0, 0)

    def _postings(self, numbers: Sequence[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for some, marks in _in_parts(numbers):
            for key, place in self._connection.execute(
                f"select key, place from posting where key in ({marks})",  # noqa: S608
                some,
            ):
                listed = found.setdefault(key, [])
                if len(listed) < _POSTINGS:
                    listed.append(place)
        return found

    def _alive(
        self, ids: Collection[int], with_sizes: bool
    ) -> dict[int, tuple[str, Mapping[str, Sequence[int]]]]:
        """The articles of these numbers that are still there: path, and `Remembered.sizes`."""
        columns = "id, path, remembered" if with_sizes else "id, path, null"
        found: dict[int, tuple[str, Mapping[str, Sequence[int]]]] = {}
        for some, marks in _in_parts(sorted(ids)):
            for number, path, remembered in self._connection.execute(
                f"select {columns} from article where id in ({marks})",  # noqa: S608
                some,
            ):
                found[number] = path, DECODER.decode(remembered).sizes if with_sizes else {}
        return found

    def _rows(self, column: str, paths: Iterable[str]) -> Iterator[tuple[str, Any]]:
        for some, marks in _in_parts(sorted(paths)):
            yield from self._connection.execute(
                f"select path, {column} from article where path in ({marks})",  # noqa: S608
                some,
            )


def _in_parts(values: Sequence[T]) -> Iterator[tuple[Sequence[T], str]]:
    """As many values as one statement may have, and the marks for them."""
    for first in range(0, len(values), _PARAMETERS):
        some = values[first : first + _PARAMETERS]
        yield some, ",".join("?" * len(some))


def _likeliest(
    counts: Counter[int],
    keys: Sequence[int],
    postings: Mapping[int, Sequence[int]],
    limit: int,
) -> list[tuple[int, int]]:
    """The places that share keys, each with how many, if need be those that share rare ones.

    Where one text stands in thousands of articles, filled in each time, many of them share more
    keys by chance than the two that have something else in common; but these keys all share.
    """
    if len(counts) <= limit:
        return sorted(counts.items())
    rarity: dict[int, float] = dict.fromkeys(counts, 0.0)
    for key in keys:
        places = postings.get(key, ())
        for place in places:
            if place in rarity:
                rarity[place] += 1 / len(places)
    chosen = sorted(rarity, key=lambda place: (-rarity[place], place))[:limit]
    return [(place, counts[place]) for place in chosen]


def _is_enough(
    times: int, least: float, keys: int, sizes: Mapping[str, Sequence[int]], rule: str, place: int
) -> bool:
    """Whether of the keys of the passage that has fewer so many are shared."""
    return not least or times >= least * min(keys, sizes[rule][place & _NUMBERS])
