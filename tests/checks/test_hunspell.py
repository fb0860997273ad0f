import pytest

from linter.checks.hunspell import Dictionary

AFF = """SET UTF-8
TRY enrtaisuhldgcmbokwfzpäöüß
NEEDAFFIX h
FORBIDDENWORD d
COMPOUNDBEGIN x
SFX p Y 1
SFX p aus äuser aus
SFX S Y 1
SFX S 0 s .
PFX U Y 1
PFX U 0 un .
"""
DIC = """8
Haus/p
Häuser/h
Tür/S
Regierungs/h
Erklärung
glücklich/U
Hauss/d
nicht
"""


@pytest.mark.parametrize(
    ("word", "known"),
    [
        pytest.param("Haus", True, id="a stem"),
        pytest.param("Häuser", True, id="a stem that needs an affix, made by one too"),
        pytest.param("Regierungs", False, id="a stem that needs an affix"),
        pytest.param("unglücklich", True, id="a prefix"),
        pytest.param("Unglücklich", True, id="at the head of a sentence"),
        pytest.param("HAUS", True, id="in capitals"),
        pytest.param("haus", False, id="a capital is part of the word"),
        pytest.param("Hauss", False, id="forbidden"),
    ],
)
def test_single_words(word: str, known: bool) -> None:
    assert Dictionary(DIC, AFF).knows(word) is known


@pytest.mark.parametrize(
    ("word", "joined"),
    [
        pytest.param("Haustür", True, id="two words, the second without its capital"),
        pytest.param("Regierungserklärung", True, id="a stem that stands in compounds only"),
        pytest.param("Haustürerklärung", True, id="three"),
        pytest.param("Haus", False, id="one"),
        pytest.param("Hausxtür", False, id="a letter too many"),
    ],
)
def test_compounds(word: str, joined: bool) -> None:
    dictionary = Dictionary(DIC, AFF)
    assert dictionary.has_compounds
    assert dictionary.joins(word) is joined


def test_letters_are_those_of_try() -> None:
    assert Dictionary(DIC, AFF).letters.startswith("enrt")
    assert Dictionary("1\nword\n", "").letters == "abcdefghijklmnopqrstuvwxyz"
