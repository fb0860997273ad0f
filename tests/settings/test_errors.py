import textwrap
from pathlib import Path

import pytest

from linter import __version__
from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.rulebook.adjust import NoSuchRule
from linter.settings.load import load_layers
from linter.settings.nodes import FileError


def written(folder: Path, text: str, name: str = ".contentlint.yaml") -> Path:
    path = folder / name
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "rules:\n  filler: off\nexclud: [a]\n",
            "3:1: there is no setting “exclud” here; did you mean “exclude”?",
            id="an unknown key has its line and the nearest one",
        ),
        pytest.param(
            "rules:\n  filler: [off\n",
            "3:1: while parsing a flow sequence: did not find expected ',' or ']'",
            id="no YAML",
        ),
        pytest.param("rules:\n\tfiller: off\n", "2:1: a tab; YAML indents with spaces", id="a tab"),
        pytest.param(
            "overrides:\n- files: [a]\n  rulez: {}\n",
            "3:3: there is no setting “rulez” here; did you mean “rules”?",
            id="an unknown key of an override",
        ),
        pytest.param(
            "vocabulary:\n  acept: [a]\n",
            "2:3: there is no setting “acept” here; did you mean “accept”?",
            id="an unknown key of the vocabulary",
        ),
        pytest.param(
            "exclude: vendor/\n",
            "1:10: exclude: expected a list, not text",
            id="a text where a list is wanted",
        ),
        pytest.param(
            "language: 3\n", "1:11: language: expected text, not a whole number", id="a number"
        ),
        pytest.param(
            "preview: maybe\n", "1:10: preview: expected true or false, not text", id="no boolean"
        ),
        pytest.param(
            "include:\n- a\n- 7\n",
            "3:3: include.1: expected text, not a whole number",
            id="a wrong item of a list has its own place",
        ),
        pytest.param(
            "overrides:\n- rules: {}\n", "2:3: `files` is missing here", id="an override of nothing"
        ),
        pytest.param(
            "overrides:\n- files: []\n",
            "2:10: overrides.0.files: expected a list that is not empty",
            id="an override of no files",
        ),
        pytest.param("- a\n", "1:1: expected a mapping of settings", id="a list of settings"),
        pytest.param("rules: {a: [\n", "2:1: while parsing", id="no YAML"),
        pytest.param(
            "language: en\nlanguage: de\n", "2:1: the key “language” stands twice", id="said twice"
        ),
        pytest.param(
            "required-version: '>=99'\n",
            f"1:19: these settings ask for contentlint >=99; this is {__version__}",
            id="another version",
        ),
        pytest.param(
            "required-version: newest\n",
            "1:19: “newest” is no comparison with a version, such as “>=1.2”",
            id="no version",
        ),
        pytest.param(
            "extends: doc\n",
            "1:10: there is no profile or file “doc”; did you mean “docs”?",
            id="an unknown profile",
        ),
        pytest.param(
            "extends: [docs, gone.yaml]\n",
            "1:17: there is no profile or file “gone.yaml”; "
            "there are blog, default, docs, news, strict",
            id="a missing file has its place in the list",
        ),
        pytest.param(
            "extends: .contentlint.yaml\n",
            "1:10: settings extend themselves: .contentlint.yaml → .contentlint.yaml",
            id="a circle",
        ),
        pytest.param(
            "vocabulary:\n  accept-files: [words.txt]\n",
            "2:18: there is no file “words.txt”",
            id="a missing vocabulary file",
        ),
        pytest.param(
            "vocabulary:\n  accept: [utilise]\n  reject: [utilise]\n",
            "2:12: “utilise” is both accepted and rejected",
            id="a word that is right and wrong",
        ),
        pytest.param(
            "rules:\n  filler: offf\n",
            "2:11: expected off, on, error, warning, suggestion or a mapping, not “offf”; "
            "did you mean “off”?",
            id="neither a switch nor a severity",
        ),
        pytest.param(
            "rules:\n  filler:\n",
            "2:10: expected off, on, error, warning, suggestion or a mapping, not “”",
            id="a rule of which nothing is said",
        ),
        pytest.param(
            "rules:\n  filler: {severity: fatal}\n",
            "2:22: expected error, warning, suggestion, not “fatal”",
            id="an unknown severity",
        ),
        pytest.param(
            "rules:\n  filler: {enabled: 3}\n", "2:21: expected on or off", id="no switch"
        ),
        pytest.param(
            "rules:\n  filler/cliche: {exceptions: some}\n",
            "2:31: expected a list of texts",
            id="exceptions that are no list",
        ),
        pytest.param(
            "rules:\n  filler/clichee: off\n",
            "2:3: there is no rule or family “filler/clichee”; did you mean “filler/cliche”?",
            id="an unknown rule has the nearest one",
        ),
        pytest.param(
            "rules:\n  cliche: off\n",
            "2:3: there is no rule or family “cliche”; did you mean “filler/cliche”?",
            id="a rule without its family",
        ),
        pytest.param(
            "overrides:\n- files: ['*']\n  rules:\n    nonsense/*: off\n",
            "4:5: there is no rule or family “nonsense/*”",
            id="a glob that names nothing",
        ),
        pytest.param(
            "rules:\n  filler/cliche: {tokns: [a]}\n",
            "2:19: “filler/cliche” has no parameter “tokns”; did you mean “tokens”?",
            id="an unknown parameter has the nearest one",
        ),
        pytest.param(
            "rules:\n  filler: {tokns: [a]}\n",
            "2:12: no rule of “filler” has a parameter “tokns”; did you mean “tokens”?",
            id="a parameter that no rule of a family has",
        ),
        pytest.param(
            "rules:\n  filler/cliche: {tokens: 7}\n",
            "2:27: tokens: expected a list, not a whole number",
            id="a parameter of the wrong type",
        ),
        pytest.param(
            "rules:\n  filler/cliche: {tokens: ['(']}\n",
            "2:3: no regular expression: missing ), unterminated subpattern at position ",
            id="a parameter that is no regular expression",
        ),
        pytest.param(
            "rules:\n  filler/cliche: {exceptions: ['(']}\n",
            "2:3: no regular expression: missing ), unterminated subpattern at position ",
            id="an exception that is no regular expression",
        ),
        pytest.param(
            "rules:\n  filler/cliche: {extend-ignorecase: [true]}\n",
            "2:38: “ignorecase” is no list; set it as a whole",
            id="what is no list cannot be extended",
        ),
        pytest.param(
            "rules:\n  filler/cliche: {extend-tokens: one}\n",
            "2:34: extend-tokens: expected a list",
            id="a list is extended by a list",
        ),
        pytest.param(
            "rule-folders: [house]\n", "1:16: there is no folder “house”", id="a missing folder"
        ),
    ],
)
def test_wrong_settings_are_refused_with_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, text)
    with pytest.raises(FileError) as refused:
        Profiles(RunOptions())
    assert str(refused.value).startswith(f".contentlint.yaml:{message}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "[tool.contentlint]\nlanguage = 'en'\nexclud = ['a']\n",
            "3:1: there is no setting “exclud” here; did you mean “exclude”?",
            id="an unknown key",
        ),
        pytest.param(
            "[tool.contentlint.rules]\n'filler/*' = 'offf'\n",
            "2:14: expected off, on, error, warning, suggestion or a mapping, not “offf”; "
            "did you mean “off”?",
            id="a quoted key",
        ),
        pytest.param(
            "[tool.contentlint]\nrules = {'filler/cliche' = {tokens = [1]}}\n",
            "2:38: tokens: expected text, not a whole number",
            id="inside inline tables and lists",
        ),
        pytest.param(
            "[[tool.contentlint.overrides]]\nfiles = ['a']\n"
            "[[tool.contentlint.overrides]]\nfiles = [\n  # why\n  'b',\n  3,\n]\n",
            "7:3: overrides.1.files.1: expected text, not a whole number",
            id="the second of several tables",
        ),
        pytest.param("[tool.contentlint]\nx = \n", "2:5: Invalid value", id="no TOML"),
    ],
)
def test_wrong_tables_of_pyproject_are_refused_with_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, text, "pyproject.toml")
    with pytest.raises(FileError) as refused:
        Profiles(RunOptions())
    assert str(refused.value).startswith(f"pyproject.toml:{message}")


def test_a_circle_through_another_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "extends: .contentlint.yaml\n", "more.yaml")
    path = written(tmp_path, "extends: more.yaml\n")
    with pytest.raises(FileError, match=r"more\.yaml:1:10: settings extend themselves: .* → "):
        load_layers(path)


def test_a_wrong_rule_of_ones_own_has_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "rule-folders: [rules]\n")
    (tmp_path / "rules" / "house").mkdir(parents=True)
    written(tmp_path / "rules" / "house", "severity: eror\n", "x.yaml")
    with pytest.raises(FileError, match=r"^rules/house/x\.yaml:1:11: "):
        Profiles(RunOptions())


def test_settings_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(FileError, match="not UTF-8 text"):
        load_layers(tmp_path / "a.yaml")
    with pytest.raises(FileError, match="cannot be read"):
        load_layers(tmp_path / "gone.yaml")


def test_a_command_line_that_names_no_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    profiles = Profiles(RunOptions(select=("filler/clishe",)))
    with pytest.raises(NoSuchRule, match="did you mean “filler/cliche”"):
        profiles.require_names()
