import tomllib
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from linter.settings.load import load_layers
from linter.settings.required_version import satisfies
from linter.settings.vocabulary_edit import accepting, target
from linter.settings.word_files import read_terms, with_term
from linter.text.vocabulary import Vocabulary

TERMS = (
    st.text(
        st.characters(whitelist_categories=("L", "N"), whitelist_characters=" '-.+&"), min_size=1
    )
    .map(lambda term: " ".join(term.split()))
    .filter(bool)
)


@pytest.mark.parametrize(
    ("word", "right"),
    [
        pytest.param("kubectl", True, id="as written"),
        pytest.param("Kubectl", True, id="at the start of a sentence"),
        pytest.param("KUBECTL", True, id="in a heading in capitals"),
        pytest.param("kubeCtl", False, id="in another case"),
        pytest.param("GitHub", True, id="a name"),
        pytest.param("github", False, id="a name keeps its case"),
        pytest.param("GITHUB", False, id="a name in capitals is another"),
        pytest.param("GitHub’s", True, id="a possessive"),
        pytest.param("GitHubs", False, id="a plural is another word"),
        pytest.param("Visual", True, id="a word of a term of several"),
        pytest.param("visual", False, id="a word of a term keeps its case"),
    ],
)
def test_accepted_words(word: str, right: bool) -> None:
    known = Vocabulary(frozenset({"kubectl", "GitHub", "Visual Studio Code"}))
    assert known.accepts(word) is right


def test_of_two_vocabularies_the_second_wins() -> None:
    first = Vocabulary(frozenset({"a", "b"}), {"c": "d", "e": ""})
    both = first | Vocabulary(frozenset({"e"}), {"b": "x"})
    assert both == Vocabulary(frozenset({"a", "e"}), {"c": "d", "b": "x"})


def test_files_of_terms(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# ours\n\nKubernetes\nC#\nutilise -> use # plain\n", encoding="utf-8")
    assert read_terms(path, "words.txt") == {"Kubernetes": "", "C#": "", "utilise": "use"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "mango\n", id="an empty file"),
        pytest.param("apple\nzebra\n", "apple\nmango\nzebra\n", id="in its place"),
        pytest.param("zebra\napple\n", "zebra\napple\nmango\n", id="unsorted: at the end"),
        pytest.param("# a\napple\nPear", "# a\napple\nmango\nPear\n", id="no line end, capitals"),
        pytest.param("a\r\nz\r\n", "a\r\nmango\r\nz\r\n", id="line ends are kept"),
        pytest.param("apple\nmango # it\n", "apple\nmango # it\n", id="there already"),
    ],
)
def test_a_term_is_added_to_a_file(before: str, after: str) -> None:
    assert with_term(before, "mango") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "vocabulary:\n  accept:\n    - mango\n", id="no settings"),
        pytest.param(
            "language: en # why",
            "language: en # why\nvocabulary:\n  accept:\n    - mango\n",
            id="settings without a vocabulary",
        ),
        pytest.param(
            "vocabulary:\n  accept: [apple, zebra] # ours\n",
            "vocabulary:\n  accept: [apple, zebra, mango] # ours\n",
            id="a list in brackets",
        ),
        pytest.param("vocabulary:\n  accept: []\n", "vocabulary:\n  accept: [mango]\n", id="none"),
        pytest.param(
            "vocabulary:\n  accept:\n    # fruit\n    - apple\n"
            "    - zebra # animal\nlanguage: en\n",
            "vocabulary:\n  accept:\n    # fruit\n    - apple\n    - mango\n"
            "    - zebra # animal\nlanguage: en\n",
            id="a list of lines keeps its order and comments",
        ),
        pytest.param(
            "vocabulary:\n  accept:\n  - apple\nlanguage: en\n",
            "vocabulary:\n  accept:\n  - apple\n  - mango\nlanguage: en\n",
            id="a list without indent",
        ),
        pytest.param(
            "vocabulary:\n  reject: [b]\n",
            "vocabulary:\n  accept:\n    - mango\n  reject: [b]\n",
            id="a vocabulary that accepts nothing",
        ),
        pytest.param(
            "vocabulary:\nlanguage: en\n",
            "vocabulary:\n  accept:\n    - mango\nlanguage: en\n",
            id="an empty vocabulary",
        ),
    ],
)
def test_a_term_is_added_to_settings(before: str, after: str) -> None:
    place = Path("/x/.contentlint.yaml")
    assert accepting(before, "mango", place, place) == after
    assert accepting(after, "mango", place, place) == after


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("[tool.contentlint]\nlanguage = 'en'", id="no vocabulary"),
        pytest.param("[tool.contentlint.vocabulary]\naccept = [ # fruit\n 'a',\n]\n", id="a list"),
        pytest.param("[tool.contentlint.vocabulary]\naccept = []\n", id="an empty list"),
        pytest.param("[tool.contentlint.vocabulary]\nreject = ['b']\n", id="nothing accepted"),
        pytest.param("[tool.contentlint]\nvocabulary.accept = ['a']\n", id="a dotted key"),
        pytest.param("[tool.contentlint]\nvocabulary = {}\n", id="an empty inline table"),
        pytest.param("[tool.contentlint]\nvocabulary = { reject = ['b'] }\n", id="an inline table"),
    ],
)
def test_a_term_is_added_to_pyproject(before: str) -> None:
    place = Path("/x/pyproject.toml")
    after = accepting(before, "mango", place, place)
    accepted = tomllib.loads(after)["tool"]["contentlint"]["vocabulary"]["accept"]
    assert "mango" in accepted
    assert all(
        line in after for line in before.splitlines() if "accept" not in line and "{" not in line
    )
    assert tomllib.loads(after)["tool"]["contentlint"]["vocabulary"].get("reject") in (None, ["b"])


@given(terms=st.lists(TERMS, min_size=1, max_size=6))
def test_any_terms_can_be_added_one_after_the_other(terms: list[str]) -> None:
    place, text = Path("/x/.contentlint.yaml"), "language: en\n"
    for term in terms:
        text = accepting(text, term, place, place)
    assert set(yaml.safe_load(text)["vocabulary"]["accept"]) == set(terms)


def test_terms_go_to_the_file_that_settings_name(tmp_path: Path) -> None:
    settings = tmp_path / ".contentlint.yaml"
    settings.write_text("vocabulary: {accept-files: [words.txt]}", encoding="utf-8")
    (tmp_path / "words.txt").write_text("Foo\n", encoding="utf-8")
    assert target(settings) == tmp_path / "words.txt"
    assert load_layers(settings)[0].vocabulary.accepts("Foo")


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        pytest.param("1.2", True, id="one release means its fixes too"),
        pytest.param("==1.2.3", True, id="exactly"),
        pytest.param("==1.2.4", False, id="exactly another"),
        pytest.param(">=1.2,<2", True, id="a range"),
        pytest.param(">=1.2, <1.2.3", False, id="the upper end is left out"),
        pytest.param("<=1.2", False, id="missing numbers are zero"),
        pytest.param("~=1.2", True, id="compatible"),
        pytest.param("~=1.1.9", False, id="not compatible"),
        pytest.param("!=1.2", False, id="not this one"),
        pytest.param(">1.2.3", False, id="later than this"),
    ],
)
def test_versions(wanted: str, fits: bool) -> None:
    assert satisfies("1.2.3", wanted) is fits
