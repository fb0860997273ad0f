"""Who says so, and whether a reader can find them."""

import pytest

from linter.checks.claim.attribution import (
    THRESHOLD,
    attribution,
    names_source,
    refers_to_source,
)
from linter.checks.claim.features import WORD, fold


def _score(text: str) -> float:
    folded = fold(text)
    return attribution(text, folded, frozenset(WORD.findall(folded)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The minister said the law would change.", id="reporting verb"),
        pytest.param("Prices rose, according to the bureau.", id="according to"),
        pytest.param("“Nobody told the farmers about the dam,” he complained.", id="quotation"),
        pytest.param("Critics accused the mayor of wasting money.", id="speech act"),
        pytest.param("The company allegedly paid nobody.", id="reported by nobody"),
    ],
)
def test_attributed(text: str) -> None:
    assert _score(text) >= THRESHOLD


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The dam was finished in 1936.", id="plain fact"),
        pytest.param("I think the dam is beautiful.", id="the writer's own thought"),
        pytest.param("The buffer holds eight bytes.", id="technical"),
    ],
)
def test_not_attributed(text: str) -> None:
    assert _score(text) < THRESHOLD


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rents doubled, said Jane Doe, who runs the shelter.", id="person after verb"),
        pytest.param("Jane Doe, who runs the shelter, said rents doubled.", id="apposition"),
        pytest.param("The U.S. Census Bureau estimates 331 million.", id="body"),
        pytest.param("Rents doubled, according to the 2020 census.", id="definite document"),
        pytest.param("According to Pew, most people agree.", id="sentence start"),
        pytest.param("The report found that rents doubled.", id="definite report"),
        pytest.param("A 2019 study by Stanford University found the same.", id="study with origin"),
        pytest.param("The Lancet’s study shows a decline.", id="possessive"),
    ],
)
def test_named_source(text: str) -> None:
    assert names_source(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Experts say rents will double.", id="anonymous group at sentence start"),
        pytest.param("According to experts, rents will double.", id="according to nobody"),
        pytest.param("Studies show that naps help.", id="anonymous studies"),
        pytest.param("It has been said that naps help.", id="impersonal"),
        pytest.param("Many Americans believe that naps help.", id="believers are no source"),
        pytest.param("The dam of Hoover stands in Nevada.", id="names without a verb"),
    ],
)
def test_unnamed_source(text: str) -> None:
    assert not names_source(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("She also said that rents doubled.", True, id="pronoun"),
        pytest.param("The report found no change.", True, id="definite noun"),
        pytest.param("“Rents doubled,” he added.", True, id="after a quotation"),
        pytest.param("Rents doubled.", False, id="no speaker"),
    ],
)
def test_refers_to_source(text: str, expected: bool) -> None:
    assert refers_to_source(text) is expected
