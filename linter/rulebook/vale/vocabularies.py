"""Vale's vocabularies: terms that are right, and terms to avoid."""

from pathlib import Path

import msgspec


class Vocabularies(msgspec.Struct, frozen=True):
    """Regular expressions, in the order of the files."""

    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()


def read_vocabularies(styles_path: Path, names: list[str]) -> Vocabularies:
    """The terms of the named vocabularies, where version 3 of Vale or version 2 keeps them."""
    accepted: dict[str, None] = {}
    rejected: dict[str, None] = {}
    for name in names:
        for folder in ("config/vocabularies", "Vocab"):
            accepted.update(dict.fromkeys(_terms(styles_path / folder / name / "accept.txt")))
            rejected.update(dict.fromkeys(_terms(styles_path / folder / name / "reject.txt")))
    return Vocabularies(tuple(accepted), tuple(rejected))


def _terms(path: Path) -> list[str]:
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
