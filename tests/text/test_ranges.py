"""What stands near a range is found, whatever the width."""

from hypothesis import given
from hypothesis import strategies as st

from linter.text.ranges import Ranges

_RANGES = st.tuples(st.integers(0, 60), st.integers(0, 30)).map(lambda r: (r[0], r[0] + r[1]))


@given(st.lists(_RANGES, max_size=20), _RANGES, st.integers(1, 40))
def test_everything_that_overlaps_is_near(
    items: list[tuple[int, int]], asked: tuple[int, int], width: int
) -> None:
    ranges: Ranges[tuple[int, int]] = Ranges(width)
    for item in items:
        ranges.add(*item, item)
    near = set(ranges.near(*asked))
    assert near <= set(items)
    assert near >= {item for item in items if item[0] < asked[1] and asked[0] < item[1]}
