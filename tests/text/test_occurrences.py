import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.occurrences import LiteralIndex, Occurrences

_LETTERS = "abAB ’'\n\u2003\u00a0—\u212a\u0130\ufffck"


@pytest.mark.parametrize(
    ("literal", "text", "expected"),
    [
        pytest.param("in order to", "In order to", [0], id="case is ignored"),
        pytest.param("in order to", "x in\n   order to", [2], id="a blank is any white space"),
        pytest.param("order", "in \n order", [5], id="a place counts the text's own characters"),
        pytest.param("it's", "it’s it's", [0, 5], id="an apostrophe is either"),
        pytest.param("aa", "aaa", [0, 1], id="places may overlap"),
        pytest.param("—", "a — b – “c”", [2], id="marks are told apart"),
        pytest.param("ok", "o\u212a", [0], id="what the pattern takes for a letter is one"),
        pytest.param(" a", "x  \u2003 a", [1], id="of a stretch of white space the first"),
        pytest.param("", "abc", [], id="the empty text stands nowhere"),
        pytest.param("cafe", "café", [], id="accents count"),
    ],
)
def test_places(literal: str, text: str, expected: list[int]) -> None:
    assert list(Occurrences(text).places(literal)) == expected
    assert list(Occurrences(text, LiteralIndex([literal, "other"])).places(literal)) == expected


@given(
    st.text(alphabet=_LETTERS, max_size=40),
    st.lists(st.text(alphabet="ab 'k—", min_size=1, max_size=4), max_size=6),
)
def test_where_a_pattern_matches_its_text_stands(text: str, literals: list[str]) -> None:
    indexed = Occurrences(text, LiteralIndex(literals))
    assert indexed.found == {
        literal: list(places)
        for literal in set(literals)
        if (places := Occurrences(text).places(literal))
    }
    assert Occurrences(text).all_places(literals) == indexed.found
    for literal in literals:
        pattern = re.sub(" +", r"\\s+", re.escape(literal).replace("\\ ", " "))
        pattern = pattern.replace("'", "['’]")
        matches = [match.start() for match in re.finditer(pattern, text, re.IGNORECASE)]
        assert set(matches) <= set(indexed.places(literal))
