"""Indexes go to datasketch and come back: same signatures, same candidates, same keys."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.checks.near_duplicate.bands import Banding, band_keys, banding
from linter.checks.near_duplicate.copy import NearDuplicate
from linter.checks.near_duplicate.lsh import Signed, from_lsh, to_lsh
from linter.checks.near_duplicate.minhash import signatures, token_signatures
from linter.checks.near_duplicate.shingles import shingle_hash, shingle_hashes

datasketch = pytest.importorskip("datasketch")

CHECK = NearDuplicate()


def texts_of(seed: int, count: int) -> list[bytes]:
    """Normalised texts, every other one the text before with a word changed."""
    source = random.Random(seed)
    found: list[list[str]] = []
    for index in range(count):
        words = [f"w{source.randrange(500)}" for _ in range(30)]
        if index % 2:
            words = list(found[-1])
            words[source.randrange(30)] = "other"
        found.append(words)
    return [" ".join(words).encode() for words in found]


def signed_of(texts: list[bytes]) -> Signed:
    choice = banding(CHECK.threshold)
    rows = signatures(*shingle_hashes(texts, CHECK.shingle), choice.size)
    return Signed(tuple(range(len(texts))), rows, choice)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(st.binary(max_size=8), max_size=10), max_size=8),
    st.sampled_from([Banding(2, 1), Banding(4, 3), Banding(20, 4)]),
)
def test_what_goes_in_comes_out(sets: list[list[bytes]], choice: Banding) -> None:
    rows = token_signatures(sets, choice.size)
    names = tuple(f"a.md#{number}" for number in range(len(sets)))
    back = from_lsh(to_lsh(Signed(names, rows, choice)))
    assert back.names == names
    assert back.banding == choice
    assert np.array_equal(back.signatures, rows)


def test_datasketch_asks_our_index_with_its_own_minhash() -> None:
    texts = texts_of(1, 60)
    signed = signed_of(texts)
    lsh = to_lsh(signed)
    for number, text in enumerate(texts):
        words = text.split()
        theirs = datasketch.MinHash(num_perm=signed.banding.size, hashfunc=shingle_hash)
        theirs.update_batch([b" ".join(words[at : at + 3]) for at in range(len(words) - 2)])
        found = lsh.query(theirs)
        assert number in found
        assert number ^ 1 in found


def test_their_index_has_our_candidates() -> None:
    texts = texts_of(2, 80)
    signed = signed_of(texts)
    lsh = to_lsh(signed)
    ours = band_keys(signed.signatures, signed.banding)
    for number, row in enumerate(signed.signatures):
        shared = {int(other) for other in np.flatnonzero((ours == ours[number]).any(axis=1))}
        theirs = datasketch.MinHash(hashvalues=row, scheme="affine32")
        assert set(lsh.query(theirs)) == shared


def test_an_index_made_by_datasketch_gives_the_keys_of_our_passages() -> None:
    texts = texts_of(3, 20)
    choice = banding(CHECK.threshold)
    lsh = datasketch.MinHashLSH(num_perm=choice.size, params=(choice.bands, choice.rows))
    for number, text in enumerate(texts):
        words = text.split()
        theirs = datasketch.MinHash(num_perm=choice.size, hashfunc=shingle_hash)
        theirs.update_batch([b" ".join(words[at : at + 3]) for at in range(len(words) - 2)])
        lsh.insert(number, theirs)
    back = from_lsh(lsh)
    packed = band_keys(back.signatures, back.banding).astype("<u8")
    assert [row.tobytes() for row in packed] == CHECK.keys(texts)


def test_longer_signatures_lose_what_no_band_uses() -> None:
    rows = token_signatures([[b"a", b"b"], [b"c"]], 10)
    back = from_lsh(to_lsh(Signed(("x", "y"), rows, Banding(2, 3))))
    assert np.array_equal(back.signatures, rows[:, :6])


def test_signatures_too_short_for_the_bands_are_refused() -> None:
    with pytest.raises(ValueError, match="too short for 4 bands of 3"):
        to_lsh(Signed(("x",), token_signatures([[b"a"]], 11), Banding(4, 3)))


def test_a_name_that_comes_twice_is_refused() -> None:
    rows = token_signatures([[b"a"], [b"b"]], 4)
    with pytest.raises(ValueError, match="already exists"):
        to_lsh(Signed(("x", "x"), rows, Banding(2, 2)))


@pytest.mark.parametrize(
    ("arguments", "scheme", "message"),
    [
        pytest.param({"hashfunc": bytes}, "affine32", "hashes its bands", id="bands are hashed"),
        pytest.param({"prepickle": True}, "affine32", "pickled", id="names are pickled"),
        pytest.param({}, "legacy", "another scheme", id="values of 64 bits"),
    ],
)
def test_an_index_that_cannot_be_read_is_refused(
    arguments: dict[str, object], scheme: str, message: str
) -> None:
    lsh = datasketch.MinHashLSH(num_perm=4, params=(2, 2), **arguments)
    minhash = datasketch.MinHash(num_perm=4, scheme=scheme)
    minhash.update(b"x")
    lsh.insert("x", minhash)
    with pytest.raises(ValueError, match=message):
        from_lsh(lsh)
