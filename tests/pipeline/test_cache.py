"""The cache tells what it knows without reading it, and says no where it cannot."""

from pathlib import Path

import pytest

from linter.pipeline.batch import Examined
from linter.pipeline.cache import Cache


@pytest.mark.parametrize(
    ("keys", "known"),
    [
        pytest.param([], True, id="nothing is asked for"),
        pytest.param([b"a", b"b", b"a"], True, id="all, one of them twice"),
        pytest.param([b"a", b"c"], False, id="one is missing"),
        pytest.param([bytes([number]) for number in range(97, 120)], False, id="most are"),
    ],
)
def test_only_what_is_kept_is_known(tmp_path: Path, keys: list[bytes], known: bool) -> None:
    cache = Cache(tmp_path)
    cache.keep([Examined(key, b"value") for key in (b"a", b"b")])
    assert cache.knows(keys) == known
    assert Cache(tmp_path).knows(keys) == known


def test_a_store_that_cannot_be_used_knows_nothing(tmp_path: Path) -> None:
    assert not Cache(None).knows([b"a"])
    (tmp_path / "articles.sqlite").write_bytes(b"no database" * 1000)
    assert not Cache(tmp_path).knows([b"a"])
