"""Runs that two texts share are those that looking at every open run for each seed would find."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from linter.checks.near_duplicate.alignment import Run, Seed, runs

SIZE = 4


@dataclass
class Open:
    first: int
    first_end: int
    second: int
    second_end: int
    shared: int


def plain(seeds: list[Seed], gap: int) -> set[Run]:
    """Each seed continues the run that reaches farthest, of those the one on the first diagonal."""
    found: list[Open] = []
    for first, second in sorted(seeds):
        fitting = [
            run
            for run in found
            if run.first < first <= run.first_end + gap
            and run.second < second <= run.second_end + gap
            and abs((run.second_end - run.first_end) - (second - first)) <= gap
        ]
        if not fitting:
            found.append(Open(first, first + SIZE, second, second + SIZE, SIZE))
            continue
        best = min(fitting, key=lambda run: (-run.first_end, run.second_end - run.first_end))
        best.shared += min(first + SIZE - best.first_end, SIZE)
        best.first_end, best.second_end = first + SIZE, second + SIZE
    return {Run(run.first, run.first_end, run.second, run.second_end, run.shared) for run in found}


def seeds_of(one: list[int], other: list[int]) -> list[Seed]:
    """Where two texts, given by the numbers of their words, share n-grams."""
    return [
        (i, j)
        for i in range(len(one) - SIZE + 1)
        for j in range(len(other) - SIZE + 1)
        if one[i : i + SIZE] == other[j : j + SIZE]
    ]


def edited(words: list[int], edits: list[tuple[int, int]]) -> list[int]:
    changed = list(words)
    for place, word in edits:
        if changed:
            changed[place % len(changed)] = word
    return changed


@given(
    st.lists(st.integers(0, 30), max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(0, 99)), max_size=6),
    st.integers(0, 5),
)
def test_of_a_text_and_an_edited_copy(
    words: list[int], edits: list[tuple[int, int]], gap: int
) -> None:
    seeds = seeds_of(words, edited(words, edits))
    assert set(runs(seeds, SIZE, gap)) == plain(seeds, gap)


@given(st.sets(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=60), st.integers(0, 5))
def test_of_any_places(seeds: set[Seed], gap: int) -> None:
    assert set(runs(seeds, SIZE, gap)) == plain(sorted(seeds), gap)
