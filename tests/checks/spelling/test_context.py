import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.spelling.context import (
    BUCKET_BITS,
    END,
    START,
    STEP,
    UNKNOWN,
    VALUE_BITS,
    Context,
    english_context,
    place_of,
)


@pytest.mark.parametrize(
    ("before", "likely", "unlikely"),
    [
        pytest.param(("want", "to"), "go", "went", id="three words"),
        pytest.param((UNKNOWN, "of"), "the", "to", id="two words"),
        pytest.param((UNKNOWN, START), "the", "of", id="the head of a sentence"),
        pytest.param((UNKNOWN, UNKNOWN), "the", "zebra", id="no neighbour: the frequent word"),
    ],
)
def test_likelier_words(before: tuple[str, str], likely: str, unlikely: str) -> None:
    context = english_context()
    assert context.after(before, likely) > context.after(before, unlikely)


def test_a_word_is_measured_by_what_follows_too() -> None:
    context = english_context()
    start, after = (UNKNOWN, START), ("is", "a")
    assert context.fit(start, "there", after) > context.fit(start, "their", after)


_VALUE = st.integers(0, 2**VALUE_BITS - 1)


@given(st.dictionaries(st.from_regex("[abc]{1,3} [abc]{1,3}", fullmatch=True), _VALUE, max_size=30))
def test_what_is_written_is_found(pairs: dict[str, int]) -> None:
    entries = {place_of(text): value for text, value in pairs.items()}
    counts = [0] * (1 << BUCKET_BITS)
    for bucket, _ in entries:
        counts[bucket] += 1
    fingerprints = b"".join(place[1].to_bytes(2, "little") for place in sorted(entries))
    values = [*(entries[place] for place in sorted(entries)), 0]
    packed = bytes(a | b << VALUE_BITS for a, b in zip(values[::2], values[1::2], strict=False))
    context = Context(bytes(counts) + fingerprints + packed)
    for text in pairs:
        first, second = text.split()
        assert context.after((UNKNOWN, first), second) == -STEP * entries[place_of(text)]


def test_the_end_of_a_sentence_is_likely_anywhere() -> None:
    assert english_context().alone(END) > english_context().alone("of")
