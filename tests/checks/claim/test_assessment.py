import pytest

from linter.checks.claim.assessment import assessment_of
from linter.documents import parse

FIRST = "In large firms 83 percent of employees search for jobs on their telephones."
SECOND = "The government spends about $80 billion on software each year."
LINKED = "In large firms [83 percent of employees](https://example.org/survey) search for jobs."


@pytest.mark.parametrize(
    ("text", "share"),
    [
        pytest.param(f"{FIRST}\n\n{SECOND}\n", [0.0], id="nothing is supported"),
        pytest.param(f"{LINKED}\n\n{SECOND}\n", [0.5], id="one of two"),
        pytest.param("Open the lid. Is it warm?\n", [], id="no claims"),
    ],
)
def test_the_share_of_claims_that_something_supports(text: str, share: list[float]) -> None:
    assert assessment_of(parse(text, "markdown"))["supported_claims"] == share


def test_every_sentence_has_its_numbers() -> None:
    document = parse(f"{FIRST} {SECOND}\n", "markdown")
    numbers = assessment_of(document)
    for name in ("check_worthiness", "attribution", "hedging", "support"):
        assert len(numbers[name]) == len(document.sentences)
        assert all(0.0 <= value <= 1.0 for value in numbers[name])
