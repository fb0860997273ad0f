import pytest

from linter.rulebook.triggers import TriggerIndex


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param([], {0}, id="a rule without triggers always runs"),
        pytest.param(["experts"], {0, 1}, id="a word"),
        pytest.param(["expert"], {0}, id="not a part of it"),
        pytest.param(["delivered", "delays"], {0, 2}, id="a beginning"),
        pytest.param(["it's"], {0, 3}, id="before an apostrophe"),
        pytest.param(["experts", "experts"], {0, 1}, id="asked again"),
    ],
)
def test_only_rules_that_could_speak(words: list[str], expected: set[int]) -> None:
    index = TriggerIndex(
        [None, frozenset({"experts"}), frozenset({"deliver*", "deliberately"}), frozenset({"it"})]
    )
    assert index.triggered(set(words)).keys() == expected
    assert index.triggered(set(words)).keys() == expected
