from pathlib import Path

import pytest

from linter.checks.hunspell import files_of
from linter.checks.spelling.other_language import judge_in
from linter.pipeline.api import check_paths
from linter.settings.nodes import FileError
from tests.checks.test_hunspell import AFF, DIC
from tests.cli.test_commands import contentlint

_WORDS = "nicht die der das und ist war Minister Schule Wetter sehr schön"
_ARTICLE = "---\nlang: de\n---\n# Die Schule\n\nDas Wetter war {}, und die Schule ist schön.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "de.dic").write_text(DIC + _WORDS.replace(" ", "\n"), "utf-8")
    (tmp_path / "de.aff").write_text(AFF, "utf-8")
    (tmp_path / ".contentlint.yaml").write_text("dictionaries: {de: de.dic}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("word", "suggestions"),
    [
        pytest.param("nihct", ("nicht",), id="two letters swapped"),
        pytest.param("schon", ("schön",), id="a letter of the language"),
        pytest.param("Minsiter", ("Minister",), id="capitalised, two letters swapped"),
        pytest.param("Minester", (), id="capitalised: perhaps a name"),
        pytest.param("Haustür", (), id="a compound"),
        pytest.param("l’Haus", (), id="an article before it"),
        pytest.param("software", (), id="a word of English"),
        pytest.param("krxlmpf", (), id="close to no word"),
    ],
)
def test_words(folder: Path, word: str, suggestions: tuple[str, ...]) -> None:
    files = files_of(folder / "de.dic", folder / "de.aff")
    verdict = judge_in(word, files)
    assert verdict.suggestions == suggestions
    assert verdict.accepted is not bool(suggestions)


def test_an_article_is_judged_by_the_dictionary_of_its_language(folder: Path) -> None:
    (folder / "a.md").write_text(_ARTICLE.format("sher"), "utf-8")
    (folder / "b.md").write_text(_ARTICLE.format("sehr").replace("de", "pl"), "utf-8")
    report = check_paths([str(folder)], select=["typos"])
    found = [(file.path, v.excerpt) for file in report.files for v in file.violations]
    assert [(Path(path).name, excerpt) for path, excerpt in found] == [("a.md", "sher")]


def test_a_word_of_several_articles_is_vocabulary(folder: Path) -> None:
    for name in ("a.md", "b.md"):
        (folder / name).write_text(_ARTICLE.format("sher"), "utf-8")
    report = check_paths([str(folder)], select=["typos"])
    assert [v for file in report.files for v in file.violations] == []


def test_another_dictionary_is_another_set_of_rules(folder: Path) -> None:
    (folder / "a.md").write_text(_ARTICLE.format("sher"), "utf-8")
    assert check_paths([str(folder)], select=["typos"]).files[0].violations
    (folder / "de.dic").write_text(DIC + f"{_WORDS} sher".replace(" ", "\n"), "utf-8")
    assert not check_paths([str(folder)], select=["typos"]).files[0].violations


def test_a_dictionary_that_is_missing(folder: Path) -> None:
    (folder / ".contentlint.yaml").write_text("dictionaries: {de: no.dic}\n", "utf-8")
    with pytest.raises(FileError, match="there is no dictionary file"):
        check_paths([str(folder)])


def test_the_command(folder: Path) -> None:
    said = contentlint("spell", "--language", "de", "nihct", "Haustür", cwd=folder).out
    assert "a suggestion: nicht" in said
    assert "words joined into one" in said
    given = contentlint("spell", "--dictionary", "de.dic", "nihct", cwd=folder).out
    assert "a suggestion: nicht" in given
    assert contentlint("spell", "--language", "it", "ciao", cwd=folder).status == 2
