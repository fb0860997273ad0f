import os
from pathlib import Path

import pytest

from linter import __version__
from linter.settings.program import cache_folder, digest_of


def installed(folder: Path, content: str, at: int) -> Path:
    """A package as an installer leaves it: files, and a record of their hashes."""
    package = folder / "linter"
    package.mkdir(parents=True)
    file = package / "a.py"
    file.write_text(content, encoding="utf-8")
    os.utime(file, (at, at))
    info = folder / f"contentlint-{__version__}.dist-info"
    info.mkdir()
    (info / "RECORD").write_text(
        f"linter/__pycache__/a.cpython-311.pyc,,{at}\n"
        f"linter/a.py,sha256={content},{len(content)}\n"
        f"contentlint-{__version__}.dist-info/direct_url.json,sha256={folder.name},1\n",
        encoding="utf-8",
    )
    return package


def test_the_same_installation_elsewhere_is_the_same_program(tmp_path: Path) -> None:
    one = digest_of(installed(tmp_path / "one", "x", at=1))
    assert digest_of(installed(tmp_path / "two", "x", at=2)) == one
    assert digest_of(installed(tmp_path / "three", "y", at=1)) != one


def test_a_changed_file_of_a_checkout_is_another_program(tmp_path: Path) -> None:
    file = tmp_path / "linter" / "a.py"
    file.parent.mkdir()
    file.write_text("x", encoding="utf-8")
    os.utime(file, (1, 1))
    before = digest_of(file.parent)
    assert digest_of(file.parent) == before
    os.utime(file, (2, 2))
    assert digest_of(file.parent) != before


def test_one_variable_moves_everything_that_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(tmp_path))
    assert cache_folder() == tmp_path
