from math import inf
from pathlib import Path

import pytest

from linter.findings import Severity
from linter.rulebook.load import load_rules, parse_rule
from linter.settings.nodes import FileError

GOOD = """\
severity: warning
message: "“{match}” names nobody."
why: A reader cannot check it.
check:
  kind: existence
  tokens: [many experts]
"""


def test_a_rule_file_is_a_rule() -> None:
    rule = parse_rule(GOOD, "claims/nobody", "rules/claims/nobody.yaml")
    assert (rule.id, rule.family, rule.scopes) == ("claims/nobody", "claims", ("text",))


@pytest.mark.parametrize(
    ("where", "facts", "severity"),
    [
        pytest.param("{}", {}, Severity.WARNING, id="no bounds"),
        pytest.param("{words: {below: 9}}", {"words": 8}, Severity.SUGGESTION, id="within"),
        pytest.param("{words: {below: 9}}", {"words": 9}, Severity.WARNING, id="at the bound"),
        pytest.param("{apart: {above: 0}}", {"apart": inf}, Severity.SUGGESTION, id="infinite"),
        pytest.param("{words: {below: 9}}", {}, Severity.WARNING, id="a fact that is not known"),
        pytest.param(
            "{words: {below: 9}, apart: {above: 0}}",
            {"words": 8, "apart": 0},
            Severity.WARNING,
            id="within one of two",
        ),
    ],
)
def test_a_finding_within_bounds_is_a_suggestion(
    where: str, facts: dict[str, float], severity: Severity
) -> None:
    text = (
        "severity: warning\nmessage: Twice.\nwhy: Once will do.\n"
        f"suggestion_where: {where}\ncheck: {{kind: near-duplicate}}\n"
    )
    rule = parse_rule(text, "duplicates/twice", "rules/duplicates/twice.yaml")
    assert rule.severity_of(facts) is severity


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        pytest.param("", (1, 1), "expected a mapping", id="empty"),
        pytest.param("a: [\n", (2, 1), "while parsing", id="no YAML"),
        pytest.param(GOOD + "severity: error\n", (7, 1), "stands twice", id="a key twice"),
        pytest.param(GOOD + "id: x/y\n", (7, 1), "a rule's id is its path", id="an id of its own"),
        pytest.param(
            GOOD + "mesage: x\n", (7, 1), "no key “mesage” here; did you mean “message”?", id="key"
        ),
        pytest.param(
            GOOD.replace("tokens", "token"),
            (6, 3),
            "no key “token” here; did you mean “tokens”?",
            id="a parameter that is unknown",
        ),
        pytest.param(
            GOOD.replace("existence", "existance"),
            (5, 9),
            "no check kind “existance”; did you mean “existence”?",
            id="kind",
        ),
        pytest.param(
            GOOD.replace("[many experts]", "[many, 3]"),
            (6, 18),
            "check.tokens[1]: Expected `str`, got `int`",
            id="wrong type in a list",
        ),
        pytest.param(
            GOOD.replace("warning", "bad"), (1, 11), "severity: Invalid enum value", id="severity"
        ),
        pytest.param(
            GOOD.replace("{match}", "{mach}"),
            (2, 10),
            "no fact “mach”; did you mean “match”?",
            id="a fact that the check does not give",
        ),
        pytest.param(
            GOOD + "suggestion_where: {wrods: {below: 9}}\n",
            (7, 19),
            "there is no fact “wrods”",
            id="a bound of a fact that the check does not give",
        ),
        pytest.param(
            GOOD.replace("{match}", "{match"), (2, 10), "not a message", id="broken message"
        ),
        pytest.param(
            GOOD.replace("many experts", "'many (experts'"),
            (5, 3),
            "no regular expression",
            id="pattern",
        ),
        pytest.param(
            GOOD + "scope: heeding\n",
            (7, 8),
            "no scope “heeding”; did you mean “heading”?",
            id="scope",
        ),
        pytest.param(
            GOOD + "scope: [raw, heading]\n", (7, 8), "“raw” cannot be one of several", id="scopes"
        ),
        pytest.param(
            GOOD + "examples: [{format: text}]\n", (7, 12), "`bad`, `good` or both", id="example"
        ),
        pytest.param(
            GOOD.replace("why: A reader cannot check it.\n", ""),
            (1, 1),
            "missing required field `why`",
            id="a key is missing",
        ),
    ],
)
def test_a_wrong_rule_is_refused_at_its_place(
    text: str, place: tuple[int, int], message: str
) -> None:
    with pytest.raises(FileError) as caught:
        parse_rule(text, "claims/nobody", "rules/claims/nobody.yaml")
    error = caught.value
    assert message in error.message
    assert (error.line, error.column) == place
    assert str(error).startswith(f"rules/claims/nobody.yaml:{place[0]}:{place[1]}: ")


def test_a_file_name_is_an_id(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="lower-case words"):
        parse_rule(GOOD, "claims/No_Body", "x.yaml")
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "nobody.yaml").write_text(GOOD, encoding="utf-8")
    assert list(load_rules(tmp_path)) == ["claims/nobody"]
