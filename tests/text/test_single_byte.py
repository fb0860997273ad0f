from hypothesis import given
from hypothesis import strategies as st

from linter.text.prose import OPAQUE
from linter.text.single_byte import single_byte, with_marks

_TYPOGRAPHY = st.text("a’“”‘–—…•→™é\n\x00" + OPAQUE)


@given(_TYPOGRAPHY)
def test_marks_come_back_where_they_stood(text: str) -> None:
    assert with_marks(single_byte(text)) == text


@given(_TYPOGRAPHY)
def test_typography_takes_a_byte_a_character(text: str) -> None:
    assert len(single_byte(text).encode("latin-1")) == len(text)


def test_control_characters_of_a_text_are_no_marks() -> None:
    assert with_marks(single_byte("a\x01’\x02b")) == "a\x7f’\x7fb"
