import contextlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest
import yaml
from jsonschema import Draft202012Validator

from linter.cli import app
from linter.rulebook.catalogue import rules_folder


class Ran(NamedTuple):
    """What a call of the command did."""

    status: int
    out: str
    err: str


def contentlint(*arguments: str, cwd: Path, stdin: bytes = b"") -> Ran:
    """Call the command in this process: starting one takes longer than most of what it does."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(cwd),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.object(sys, "argv", ["contentlint", *arguments]),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8")),
        pytest.raises(SystemExit) as ended,
    ):
        app()
    return Ran(int(ended.value.code or 0), out.getvalue(), err.getvalue())


SETTINGS = """\
rule-folders: [rules]
rules:
  "*": off
  house: on
  house/blue: {exceptions: [blue moon]}
overrides:
  - files: [old/]
    rules: {house/teh: off}
"""
TEH = """\
severity: error
message: "Not “{match}”."
why: It is no word. Nobody reads it.
check: {kind: substitution, swap: {teh: [the, tea]}, fix: none}
"""
BLUE = """\
severity: warning
message: "Not “{match}”."
why: The house is green.
check: {kind: existence, tokens: [blue]}
"""
BAD = "# Notes\n\nHere is teh blue wall, and teh end.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".contentlint.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "rules" / "house").mkdir(parents=True)
    (tmp_path / "rules" / "house" / "teh.yaml").write_text(TEH, encoding="utf-8")
    (tmp_path / "rules" / "house" / "blue.yaml").write_text(BLUE, encoding="utf-8")
    (tmp_path / "a.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "b.md").write_text(BAD, encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def test_settings_are_read_by_check(folder: Path) -> None:
    ran = contentlint("check", ".", "--output-format", "concise", cwd=folder)
    assert ran.status == 1
    assert ran.out.count("house/teh") == 2
    assert ran.out.count("house/blue") == 2
    assert contentlint("check", ".", "--isolated", cwd=folder).out.count("house/") == 0


def test_wrong_settings_end_with_2(folder: Path) -> None:
    (folder / ".contentlint.yaml").write_text("rules: {fillr: off}\n", encoding="utf-8")
    ran = contentlint("check", ".", cwd=folder)
    assert ran.status == 2
    assert ran.err == (
        "contentlint: .contentlint.yaml:1:9: there is no rule or family “fillr”; "
        "did you mean “filler”?\n"
    )


def test_config_show_names_file_and_line(folder: Path) -> None:
    ran = contentlint("config", "show", "old/b.md", cwd=folder)
    assert "settings for old/b.md: .contentlint.yaml" in ran.out
    assert "language: en  (default)" in ran.out
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert "house/teh off off: .contentlint.yaml:8 “house/teh”" in lines
    assert 'exceptions: ["blue moon"] (.contentlint.yaml:5)' in lines


def test_explain_file_says_what_switched_each_rule(folder: Path) -> None:
    ran = contentlint("check", "--explain-file", "old/b.md", cwd=folder)
    assert ran.status == 0
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[0] == "old/b.md: markdown, language en, .contentlint.yaml"
    assert "off house/teh .contentlint.yaml:8 “house/teh”" in lines
    assert "ran house/blue .contentlint.yaml:4 “house”" in lines
    assert "off filler/cliche .contentlint.yaml:3 “*”" in lines


def test_statistics(folder: Path) -> None:
    ran = contentlint("check", ".", "--statistics", cwd=folder)
    rows = [line.split() for line in ran.out.splitlines()]
    assert rows[1:3] == [
        ["2", "2", "–", "house/blue", "warning"],
        ["2", "1", "–", "house/teh", "error"],
    ]
    assert rows[3] == ["4", "in", "2", "articles"]


def test_rules_are_listed_for_people_and_programs(folder: Path) -> None:
    listed = json.loads(contentlint("rules", "list", "--output-format", "json", cwd=folder).out)
    by_id = {rule["id"]: rule for rule in listed}
    assert by_id["house/teh"]["active"] is True
    assert by_id["filler/cliche"]["reason"] == "off: .contentlint.yaml:3 “*”"
    table = contentlint(
        "rules", "list", "--family", "house", "--output-format", "markdown", cwd=folder
    )
    assert table.out.splitlines()[2:] == [
        "| `house/blue` | warning | The house is green. |",
        "| `house/teh` | error | It is no word. |",
    ]


def test_explain_shows_where_a_rule_is_set(folder: Path) -> None:
    ran = contentlint("rules", "explain", "house/blue", cwd=folder)
    assert "# house/blue" in ran.out
    assert "- here: warning, .contentlint.yaml:4 “house”" in ran.out
    assert '- exceptions: ["blue moon"] (.contentlint.yaml:5)' in ran.out
    assert (
        "off" in contentlint("rules", "explain", "house/teh", "--for", "old/b.md", cwd=folder).out
    )
    unknown = contentlint("rules", "explain", "house/the", cwd=folder)
    assert (unknown.status, unknown.err) == (
        2,
        "contentlint: there is no rule or family “house/the”; did you mean “house/teh”?\n",
    )


def test_rules_that_cannot_fire_are_pointed_out(folder: Path) -> None:
    rule = BLUE.replace("tokens: [blue]", "tokens: [blue, red], exceptions: [red, green]")
    (folder / "rules" / "house" / "blue.yaml").write_text(rule, encoding="utf-8")
    ran = contentlint("check", "a.md", cwd=folder)
    assert "rules/house/blue.yaml: every “red” is an exception" in ran.err
    assert "rules/house/blue.yaml: no phrase of the rule stands in the exception “green”" in ran.err
    assert "house/blue as set: " not in ran.err


def test_words_are_added_and_then_accepted(folder: Path) -> None:
    ran = contentlint("vocabulary", "add", "teh", "Visual Studio", cwd=folder)
    assert ran.out == ".contentlint.yaml accepts teh, Visual Studio\n"
    assert contentlint("check", ".", "--output-format", "concise", cwd=folder).out.count("teh") == 0
    again = contentlint("vocabulary", "add", "teh", cwd=folder)
    assert again.out == ".contentlint.yaml accepts all of them already\n"
    assert (
        contentlint("vocabulary", "list", cwd=folder).out == "accept  teh\naccept  Visual Studio\n"
    )


def test_words_are_added_where_there_are_no_settings(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs").mkdir()
    assert contentlint("vocabulary", "add", "foo", cwd=tmp_path / "docs").status == 0
    made = yaml.safe_load((tmp_path / ".contentlint.yaml").read_text(encoding="utf-8"))
    assert made == {"vocabulary": {"accept": ["foo"]}}


def test_a_baseline_from_beginning_to_end(folder: Path) -> None:
    created = contentlint("baseline", "create", cwd=folder)
    assert (created.status, created.out) == (
        0,
        ".contentlint-baseline.json accepts 4 violations\n",
    )
    assert contentlint("check", ".", "--fail-on", "suggestion", cwd=folder).status == 0
    assert contentlint("check", ".", "--no-baseline", cwd=folder).status == 1
    again = contentlint("baseline", "create", cwd=folder)
    assert again.status == 2
    assert "is there already" in again.err

    (folder / "a.md").write_text(BAD.replace("blue", "green") + "\nA hte end. Teh.\n", "utf-8")
    checked = contentlint("check", ".", "--output-format", "concise", cwd=folder)
    assert checked.out.count("house/") == 1
    assert checked.err == (
        "contentlint: .contentlint-baseline.json: 1 entry is stale; "
        "`contentlint baseline prune` takes them out\n"
    )
    shown = contentlint("baseline", "show", "a.md", cwd=folder).out.splitlines()
    assert shown[0] == "a.md"
    assert shown[1].split() == ["house/blue", "“blue”", "(1", "stale)"]
    assert shown[2].split() == ["2", "×", "house/teh", "“teh”"]
    assert len(shown) == 4
    pruned = contentlint("baseline", "prune", "a.md", cwd=folder)
    assert pruned.out == ".contentlint-baseline.json accepts 3 violations; 1 taken out\n"
    updated = contentlint("baseline", "update", "a.md", cwd=folder)
    assert updated.out == ".contentlint-baseline.json accepts 4 violations; it was 3 violations\n"
    assert contentlint("check", ".", "--fail-on", "suggestion", cwd=folder).status == 0


@pytest.mark.parametrize("command", ["update", "prune", "show"])
def test_a_baseline_that_is_not_there(folder: Path, command: str) -> None:
    ran = contentlint("baseline", command, cwd=folder)
    assert ran.status == 2
    assert "contentlint baseline create" in ran.err


def test_ambiguous_corrections_are_asked_about(folder: Path) -> None:
    ran = contentlint("check", "a.md", "--fix", "--interactive", cwd=folder, stdin=b"1\n2\n")
    assert "a.md:3:9 house/teh (1 of 2 here)" in ran.out
    assert "[1] the  [2] tea  [s]kip  [n]ext file  [q]uit: 1" in ran.out
    text = (folder / "a.md").read_text(encoding="utf-8")
    assert text == "# Notes\n\nHere is the blue wall, and tea end.\n"


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        pytest.param(b"1\nq\n", "Here is the blue wall, and teh end.", id="quit keeps the rest"),
        pytest.param(b"1\n", "Here is the blue wall, and teh end.", id="so does the end of input"),
        pytest.param(b"s\n1\n", "Here is teh blue wall, and the end.", id="skip"),
        pytest.param(b"9\nx\n1\nn\n", "Here is the blue wall, and teh end.", id="other keys"),
        pytest.param(b"q\n", "Here is teh blue wall, and teh end.", id="nothing"),
    ],
)
def test_nothing_is_lost_when_the_user_stops(folder: Path, keys: bytes, text: str) -> None:
    contentlint("check", "a.md", "--fix", "--interactive", cwd=folder, stdin=keys)
    assert (folder / "a.md").read_text(encoding="utf-8") == f"# Notes\n\n{text}\n"


def test_a_useless_comment_is_reported_and_taken_out(folder: Path) -> None:
    settings = SETTINGS.replace("house: on", "house: on\n  suppressions: on")
    (folder / ".contentlint.yaml").write_text(settings, encoding="utf-8")
    comment = "<!-- contentlint-disable-next-line house/teh -->\n"
    (folder / "a.md").write_text(f"# Notes\n\n{comment}All is well.\n", encoding="utf-8")
    ran = contentlint("check", "a.md", "--output-format", "concise", cwd=folder)
    assert "a.md:3:36" in ran.out
    assert "“house/teh” silences nothing: nothing of “house/teh” is found here." in ran.out
    contentlint("check", "a.md", "--fix", cwd=folder)
    assert (folder / "a.md").read_text(encoding="utf-8") == "# Notes\n\nAll is well.\n"


def test_init_looks_at_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("blog/a.md", "blog/b.md", "CHANGELOG.md", "blog/vendor/c.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\nlang: de\n---\n\nText.\n", encoding="utf-8")
    ran = contentlint("init", "--schema", cwd=tmp_path)
    assert ran.out.startswith(".contentlint.yaml written: 4 articles, profile blog\n")
    text = (tmp_path / ".contentlint.yaml").read_text(encoding="utf-8")
    made = yaml.safe_load(text)
    assert made["extends"] == "blog"
    assert made["language"] == "de"
    assert made["exclude"] == ["vendor/"]
    assert made["overrides"][0]["files"] == ["CHANGELOG.md"]
    schema = json.loads((tmp_path / ".contentlint.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(made)
    assert text.startswith("# yaml-language-server: $schema=.contentlint.schema.json\n")
    assert contentlint("check", ".", cwd=tmp_path).status == 0
    assert contentlint("init", cwd=tmp_path).status == 2
    assert contentlint("init", "--force", cwd=tmp_path).status == 0


def test_what_init_writes_for_others_is_right_too(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / "a.md").write_text("Text.\n", encoding="utf-8")
    contentlint("init", cwd=tmp_path)
    text = (tmp_path / ".contentlint.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(text) == {"extends": "docs", "language": "en"}
    settings = ("# exclude:", "# vocabulary:", "# rules:", "# overrides:", "#   ")
    spoken = "\n".join(
        line.removeprefix("# ") if line.startswith(settings) else line for line in text.splitlines()
    )
    (tmp_path / ".contentlint.yaml").write_text(spoken, encoding="utf-8")
    assert contentlint("config", "show", cwd=tmp_path).err == ""


def test_the_schema_accepts_what_is_right_and_refuses_what_is_not(folder: Path) -> None:
    schema = json.loads(contentlint("config", "schema", cwd=folder).out)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    validator.validate(yaml.safe_load(SETTINGS))
    mistakes: list[Any] = [
        {"exclud": ["a"]},
        {"rules": {"house/blue": {"tokns": []}}},
        {"rules": {"house/blue": "fatal"}},
        {"overrides": [{"rules": {}}]},
    ]
    for wrong in mistakes:
        assert list(validator.iter_errors(wrong)), wrong


def test_the_schema_of_rules_accepts_every_packaged_rule(tmp_path: Path) -> None:
    validator = Draft202012Validator(
        json.loads(contentlint("config", "schema", "rule", cwd=tmp_path).out)
    )
    for path in sorted(rules_folder().glob("*/*.yaml")):
        validator.validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    assert list(validator.iter_errors(yaml.safe_load(TEH.replace("swap", "swop"))))


def test_profiled_rules(folder: Path) -> None:
    ran = contentlint("check", ".", "--profile-rules", "--select", "typos/doubled-word", cwd=folder)
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert [line.split("  ")[0] for line in lines[-2:]] == ["all rules", "reading"]
    assert any(line.startswith("typos/doubled-word ") for line in lines)
    shares = [float(line.split()[-1].removesuffix("%")) for line in lines[-2:]]
    assert sum(shares) == pytest.approx(100, abs=0.2)
