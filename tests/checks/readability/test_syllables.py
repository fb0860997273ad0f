"""Syllables: the dictionary where it knows a word, the spelling where not."""

import pytest

from linter.checks.readability.syllables import by_pattern, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        pytest.param("the", 1, id="one vowel"),
        pytest.param("walked", 1, id="silent -ed"),
        pytest.param("wanted", 2, id="-ed after t is spoken"),
        pytest.param("every", 3, id="the first of several pronunciations"),
        pytest.param("business", 2, id="the dictionary, against three vowels"),
        pytest.param("colonel", 2, id="no pattern could know"),
        pytest.param("rhythm", 2, id="a syllable without a vowel"),
        pytest.param("don't", 1, id="contraction"),
        pytest.param("couldn't", 2, id="contraction with a syllable of its own"),
        pytest.param("well-known", 2, id="compound: the sum of its parts"),
        pytest.param("e-mail", 2, id="compound with a single letter"),
        pytest.param("2019", 1, id="a number counts one"),
        pytest.param("x", 1, id="never none"),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        pytest.param("blockchainification", 6, id="-tion is one syllable"),
        pytest.param("antivaccinationism", 8, id="-ism is two"),
        pytest.param("unlinted", 3, id="-ted is spoken"),
        pytest.param("monorepo", 4, id="every vowel spoken"),
        pytest.param("hyperscalers", 4, id="-ers"),
    ],
)
def test_words_that_no_dictionary_has(word: str, count: int) -> None:
    assert syllables(word) == by_pattern(word) == count
