from collections.abc import Iterable

import pytest

from linter.checks.existence import Existence
from linter.checks.kind import CheckKind
from linter.documents import parse
from linter.findings import Severity
from linter.rulebook.concerning import RuleIndex
from linter.rulebook.rule import Rule
from linter.text.occurrences import Searches


def _rule(id: str, check: CheckKind, **fields: object) -> Rule:
    return Rule(severity=Severity.WARNING, message="m", why="w", check=check, id=id, **fields)  # type: ignore[arg-type]


def _tokens(*tokens: str) -> Existence:
    return Existence(tokens=tokens)


RULES = (
    _rule("a/always", _tokens("many experts", r"\d+")),
    _rule("a/experts", _tokens("many experts")),
    _rule("a/begun", _tokens("deliver(?:s|ed)? value", "no  way")),
    _rule("a/german", _tokens("many experts"), languages=("de",)),
    _rule("a/html", _tokens("many experts"), formats=("html",)),
    _rule("a/raw", _tokens("many experts"), scope="raw"),
)


def _ids(rules: Iterable[Rule]) -> list[str]:
    return [rule.id.partition("/")[2] for rule in rules]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Nothing.", ["always", "raw"], id="no literal is known, or of what is read"),
        pytest.param("Many\n experts.", ["always", "experts", "raw"], id="a phrase's literal"),
        pytest.param("Many.\n\nExperts.", ["always", "raw"], id="not over a block's end"),
        pytest.param("It delivers value", ["always", "begun", "raw"], id="one of several"),
        pytest.param("No way!", ["always", "begun", "raw"], id="white space is white space"),
    ],
)
def test_only_rules_that_could_speak(text: str, expected: list[str]) -> None:
    index = RuleIndex(RULES)
    document = parse(text, "markdown", "en")
    for _ in range(2):
        found = index.concerning(document, Searches(index.literals))
        assert _ids(found) == expected


class _Reversed(CheckKind, frozen=True, kw_only=True):
    """A check that reads articles backwards."""

    @property
    def reader(self) -> str:
        return "backwards"

    def read_by(self, document: object) -> str:
        return "trepxe ynam"

    def needs(self) -> frozenset[str]:
        return frozenset({"trepxe"})


def test_a_check_that_reads_in_its_own_way_is_asked_what() -> None:
    index = RuleIndex([_rule("a/forwards", _tokens("trepxe")), _rule("a/reversed", _Reversed())])
    searches = Searches(index.literals)
    assert _ids(index.concerning(parse("Many experts", "markdown", "en"), searches)) == ["reversed"]
    assert searches.within("trepxe ynam").found == {"trepxe": [0]}
