"""`.vale.ini` from its text to the rules that run on a path."""

from pathlib import Path

import pytest

from linter.pipeline.options import RunOptions
from linter.pipeline.run import Run
from linter.rulebook.vale.configuration import Configuration
from linter.rulebook.vale.ini_file import items_of, parse_ini, section_pattern
from linter.settings.nodes import FileError

_RULE = "extends: existence\nmessage: \"'%s'\"\ntokens: [{word}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for style, names in (("A", ("One", "Two")), ("B", ("Three",))):
        (tmp_path / "styles" / style).mkdir(parents=True)
        for name in names:
            text = _RULE.format(word=name.lower())
            (tmp_path / "styles" / style / f"{name}.yml").write_text(text)
    return tmp_path


def _rules(folder: Path, config: str, path: str) -> list[str]:
    file = folder / ".vale.ini"
    file.write_text(f"StylesPath = styles\n{config}")
    known = Configuration(file)
    return list(known.rules(known.chosen(folder / path)))


@pytest.mark.parametrize(
    ("config", "path", "rules"),
    [
        pytest.param("[*]\nBasedOnStyles = A", "x.md", ["A.One", "A.Two"], id="a style"),
        pytest.param("[*]\nBasedOnStyles = A\n[*.md]\nBasedOnStyles = B", "d/x.md", ["B.Three"],
                     id="the last section that matches replaces"),
        pytest.param("[*]\nBasedOnStyles = A\nA.One = NO", "x.md", ["A.Two"], id="switched off"),
        pytest.param("[*.md]\nB.Three = YES", "x.md", ["B.Three"], id="a rule alone"),
        pytest.param("[*.{md,txt}]\nBasedOnStyles = A", "x.rst", [], id="another format"),
        pytest.param("MinAlertLevel = error\n[*]\nBasedOnStyles = A\nA.Two = error", "x.md",
                     ["A.Two"], id="levels are set before they are compared"),
        pytest.param("[docs/**]\nBasedOnStyles = B", "docs/a/x.md", ["B.Three"], id="a folder"),
    ],
)  # fmt: skip
def test_which_rules_run(folder: Path, config: str, path: str, rules: list[str]) -> None:
    assert _rules(folder, config, path) == rules


def test_a_missing_style_is_an_error_where_it_was_asked_for(folder: Path) -> None:
    with pytest.raises(FileError, match="the style C"):
        _rules(folder, "[*]\nBasedOnStyles = C", "x.md")
    lenient = Configuration(folder / ".vale.ini", strict=False)
    assert not lenient.rules(lenient.chosen(folder / "x.md"))
    assert "the style C" in " ".join(lenient.notices)


def test_lists_are_parted_by_commas_outside_of_brackets() -> None:
    assert items_of(r"(\{\{[^,]+\}\}), (a{2,3})") == [r"(\{\{[^,]+\}\})", "(a{2,3})"]
    text = "TokenIgnores = (a), \\\n  (b)\n# c\n[*]\nx = 'y # z'\n"
    sections = parse_ini(text, "i").sections
    assert sections[0].values("TokenIgnores") == ["(a)", "(b)"]
    assert sections[1].value("x") == "y # z"


@pytest.mark.parametrize(
    ("name", "path", "matches"),
    [
        pytest.param("*.md", "a/b.md", True, id="a star crosses folders"),
        pytest.param("docs/**/*.md", "docs/a/b/c.md", True, id="two stars"),
        pytest.param("a/*/**.md", "a/b/c/d.md", True, id="both"),
        pytest.param("*.{md,mdx}", "x.mdx", True, id="alternatives"),
        pytest.param("test.md", "a/test.md", False, id="a name is a whole path"),
    ],
)
def test_globs_of_sections(name: str, path: str, matches: bool) -> None:
    assert (section_pattern(name).fullmatch(path) is not None) is matches


def test_a_run_finds_vales_settings_and_heeds_comments(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".git").mkdir()
    (folder / ".vale.ini").write_text("StylesPath = styles\n[*]\nBasedOnStyles = A, B\n")
    (folder / "x.md").write_text("one\n\n<!-- vale A.Two = NO -->\n\ntwo three\n")
    monkeypatch.chdir(folder)
    options = RunOptions(cached=False, jobs=1)
    found = [v.rule for v in Run(["x.md"], options).violations()["x.md"] if "/" not in v.rule]
    assert found == ["A.One", "B.Three"]
    (folder / ".contentlint.yaml").write_text(
        "extends: .vale.ini\nrules:\n  B: 'off'\n  A.One: error\n"
    )
    violations = Run(["x.md"], options).violations()["x.md"]
    found = [f"{v.rule} {v.severity}" for v in violations if "/" not in v.rule]
    assert found == ["A.One error"]


def test_a_style_counts_in_the_score_where_settings_give_it_a_family(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".vale.ini").write_text("StylesPath = styles\n[*]\nBasedOnStyles = A, B\n")
    (folder / "x.md").write_text("one three " + "Here are plain words. " * 20)
    monkeypatch.chdir(folder)
    families = []
    for said in ("", "style-families: {A: filler, B: house}\n"):
        (folder / ".contentlint.yaml").write_text(f"extends: .vale.ini\n{said}")
        report = Run(["x.md"], RunOptions(cached=False, select=("A", "B"))).report()
        assert len(report.files[0].violations) == 2
        families.append({name: part.count for name, part in report.files[0].families.items()})
    assert families == [{}, {"filler": 1, "house": 1}]


def test_a_family_has_a_name_as_ours_have(folder: Path) -> None:
    file = folder / ".contentlint.yaml"
    file.write_text("style-families: {A: My Style}\n")
    with pytest.raises(FileError, match="style-families"):
        Run(["x.md"], RunOptions(cached=False, config=str(file))).report()
