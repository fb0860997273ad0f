import pytest

from linter.cli.rules import judge
from linter.rulebook.catalogue import packaged_rules, rules_folder
from linter.rulebook.examples import failures, unmarked
from linter.rulebook.load import load_rules
from linter.rulebook.rule import Example, Rule

RULES = load_rules(rules_folder())


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES.values()])
def test_examples(rule: Rule) -> None:
    assert [failure.message for failure in failures(rule, judge)] == []


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES.values()])
def test_a_rule_reads_well(rule: Rule) -> None:
    assert "\n" not in rule.message
    assert len(rule.message) <= 120
    assert rule.why.strip().endswith(".")
    assert any(example.good is not None for example in rule.examples)


def test_the_prepared_rules_are_the_rules() -> None:
    assert packaged_rules() == RULES


def test_an_example_that_marks_the_wrong_words_fails() -> None:
    rule = next(iter(RULES.values()))
    wrong = Example(bad="[[Nothing]] is wrong here.", good="Nothing is.")
    broken = Rule(
        **{name: getattr(rule, name) for name in Rule.__struct_fields__} | {"examples": (wrong,)}
    )
    assert [f.message for f in failures(broken, judge)] == ["bad: does not mark “Nothing”"]


@pytest.mark.parametrize(
    ("text", "plain", "places"),
    [
        pytest.param("a [[b]] c", "a b c", [(2, 3)], id="one"),
        pytest.param("[[a]][[b]]", "ab", [(0, 1), (1, 2)], id="side by side"),
        pytest.param("a", "a", [], id="none"),
    ],
)
def test_marks(text: str, plain: str, places: list[tuple[int, int]]) -> None:
    assert unmarked(text, ("[[", "]]")) == (plain, places)


def test_marks_without_a_partner_are_refused() -> None:
    with pytest.raises(ValueError, match="without"):
        unmarked("a [[b", ("[[", "]]"))
