"""Reading a regular expression from left to right."""

import re

import pytest

from linter.checks.pattern_reader import LOOK, PatternReader


class _Letters(PatternReader):
    """Knows letters and groups, and tells what it read."""

    def groups(self) -> list[str]:
        return self._branches(self._branch)

    def _branch(self) -> str:
        found = ""
        while (char := self._peek()) and char not in "|)":
            if self._taken(LOOK) or self._taken(re.compile(r"\(")):
                found += f"<{'/'.join(self.groups())}>"
                self._close()
            else:
                found += self._next()
        return found


@pytest.mark.parametrize(
    ("pattern", "groups", "whole"),
    [
        pytest.param("ab", ["ab"], True, id="one branch"),
        pytest.param("a|b(c|d)e", ["a", "b<c/d>e"], True, id="groups inside branches"),
        pytest.param("a(?<!b)c", ["a<b>c"], True, id="a group that looks around"),
        pytest.param("", [""], True, id="nothing"),
        pytest.param("a)b", ["a"], False, id="an end without a beginning is not read over"),
    ],
)
def test_branches_and_groups(pattern: str, groups: list[str], whole: bool) -> None:
    reader = _Letters(pattern)
    assert reader.groups() == groups
    assert reader.at_end() is whole
    assert not reader.failed


def test_a_group_that_never_ends_fails() -> None:
    reader = _Letters("a(b")
    reader.groups()
    assert reader.failed
