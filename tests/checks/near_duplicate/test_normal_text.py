"""The normalised words of an article are those of its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.near_duplicate.normal import normalise
from linter.checks.near_duplicate.normal_text import NormalText


@given(
    st.lists(st.text("ab ’'.日・éİ\n\x1e\ud800", max_size=6), min_size=1, max_size=8),
    st.integers(0, 7),
    st.integers(0, 7),
)
def test_a_part_has_the_words_that_it_has_alone(pieces: list[str], one: int, other: int) -> None:
    starts = [sum(map(len, pieces[:index])) for index in range(len(pieces))]
    text = "".join(pieces)
    # What is empty begins where the next begins.
    starts = sorted(set(starts) - {len(text)} | {0})
    normal = NormalText(text, starts)
    first, last = sorted((min(one, len(starts) - 1), min(other, len(starts) - 1)))
    start, end = starts[first], [*starts, len(text)][last + 1]
    begin, stop = normal.between(start, end)
    assert normal.words[begin:stop] == normalise([text[start:end]])[0]
    assert normal.words == normalise([text])[0]


@pytest.mark.parametrize(
    ("text", "cut", "words"),
    [
        pytest.param("the end. a start", 9, "the end a start", id="sentences"),
        pytest.param("theend", 3, "theend", id="a boundary in a word: a script without spaces"),
        pytest.param("the’end", 3, "theend", id="a boundary before an apostrophe"),
        pytest.param("the end.“A start", 8, "the end a start", id="no space, but a mark"),
        pytest.param("日本", 1, "日 本", id="each character a word"),
        pytest.param("日・本", 1, "日 本", id="a mark that is no letter of its script"),
        pytest.param("É. İstanbul’da é", 3, "é istanbulda é", id="letters of several bytes"),
        pytest.param("the end. … ", 8, "the end", id="marks alone"),
    ],
)
def test_words_are_parted_as_in_the_text(text: str, cut: int, words: str) -> None:
    assert NormalText(text, [0, cut]).words.decode() == words


def test_no_text() -> None:
    normal = NormalText("", [])
    assert (normal.words, normal.between(0, 0)) == (b"", (0, 0))
