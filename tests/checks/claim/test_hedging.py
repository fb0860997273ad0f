"""Weasel words and hedges."""

import pytest

from linter.checks.claim.features import WORD, fold
from linter.checks.claim.hedging import THRESHOLD, hedging


def _score(text: str) -> float:
    folded = fold(text)
    return hedging(text, folded, frozenset(WORD.findall(folded)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Some historians doubt the story.", id="unnamed quantity and group"),
        pytest.param("The film is widely considered her best.", id="judged by nobody"),
        pytest.param("It was probably built by monks.", id="epistemic adverb"),
        pytest.param("Most of the fans left early.", id="most of"),
        pytest.param("It may often be somewhat cold there.", id="faint hedges add up"),
        pytest.param("It is one of the most visited parks.", id="rank among unnamed others"),
    ],
)
def test_hedged(text: str) -> None:
    assert _score(text) >= THRESHOLD


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The song was written by Jorge Amado in 1958.", id="plain fact"),
        pytest.param("It is the most northern town of the island.", id="a true superlative"),
        pytest.param("This may lead to death.", id="one faint hedge"),
    ],
)
def test_unhedged(text: str) -> None:
    assert _score(text) < THRESHOLD


def test_a_hedge_never_makes_a_sentence_surer() -> None:
    assert (
        _score("Some critics allegedly left.") > _score("Some critics left.") > _score("They left.")
    )
