import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.spelling.lexicon import PAGE, Entry, Lexicon, Standing, english, fold


def _packed(words: list[str]) -> bytes:
    pages, page = [], b""
    for word in sorted(words):
        record = word.encode() + b"\x85"
        if len(page) + len(record) > PAGE:
            pages.append(page.ljust(PAGE, b"\xff"))
            page = b""
        page += record
    return b"".join([*pages, page.ljust(PAGE, b"\xff")])


_WORDS = st.text("abcdefgh'", min_size=1, max_size=12).filter(lambda word: word[0] != "'")


@given(st.sets(_WORDS, min_size=1, max_size=300), _WORDS)
def test_a_word_is_found_exactly_if_it_is_in_the_list(words: set[str], other: str) -> None:
    lexicon = Lexicon(_packed(list(words)))
    assert all(lexicon.get(word) == Entry(Standing.COMMON, 5) for word in words)
    assert (lexicon.get(other) is not None) == (other in words)


@pytest.mark.parametrize(
    ("word", "standing", "frequent"),
    [
        pytest.param("the", Standing.COMMON, True, id="an ordinary word"),
        pytest.param("colour", Standing.BRITISH, True, id="British only"),
        pytest.param("color", Standing.AMERICAN, True, id="American only"),
        pytest.param("japan", Standing.NAME, True, id="a lacquer that nobody means"),
        pytest.param("london", Standing.PROPER, True, id="never in lower case"),
        pytest.param("don't", Standing.COMMON, True, id="with an apostrophe"),
    ],
)
def test_what_the_shipped_lexicon_says(word: str, standing: Standing, frequent: bool) -> None:
    entry = english().get(word)
    assert entry is not None
    assert entry.standing is standing
    assert (entry.frequency >= 6) is frequent


@pytest.mark.parametrize("word", ["recieve", "teh", "zzzzq", "", "naïve", "x" * 80])
def test_what_the_shipped_lexicon_does_not_hold(word: str) -> None:
    assert english().get(word) is None


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        pytest.param("Café", "cafe", id="accent and capital"),
        pytest.param("don’t", "don't", id="curly apostrophe"),
        pytest.param("ﬂow", "flow", id="ligature"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(word: str) -> None:
    once = fold(word)
    if re.fullmatch(r"[ -~]*", once):
        assert fold(once) == once
