import pytest

from linter.cli.listing import hanging


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        pytest.param(None, "id  why it is there at all, in words", id="no terminal"),
        pytest.param(80, "id  why it is there at all, in words", id="it fits"),
        pytest.param(30, "id  why it is there at all, in\n    words", id="the rest stands below"),
        pytest.param(20, "id  why it is there at all, in words", id="too narrow for that"),
    ],
)
def test_what_does_not_fit_hangs(columns: int | None, expected: str) -> None:
    assert hanging("id  ", "why it is there at all, in words", columns) == expected
