import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.phrase import compile_phrases
from linter.rulebook.catalogue import packaged_rules
from linter.rulebook.futile import reasons, texts_of
from linter.rulebook.load import parse_rule
from linter.rulebook.rule import Rule

RULE = """\
severity: error
message: x
why: x.
{more}
check: {{kind: {check}}}
"""


def said(check: str, more: str = "") -> list[str]:
    return list(reasons(parse_rule(RULE.format(check=check, more=more), "house/x", "x.yaml")))


@pytest.mark.parametrize(
    ("check", "messages"),
    [
        pytest.param("existence, tokens: [blue, 'gr(?:e|a)y']", [], id="nothing wrong"),
        pytest.param("existence, tokens: []", ["it has no phrases"], id="no phrases"),
        pytest.param(
            "existence, tokens: ['', a]", ["“” matches only the empty text"], id="an empty phrase"
        ),
        pytest.param("existence, tokens: [a, b, a]", ["“a” stands twice"], id="said twice"),
        pytest.param(
            "existence, tokens: ['one\\n\\ntwo']",
            ["“one\\n\\ntwo” needs a blank line, which parts blocks; only scope `raw` has those"],
            id="a phrase over blocks",
        ),
        pytest.param(
            "existence, tokens: [blue, red], exceptions: [red]",
            ["every “red” is an exception"],
            id="a phrase that is an exception",
        ),
        pytest.param(
            "existence, tokens: [blue], exceptions: [blue moon, green]",
            ["no phrase of the rule stands in the exception “green”"],
            id="an exception of nothing",
        ),
        pytest.param(
            "existence, tokens: ['blu\\w+'], exceptions: [green]", [], id="too many texts to tell"
        ),
        pytest.param(
            "existence, tokens: ['blue(?= moon)'], exceptions: [blue]",
            [],
            id="what follows decides",
        ),
        pytest.param(
            "substitution, swap: {a: b, c: c}", ["“c” is replaced by itself"], id="no change"
        ),
        pytest.param(
            "substitution, swap: {a: b}, exceptions: [a]",
            ["every “a” is an exception"],
            id="a substitution that is an exception",
        ),
        pytest.param(
            "occurrence, token: a, min: 3, max: 2",
            ["nothing stands at least 3 and at most 2 times"],
            id="limits that exclude each other",
        ),
    ],
)
def test_what_can_never_fire(check: str, messages: list[str]) -> None:
    assert said(check) == messages


def test_a_format_that_does_not_exist() -> None:
    assert said("existence, tokens: [a]", "formats: [mardown]") == [
        "there is no format “mardown”; did you mean “markdown”?"
    ]


@pytest.mark.parametrize("rule", [pytest.param(r, id=r.id) for r in packaged_rules().values()])
def test_packaged_rules_can_fire_in_all_their_parts(rule: Rule) -> None:
    assert list(reasons(rule)) == []


PIECES = st.recursive(
    st.text("abc ", min_size=1, max_size=3) | st.sampled_from([r"\w", "[ab]", "x?", "(?=a)", "a+"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        inner.map(lambda piece: f"(?:{piece})?"),
    ),
    max_leaves=6,
)


@given(PIECES)
def test_every_text_of_a_phrase_is_one(phrase: str) -> None:
    pattern = compile_phrases((phrase,), whole_words=False)
    for text in texts_of(phrase) or ():
        assert re.fullmatch(pattern, text)
