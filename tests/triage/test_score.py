"""The score: its laws, its limits, and what to mend first."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.findings import Severity, Violation
from linter.findings.weights import Weights
from linter.text.position import Position
from linter.triage.score import FEWEST_WORDS, fix_first, letter, score

FAMILIES = ("claims", "filler", "typos")
RULES = ("claims/weasel", "filler/cliche", "typos/doubled", "typos/misspelling")
WEIGHTS = Weights(
    severities={Severity.ERROR: 5, Severity.WARNING: 3, Severity.SUGGESTION: 1},
    saturation=20,
    halving=30,
)
HERE = Position(0, 1, 1)


def violation(rule: str, severity: Severity = Severity.ERROR) -> Violation:
    return Violation(rule, severity, "", HERE, HERE, "")


violations = st.lists(
    st.builds(violation, st.sampled_from(RULES), st.sampled_from(Severity)), max_size=30
)
words = st.integers(FEWEST_WORDS, 5000)


def value(found: list[Violation], length: float) -> int:
    whole = score(found, {"words": length}, FAMILIES, WEIGHTS).value
    assert whole is not None
    return whole


@given(violations, st.builds(violation, st.sampled_from(RULES), st.sampled_from(Severity)), words)
def test_it_never_rises_when_a_violation_is_added(
    found: list[Violation], another: Violation, length: int
) -> None:
    before = score(found, {"words": length}, FAMILIES, WEIGHTS)
    after = score([*found, another], {"words": length}, FAMILIES, WEIGHTS)
    assert (after.value or 0) <= (before.value or 0)
    for family in FAMILIES:
        assert (after.families[family].score or 0) <= (before.families[family].score or 0)


@given(violations, words, st.integers(2, 5))
def test_it_is_the_same_for_copies_of_an_article(
    found: list[Violation], length: int, copies: int
) -> None:
    assert value(found * copies, length * copies) == value(found, length)


@given(violations, words)
def test_it_lies_between_0_and_100_and_not_above_any_family(
    found: list[Violation], length: int
) -> None:
    result = score(found, {"words": length}, FAMILIES, WEIGHTS)
    parts = [part.score for part in result.families.values() if part.score is not None]
    assert result.value is not None
    assert 0 <= result.value <= min(parts)


@given(violations)
def test_the_order_of_violations_does_not_matter(found: list[Violation]) -> None:
    forth = score(found, {"words": 300}, FAMILIES, WEIGHTS)
    assert score(found[::-1], {"words": 300}, FAMILIES, WEIGHTS) == forth


def test_nothing_found_is_100_in_every_family() -> None:
    result = score([], {"words": 50}, FAMILIES, WEIGHTS)
    assert (result.value, result.letter) == (100, "A")
    assert {name: part.score for name, part in result.families.items()} == dict.fromkeys(
        FAMILIES, 100
    )


def test_a_short_article_has_no_score_but_its_counts() -> None:
    result = score([violation("typos/doubled")], {"words": FEWEST_WORDS - 1}, FAMILIES, WEIGHTS)
    assert (result.value, result.letter) == (None, None)
    assert result.families["typos"].score is None
    assert result.families["typos"].count == 1
    assert fix_first([violation("typos/doubled")], {"words": FEWEST_WORDS - 1}, WEIGHTS) == ()


def test_severities_differ() -> None:
    values = [value([violation("typos/doubled", severity)] * 5, 500) for severity in Severity]
    assert values == sorted(values)
    assert len(set(values)) == 3


def test_a_family_may_weigh_less_in_the_whole() -> None:
    found = [violation("claims/weasel")] * 3
    lighter = msgspec.structs.replace(WEIGHTS, families={"claims": 0.5})
    result = score(found, {"words": 500}, FAMILIES, lighter)
    assert result.families == score(found, {"words": 500}, FAMILIES, WEIGHTS).families
    assert result.value is not None
    assert result.value > value(found, 500)


@pytest.mark.parametrize(
    ("points", "expected"),
    [(100, "A"), (90, "A"), (89, "B"), (80, "B"), (70, "C"), (60, "D"), (59, "F"), (0, "F")],
)
def test_letters(points: int, expected: str) -> None:
    assert letter(points) == expected


def test_the_greatest_gain_comes_first() -> None:
    found = [violation("typos/misspelling")] * 6 + [violation("filler/cliche", Severity.WARNING)]
    gains = fix_first(found, {"words": 400.0}, WEIGHTS)
    assert [(gain.rule, gain.count) for gain in gains] == [
        ("typos/misspelling", 6),
        ("filler/cliche", 1),
    ]
    rest = [v for v in found if v.rule != gains[0].rule]
    assert gains[0].points == value(rest, 400) - value(found, 400)


def test_of_a_hopeless_article_the_heaviest_rules_are_named() -> None:
    strict = msgspec.structs.replace(WEIGHTS, halving=1)
    found = [violation("claims/weasel")] * 9 + [violation("filler/cliche")] * 10
    gains = fix_first(found, {"words": FEWEST_WORDS}, strict, limit=1)
    assert [(gain.rule, gain.points) for gain in gains] == [("filler/cliche", 0)]


def test_no_more_gains_than_asked_for_and_none_without_effect() -> None:
    found = [violation(rule) for rule in RULES]
    assert len(fix_first(found, {"words": 400.0}, WEIGHTS, limit=2)) == 2
    assert fix_first([violation(RULES[0], Severity.SUGGESTION)], {"words": 1e9}, WEIGHTS) == ()


def test_rules_of_a_style_count_where_settings_give_it_a_family() -> None:
    found = [violation("Google.We")] * 3 + [violation("typos/doubled")]
    metrics = {"words": 500.0}
    assert score(found, metrics, FAMILIES, WEIGHTS).value == value(found[3:], 500)
    assert [gain.rule for gain in fix_first(found, metrics, WEIGHTS)] == ["typos/doubled"]
    styles = {"Google": "filler"}
    counted = score(found, metrics, FAMILIES, WEIGHTS, styles)
    ours = [violation("filler/we")] * 3 + found[3:]
    assert counted == score(ours, metrics, FAMILIES, WEIGHTS)
    gains = fix_first(found, metrics, WEIGHTS, style_families=styles)
    assert [(gain.rule, gain.count) for gain in gains] == [("Google.We", 3), ("typos/doubled", 1)]
