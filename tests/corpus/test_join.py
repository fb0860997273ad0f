"""The join finds what brute force finds, and does not drown in what is common."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.kind import JoiningCheck, Match
from linter.checks.near_duplicate.copy import NearDuplicate
from linter.corpus.join import CROWD, Join, Partition, groups_of

WORDS = [f"w{index}" for index in range(12)]


def jaccard(first: bytes, second: bytes) -> float:
    one, other = (
        set(zip(words, words[1:], words[2:], strict=False))
        for words in (first.split(), second.split())
    )
    return len(one & other) / len(one | other)


def joined(texts: Sequence[bytes], check: NearDuplicate) -> set[tuple[int, int]]:
    edges = Join(texts, check).edges(check.keys(texts))
    return {(edge.first, edge.second) for edge in edges}


def edited_copies(source: random.Random) -> list[bytes]:
    texts: list[bytes] = []
    for _ in range(12):
        words = source.choices(WORDS, k=source.randrange(30, 60))
        for _ in range(3):
            copy = list(words)
            copy[source.randrange(len(copy))] = "changed"
            texts.append(" ".join(copy).encode())
    return list(dict.fromkeys(texts))


def test_edited_copies_are_found() -> None:
    source = random.Random(1)
    check = NearDuplicate(threshold=0.7)
    found_in_all = expected_in_all = 0
    for _ in range(40):
        texts = edited_copies(source)
        expected = {
            (i, j)
            for j in range(len(texts))
            for i in range(j)
            if jaccard(texts[i], texts[j]) >= 0.7
        }
        found = joined(texts, check)
        assert found <= expected
        found_in_all += len(found)
        expected_in_all += len(expected)
    assert expected_in_all > 1000
    assert found_in_all >= 0.999 * expected_in_all


def crowd(size: int, seed: int = 7) -> list[bytes]:
    """Texts that share a long beginning and differ in the rest: alike, but below the threshold."""
    source = random.Random(seed)
    shared = [f"common{index}" for index in range(30)]
    return [
        " ".join(shared + [f"own{source.random()}" for _ in range(22)]).encode()
        for _ in range(size)
    ]


def test_the_pair_that_matters_is_found_in_a_crowd() -> None:
    texts = crowd(1500)
    twin = texts[700].replace(texts[700].split()[-1], b"another")
    texts.append(twin)
    check = NearDuplicate(threshold=0.7)
    assert joined(texts, check) == {(700, len(texts) - 1)}


def test_pairs_together_are_judged_as_each_alone() -> None:
    source = random.Random(8)
    texts = [text for _ in range(8) for text in edited_copies(source)]
    check = NearDuplicate(threshold=0.5)
    pairs = [(source.randrange(len(texts)), source.randrange(len(texts))) for _ in range(20_000)]
    pairs += [(i, j) for i in range(0, len(texts), 3) for j in (i, min(i + 1, len(texts) - 1))]
    together = check.matches(texts, pairs)
    alone = [check.match(texts[first], texts[second]) for first, second in pairs]
    assert [m and m.similarity for m in together] == [m and m.similarity for m in alone]
    assert sum(match is not None for match in together) > 100


class Counting(JoiningCheck, frozen=True, tag="counting"):
    """Matches nothing and counts how often it is asked; its keys cannot be refined."""

    asked: list[int]

    def match(self, first: bytes, second: bytes) -> Match | None:
        self.asked[0] += 1
        return None


def test_a_crowd_that_cannot_be_parted_costs_no_square() -> None:
    check = Counting(asked=[0])
    size = 2000
    texts = [b"%d" % index for index in range(size)]
    Join(texts, check).groups([b"samekey!"] * size)
    assert check.asked[0] < 20 * size


@pytest.mark.parametrize("size", [2, CROWD, CROWD + 1, 400])
def test_many_copies_hang_together(size: int) -> None:
    words = [f"w{index}" for index in range(60)]
    texts = [" ".join([*words, f"copy{index}"]).encode() for index in range(size)]
    check = NearDuplicate(threshold=0.7)
    groups = Join(texts, check).groups(check.keys(texts))
    assert list(groups_of(groups.roots())) == [list(range(size))]


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=12))
def test_groups_are_what_is_connected(pairs: list[tuple[int, int]]) -> None:
    partition = Partition(12)
    expected = {number: {number} for number in range(12)}
    for first, second in pairs:
        partition.union(first, second)
        both = expected[first] | expected[second]
        expected.update(dict.fromkeys(both, both))
    together = sorted({tuple(sorted(group)) for group in expected.values() if len(group) > 1})
    assert list(groups_of(partition.roots())) == [list(group) for group in together]
    assert all(partition.find(number) == min(expected[number]) for number in range(12))
