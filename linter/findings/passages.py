"""The parts of an article that are compared with others, packed: there are very many of them."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

_FIELDS = 5
CODE: Final = "I"
"""Of `array`: how numbers of passages are kept."""

_SIZE = _FIELDS * array(CODE).itemsize

Row = tuple[int, int, int, int, int]
"""A passage's start and end in the prose, first and last byte in `Examination.compared`, head."""


class Passage(msgspec.Struct, frozen=True, gc=False):
    """A part of an article that is worth comparing with others.

    Attributes:
        start, end: its place in the article's prose, in characters from 0; phase two looks up
            where that is in the source, for the few passages that a finding names.
        payload: opaque; what the check needs to decide whether two passages match. Passages of
            one rule with equal payloads are exact copies.
        head: how many characters of its prose a finding points at; 0 for the whole passage.
    """

    start: int
    end: int
    payload: bytes
    head: int = 0

    @property
    def words(self) -> int:
        """Its length in words."""
        return self.payload.count(b" ") + 1


class Passages(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The passages of one rule in one article, in the order of their places.

    Their payloads are parts of `Examination.compared`, which has to be handed in.

    Attributes:
        packed: the rows, 32 bits a field.
        keys: of each passage, if the check does not make them of its payload alone: packed 64-bit
            little-endian hashes.
    """

    packed: bytes = b""
    keys: tuple[bytes, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[tuple[Row, bytes]]) -> "Passages":
        """Pack passages, each with its keys; either all have some or none."""
        ordered = sorted(rows, key=_place)
        fields = array(CODE)
        for row, _ in ordered:
            fields.extend(row)
        keys = tuple(key for _, key in ordered)
        return cls(fields.tobytes(), keys if any(keys) else ())

    def __len__(self) -> int:
        return len(self.packed) // _SIZE

    @property
    def firsts(self) -> Iterable[int]:
        """From which byte on the payloads reach."""
        return self._fields[2::_FIELDS]

    @property
    def lasts(self) -> Iterable[int]:
        """Up to which byte the payloads reach."""
        return self._fields[3::_FIELDS]

    @property
    def _fields(self) -> "memoryview[int]":
        return memoryview(self.packed).cast(CODE)

    def row(self, number: int) -> Row:
        """The fields of one of them, by its number."""
        start, end, first, last, head = self._fields[_FIELDS * number : _FIELDS * (number + 1)]
        return start, end, first, last, head

    def passage(self, number: int, compared: bytes) -> Passage:
        """One of them, by its number."""
        start, end, first, last, head = self.row(number)
        return Passage(start, end, compared[first:last], head)

    def payload(self, number: int, compared: bytes) -> bytes:
        """The payload of one of them."""
        fields = self._fields
        return compared[fields[_FIELDS * number + 2] : fields[_FIELDS * number + 3]]

    def payloads(self, compared: bytes) -> Iterator[bytes]:
        """The payloads of all, one after the other."""
        for first, last in zip(self.firsts, self.lasts, strict=True):
            yield compared[first:last]

    def only(self, numbers: Sequence[int]) -> "Passages":
        """Those with these numbers, which are in order."""
        rows = (self.packed[_SIZE * number : _SIZE * (number + 1)] for number in numbers)
        return Passages(
            b"".join(rows), tuple(self.keys[number] for number in numbers) if self.keys else ()
        )


def _place(item: tuple[Row, bytes]) -> Row:
    return item[0]
