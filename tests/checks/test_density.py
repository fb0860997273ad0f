import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.density import Density
from linter.checks.emoji_density import EmojiDensity
from linter.checks.kind import CheckKind
from linter.checks.triplet_density import TripletDensity
from tests.checks.views import found, view_of

LINKS = Density(tokens=("moreover",), minimum=3, per_thousand=50)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Moreover, no. Moreover, yes.", None, id="fewer than the minimum"),
        pytest.param("Moreover, no. Moreover, yes. Moreover, so.", 3, id="dense enough"),
        pytest.param("Moreover, a. " * 3 + "word " * 100, None, id="diluted"),
    ],
)
def test_density_needs_both_a_number_and_a_rate(text: str, count: int | None) -> None:
    hits = list(LINKS.hits(view_of(text)))
    assert [hit.facts["count"] for hit in hits] == ([] if count is None else [count])


def test_a_density_is_told_once_for_all_blocks() -> None:
    view = view_of("Moreover, one.", "Moreover, two.", "Moreover, three.")
    (hit,) = LINKS.hits(view)
    assert view.prose.text[hit.start : hit.end] == "Moreover"
    assert hit.start == 0
    assert [view.prose.text[r.start : r.end] for r in hit.related] == ["Moreover", "Moreover"]
    assert hit.facts == {"count": 3, "words": 6, "rate": 500.0}


THREES = TripletDensity(minimum=1, per_thousand=0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It needs care, skill, and time.", ["care, skill, and time"], id="plain"),
        pytest.param("It needs care, skill and time.", ["care, skill and time"], id="no comma"),
        pytest.param(
            "It needs care,\nskill,\nand time.", ["care,\nskill,\nand time"], id="wrapped"
        ),
        pytest.param("Red, green, blue, and grey fish swim.", [], id="four"),
        pytest.param("It needs care and time.", [], id="two"),
        pytest.param("You see, it is late, and it rains.", [], id="clauses"),
        pytest.param("On May 18, 1907, and later, it rained.", [], id="a date"),
        pytest.param("He sang, (loudly) so, and left.", [], id="no list across brackets"),
        pytest.param("Sand, land", [], id="`and` inside a word"),
    ],
)
def test_triplets(text: str, expected: list[str]) -> None:
    assert found(THREES, text) == expected


PICTURES = EmojiDensity(minimum=1, per_thousand=0)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Go 🚀 now ✅", 2, id="two places"),
        pytest.param("Go 🚀🚀🚀 now", 1, id="a row is one"),
        pytest.param("Us 👩‍👩‍👧 here", 1, id="joined"),
        pytest.param("Flag 🇫🇷 here", 1, id="a flag is two characters"),
        pytest.param("Thumb 👍🏽 here", 1, id="skin tone"),
        pytest.param("Plain © ™ → é “text” 漢", 0, id="no pictures"),
    ],
)
def test_emoji(text: str, places: int) -> None:
    counts = [hit.facts["count"] for hit in PICTURES.hits(view_of(text))]
    assert counts == ([places] if places else [])


@pytest.mark.parametrize(
    "check",
    [
        pytest.param(LINKS, id="density"),
        pytest.param(THREES, id="triplets"),
        pytest.param(PICTURES, id="emoji"),
    ],
)
@given(blocks=st.lists(st.text("moreover, and skil👍\u200d🚀. \n", max_size=60), max_size=5))
def test_a_density_is_told_at_most_once_and_in_place(check: CheckKind, blocks: list[str]) -> None:
    view = view_of(*(block.replace("\n\n", "\n") for block in blocks))
    hits = list(check.hits(view))
    assert len(hits) <= 1
    for hit in hits:
        places = [(hit.start, hit.end), *((r.start, r.end) for r in hit.related)]
        assert places == sorted(places)
        assert len(places) == hit.facts["count"]
        for start, end in places:
            assert any(unit.start <= start < end <= unit.end for unit in view.units)
