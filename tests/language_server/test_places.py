import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from linter.language_server.places import Places
from linter.text.position import LineTable


@given(
    text=st.text(alphabet="aé😀\n\r\u2028 "),
    encoding=st.sampled_from([each.value for each in types.PositionEncodingKind]),
    data=st.data(),
)
def test_places_come_back(text: str, encoding: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    position = LineTable(text).position(offset)
    # Between CR and LF there is no place for an editor: it is the end of the line.
    expected = offset - (text[max(offset - 1, 0) : offset + 1] == "\r\n")
    assert Places(text, encoding).offset(Places(text, encoding).of(position)) == expected


@pytest.mark.parametrize(
    ("place", "offset"),
    [
        pytest.param((0, 99), 2, id="beyond the line is its end"),
        pytest.param((9, 0), 6, id="beyond the text is its end"),
        pytest.param((1, 1), 3, id="within a surrogate pair is before it"),
    ],
)
def test_places_that_are_none(place: tuple[int, int], offset: int) -> None:
    assert Places("ab\n😀cd").offset(types.Position(*place)) == offset
