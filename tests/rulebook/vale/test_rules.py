"""Vale's rules, from a file's text to what is said of an article."""

from pathlib import Path

import pytest

from linter.checks.vale.reading import Reading
from linter.pipeline.examine import examine
from linter.rulebook.load import parse_rule
from linter.rulebook.profile import Profile
from linter.rulebook.vale.fields import NotRun
from linter.rulebook.vale.rule_file import Surroundings, read_rule
from linter.settings.nodes import FileError


def _said(rule: str, text: str, format: str = "markdown", **around: object) -> list[str]:
    surroundings = Surroundings(Path(), **around)  # type: ignore[arg-type]
    made = read_rule(rule, "T.R", "T/R.yml", surroundings)
    return [
        f"{v.start.line}:{v.start.column} {v.message}"
        for v in examine(text, format, Profile([made])).violations
    ]


@pytest.mark.parametrize(
    ("rule", "text", "said"),
    [
        pytest.param(
            "extends: existence\nmessage: \"'%s'\"\ntokens: [foo]",
            "foo food `foo`\n",
            ["1:1 'foo'"],
            id="words, not inside of others, not in code",
        ),
        pytest.param(
            "extends: existence\nmessage: \"'%s'\"\nraw: ['foo ', bar]\ntokens: [baz]",
            "foo barbaz foo bar baz\n",
            [],
            id="raw parts are joined, and the word boundary stands behind them",
        ),
        pytest.param(
            "extends: existence\nmessage: '%s and %s'\ntokens: [foo]",
            "foo\n",
            ["1:1 foo and "],
            id="a missing argument is empty",
        ),
        pytest.param(
            "extends: substitution\nmessage: Use %s not %s\nswap: {foo: x, foo bar: y}",
            "foo bar foo\n",
            ["1:1 Use y not foo bar", "1:9 Use x not foo"],
            id="the longer key goes first",
        ),
        pytest.param(
            "extends: substitution\nmessage: Use '%s' not '%s'\nswap: {foo: a|b}\n"
            "action: {name: replace}",
            "foo\n",
            ["1:1 Use 'a' or 'b' not 'foo'"],
            id="a list of choices has quotation marks of its own",
        ),
        pytest.param(
            "extends: substitution\nmessage: '%s'\nignorecase: true\nswap: {ios: iOS}",
            "iOS IOS\n",
            ["1:5 iOS"],
            id="what is right already is left alone",
        ),
        pytest.param(
            "extends: repetition\nmessage: '%s'\nalpha: true\ntokens: ['[^\\s]+']",
            "the the\nend. The\nend\n",
            ["1:1 the"],
            id="neighbours in one sentence",
        ),
        pytest.param(
            "extends: consistency\nmessage: '%s'\neither: {advisor: adviser}",
            "advisor\n\nadviser advisor\n",
            ["3:9 advisor"],
            id="at the last match of a block, once both forms were seen",
        ),
        pytest.param(
            "extends: conditional\nmessage: '%s'\nfirst: '\\b([A-Z]{3})\\b'\n"
            "second: '\\(([A-Z]{3})\\)'",
            "ABC. Xyz (ABC).\n\nNFL.\n\nXyz (NFL).\n",
            ["3:1 NFL"],
            id="defined in the same block or before",
        ),
        pytest.param(
            "extends: occurrence\nmessage: '%d'\nscope: sentence\nmax: 2\ntoken: '\\w+'",
            "One two. One two three.\n",
            ["1:10 3"],
            id="counted sentence by sentence",
        ),
        pytest.param(
            "extends: capitalization\nmessage: '%s %s'\nscope: heading\nmatch: $title",
            "# A tale of two cities\n",
            ["1:3 A tale of two cities A Tale of Two Cities"],
            id="title case",
        ),
        pytest.param(
            "extends: metric\nmessage: '%s'\nformula: math.sqrt(words) * heading.h1\n"
            "condition: '> 1'",
            "# x\n\none two three four\n",
            ["1:1 2.00"],
            id="a number about the article",
        ),
        pytest.param(
            "extends: sequence\nmessage: '%s'\ntokens: [{pattern: not, skip: 2}, {pattern: good}]",
            "It is not at all good.\n",
            ["1:7 not"],
            id="words that follow each other",
        ),
        pytest.param(
            "extends: sequence\nmessage: '%[4]s'\n"
            "tokens: [{tag: MD}, {pattern: be}, {tag: JJ}, {tag: VB|VBN}]",
            "It would be great write a story. It would be great.\n",
            ["1:4 write"],
            id="parts of speech around a word",
        ),
        pytest.param(
            "extends: sequence\nmessage: '%s'\ntokens: [{tag: NN, pattern: meet}, {pattern: up}]",
            "We should meet up. It is a meet up.\n",
            ["1:28 meet"],
            id="a noun, not a verb",
        ),
        pytest.param(
            "extends: sequence\nmessage: '%[1]s, %[2]s'\ntokens: [{tag: NN}, {pattern: \"'s\"}]",
            "The endpoint’s are here.\n",
            ["1:5 endpoint, 's"],
            id="an apostrophe begins a word of its own",
        ),
        pytest.param(
            "extends: sequence\nmessage: '%s'\nignorecase: true\n"
            "tokens: [{tag: CC, negate: true}, {pattern: dogs}, {pattern: bark}]",
            "Dogs bark. Some dogs bark. Cats meow and dogs bark.\n",
            ["1:1 Dogs", "1:12 Some"],
            id="a word that must not stand there need not be there at all",
        ),
        pytest.param(
            "extends: sequence\nmessage: '%s'\n"
            "tokens: [{tag: JJS, skip: 1}, {pattern: of}, {pattern: all}]",
            "The best player of all. The best young player of all.\n",
            ["1:5 best"],
            id="so many words and no more stand before the anchor",
        ),
        pytest.param(
            "extends: sequence\nmessage: '%s'\ntokens: [{pattern: Data}, {tag: VBZ, skip: 1}]",
            "Data here is. Data there for you is.\n",
            ["1:1 Data"],
            id="and behind it",
        ),
        pytest.param(
            "extends: existence\nmessage: '%s'\nlimit: 1\ntokens: [foo]",
            "foo\n\nfoo\n",
            ["1:1 foo"],
            id="no more than the limit",
        ),
    ],
)
def test_what_a_rule_says(rule: str, text: str, said: list[str]) -> None:
    assert _said(rule, text) == said


def test_accepted_terms_are_exceptions() -> None:
    rule = "extends: existence\nmessage: '%s'\ntokens: [Docker, foo]"
    assert _said(rule, "Docker foo\n", accepted=("Docker",)) == ["1:8 foo"]
    assert _said(f"{rule}\nvocab: false", "Docker\n", accepted=("Docker",)) == ["1:1 Docker"]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        pytest.param("extends: existence", "`message` is missing", id="no message"),
        pytest.param("message: x\nextends: exist", "did you mean “existence”", id="no such kind"),
        pytest.param("extends: existence\nmessage: x\ntoken: y", "did you mean “tokens”", id="key"),
        pytest.param("extends: existence\nmessage: x\nlevel: bad", "level: expected", id="level"),
        pytest.param("extends: existence\nmessage: x\ntokens: ['(']", "no regular", id="pattern"),
        pytest.param("extends: metric\nmessage: x\nformula: f(1)\ncondition: '> 1'", "no function",
                     id="formula"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_its_place(rule: str, message: str) -> None:
    with pytest.raises(FileError, match=r"T/R\.yml") as error:
        _said(rule, "x")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("keys", "text", "words"),
    [
        pytest.param("custom: true", "NASA CAUTION TODO XIV\n", "TODO", id="capitals"),
        pytest.param("", "TODO wrapOpeningTag iconKlass\n", "iconKlass", id="Vale's filters"),
        pytest.param("", "this/thatt thatt\n", "thatt", id="parts of a longer word are none"),
        pytest.param("custom: true", "this/thatt\n", "thatt", id="without filters they are"),
        pytest.param("filters: ['tha+']", "thatt recieve\n", "recieve", id="a filter of its own"),
    ],
)
def test_words_that_are_misspelt(keys: str, text: str, words: str) -> None:
    said = _said(f"extends: spelling\nmessage: '%s'\n{keys}", text)
    assert [line.split()[1] for line in said] == words.split()


@pytest.mark.parametrize(
    ("format", "text"),
    [
        pytest.param("markdown", "A **foo** and *foo*.\n", id="Markdown"),
        pytest.param("rst", "A **foo** and *foo*.\n", id="reStructuredText"),
        pytest.param("asciidoc", "A *foo* and _foo_.\n", id="AsciiDoc"),
    ],
)
def test_inline_elements_can_be_left_out(format: str, text: str) -> None:
    rule = "extends: existence\nmessage: \"'%s'\"\ntokens: [foo]"
    assert len(_said(rule, text, format)) == 2
    for scope in ("strong", "em"):
        assert len(_said(rule, text, format, reading=Reading(ignored_scopes=(scope,)))) == 1


def test_a_key_that_says_where_a_rule_comes_from_does_no_harm() -> None:
    rule = "extends: existence\nmessage: \"'%s'\"\nsource: A book\ntokens: [foo]"
    assert _said(rule, "foo\n") == ["1:1 'foo'"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(';;;\n{"o": {"title": "foo"}, "title": "a foo"}\n;;;\n\nfoo\n', ["2:37 'foo'"],
                     id="JSON, and not what is further in"),
        pytest.param('+++\ntitle = "foo"\n+++\n\nfoo\n', ["2:10 'foo'"], id="TOML"),
        pytest.param("---\ntitle: foo\n---\n\nfoo\n", ["2:8 'foo'"], id="YAML"),
        pytest.param(";;;\nfoo\n;;;\n", [], id="no JSON, no front matter"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("format", ["markdown", "rst", "asciidoc"])
def test_front_matter_in_every_format(text: str, said: list[str], format: str) -> None:
    rule = "extends: existence\nmessage: \"'%s'\"\nscope: text.frontmatter.title\ntokens: [foo]"
    assert _said(rule, text, format) == said


def test_rules_that_are_not_run_say_why() -> None:
    with pytest.raises(NotRun, match="Tengo"):
        _said("extends: script\nmessage: x\nscript: y", "x")
    with pytest.raises(NotRun, match="no token of it has a pattern"):
        _said("extends: sequence\nmessage: x\ntokens: [{tag: NN}]", "x")
    with pytest.raises(NotRun, match="does not know a token's `upos`"):
        _said("extends: sequence\nmessage: x\ntokens: [{upos: NOUN, pattern: x}]", "x")
    with pytest.raises(NotRun, match="no dictionary file “en_XX"):
        _said("extends: spelling\nmessage: x\ndictionaries: [en_XX]", "x")


@pytest.mark.parametrize(
    ("check", "message"),
    [
        pytest.param("{kind: vale-existence, message: x, tokens: ['(']}", "no regular expression",
                     id="a pattern that is none"),
        pytest.param("{kind: vale-sequence, message: x, tokens: [{tag: NN}]}", "no token has a",
                     id="nothing to look for"),
    ],
)  # fmt: skip
def test_kinds_of_vale_in_rules_of_ours_are_proved(check: str, message: str) -> None:
    text = f"severity: warning\nmessage: '{{message}}'\nwhy: x\ncheck: {check}\n"
    with pytest.raises(FileError, match=message):
        parse_rule(text, "own/x", "rules/own/x.yaml")
