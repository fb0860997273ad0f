"""The forms of claims: which words they are found by, and which belong to them."""

import pytest

from linter.checks.claim.detectors import ClaimKind, find, literals
from linter.text.occurrences import LiteralIndex, Searches
from tests.checks.views import view_of


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param("So the public wants more.", ["the public wants"], id="the public"),
        pytest.param(
            "The Japanese public still supports it.",
            ["The Japanese public still supports"],
            id="of a country",
        ),
        pytest.param("What here public wants are", [], id="no noun: nothing stands before it"),
        pytest.param(
            "the wider public opinion\nfavours it",
            ["the wider public opinion\nfavours"],
            id="over the end of a line",
        ),
        pytest.param(
            "and the public opinion fears it", ["public opinion fears"], id="opinion alone"
        ),
        pytest.param("Public opinion fears it.", ["Public opinion fears"], id="in front"),
        pytest.param("So Swiss voters want it.", ["Swiss voters want"], id="voters of a country"),
        pytest.param("antitaxpayers want it", [], id="the end of a word"),
        pytest.param(
            "Americans think that the international community has failed.",
            ["Americans think", "the international community has failed"],
            id="two in a sentence",
        ),
    ],
)
def test_public_opinion(text: str, claims: list[str]) -> None:
    view = view_of(text)
    assert [text[s.start : s.end] for s in find(ClaimKind.PUBLIC_OPINION, view)] == claims


@pytest.mark.parametrize("kind", ClaimKind)
def test_claims_are_found_whether_their_literals_were_looked_for_before(kind: ClaimKind) -> None:
    text = (
        "About 30% of voters, the largest group in the world, and 3 million people want it, most "
        "workers fear. Many users say “It was the worst of all possible days for us.” In 1999 it "
        "led to more rain than snow, twice as likely as 1 in 4 people believe."
    )
    view, indexed = view_of(text), view_of(text)
    indexed.searches = Searches(LiteralIndex(literals(kind)))
    assert find(kind, view) == find(kind, indexed) != []
