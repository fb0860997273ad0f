import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.decoding import UnreadableText, decode

ENCODINGS = [
    ("utf-8", b""),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
]
TEXTS = st.text(
    st.characters(exclude_characters="\x00\ufeff", exclude_categories=["Cs"]), min_size=1
)


@pytest.mark.parametrize(("encoding", "bom"), ENCODINGS)
@given(text=TEXTS)
def test_decoding_loses_nothing(encoding: str, bom: bytes, text: str) -> None:
    data = bom + text.encode(encoding)
    source = decode(data)
    assert source.text == text
    assert source.encoding == encoding
    assert source.encode(source.text) == data


def test_newlines_are_not_translated() -> None:
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        pytest.param(b"caf\xe9", 3, id="latin-1"),
        pytest.param(codecs.BOM_UTF8 + b"ab\xff", 5, id="after-a-byte-order-mark"),
        pytest.param(codecs.BOM_UTF16_LE + b"a\x00b", 4, id="half-a-character"),
        pytest.param("é\x00".encode(), 2, id="nul-in-utf-8"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00", 0, id="an-image"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, offset: int) -> None:
    with pytest.raises(UnreadableText) as caught:
        decode(data)
    assert caught.value.offset == offset
