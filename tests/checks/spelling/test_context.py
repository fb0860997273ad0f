import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.spelling.context import (
    BUCKET_BITS,
    END,
    FINGERPRINT_BITS,
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
    after = ("is", "a")
    assert context.fit((UNKNOWN, START), "there", after) > context.fit(
        (UNKNOWN, START), "their", after
    )
    assert context.fit(("came", "too"), "late", (END, UNKNOWN)) < 0


@given(st.dictionaries(st.text("abc ", min_size=3), st.integers(0, 2**VALUE_BITS - 1), max_size=30))
def test_what_is_written_is_found(sequences: dict[str, int]) -> None:
    entries = {place_of(text): value for text, value in sequences.items()}
    counts = [0] * (1 << BUCKET_BITS)
    packed = []
    for (bucket, fingerprint), value in sorted(entries.items()):
        assert fingerprint < 1 << FINGERPRINT_BITS
        counts[bucket] += 1
        packed.append(fingerprint << VALUE_BITS | value)
    context = Context(bytes(counts) + struct.pack(f"<{len(packed)}H", *packed))
    for text in sequences:
        first, _, second = text.rpartition(" ")
        if first and second and " " not in first:
            assert context.after((UNKNOWN, first), second) == -STEP * entries[place_of(text)]
