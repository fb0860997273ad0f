import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from linter.findings import Severity
from linter.pipeline.options import RunOptions
from linter.pipeline.profiles import Profiles
from linter.pipeline.run import Run

Write = Callable[[str, str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def writer(name: str, text: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")

    return writer


def severity(profiles: Profiles, path: str, rule: str) -> Severity | None:
    """The severity of a rule for a path; None where it is off."""
    found = profiles.of(path).rules.get(rule)
    return found.severity if found else None


def test_the_nearest_file_upward_holds(write: Write) -> None:
    write(".contentlint.yaml", "rules: {filler/cliche: error}")
    write("docs/.contentlint.yml", "rules: {filler/cliche: off}")
    write("docs/api/pyproject.toml", "[tool.contentlint.rules]\n'filler/cliche' = 'warning'\n")
    write("docs/guide/pyproject.toml", "[tool.ruff]\nline-length = 100\n")
    profiles = Profiles(RunOptions())
    assert severity(profiles, "a.md", "filler/cliche") is Severity.ERROR
    assert severity(profiles, "docs/a.md", "filler/cliche") is None
    assert severity(profiles, "docs/guide/a.md", "filler/cliche") is None
    assert severity(profiles, "docs/api/x/y/a.md", "filler/cliche") is Severity.WARNING
    assert profiles.notices == []


def test_of_two_files_in_a_folder_the_first_wins_with_a_notice(write: Write) -> None:
    write(".contentlint.yaml", "rules: {filler/cliche: error}")
    write("pyproject.toml", "[tool.contentlint]\nlanguage = 'de'\n")
    profiles = Profiles(RunOptions())
    assert severity(profiles, "a.md", "filler/cliche") is Severity.ERROR
    assert profiles.choice("a.md").language == "en"
    notice = "pyproject.toml is not read: .contentlint.yaml stands beside it"
    assert profiles.notices == [notice]


def test_a_named_file_holds_everywhere_and_isolated_reads_none(write: Write) -> None:
    write(".contentlint.yaml", "language: de")
    write("other.yaml", "language: fr")
    assert Profiles(RunOptions(config="other.yaml")).of("x/a.md").language == "fr"
    assert Profiles(RunOptions(isolated=True)).of("a.md").language == "en"


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        pytest.param("{filler/cliche: off}", None, id="by id"),
        pytest.param("{filler: off}", None, id="by family"),
        pytest.param("{'filler/*': off}", None, id="by glob of the family"),
        pytest.param("{'*/cli*': off}", None, id="by any glob"),
        pytest.param("{filler/cliche: error}", Severity.ERROR, id="a severity"),
        pytest.param("{filler: error}", Severity.ERROR, id="a severity for a family"),
        pytest.param("{filler/cliche: on, filler: off}", Severity.SUGGESTION, id="id over family"),
        pytest.param("{filler: error, '*/cliche': off}", Severity.ERROR, id="family over glob"),
        pytest.param("{'filler/*': error, '*': off}", Severity.ERROR, id="glob over everything"),
        pytest.param("{filler/cliche: {enabled: off}}", None, id="in full"),
        pytest.param("{filler/cliche: {severity: error}}", Severity.ERROR, id="severity in full"),
        pytest.param("{filler/cliche: 'off'}", None, id="off as a text"),
    ],
)
def test_rules_are_switched(write: Write, rules: str, expected: Severity | None) -> None:
    write(".contentlint.yaml", f"rules: {rules}")
    assert severity(Profiles(RunOptions()), "a.md", "filler/cliche") is expected


@pytest.fixture
def house(write: Write) -> Write:
    """A rule of one's own, and a preview one."""
    rule = """
        severity: warning
        message: "Not “{match}”."
        why: The house says so.
        PREVIEW
        check:
          kind: existence
          tokens: [blue, green]
          exceptions: [blue moon]
        """
    write("rules/house/colour.yaml", rule.replace("PREVIEW", ""))
    write("rules/house/shade.yaml", rule.replace("PREVIEW", "preview: true"))
    return write


@pytest.mark.parametrize(
    ("settings", "running"),
    [
        pytest.param("", {"colour"}, id="previews are off"),
        pytest.param("preview: true", {"colour", "shade"}, id="all previews"),
        pytest.param("rules: {house/shade: on}", {"colour", "shade"}, id="one by name"),
        pytest.param("rules: {house/shade: error}", {"colour", "shade"}, id="one by severity"),
        pytest.param("rules: {house: on}", {"colour"}, id="a family does not mean its previews"),
        pytest.param("rules: {house/shade: {severity: error}}", {"colour"}, id="only graded"),
        pytest.param("preview: true\nrules: {house/shade: off}", {"colour"}, id="all but one"),
        pytest.param(
            "preview: true\noverrides: [{files: [a.md], preview: false}]",
            {"colour"},
            id="not in some files",
        ),
    ],
)
def test_previews(house: Write, settings: str, running: set[str]) -> None:
    house(".contentlint.yaml", f"rule-folders: [rules]\n{settings}")
    found = {rule for rule in Profiles(RunOptions()).of("a.md").rules if rule.startswith("house/")}
    assert found == {f"house/{name}" for name in running}


def test_exceptions_are_added_and_parameters_replaced_or_extended(house: Write) -> None:
    house(
        ".contentlint.yaml",
        """
        rule-folders: [rules]
        rules:
          house/colour:
            exceptions: [green party]
            extend-tokens: [red]
            ignorecase: false
        """,
    )
    profiles = Profiles(RunOptions())
    check = profiles.of("a.md").rules["house/colour"].check
    assert getattr(check, "exceptions", None) == ("blue moon", "green party")
    assert getattr(check, "tokens", None) == ("blue", "green", "red")
    assert getattr(check, "ignorecase", None) is False
    changes = profiles.decisions("a.md")["house/colour"].changes
    assert 'exceptions: ["green party"] (.contentlint.yaml:4)' in changes


def test_overrides_hold_for_their_files_and_the_later_wins(house: Write) -> None:
    house(
        ".contentlint.yaml",
        """
        rule-folders: [rules]
        language: en
        overrides:
          - files: [blog/**, CHANGELOG.md]
            language: de
            rules: {house/colour: off}
          - files: [blog/guest/]
            rules: {house/colour: error}
            vocabulary: {accept: [Grau]}
        """,
    )
    profiles = Profiles(RunOptions())
    assert severity(profiles, "a.md", "house/colour") is Severity.WARNING
    assert severity(profiles, "blog/a.md", "house/colour") is None
    assert severity(profiles, "x/CHANGELOG.md", "house/colour") is None
    assert severity(profiles, "blog/guest/a.md", "house/colour") is Severity.ERROR
    assert profiles.of("blog/guest/a.md").language == "de"
    assert profiles.of("blog/guest/a.md").vocabulary.accepts("Grau")
    assert not profiles.of("blog/a.md").vocabulary.accepts("Grau")
    assert profiles.of("blog/a.md") is profiles.of("blog/b.md")


def test_extended_files_come_first_and_keep_their_own_folder(house: Write) -> None:
    house(
        "shared/base.yaml",
        """
        exclude: [old/]
        rules: {house/colour: error}
        overrides: [{files: [a.md], rules: {house/colour: suggestion}}]
        """,
    )
    house(".contentlint.yaml", "extends: [default, shared/base.yaml]\nrule-folders: [rules]")
    profiles = Profiles(RunOptions())
    settings = profiles.settings_of("a.md")
    assert severity(profiles, "a.md", "house/colour") is Severity.ERROR
    assert severity(profiles, "shared/a.md", "house/colour") is Severity.SUGGESTION
    assert settings.excludes(Path("shared/old").absolute(), is_folder=True)
    assert not settings.excludes(Path("old").absolute(), is_folder=True)


def test_the_command_line_has_the_last_word(house: Write) -> None:
    house(".contentlint.yaml", "rule-folders: [rules]\nrules: {house/colour: off}")
    by_family = Profiles(RunOptions(select=("house",))).of("a.md").rules
    by_id = Profiles(RunOptions(select=("house/colour", "filler"), ignore=("filler/*",))).of("a.md")
    assert set(by_family) == set()
    assert set(by_id.rules) == {"house/colour"}


def test_a_renamed_rule_is_understood_with_a_notice(house: Write) -> None:
    house("rules/redirects.yaml", "house/color: house/hue\nhouse/hue: house/colour\n")
    house(".contentlint.yaml", "rule-folders: [rules]\nrules: {house/color: off}")
    profiles = Profiles(RunOptions(select=("house/hue",)))
    assert set(profiles.of("a.md").rules) == {"house/colour"}
    assert profiles.notices == [
        ".contentlint.yaml:2: “house/color” is now called “house/colour”",
        "“house/hue” is now called “house/colour”",
    ]


def test_a_severity_that_settings_name_holds_for_all_findings(write: Write) -> None:
    write(".contentlint.yaml", "rules: {duplicates/copied-paragraph: warning}")
    rule = Profiles(RunOptions()).of("a.md").rules["duplicates/copied-paragraph"]
    assert rule.severity_of({"words": 20, "apart": 3}) is Severity.WARNING


def test_what_articles_are_compared_by_is_decided_at_the_root(write: Write) -> None:
    (Path.cwd() / ".git").mkdir()
    write(".contentlint.yaml", "rules: {duplicates/copied-paragraph: {threshold: 0.8}}")
    write(
        "docs/.contentlint.yaml",
        "rules: {duplicates/copied-paragraph: {threshold: 0.9, min_words: 30}}",
    )
    write("news/.contentlint.yaml", "rules: {duplicates: off}")
    profiles = Profiles(RunOptions())
    rule = "duplicates/copied-paragraph"
    docs, news = profiles.of("docs/a.md"), profiles.of("news/a.md")
    assert docs.joining[rule] == profiles.of("a.md").rules[rule].check
    assert docs.joining[rule] != docs.rules[rule].check
    assert rule not in news.rules
    assert rule in news.contributing
    assert [notice for notice in profiles.notices if "min_words" in notice]
    assert not [notice for notice in profiles.notices if "threshold" in notice]


@pytest.mark.parametrize("name", ["blog", "default", "docs", "news", "strict"])
def test_packaged_profiles_are_right(write: Write, name: str) -> None:
    write(".contentlint.yaml", f"extends: {name}")
    profiles = Profiles(RunOptions())
    assert profiles.of("a.md").rules
    assert profiles.notices == []


def test_which_files_are_articles(write: Write) -> None:
    for name in ("a.md", "b.html", "notes.log", "old/c.md", "docs/d.md", "docs/gen/e.md"):
        write(name, "Text.\n")
    write(".contentlint.yaml", "include: ['*.md', '*.log']\nexclude: [old/]")
    write("docs/.contentlint.yaml", "exclude: [gen/*]")

    def found(*paths: str, force: bool = False) -> list[str]:
        run = Run(paths, RunOptions(cached=False, force_exclude=force))
        return list(run.violations())

    assert found(".") == ["a.md", "docs/d.md", "notes.log"]
    assert found("old/c.md", "b.html") == ["b.html", "old/c.md"]
    assert found("old/c.md", "b.html", "a.md", force=True) == ["a.md"]
