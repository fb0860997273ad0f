"""What counts as the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.near_duplicate.normal import normalise, word_spans


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        pytest.param("The  end.\n", "the end", id="white space and punctuation go"),
        pytest.param("Don’t “go”", "dont go", id="typographic marks are plain ones"),
        pytest.param("well-known_thing", "well known thing", id="compounds are several words"),
        pytest.param("3.5 % of C++", "3 5 of c", id="digits are words"),
        pytest.param("ÜBER Straße", "über straße", id="letters of other languages"),
        pytest.param("a\x1eb", "a b", id="our own separator in a text"),
        pytest.param("日本語", "日 本 語", id="scripts without spaces: a word a character"),
        pytest.param("... —", "", id="nothing readable"),
    ],
)
def test_normalise(text: str, normal: str) -> None:
    assert normalise([text])[0].decode() == normal


@given(st.lists(st.text(max_size=40), max_size=5))
def test_texts_together_are_as_each_alone(texts: list[str]) -> None:
    if texts:
        assert normalise(texts) == [normalise([text])[0] for text in texts]


@given(st.text(st.characters(max_codepoint=0x36F), max_size=60))
def test_word_spans_are_where_the_words_stand(text: str) -> None:
    spans = word_spans(text)
    words = normalise([text])[0].split()
    assert len(spans) == len(words)
    for (start, end), word in zip(spans, words, strict=True):
        assert normalise([text[start:end]])[0] == word
