"""Signatures are datasketch's, bit by bit; bands lose hardly any pair."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.checks.near_duplicate.bands import Banding, band_keys, banding
from linter.checks.near_duplicate.minhash import permutations, signatures, token_signatures
from linter.checks.near_duplicate.normal import normalise
from linter.checks.near_duplicate.shingles import shingle_hash, shingle_hashes

datasketch = pytest.importorskip("datasketch")

TOKENS = st.lists(st.binary(max_size=12), max_size=40)
WORDS = st.lists(st.text("abcdefghij é", min_size=1, max_size=8), max_size=30).map(" ".join)


@pytest.mark.parametrize("seed", [1, 2, 2**32 - 1])
@pytest.mark.parametrize("size", [1, 16, 128, 256])
def test_permutations_are_datasketchs(size: int, seed: int) -> None:
    theirs = datasketch.MinHash(num_perm=size, seed=seed).permutations
    assert np.array_equal(permutations(size, seed), theirs)


@settings(max_examples=60, deadline=None)
@given(st.lists(TOKENS, max_size=6), st.integers(1, 130), st.integers(1, 5))
def test_token_signatures_are_datasketchs(sets: list[list[bytes]], size: int, seed: int) -> None:
    ours = token_signatures(sets, size, seed)
    for row, tokens in zip(ours, sets, strict=True):
        theirs = datasketch.MinHash(num_perm=size, seed=seed, scheme="affine32")
        theirs.update_batch(tokens)
        assert np.array_equal(row, theirs.hashvalues)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=6), st.integers(1, 4))
def test_shingle_signatures_are_datasketchs_with_our_hash(texts: list[str], size: int) -> None:
    normal = normalise(texts)
    ours = signatures(*shingle_hashes(normal, size), 64)
    for row, text in zip(ours, normal, strict=True):
        words = text.split()
        theirs = datasketch.MinHash(num_perm=64, hashfunc=shingle_hash)
        for start in range(len(words) - size + 1):
            theirs.update(b" ".join(words[start : start + size]))
        assert np.array_equal(row, theirs.hashvalues)


def test_signatures_of_many_blocks_are_those_of_each_set() -> None:
    source = random.Random(5)
    sets = [[source.randbytes(6) for _ in range(source.randrange(3000))] for _ in range(40)]
    together = token_signatures(sets, 32)
    apart = np.concatenate([token_signatures([tokens], 32) for tokens in sets])
    assert np.array_equal(together, apart)


def test_our_signatures_open_in_datasketch() -> None:
    texts = normalise(["the quick brown fox jumps over the lazy dog today"] * 2 + ["a b c d e f g"])
    choice = banding(0.7)
    rows = signatures(*shingle_hashes(texts, 3), choice.size)
    index = datasketch.MinHashLSH(num_perm=choice.size, params=(choice.bands, choice.rows))
    hashes = [datasketch.MinHash(hashvalues=row, scheme="affine32") for row in rows]
    for name, value in enumerate(hashes):
        index.insert(name, value)
    assert sorted(index.query(hashes[0])) == [0, 1]
    assert hashes[0].jaccard(hashes[1]) == 1.0


@pytest.mark.parametrize("threshold", [0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1.0])
def test_a_pair_at_the_threshold_shares_a_band(threshold: float) -> None:
    assert banding(threshold).probability(threshold) >= 0.99


@pytest.mark.parametrize("threshold", [0.0, 0.29, 1.01])
def test_thresholds_without_bands_are_refused(threshold: float) -> None:
    with pytest.raises(ValueError, match="no bands"):
        banding(threshold)


def test_band_keys_are_equal_where_bands_are() -> None:
    rows = np.arange(12, dtype=np.uint32).reshape(1, 12).repeat(2, axis=0)
    rows[1, 5] = 99
    keys = band_keys(rows, Banding(3, 4))
    assert (keys[0] == keys[1]).tolist() == [True, False, True]
    assert len(set(keys[0].tolist())) == 3
