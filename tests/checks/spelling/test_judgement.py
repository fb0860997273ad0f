import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.spelling.judgement import explain, judge, misspellings, settle


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("colour", id="British"),
        pytest.param("Japan’s", id="a name's possessive"),
        pytest.param("could've", id="a short form"),
        pytest.param("iPhone", id="capitals inside"),
        pytest.param("NASA", id="an acronym"),
        pytest.param("kubectl", id="a term of computing"),
        pytest.param("Chukwuemeka", id="a name near no word"),
        pytest.param("micropurchasing", id="prefix and word"),
        pytest.param("roadmapping", id="two words made one"),
        pytest.param("barcodes", id="the first of two words is short and frequent"),
        pytest.param("btw", id="no vowel"),
        pytest.param("ελληνική", id="another script"),
        pytest.param("cunéiforme", id="an accent that English has not"),
        pytest.param("x", id="one letter"),
    ],
)
def test_words_are_accepted(word: str) -> None:
    assert settle(word).accepted


def test_a_plural_is_no_likely_slip_of_its_word() -> None:
    assert judge("codings").accepted
    assert not settle("codings").accepted


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("wiht", "with", id="swap"),
        pytest.param("Goverment", "Government", id="capital kept"),
        pytest.param("alot", "a lot", id="two words"),
        pytest.param("accidently", "accidentally", id="known, though a large list holds it"),
        pytest.param("miniscule", "minuscule", id="known, though a dictionary holds it"),
        pytest.param("dont", "don't", id="apostrophe"),
        pytest.param("begining", "beginning", id="no `begin` + -ing"),
        pytest.param("missleading", "misleading", id="no `miss` + leading"),
        pytest.param("ACCOMODATE", "ACCOMMODATE", id="all capitals, but long and sure"),
    ],
)
def test_misspellings_are_not(word: str, meant: str) -> None:
    verdict = settle(word)
    assert not verdict.accepted
    assert verdict.suggestions[0] == meant


@pytest.mark.parametrize(
    ("word", "safe"),
    [
        pytest.param("implementaiton", True, id="one word stands out"),
        pytest.param("commiting", False, id="committing or commuting"),
        pytest.param("bood", False, id="book, food, blood ..."),
    ],
)
def test_a_fix_is_safe_where_one_word_is_far_ahead(word: str, safe: bool) -> None:
    assert settle(word).safe is safe


@given(st.text(max_size=20))
def test_any_text_gets_a_verdict_with_reasons(word: str) -> None:
    verdict = judge(word) if word else judge("a")
    assert verdict.reasons
    assert verdict.accepted or not verdict.settled or verdict.suggestions


def test_common_misspellings_lead_to_words() -> None:
    for wrong, right in misspellings().items():
        assert wrong != right
        assert all(judge(part).accepted for part in right.split()), wrong


@pytest.mark.parametrize(
    ("word", "last"),
    [
        pytest.param("colour", "accepted", id="accepted"),
        pytest.param("recieve", "reported however often it stands", id="certain"),
        pytest.param("wiht", "reported however often it stands", id="listed"),
        pytest.param("deisgn", "reported unless several articles use it", id="likely"),
        pytest.param(
            "bood",
            "reported in short articles and among other slips, unless several articles use it",
            id="unlikely",
        ),
        pytest.param(
            "cobard",
            "reported in short articles and among other slips, unless several articles use it",
            id="perhaps a coinage",
        ),
    ],
)
def test_explain_ends_with_the_verdict(word: str, last: str) -> None:
    assert explain(word)[-1] == last
