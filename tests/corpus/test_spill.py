"""What is spilled comes back, whether it is in memory, in a file, or no file can be had."""

import os
import random
import tempfile
from typing import Any

import msgspec
import pytest

from linter.corpus import spill
from linter.corpus.spill import Kept, Listed, Spill


def appended(to: Spill, seed: int, count: int = 200) -> list[tuple[int, bytes]]:
    source = random.Random(seed)
    values = [source.randbytes(source.randrange(60)) for _ in range(count)]
    return [(to.append(value), value) for value in values]


def comes_back(found: Spill, values: list[tuple[int, bytes]], moved: int = 0) -> bool:
    return all(found.read(moved + place, len(value)) == value for place, value in values)


@pytest.mark.parametrize(
    "most", [pytest.param(100, id="mostly in a file"), pytest.param(10**6, id="all in memory")]
)
def test_bytes_are_found_at_their_places(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(spill, "MOST", most)
    one, other = Spill(), Spill()
    values = appended(one, 1)
    others = appended(other, 2)
    assert comes_back(one, values)
    moved = one.extend(other)
    assert comes_back(one, values)
    assert comes_back(one, others, moved)
    assert comes_back(one, appended(one, 3))


def test_places_are_found_without_reading_at_an_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spill, "MOST", 100)
    monkeypatch.delattr(os, "pread", raising=False)
    found = Spill()
    assert comes_back(found, appended(found, 5))


class Full:
    """A file on a disk that takes some bytes, and then no more."""

    def __init__(self, **options: object) -> None:
        self._taken = bytearray()
        self._at = 0

    def seek(self, place: int) -> None:
        self._at = place

    def write(self, data: bytes) -> int:
        taken = data[: max(0, 500 - self._at)]
        self._taken[self._at : self._at + len(taken)] = taken
        return len(taken)

    def read(self, length: int) -> bytes:
        return bytes(self._taken[self._at : self._at + length])


def no_file(**options: object) -> Any:
    raise OSError("read-only file system")


@pytest.mark.parametrize(
    "file", [pytest.param(no_file, id="no folder to write to"), pytest.param(Full, id="disk full")]
)
def test_without_a_file_everything_stays_in_memory(
    monkeypatch: pytest.MonkeyPatch, file: Any
) -> None:
    monkeypatch.setattr(spill, "MOST", 100)
    monkeypatch.setattr(tempfile, "TemporaryFile", file)
    monkeypatch.delattr(os, "pread", raising=False)
    found = Spill()
    assert comes_back(found, appended(found, 4))


def kept(count: int) -> "Kept[list[str]]":
    found = Kept(msgspec.msgpack.Decoder(list[str]))
    for number in range(count):
        found.keep(f"{number}.md", [str(number)] * 20)
    return found


def test_values_are_kept_by_name() -> None:
    found = kept(30)
    assert list(found) == [f"{number}.md" for number in range(30)]
    assert found["7.md"] == ["7"] * 20
    listed = Listed(found)
    assert len(listed) == 30
    assert listed[-1] == ["29"] * 20
    assert listed[1:3] == [["1"] * 20, ["2"] * 20]
    assert listed == Listed(kept(30)) != Listed(kept(31))


def test_what_was_replaced_takes_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spill, "MOST", 10**6)
    found = kept(3)
    for turn in range(500):
        found.keep("1.md", [str(turn)] * 20)
    assert found["1.md"] == ["499"] * 20
    assert found["2.md"] == ["2"] * 20
    assert len(found._spill) < 10_000
