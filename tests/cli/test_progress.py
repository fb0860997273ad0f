import io
import sys

import pytest

from linter.cli import progress
from linter.cli.progress import with_bar


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "patience", "shown"),
    [
        pytest.param(_Terminal(), -1.0, True, id="a long run on a terminal"),
        pytest.param(_Terminal(), 60.0, False, id="a short run"),
        pytest.param(io.StringIO(), -1.0, False, id="no terminal"),
    ],
)
def test_a_bar_where_somebody_waits(
    stream: io.StringIO, patience: float, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    assert list(with_bar("abcd", 4)) == list("abcd")
    assert ("articles" in stream.getvalue()) is shown
