"""The check-worthiness model as shipped."""

from hypothesis import given
from hypothesis import strategies as st

from linter.checks.claim.features import WORD, fold, traits
from linter.checks.claim.model import CheckWorthiness, check_worthiness


def _read(text: str) -> tuple[frozenset[str], set[str]]:
    folded = fold(text)
    words = WORD.findall(folded)
    distinct = frozenset(words)
    return distinct, traits(text, folded, words, distinct)


def test_a_figure_outweighs_a_pleasantry() -> None:
    model = check_worthiness()
    claim = _read("Unemployment rose to 9.3 percent in 2009 under President Obama.")
    pleasantry = _read("Thank you very much, and good night to all of you.")
    assert model.probability(*claim) > 0.8
    assert model.probability(*pleasantry) < 0.1


def test_traits_name_what_a_reader_sees() -> None:
    _, found = _read("In 2014, “costs” at NASA rose by 5% to $3 million, and the Senate voted?")
    assert {
        "number:year",
        "number:percent",
        "number:money",
        "numbers>=3",
        "names>=2",
        "name:acronym",
        "verb:ed",
        "mark:quotation",
        "mark:question",
        "class:change",
        "start:preposition",
    } <= found


def test_contributions_sum_to_the_log_odds_of_either_register() -> None:
    weights = {"costs": (100, 300, 0)}
    model = CheckWorthiness(bias=(0, 0, 900), words=weights, traits={"number:count": (50, 50, 0)})
    found = dict(model.contributions(frozenset({"costs", "unknown"}), {"number:count"}))
    assert list(found) == ["costs", "number:count"]
    assert abs(found["number:count"] - 0.5) < 1e-9


@given(st.text(max_size=200))
def test_any_text_has_a_probability(text: str) -> None:
    assert 0.0 <= check_worthiness().probability(*_read(text)) <= 1.0


@given(st.permutations(["costs", "rose", "jobs", "lost", "percent", "china", "president", "voted"]))
def test_the_order_of_words_in_a_set_changes_nothing(words: list[str]) -> None:
    model = check_worthiness()
    assert model.probability(frozenset(words), set()) == model.probability(
        frozenset(sorted(words)), set()
    )
