"""Reading articles, and writing them so that a file is never half-written."""

import os
import stat

from linter.findings import Problem
from linter.text.decoding import Source, UnreadableText, decode

_LARGEST = 64 * 1024 * 1024


class UnreadableFile(Exception):
    """A file could not be read; `problem` says why, for the report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.path}: {problem.message}")
        self.problem = problem


def read_bytes(path: str) -> bytes:
    """The content of a file.

    Raises:
        UnreadableFile: it is missing, no file, or too large (64 MiB).
    """
    try:
        size = os.stat(path).st_size
        if size > _LARGEST:
            raise UnreadableFile(Problem(path, f"{size} bytes are more than an article has"))
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableFile(Problem(path, f"cannot be read: {reason}")) from None


def read(path: str) -> Source:
    """The decoded content of a file.

    Raises:
        UnreadableFile: see `read_bytes`; or it is binary or not decodable.
    """
    return decoded(read_bytes(path), path)


def decoded(data: bytes, path: str) -> Source:
    """The text of some bytes.

    Raises:
        UnreadableFile: they are no text; with line and column of the first that is not.
    """
    try:
        return decode(data)
    except UnreadableText as error:
        line = data.count(b"\n", 0, error.offset) + 1
        column = error.offset - (data.rfind(b"\n", 0, error.offset) + 1) + 1
        problem = Problem(path, f"{error} (offset {error.offset})", line, column)
        raise UnreadableFile(problem) from None


def write(path: str, data: bytes) -> None:
    """Replace a file's content in one step, keeping its mode; a link is written through.

    Raises:
        OSError: the folder or file cannot be written; the file is as it was.
    """
    target = os.path.realpath(path)
    mode = stat.S_IMODE(os.stat(target).st_mode)
    import tempfile  # only fixes and reports need it

    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".contentlint-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise
