"""Two texts one above the other: same words in the same columns, differences marked."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.reports.aligned import aligned
from linter.reports.options import ReportOptions
from linter.reports.snippet import cells

ALL = ReportOptions(width=40, show_all=True)
WORDS = st.lists(
    st.sampled_from(["a", "the", "flood", "dykes", "東京", "x" * 50, "é"]), max_size=30
)


def lines(first: str, second: str, options: ReportOptions = ALL, most: int = 4) -> list[str]:
    return list(aligned(first, second, options, most))


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        pytest.param("a b", "a b", ["  a b"], id="the same"),
        pytest.param("a b", "a  b\n", ["  a b"], id="blanks are no difference"),
        pytest.param(
            "a bb c", "a d c", ["- a bb c", "+ a d  c", "    ~~"], id="a word for another"
        ),
        pytest.param("a c", "a bb c", ["- a    c", "+ a bb c", "    ~~"], id="a word more"),
        pytest.param("a", "a b", ["- a", "+ a b", "    ~"], id="a word more at the end"),
        pytest.param("", "a", ["+ a", "  ~"], id="nothing and something"),
        pytest.param("東京は", "東京も", ["- 東京は", "+ 東京も", "      ~~"], id="wide, unspaced"),
        pytest.param("a \x1b[31m", "a", ["- a ␛[31m", "+ a", "    ~~~~~"], id="escapes are tamed"),
    ],
)
def test_lines(first: str, second: str, shown: list[str]) -> None:
    assert lines(first, second) == shown


@given(WORDS, WORDS, st.integers(30, 80))
def test_both_texts_can_be_read_off_and_no_line_is_too_wide(
    first: list[str], second: list[str], width: int
) -> None:
    options = msgspec.structs.replace(ALL, width=width)
    shown = lines(" ".join(first), " ".join(second), options)
    for sign, words in (("-", first), ("+", second)):
        read = "".join(line[2:] for line in shown if line[0] == sign or line[0] == " " != line[2:3])
        read = "".join(character for character in read if character not in " ~")
        expected = "".join(
            word if cells(word) <= width - 2 else word[: width - 3] + "…" for word in words
        )
        assert read == expected
    assert all(cells(line) <= width for line in shown)
    assert all(line == line.rstrip() for line in shown)


def test_colour_stands_in_for_marks() -> None:
    plain = lines("a b c", "a d c")
    colour = lines("a b c", "a d c", msgspec.structs.replace(ALL, color=True))
    assert [re.sub(r"\x1b\[\d*m", "", line) for line in colour] == plain[:2]
    assert "\x1b[32md\x1b[0m" in colour[1]


def test_without_all_the_same_is_folded_and_much_is_cut() -> None:
    options = msgspec.structs.replace(ALL, show_all=False)
    same = " ".join(["abcdefg"] * 25)
    shown = lines(f"{same} x", f"{same} y", options)
    assert shown[1] == "  … 5 lines the same"
    assert shown[-1].strip() == "~"
    first, second = (" ".join(f"{letter}{n:05}" for n in range(25)) for letter in "xy")
    shown = lines(first, second, options, most=2)
    assert [line[0] for line in shown] == ["-", "+", " ", "-", "+", " ", " "]
    assert shown[-1] == "  … 3 more lines with differences"
