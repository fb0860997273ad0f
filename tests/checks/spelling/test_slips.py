import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.spelling.neighbours import english_neighbours, traits
from linter.checks.spelling.slips import FAR, slip_cost

_WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@given(_WORDS)
def test_no_slip_costs_nothing(word: str) -> None:
    assert slip_cost(word, word) == 0.0


@given(_WORDS, _WORDS)
def test_any_other_word_costs_something_up_to_the_limit(one: str, other: str) -> None:
    cost = slip_cost(one, other, 2.0)
    assert cost == FAR or 0.0 <= cost <= 2.0
    assert (cost == 0.0) is (one == other)


@pytest.mark.parametrize(
    ("likelier", "other", "right"),
    [
        pytest.param("recieve", "recfive", "receive", id="swapped vowels before a stray letter"),
        pytest.param("accomodate", "acommodae", "accommodate", id="a dropped double, one edit"),
        pytest.param("seperate", "sebarate", "separate", id="vowel for vowel"),
        pytest.param("fone", "gone", "phone", id="f for ph"),
        pytest.param("wirk", "wpork", "work", id="a neighbouring key"),
        pytest.param("brigde", "yridge", "bridge", id="a wrong first letter is unlikely"),
    ],
)
def test_likely_slips_cost_less(likelier: str, other: str, right: str) -> None:
    assert slip_cost(likelier, right, 9.0) < slip_cost(other, right, 9.0)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param("begining", "beginning", id="dropped double"),
        pytest.param("wiht", "with", id="swap"),
        pytest.param("definately", "definitely", id="vowel"),
        pytest.param("rythm", "rhythm", id="silent h"),
        pytest.param("hte", "the", id="swap at the beginning"),
        pytest.param("wensday", "Wednesday", id="a name"),
    ],
)
def test_the_likeliest_neighbour_is_the_word_meant(wrong: str, right: str) -> None:
    assert english_neighbours().of(wrong)[0].word == right.lower()


@given(_WORDS)
def test_traits_fit_64_bits(word: str) -> None:
    assert 0 <= traits(word) < 1 << 64
