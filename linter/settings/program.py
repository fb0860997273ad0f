"""Which program this is, for everything that is kept from one run to the next."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import xxhash

from linter import __version__

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def program_digest() -> bytes:
    """16 bytes that change with the version, and with any file of the package.

    Files are known by size and time of change: what was kept by another state of the code is never
    used again, and looking costs a millisecond.
    """
    digest = xxhash.xxh3_128(__version__.encode())
    for entry in _files(_PACKAGE):
        found = entry.stat()
        digest.update(f"{entry.path}\0{found.st_size}\0{found.st_mtime_ns}\0".encode())
    return digest.digest()


def _files(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                yield entry
