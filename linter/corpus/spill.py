"""What a run found out and need not hold in memory: bytes in a file that vanishes with the run."""

import math
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import IO, TypeVar, overload

import msgspec

MOST = 1 << 20
"""Bytes that stay in memory; only more are written to a file."""

_LENGTH = 32
"""Bits that the length of a value takes beside its place."""
_MASK = (1 << _LENGTH) - 1

T = TypeVar("T")

_ENCODER = msgspec.msgpack.Encoder()


class Spill:
    """Bytes that are appended, and read by their places.

    Where no file can be had, or the disk is full, everything stays in memory.
    """

    def __init__(self) -> None:
        self._recent = bytearray()
        self._written = 0
        self._most: float = MOST
        self._file: IO[bytes] | None = None

    def put(self, value: object) -> int:
        """Take in a value, encoded in MessagePack; says how to get it."""
        return self.put_encoded(_ENCODER.encode(value))

    def put_encoded(self, data: bytes) -> int:
        """As `put`; where many are, a number is all that is to be held of each."""
        return self.append(data) << _LENGTH | len(data)

    def get(self, known: int) -> bytes:
        """What was put, as it was encoded."""
        return self.read(known >> _LENGTH, known & _MASK)

    def append(self, data: bytes) -> int:
        """Take in some bytes; says at which place."""
        place = len(self)
        self._recent += data
        if len(self._recent) > self._most:
            self._write()
        return place

    def read(self, place: int, length: int) -> bytes:
        """Bytes that were appended.

        Args:
            place: in bytes from the start.
            length: in bytes.
        """
        at = place - self._written
        if at >= 0 or self._file is None:
            return bytes(self._recent[at : at + length])
        found = _read(self._file, place, min(length, -at))
        return found + self._recent[: length - len(found)]

    def extend(self, other: "Spill") -> int:
        """Take in all that another has; says from which place on."""
        start = len(self)
        for place in range(0, other._written, MOST):
            self.append(other.read(place, min(MOST, other._written - place)))
        self.append(other.read(other._written, len(other._recent)))
        return start

    def __len__(self) -> int:
        return self._written + len(self._recent)

    def _write(self) -> None:
        import tempfile  # small runs do without

        self._most, most = math.inf, self._most
        with suppress(OSError):
            if self._file is None:
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - for as long as the run
            self._file.seek(self._written)
            if self._file.write(self._recent) == len(self._recent):
                self._written += len(self._recent)
                self._recent.clear()
                self._most = most


def _read(file: IO[bytes], place: int, length: int) -> bytes:
    if hasattr(os, "pread"):  # one call of the system, not two; Windows does not have it
        return os.pread(file.fileno(), length, place)
    file.seek(place)
    return file.read(length)


class Kept(Mapping[str, T]):
    """Values by name, in a spill.

    Args:
        decoder: makes a value of what was encoded.
    """

    def __init__(self, decoder: "msgspec.msgpack.Decoder[T]") -> None:
        self._decoder = decoder
        self._spill = Spill()
        self._places: dict[str, int] = {}
        self._superseded = 0
        self._last: tuple[str, T] | None = None

    def keep(self, name: str, value: T) -> None:
        """Take in a value, in the place of an earlier one of that name."""
        self.keep_encoded(name, _ENCODER.encode(value))

    def keep_encoded(self, name: str, data: bytes) -> None:
        """As `keep`, of a value that msgspec has encoded in MessagePack."""
        if name in self._places:
            self._superseded += self._places[name] & _MASK
            if 2 * self._superseded > len(self._spill):
                self._forget_superseded()
        self._last = None
        self._places[name] = self._spill.put_encoded(data)

    def encoded(self, name: str) -> bytes:
        """A value as it was encoded."""
        return self._spill.get(self._places[name])

    def __getitem__(self, name: str) -> T:
        # Several ask for the same article in turn.
        if self._last is None or self._last[0] != name:
            self._last = name, self._decoder.decode(self.encoded(name))
        return self._last[1]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def _forget_superseded(self) -> None:
        """An editor changes one article again and again."""
        spill = Spill()
        places = {name: spill.put_encoded(self.encoded(name)) for name in self._places}
        self._spill, self._places, self._superseded = spill, places, 0


class Listed(Sequence[T]):
    """Kept values, in the order in which their names came."""

    def __init__(self, kept: Kept[T]) -> None:
        self._kept = kept
        self._names = list(kept)

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[T]:
        return map(self._kept.__getitem__, self._names)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> list[T]: ...

    def __getitem__(self, index: "int | slice") -> "T | list[T]":
        if isinstance(index, slice):
            return [self._kept[name] for name in self._names[index]]
        return self._kept[self._names[index]]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]
