import re
import struct
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.spelling.lexicon import (
    BUCKET_BITS,
    Entry,
    Lexicon,
    Standing,
    english,
    fold,
    place_of,
)


def _packed(words: Iterable[str]) -> bytes:
    places = sorted(map(place_of, words))
    sizes = Counter(bucket for bucket, _ in places)
    starts = accumulate((sizes[bucket] for bucket in range(1 << BUCKET_BITS)), initial=0)
    slots = (fingerprint | 5 for _, fingerprint in places)
    return struct.pack(f"<{(1 << BUCKET_BITS) + 1 + len(places)}I", *starts, *slots)


_WORDS = st.text("abcdefgh'", min_size=1, max_size=12).filter(lambda word: word[0] != "'")


@given(st.sets(_WORDS, min_size=1, max_size=300), _WORDS)
def test_a_word_is_found_exactly_if_it_is_in_the_list(words: set[str], other: str) -> None:
    lexicon = Lexicon(_packed(words))
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
