"""The readability of an article section by section."""

from linter.checks.readability import metrics
from linter.checks.readability.sections import section_readability
from linter.documents import parse

ARTICLE = """---
title: Mills of the valley
---

The mill stands by the river. It is old.

# How *it* works

Water turns the wheel, and the wheel turns the stones.

## Parts

- wheel
- stones

## Notwithstanding heterogeneity

Decentralized procurement exacerbates informational asymmetries considerably.
"""


def test_each_section_with_running_text_is_measured() -> None:
    found = section_readability(parse(ARTICLE, "markdown"))
    assert [(part.heading, part.level, part.line, part.words) for part in found] == [
        ("", 0, 5, 9),
        ("How it works", 1, 7, 10),
        ("Notwithstanding heterogeneity", 2, 16, 6),
    ]
    first, middle, last = found
    assert first.grade < middle.grade < last.grade
    assert first.flesch is not None
    assert last.flesch is not None
    assert first.flesch > last.flesch


def test_an_article_without_headings_is_one_section_like_the_whole() -> None:
    document = parse("It stands by the river.\n\nNobody knows how old it is.\n", "markdown")
    (only,) = section_readability(document)
    whole = metrics(document)
    assert (only.words, only.grade, only.flesch) == (
        whole["words"],
        whole["grade"],
        whole["flesch"],
    )


def test_no_flesch_where_the_language_has_none() -> None:
    document = parse("Młyn stoi nad rzeką. Nikt nie wie, jak jest stary.\n", "markdown", "pl")
    (only,) = section_readability(document)
    assert only.flesch is None
    assert only.grade > 0


def test_nothing_to_read_has_no_sections() -> None:
    assert section_readability(parse("# Only a heading\n", "markdown")) == ()
