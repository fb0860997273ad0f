"""Check kind `readability`: what is judged, and what is marked."""

import pytest

from linter.checks.readability.check import Readability
from linter.documents import parse
from linter.pipeline.views import Views
from linter.text.occurrences import Searches
from linter.text.vocabulary import Vocabulary

EASY = "We built a form. People could not fill it in. So we asked ten of them to try it. "
HARD = (
    "Notwithstanding considerable methodological heterogeneity, empirical investigations "
    "demonstrate that decentralized procurement exacerbates informational asymmetries. "
)
ARTICLE = f"# Forms\n\n{EASY * 5}\n\n## Rules\n\n{HARD * 3}\n\n## End\n\n{EASY * 5}\n"


def marked(check: Readability, source: str, scope: str) -> list[str]:
    document = parse(source, "markdown")
    view = Views(document, Searches(), Vocabulary()).view((scope,))
    return [document.prose.text[hit.start : hit.end] for hit in check.hits(view)]


@pytest.mark.parametrize(
    ("check", "scope", "expected"),
    [
        pytest.param(Readability(max=20, least_words=20), "section", ["Rules"], id="a section"),
        pytest.param(Readability(max=20, least_words=99), "section", [], id="too few words"),
        pytest.param(
            Readability(above_article=5, least_words=20), "section", ["Rules"], id="against it all"
        ),
        pytest.param(Readability(max=99, above_article=1), "section", [], id="both must be passed"),
        pytest.param(
            Readability(metric="flesch", min=50, least_words=20),
            "paragraph",
            [(HARD * 3).strip()],
            id="too low, a whole block",
        ),
        pytest.param(Readability(max=5), "article", ["Forms"], id="an article, at its heading"),
    ],
)
def test_what_is_marked(check: Readability, scope: str, expected: list[str]) -> None:
    assert marked(check, ARTICLE, scope) == expected


def test_an_article_without_headings_is_marked_at_its_first_sentence() -> None:
    assert marked(Readability(max=5, least_words=20), f"{HARD * 2}\n\n{EASY}", "article") == [
        HARD.strip()
    ]


def test_a_formula_for_another_language_finds_nothing() -> None:
    assert marked(Readability(metric="gulpease", max=0, least_words=1), ARTICLE, "article") == []


@pytest.mark.parametrize(
    "parameters",
    [
        pytest.param({"metric": "flash", "max": 1.0}, id="no such formula"),
        pytest.param({"metric": "flesch"}, id="no limit"),
    ],
)
def test_wrong_parameters_are_refused(parameters: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"metric|needs"):
        Readability(**parameters)  # type: ignore[arg-type]
