from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.prose import BLOCK_SEPARATOR, OPAQUE
from linter.text.single_byte import single_byte
from linter.text.words import TOKEN, WORD, count_tokens, word_counts, word_spans, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Don’t panic, it's O'Neil's.",
            ["Don’t", "panic", "it's", "O'Neil's"],
            id="apostrophes-inside-words",
        ),
        pytest.param("'quoted' dogs'", ["quoted", "dogs"], id="quotation-marks-are-no-apostrophes"),
        pytest.param("well-known e-mail", ["well", "known", "e", "mail"], id="hyphens"),
        pytest.param("naïve Straße кот 5G x2", ["naïve", "Straße", "кот", "G", "x"], id="letters"),
        pytest.param(f"see {OPAQUE * 4} now", ["see", "now"], id="opaque-runs-are-no-words"),
        pytest.param("snake_case", ["snake", "case"], id="underscores"),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert [text[start:end] for start, end in word_spans(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("An e-mail costs 3.5 cents, C++ nothing.", 7, id="compounds-and-numbers"),
        pytest.param(f"Use {OPAQUE * 9} and {OPAQUE}.", 4, id="opaque-runs-count-once"),
        pytest.param("— … !", 0, id="marks"),
    ],
)
def test_tokens(text: str, expected: int) -> None:
    assert count_tokens(text) == expected


@given(st.text(alphabet="ab'’Zé1_²ªж-—.,+#@“\n\x01\x85\xa0" + OPAQUE))
def test_tokens_are_counted_as_the_pattern_finds_them(text: str) -> None:
    assert count_tokens(text) == len(TOKEN.findall(text))


@given(st.text(alphabet="ab'’Zé1²ªж_ -—“\n\x01\x1f\x85\xa0" + BLOCK_SEPARATOR + OPAQUE))
def test_words_are_counted_as_the_pattern_finds_them(text: str) -> None:
    assert word_counts(text, single_byte(text)) == Counter(WORD.findall(text))
