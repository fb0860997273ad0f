"""What is counted as running text, and what is measured for every article."""

import pytest

from linter.checks.readability import metrics
from linter.checks.readability.article import measure
from linter.checks.readability.counts import article_counts
from linter.checks.readability.sentence_counts import WINDOW
from linter.documents import parse
from linter.text.words import count_tokens


@pytest.mark.parametrize(
    ("source", "words", "sentences"),
    [
        pytest.param("It rose by 3.5 percent.", 5, 1, id="a decimal point ends nothing"),
        pytest.param("Mr. Smith met Dr. Jones in the U.S. today.", 9, 1, id="abbreviations"),
        pytest.param(
            "# A heading\n\nIt is glued to nothing.", 5, 1, id="headings are no sentences"
        ),
        pytest.param("- apples\n- pears\n\nWe sell fruit.", 3, 1, id="nor are items of a list"),
        pytest.param("- We sell fruit.\n- You buy it.", 6, 2, id="unless they end like one"),
        pytest.param("Run `cargo build --release` now.", 3, 1, id="code is one word"),
        pytest.param("“Go. Now,” she said.", 4, 2, id="sentences inside a quotation"),
        pytest.param("Well-known e-mail, isn't it?", 4, 1, id="hyphens and apostrophes join"),
    ],
)
def test_counts_of_running_text(source: str, words: int, sentences: int) -> None:
    counts = article_counts(parse(source, "markdown"))
    assert (counts.words, counts.sentences) == (words, sentences)


def test_metrics_that_every_article_has() -> None:
    source = "# The mill\n\nIt stands by the river. Nobody knows how old it is.\n\n- the wheel\n"
    found = metrics(parse(source, "markdown"))
    assert found["words"] == 15  # the heading and the list item are read too
    assert found["sentences"] == 2
    assert found["paragraphs"] == 1
    assert set(found) == {
        "words", "sentences", "paragraphs", "grade", "flesch", "dale_chall", "lix",
    }  # fmt: skip


@pytest.mark.parametrize("source", ["# Only a heading\n", "```\ncode\n```\n"])
def test_an_article_without_running_text_measures_nothing(source: str) -> None:
    found = metrics(parse(source, "markdown"))
    assert found["sentences"] == found["grade"] == found["flesch"] == 0


def test_the_grade_rises_from_plain_to_learned() -> None:
    plain = "We built a form. People could not fill it in. So we asked ten of them to try."
    news = "The council rejected the plan on Monday because the road would cross a nature reserve."
    learned = (
        "Notwithstanding considerable methodological heterogeneity, empirical investigations "
        "demonstrate that decentralized procurement exacerbates informational asymmetries."
    )
    grades = [metrics(parse(text, "markdown"))["grade"] for text in (plain, news, learned)]
    assert grades == sorted(grades)
    assert grades[0] < 6
    assert grades[2] > 16


def test_repeating_a_text_does_not_change_its_grade() -> None:
    sentence = "The council rejected the plan because the road would cross a nature reserve.\n\n"
    once = metrics(parse(sentence * 50, "markdown"))["grade"]
    thrice = metrics(parse(sentence * 150, "markdown"))["grade"]
    assert thrice == pytest.approx(once, abs=0.2)


def test_counts_do_not_depend_on_what_was_counted_before() -> None:
    text = "It’s a “well-known” fact/opinion — isn't it? 3.5% of C++ users agree (2019). " * WINDOW
    first = article_counts(parse(text, "text"))
    assert article_counts(parse(text, "text")) == first
    assert first.words == count_tokens(text)


def test_other_languages_are_measured_by_textstat() -> None:
    document = parse("Die Verwaltung ist 3.5 km weit. Das ist z. B. der Grund.", "text", "de")
    assert "dale_chall" not in metrics(document)  # a list of English words
    assert measure(document, "lix") == pytest.approx(metrics(document)["lix"], abs=0.01)
    assert measure(document, "wiener_sachtextformel") is not None
    assert measure(document, "gulpease") is None  # Italian
    assert 1 <= metrics(document)["grade"] <= 13
