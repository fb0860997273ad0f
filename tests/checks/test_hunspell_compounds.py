"""Words that a dictionary knows as Hunspell does: by affixes, and as compounds."""

import pytest

from linter.checks.hunspell import Dictionary

_ENGLISH = """\
SET UTF-8
COMPOUNDMIN 1
ONLYINCOMPOUND c
COMPOUNDRULE 2
COMPOUNDRULE n*1t
COMPOUNDRULE n*mp
ICONV 1
ICONV ’ '
FORBIDDENWORD X
PFX U Y 1
PFX U 0 un .
SFX S Y 2
SFX S y ies [^aeiou]y
SFX S 0 s [^sxy]
SFX G N 1
SFX G e ing e
"""
_ENGLISH_WORDS = """\
12
0/nm
1/n1
2/nm
3/nm
0th/pt
1st/p
1th/tc
2nd/p
2th/tc
happy/U
pony/S
make/GUX
do/S
Paris
don't
"""

_GERMAN = """\
COMPOUNDBEGIN x
COMPOUNDMIDDLE y
COMPOUNDEND z
COMPOUNDPERMITFLAG c
ONLYINCOMPOUND o
NEEDAFFIX h
COMPOUNDMIN 2
CHECKCOMPOUNDCASE
PFX i Y 1
PFX i T t/co T
SFX N Y 1
SFX N 0 en .
SFX j Y 1
SFX j 0 0/xoc .
SFX s Y 1
SFX s 0 s/xoc .
"""
_GERMAN_WORDS = """\
6
Haus/j
Tür/Nizh
Tür/N
tür/zoN
Arbeit/s
groß
gehen
gehen/zo
"""


def _known(aff: str, dic: str, words: list[str]) -> list[str]:
    dictionary = Dictionary(dic, aff)
    return [word for word in words if dictionary.knows(word)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param(
            ["happy", "unhappy", "ponies", "dos"], ["unpony", "ponys", "undo"], id="affixes"
        ),
        pytest.param(["Paris", "PARIS", "Happy", "don’t"], ["paris"], id="case and apostrophes"),
        pytest.param(["1st", "2nd", "21st", "11th", "212th"], ["11st", "12nd", "2th"], id="rules"),
        pytest.param([], ["make"], id="a forbidden word"),
    ],
)
def test_english(right: list[str], wrong: list[str]) -> None:
    assert _known(_ENGLISH, _ENGLISH_WORDS, right + wrong) == right


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param(
            ["Haustür", "Haustüren"], ["Türhaus", "Hausxtür"], id="two words, and an ending"
        ),
        pytest.param(
            ["Arbeitstür", "HAUSTÜR"], ["Arbeittür", "Arbeits"], id="with a joining letter"
        ),
        pytest.param(
            ["gehen", "Tür", "Türen"], ["tür", "türen"], id="words that are written alike"
        ),
        pytest.param(["Haus-Tür", "GROSS"], ["Haus-tür", "gross"], id="hyphens and capitals"),
        pytest.param([], ["HausTür"], id="a capital inside"),
    ],
)
def test_compounds(right: list[str], wrong: list[str]) -> None:
    assert _known(_GERMAN, _GERMAN_WORDS, right + wrong) == right


def test_flags_of_other_forms_and_aliases() -> None:
    long = "FLAG long\nSFX Aa Y 1\nSFX Aa 0 s .\nCOMPOUNDMIN 1\nCOMPOUNDRULE (Bb)*(Cc)\n"
    words = ["cats", "xxy", "xy", "yx"]
    assert _known(long, "3\ncat/Aa\nx/Bb\ny/Cc\n", words) == ["cats", "xxy", "xy"]
    numbers = "FLAG num\nSFX 10 Y 1\nSFX 10 0 s .\nAF 2\nAF 10,20\nAF 20\n"
    assert _known(numbers, "2\ncat/1\ndog/2\n", ["cats", "dogs"]) == ["cats"]


def test_a_suffix_of_no_letters_takes_some_away() -> None:
    aff = "SFX S N 2\nSFX S а и [гк]а\nSFX S а 0 .\n"
    words = ["книга", "книг", "книги", "кни"]
    assert _known(aff, "1\nкнига/S\n", words) == ["книга", "книг", "книги"]
