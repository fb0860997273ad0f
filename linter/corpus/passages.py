"""The passages of one rule in many articles, numbered, and what they are compared by."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from operator import gt
from typing import Final, overload

import msgspec
import xxhash

from linter.checks.kind import JoiningCheck, Reach
from linter.corpus.clusters import Member
from linter.corpus.join import Edge, Join, groups_of
from linter.corpus.spill import Spill
from linter.findings.examination import Examination
from linter.findings.passages import CODE, Passage, Passages

_BLOCK = 1 << 19
"""Bytes of payloads whose keys are made at once."""
_PLACE: Final = "Q"
"""Of `array`: how places in a spill are kept."""

_ENCODER = msgspec.msgpack.Encoder()
_PASSAGES = msgspec.msgpack.Decoder(Passages)


class Members:
    """The passages of one rule, numbered in the order of their paths and places.

    Args:
        spill: where articles have the texts that payloads are parts of, and the packed passages.
    """

    def __init__(self, spill: Spill) -> None:
        self._spill = spill
        self._paths: list[str] = []
        # By article: how many passages, where and how long they are when packed, where their text.
        self._counts = array(CODE)
        self._places = array(_PLACE)
        self._lengths = array(CODE)
        self._texts = array(_PLACE)
        self._own_keys = False
        self._starts: array[int] | None = None
        self._last: tuple[int, Passages] | None = None

    def add(self, path: str, passages: Passages, text: int) -> None:
        """Take in those of an article, whose text lies at this place of the spill."""
        data = _ENCODER.encode(passages)
        self._own_keys = self._own_keys or bool(passages.keys)
        self._note(path, len(passages), self._spill.append(data), len(data), text)

    def extend(self, other: "Members", moved: int) -> None:
        """Take in those of articles whose spill was appended to this one's at a place."""
        self._own_keys = self._own_keys or other._own_keys
        for path, count, place, length, text in other._rows():
            self._note(path, count, moved + place, length, moved + text)

    def __len__(self) -> int:
        return sum(self._counts)

    def by_article(self) -> "Iterator[Members]":
        """Those of each article that has several, in the order of the paths."""
        for path, count, place, length, text in sorted(self._rows()):
            if count > 1:
                alone = Members(self._spill)
                alone._own_keys = self._own_keys
                alone._note(path, count, place, length, text)
                yield alone

    def member(self, number: int) -> Member:
        """The passage of a number, with its path."""
        article, passages, at = self._found(number)
        start, end, first, last, head = passages.row(at)
        payload = self._spill.read(self._texts[article] + first, last - first)
        return Member(self._paths[article], Passage(start, end, payload, head))

    def payload(self, number: int) -> bytes:
        """The payload of the passage of a number."""
        article, passages, at = self._found(number)
        _, _, first, last, _ = passages.row(at)
        return self._spill.read(self._texts[article] + first, last - first)

    def groups(self, check: JoiningCheck, compared: int) -> Iterator[list[int]]:
        """The numbers of passages that hang together, each group in order.

        Args:
            check: of the rule.
            compared: among how many passages these are, for chance.
        """
        import numpy as np

        first_of = self.first_of()
        chosen = _distinct(first_of)
        found = Join(Payloads(self, chosen), check, compared).groups(self._keys(check, chosen))
        numbers = np.array(chosen, dtype=np.int64)
        return groups_of(numbers[found.roots()][np.searchsorted(numbers, first_of)])

    def edges(self, check: JoiningCheck, compared: int) -> list[Edge]:
        """All matches between passages that are the first of their copies; see `groups`."""
        chosen = _distinct(self.first_of())
        found = Join(Payloads(self, chosen), check, compared).edges(self._keys(check, chosen))
        return [Edge(chosen[edge.first], chosen[edge.second], edge.match) for edge in found]

    def first_of(self) -> "array[int]":
        """For each passage the first that is an exact copy of it, itself if there is none."""
        import numpy as np

        # Texts of a million passages are long, and 128 bits tell them apart.
        digests = bytearray()
        for payload in self._payloads(range(len(self))):
            digests += xxhash.xxh3_128_digest(payload)
        one, other = np.frombuffer(digests, dtype="<u8").reshape(-1, 2).T
        # Equal ones keep their order.
        order = np.lexsort((one, other))
        one, other = one[order], other[order]
        new = np.append(True, (one[1:] != one[:-1]) | (other[1:] != other[:-1]))[: len(order)]
        first_of = np.empty(len(order), dtype=np.uint32)
        first_of[order] = order[new][np.cumsum(new) - 1]
        return array(CODE, first_of.tobytes())

    def _note(self, path: str, count: int, place: int, length: int, text: int) -> None:
        self._starts = self._last = None
        self._paths.append(path)
        self._counts.append(count)
        self._places.append(place)
        self._lengths.append(length)
        self._texts.append(text)

    def _rows(self) -> "Iterator[tuple[str, int, int, int, int]]":
        return zip(self._paths, self._counts, self._places, self._lengths, self._texts, strict=True)

    def _number(self) -> "array[int]":
        """The numbers of the first passages of all articles, which are put in order."""
        if self._starts is None:
            if any(map(gt, self._paths, islice(self._paths, 1, None))):
                rows = sorted(self._rows())
                self._paths = [row[0] for row in rows]
                self._counts = array(CODE, (row[1] for row in rows))
                self._places = array(_PLACE, (row[2] for row in rows))
                self._lengths = array(CODE, (row[3] for row in rows))
                self._texts = array(_PLACE, (row[4] for row in rows))
            self._last = None
            self._starts = array(CODE, accumulate(self._counts, initial=0))[:-1]
        return self._starts

    def _found(self, number: int) -> tuple[int, Passages, int]:
        """The article of a passage, its passages, and which of these it is."""
        starts = self._number()
        article = bisect_right(starts, number) - 1
        if self._last is None or self._last[0] != article:
            self._last = article, self._passages(article)
        return article, self._last[1], number - starts[article]

    def _passages(self, article: int) -> Passages:
        return _PASSAGES.decode(self._spill.read(self._places[article], self._lengths[article]))

    def _payloads(self, numbers: Iterable[int]) -> Iterator[bytes]:
        """Those of some passages, which are in order; each text is read once."""
        starts = self._number()
        end = -1
        for number in numbers:
            if number >= end:
                article, passages, _ = self._found(number)
                start = starts[article]
                end = start + len(passages)
                firsts, lasts = list(passages.firsts), list(passages.lasts)
                text = self._spill.read(self._texts[article], max(lasts))
            yield text[firsts[number - start] : lasts[number - start]]

    def _keys(self, check: JoiningCheck, numbers: Sequence[int]) -> Iterator[bytes]:
        if self._own_keys:
            for number in numbers:
                _, passages, at = self._found(number)
                yield passages.keys[at]
            return
        for some in _blocks(self._payloads(numbers)):
            yield from check.keys(some)


class Payloads(Sequence[bytes]):
    """The payloads of some passages, each looked up when asked for: together they are long."""

    def __init__(self, members: Members, numbers: Sequence[int]) -> None:
        self._members = members
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> bytes: ...

    @overload
    def __getitem__(self, index: slice) -> "Payloads": ...

    def __getitem__(self, index: "int | slice") -> "bytes | Payloads":
        if isinstance(index, slice):
            return Payloads(self._members, self._numbers[index])
        return self._members.payload(self._numbers[index])


def _distinct(first_of: Sequence[int]) -> "array[int]":
    """The numbers of passages that are the first of their copies."""
    return array(CODE, (number for number, first in enumerate(first_of) if number == first))


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
