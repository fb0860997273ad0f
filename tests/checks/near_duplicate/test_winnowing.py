"""Fingerprints: few, and always one in common where enough words are."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.near_duplicate.shingles import shingle_hashes
from linter.checks.near_duplicate.winnowing import fingerprints

words = st.lists(st.sampled_from(["a", "b", "cc", "d"]), max_size=24)


def unpacked(packed: bytes) -> set[int]:
    return set(struct.unpack(f"<{len(packed) // 8}Q", packed))


@given(st.lists(words, max_size=4), st.integers(1, 4), st.integers(1, 6))
def test_the_least_of_each_window(texts: list[list[str]], size: int, window: int) -> None:
    payloads = [" ".join(text).encode() for text in texts]
    found = fingerprints(payloads, size, window)
    assert len(found) == len(texts)
    for payload, packed in zip(payloads, found, strict=True):
        hashes = shingle_hashes([payload], size)[0].tolist()
        windows = [hashes[at : at + window] for at in range(len(hashes) - window + 1)]
        least = {min(some) * 0x9E3779B97F4A7C15 % (1 << 64) for some in windows}
        assert unpacked(packed) == least


@pytest.mark.parametrize(
    ("shared", "meet"),
    [
        pytest.param(10, True, id="as long as promised: size + window - 1 words"),
        pytest.param(2, False, id="shorter than an n-gram"),
    ],
)
def test_a_run_in_common_is_seen(shared: int, meet: bool) -> None:
    run = " ".join(f"shared{at}" for at in range(shared))
    texts = [f"{' '.join(f'{name}{at}' for at in range(12))} {run}" for name in ("one", "other")]
    one, other = fingerprints([text.encode() for text in texts], size=4, window=7)
    assert bool(unpacked(one) & unpacked(other)) is meet
