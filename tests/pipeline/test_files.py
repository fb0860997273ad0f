import os
import stat
from pathlib import Path

import pytest

from linter.pipeline.files import UnreadableFile, read, write


def test_bytes_come_back(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    data = b"\xef\xbb\xbfCaf\xc3\xa9\r\n\tTabs \xf0\x9f\x98\x80\r"
    file.write_bytes(data)
    source = read(str(file))
    assert source.text == "Café\r\n\tTabs 😀\r"
    assert source.encode(source.text) == data


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        pytest.param(
            b"ok\nbad \xff", (2, 5), "not UTF-8 text: byte 0xFF (offset 7)", id="not UTF-8"
        ),
        pytest.param(b"a\x00b", (1, 2), "binary", id="binary"),
    ],
)
def test_what_is_no_text_is_named_with_its_place(
    tmp_path: Path, data: bytes, place: tuple[int, int], message: str
) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read(str(file))
    problem = caught.value.problem
    assert (problem.line, problem.column) == place
    assert message in problem.message


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="No such file"):
        read(str(tmp_path / "gone.md"))


def test_writing_keeps_the_mode_and_leaves_nothing_behind(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write(str(file), b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["a.md"]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    link = tmp_path / "link.md"
    link.symlink_to("a.md")
    write(str(link), b"new")
    assert link.is_symlink()
    assert (tmp_path / "a.md").read_bytes() == b"new"


def test_a_failed_write_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write(str(file), b"new")
    assert file.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.md"]
