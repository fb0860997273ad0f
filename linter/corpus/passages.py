"""The passages of one rule in many articles, numbered, and what they are compared by."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import overload

import msgspec
import xxhash

from linter.checks.kind import JoiningCheck, Reach
from linter.corpus.clusters import Member
from linter.corpus.join import Edge, Join
from linter.findings.examination import Examination
from linter.findings.passages import CODE, Passages

_BLOCK = 1 << 19
"""Bytes of payloads whose keys are made at once."""


class Held(msgspec.Struct, frozen=True, gc=False):
    """The passages of a rule in one article, and what their payloads are parts of."""

    passages: Passages
    compared: bytes


class Payloads(Sequence[bytes]):
    """The payloads of passages, each made when asked for: together they are long.

    Args:
        compared: what they are parts of, by article.
        owners: of each the number of its article.
        firsts, lasts: from and up to which byte of that it reaches.
    """

    def __init__(
        self,
        compared: Sequence[bytes],
        owners: "array[int]",
        firsts: "array[int]",
        lasts: "array[int]",
    ) -> None:
        self._compared = compared
        self._owners = owners
        self._firsts = firsts
        self._lasts = lasts

    @classmethod
    def of(cls, articles: Iterable[Held]) -> "Payloads":
        """Those of all passages of some articles."""
        compared: list[bytes] = []
        owners, firsts, lasts = array(CODE), array(CODE), array(CODE)
        for number, held in enumerate(articles):
            compared.append(held.compared)
            owners.extend([number] * len(held.passages))
            firsts.extend(held.passages.firsts)
            lasts.extend(held.passages.lasts)
        return cls(compared, owners, firsts, lasts)

    def some(self, chosen: Sequence[int]) -> "Payloads":
        """Those with these numbers."""
        if len(chosen) == len(self):
            return self
        columns = (self._owners, self._firsts, self._lasts)
        parts = (array(CODE, map(column.__getitem__, chosen)) for column in columns)
        return Payloads(self._compared, *parts)

    def __len__(self) -> int:
        return len(self._owners)

    def __iter__(self) -> Iterator[bytes]:
        compared = self._compared
        for owner, first, last in zip(self._owners, self._firsts, self._lasts, strict=True):
            yield compared[owner][first:last]

    @overload
    def __getitem__(self, index: int) -> bytes: ...

    @overload
    def __getitem__(self, index: slice) -> "Payloads": ...

    def __getitem__(self, index: "int | slice") -> "bytes | Payloads":
        if isinstance(index, slice):
            return self.some(range(len(self))[index])
        return self._compared[self._owners[index]][self._firsts[index] : self._lasts[index]]


class Members:
    """The passages of one rule, numbered in the order of their paths and places.

    Attributes:
        first_of: for each passage the first that is an exact copy of it, itself if there is none.
    """

    def __init__(self, articles: Mapping[str, Held]) -> None:
        self._paths = sorted(articles)
        self._articles = [articles[path] for path in self._paths]
        sizes = [len(held.passages) for held in self._articles]
        self._starts = list(accumulate(sizes, initial=0))[:-1]
        self._payloads = Payloads.of(self._articles)
        # Texts of a million passages are long, and 128 bits tell them apart.
        first: dict[bytes, int] = {}
        self.first_of = [
            first.setdefault(digest, index)
            for index, digest in enumerate(map(xxhash.xxh3_128_digest, self._payloads))
        ]
        self._distinct = list(first.values())

    def member(self, index: int) -> Member:
        """The passage of a number, with its path."""
        article = bisect_right(self._starts, index) - 1
        held = self._articles[article]
        passage = held.passages.passage(index - self._starts[article], held.compared)
        return Member(self._paths[article], passage)

    def edges(self, check: JoiningCheck, compared: int, every: bool = False) -> list[Edge]:
        """The matches between passages that are the first of their copies.

        Args:
            check: of the rule.
            compared: among how many passages these are, for chance.
            every: whether to find all matches; see `Join`.
        """
        payloads = self._payloads.some(self._distinct)
        found = Join(payloads, check, compared, every).edges(self._keys(check, payloads))
        return [
            Edge(self._distinct[edge.first], self._distinct[edge.second], edge.match)
            for edge in found
        ]

    def _keys(self, check: JoiningCheck, payloads: Payloads) -> Sequence[bytes]:
        own = [key for held in self._articles for key in held.passages.keys]
        if own:
            return [own[index] for index in self._distinct]
        keys: list[bytes] = []
        for some in _blocks(payloads):
            keys.extend(check.keys(some))
        return keys


def _blocks(payloads: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Payloads in blocks: what making keys takes besides is many times as much."""
    block: list[bytes] = []
    length = 0
    for payload in payloads:
        block.append(payload)
        length += len(payload)
        if length >= _BLOCK:
            yield block
            block, length = [], 0
    if block:
        yield block


def keys_of(
    examinations: Sequence[Examination], checks: Mapping[str, JoiningCheck]
) -> list[dict[str, Sequence[bytes]]]:
    """The keys of all passages of each article, by rule; made at once, which is cheap.

    Rules that only compare what stands in one article are left out.
    """
    found: list[dict[str, Sequence[bytes]]] = [{} for _ in examinations]
    for rule, check in checks.items():
        if check.reach is Reach.ARTICLE:
            continue
        articles = [e.passages.get(rule, Passages()) for e in examinations]
        payloads = [
            payload
            for examination, passages in zip(examinations, articles, strict=True)
            for payload in passages.payloads(examination.compared)
        ]
        keys = check.keys(payloads)
        first = 0
        for of_article, passages in zip(found, articles, strict=True):
            last = first + len(passages)
            if passages:
                of_article[rule] = passages.keys or keys[first:last]
            first = last
    return found
