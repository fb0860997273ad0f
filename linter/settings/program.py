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

    What was kept by another state of the code is never used again, and looking costs a millisecond.
    """
    return digest_of(_PACKAGE)


def digest_of(package: Path) -> bytes:
    """The digest of a package's folder.

    An installed one is known by the hashes that its installation recorded, so that the cache of a
    CI job outlives the machine. In a checkout files are known by size and time of change.
    """
    digest = xxhash.xxh3_128(__version__.encode())
    record = package.parent / f"contentlint-{__version__}.dist-info" / "RECORD"
    if record.is_file():
        for line in sorted(record.read_text(encoding="utf-8").splitlines()):
            if line.startswith(f"{package.name}/") and ".pyc," not in line:
                digest.update(f"{line}\0".encode())
        return digest.digest()
    for entry in _files(package):
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


def cache_folder() -> Path:
    """Where contentlint keeps things: `CONTENTLINT_CACHE_DIR`, else the user's cache folder."""
    chosen = os.environ.get("CONTENTLINT_CACHE_DIR")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("contentlint", appauthor=False))
