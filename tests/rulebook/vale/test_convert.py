"""Vale's rules as rule files of ours."""

from pathlib import Path

import pytest

from linter.cli.importing import with_examples
from linter.rulebook.load import parse_rule
from linter.rulebook.vale.convert import converted, rule_file
from linter.rulebook.vale.rule_file import Surroundings, read_rule


@pytest.mark.parametrize(
    ("text", "kind", "examples"),
    [
        pytest.param("extends: existence\nmessage: \"No '%s'\"\ntokens: [foo bar]", "existence",
                     1, id="a kind of ours"),
        pytest.param("extends: substitution\nmessage: 'Use %s not %s'\nswap: {utilize: use}\n"
                     "action: {name: replace}", "substitution", 1, id="with a fix"),
        pytest.param("extends: existence\nmessage: '%s'\ntokens: ['(?<=a)b']", "vale-existence",
                     0, id="what ours cannot say keeps Vale's kind"),
    ],
)  # fmt: skip
def test_a_converted_rule_can_be_read_again(text: str, kind: str, examples: int) -> None:
    rule = read_rule(text, "MyStyle.BigRule", "r.yml", Surroundings(Path()))
    mine = with_examples(converted(rule))
    assert mine.id == "my-style/big-rule"
    again = parse_rule(rule_file(mine), mine.id, "r.yaml")
    assert again.check == mine.check
    assert again.check.__struct_config__.tag == kind
    assert len(again.examples) == examples
