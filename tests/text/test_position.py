import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.position import LineTable

TEXTS = st.lists(st.sampled_from(["a", "é", "😀", "\t", "\n", "\r\n", "\r", "\u2028"])).map("".join)


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        pytest.param("", 0, 1, 1, id="empty"),
        pytest.param("ab\ncd", 3, 2, 1, id="after-lf"),
        pytest.param("ab\r\ncd", 3, 1, 4, id="inside-crlf"),
        pytest.param("ab\r\ncd", 4, 2, 1, id="after-crlf"),
        pytest.param("ab\rcd", 3, 2, 1, id="after-cr"),
        pytest.param("😀😀x", 2, 1, 3, id="astral-characters-are-one-column"),
        pytest.param("a\u2028b", 2, 1, 3, id="only-editors-line-ends-count"),
        pytest.param("ab\n", 3, 2, 1, id="the-end"),
    ],
)
def test_position(text: str, offset: int, line: int, column: int) -> None:
    position = LineTable(text).position(offset)
    assert (position.line, position.column, position.offset) == (line, column, offset)


@given(text=TEXTS)
def test_lines_and_columns_lead_back_to_the_offset(text: str) -> None:
    table = LineTable(text)
    for offset in range(len(text) + 1):
        position = table.position(offset)
        assert table.line_start(position.line) + position.column - 1 == offset
        assert 1 <= position.line <= len(table)
    assert [table.line_text(line + 1) for line in range(len(table))] == (
        text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )


@pytest.mark.parametrize("offset", [-1, 4])
def test_an_offset_outside_is_refused(offset: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        LineTable("abc").position(offset)
