"""Sentences that look like claims and are none."""

import pytest

from linter.checks.claim.features import WORD, fold
from linter.checks.claim.stance import Stance, stance
from linter.text.prose import OPAQUE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Half of all firms lost money.", Stance.ASSERTION, id="claim"),
        pytest.param("Did half of all firms lose money?", Stance.QUESTION, id="question"),
        pytest.param("Check that 90 percent of tests pass.", Stance.INSTRUCTION, id="imperative"),
        pytest.param("You should sell 20 percent of it.", Stance.INSTRUCTION, id="advice"),
        pytest.param("If 20 percent of users leave, sales fall.", Stance.HYPOTHESIS, id="if first"),
        pytest.param("Sales fall if 20 percent of users leave.", Stance.HYPOTHESIS, id="if later"),
        pytest.param("Half of them would leave.", Stance.HYPOTHESIS, id="conditional"),
        pytest.param("We cut our costs by 20 percent.", Stance.EXPERIENCE, id="own doing"),
        pytest.param("I've lost half of my readers.", Stance.EXPERIENCE, id="first person"),
        pytest.param(
            "A quorum is defined as half of all members.", Stance.DEFINITION, id="definition"
        ),
        pytest.param(f"The call {OPAQUE * 4} returns 8 million rows.", Stance.CODE, id="code"),
        pytest.param("Say, for example, 5 million people sign.", Stance.HYPOTHESIS, id="made up"),
        pytest.param(
            "Half of all firms, for example, lost money.", Stance.ILLUSTRATION, id="example"
        ),
        pytest.param(
            "Work is 20 percent of their lives.", Stance.ASSERTION, id="verb form as a noun"
        ),
        pytest.param("Sales fell as if half had left.", Stance.ASSERTION, id="as if"),
    ],
)
def test_stance(text: str, expected: Stance) -> None:
    folded = fold(text)
    assert stance(text, folded, frozenset(WORD.findall(folded))) is expected
