"""The baseline as a file: one entry a line, so that it merges and can be read in a diff."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from linter.triage.baseline import VERSION, Baseline

_DECODER = msgspec.json.Decoder(Baseline, strict=True)


class BaselineError(Exception):
    """The file is no baseline of ours."""


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        BaselineError: it cannot be read, is no baseline, or is one of a later version.
    """
    try:
        baseline = _DECODER.decode(path.read_bytes())
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read: {error.strerror}") from None
    except msgspec.DecodeError as error:
        raise BaselineError(f"{path}: no baseline: {error}") from None
    if baseline.version != VERSION:
        known = f"this contentlint knows version {VERSION}"
        raise BaselineError(f"{path}: version {baseline.version}; {known}")
    return baseline


def encoded(baseline: Baseline) -> str:
    """The text of the file; the same baseline gives the same text."""
    return "".join(_pieces(baseline))


def _pieces(baseline: Baseline) -> Iterator[str]:
    yield f'{{\n"version": {baseline.version},\n"files": {{'
    separator = "\n"
    for path, file in sorted(baseline.files.items()):
        yield f'{separator}{_json(path)}: {{"sketch": {_json(file.sketch)}, "accepted": [\n'
        yield ",\n".join(f"  {_json(entry)}" for entry in file.accepted)
        yield "\n]}"
        separator = ",\n"
    yield "\n}\n}\n"


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()
