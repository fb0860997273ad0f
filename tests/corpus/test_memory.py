"""What the corpus says of articles does not depend on how they were put in."""

import random
from collections.abc import Iterable, Mapping

import msgspec
import pytest

from linter.corpus import Corpus, Duplicate
from linter.corpus.editions import are_editions
from linter.findings import Examination
from tests.corpus.articles import CHECK, CHECKS, RULE, examination, prose_of

FLOOD = "the flood of 1953 broke the dykes in 67 places and drowned 1836 people"


def corpus(articles: Mapping[str, Examination]) -> Corpus:
    made = Corpus()
    for path, article in articles.items():
        made.add(path, article)
    return made


def places(found: Iterable[Duplicate]) -> list[tuple[str, int, tuple[tuple[str, int], ...]]]:
    return [
        (d.place.path, d.place.start, tuple((r.path, r.start) for r in d.related)) for d in found
    ]


def test_a_copy_is_reported_once_at_the_later_place() -> None:
    articles = {"b.md": examination(FLOOD), "a.md": examination("quite another text", FLOOD)}
    found = list(corpus(articles).duplicates(CHECKS, prose_of))
    assert places(found) == [("b.md", 0, (("a.md", 20),))]
    assert found[0].facts == {"similarity": 100, "words": 14, "copies": 1}


def test_each_later_copy_names_the_earlier_ones() -> None:
    articles = {name: examination(FLOOD) for name in ("a.md", "b.md", "c.md")}
    assert places(corpus(articles).duplicates(CHECKS, prose_of)) == [
        ("b.md", 0, (("a.md", 0),)),
        ("c.md", 0, (("a.md", 0), ("b.md", 0))),
    ]


def test_the_oldest_is_the_original_where_all_have_dates() -> None:
    articles = {
        "a.md": examination(FLOOD, published="2024-01-01"),
        "b.md": examination(FLOOD, published="2020-01-01"),
    }
    assert places(corpus(articles).duplicates(CHECKS, prose_of)) == [("a.md", 0, (("b.md", 0),))]


def test_what_stands_on_many_pages_belongs_to_the_site() -> None:
    articles = {f"{index}.md": examination(FLOOD) for index in range(30)}
    assert list(corpus(articles).duplicates(CHECKS, prose_of)) == []
    patient = {RULE: msgspec.structs.replace(CHECK, furniture=31)}
    assert len(list(corpus(articles).duplicates(patient, prose_of))) == 29
    assert len(list(corpus(articles).clusters(RULE, CHECK))) == 1


def test_order_and_merging_change_nothing() -> None:
    source = random.Random(3)
    vocabulary = [f"w{index}" for index in range(40)]
    articles = {}
    for index in range(30):
        texts = [" ".join(source.choices(vocabulary, k=12)) for _ in range(3)]
        if index % 3:
            texts.append(FLOOD + f" {index % 5}")
        articles[f"{index:02}.md"] = examination(*texts)
    patient = {RULE: msgspec.structs.replace(CHECK, furniture=99)}
    expected = list(corpus(articles).duplicates(patient, prose_of))
    assert expected
    shuffled = list(articles.items())
    for _ in range(5):
        source.shuffle(shuffled)
        first, second = corpus(dict(shuffled[:13])), corpus(dict(shuffled[13:]))
        first.merge(second)
        assert list(first.duplicates(patient, prose_of)) == expected


def test_clusters_come_by_the_words_they_waste() -> None:
    articles = {
        "a.md": examination("one of only six words here", FLOOD),
        "b.md": examination("one of only six words here"),
        "c.md": examination("one of only six words here", FLOOD),
    }
    found = corpus(articles).most_wasteful(CHECKS)
    assert [(c.wasted_words, c.pages) for c in found] == [(14, 2), (12, 3)]


def test_references_are_the_originals_and_not_judged() -> None:
    made = Corpus()
    made.add("a.md", examination(FLOOD, "what was said of it in the papers of the time"))
    made.add("b.md", examination("what was said of it in the papers of the time"))
    made.add("wire/1.md", examination("quite another text", FLOOD), reference=True)
    made.add("wire/2.md", examination(FLOOD), reference=True)
    assert places(made.duplicates(CHECKS, prose_of)) == [
        ("a.md", 0, (("wire/1.md", 20), ("wire/2.md", 0)))
    ]


def test_tally_sums_articles() -> None:
    first = corpus({"a": Examination(counts={"r": {"foo": 2}})})
    first.merge(corpus({"b": Examination(counts={"r": {"foo": 1, "bar": 5}})}))
    tally = first.tally("r")
    assert (tally.occurrences("foo"), tally.articles("foo")) == (3, 2)
    assert (tally.occurrences("bar"), tally.articles("baz")) == (5, 0)
    assert first.tally("unknown").occurrences("foo") == 0


@pytest.mark.parametrize(
    ("first", "second", "editions"),
    [
        pytest.param("docs/v1/a.md", "docs/v2/a.md", True, id="two versions of a page"),
        pytest.param("docs/v1/a.md", "docs/v2/b.md", True, id="two versions of a tree"),
        pytest.param("docs/v1/a.md", "docs/v1/b.md", False, id="two pages of one version"),
        pytest.param("x/v1/a.md", "y/v2/a.md", False, id="two trees"),
        pytest.param("en/a.md", "de/a.md", True, id="two translations"),
        pytest.param("relnotes/0.9.0b1.rst", "relnotes/0.9.0.rst", True, id="notes of releases"),
        pytest.param("docs/1.1.md", "docs/1.2.md", False, id="two chapters"),
        pytest.param("changes/1.0.md", "guide/1.0.md", False, id="notes and a page"),
        pytest.param("en/a.md", "de/b.md", False, id="two pages in two languages"),
        pytest.param("a.en.md", "a.pt-br.md", True, id="the language before the suffix"),
        pytest.param("a.md", "a.md", False, id="one page"),
        pytest.param("2023/a.md", "2024/a.md", False, id="years are no versions"),
        pytest.param("go/a.md", "blog/a.md", False, id="a folder that is no language"),
    ],
)
def test_editions(first: str, second: str, editions: bool) -> None:
    assert are_editions(first, second) is editions
    assert are_editions(second, first) is editions


@pytest.mark.parametrize(
    ("path", "named"),
    [
        pytest.param("en/storm.md", ["en/page.md"], id="its own language"),
        pytest.param("storm.md", ["de/page.md"], id="the first where none is its own"),
        pytest.param("fr/page.md", [], id="another translation"),
    ],
)
def test_of_translations_one_is_named(path: str, named: list[str]) -> None:
    articles = {name: examination(FLOOD) for name in ("de/page.md", "en/page.md", path)}
    found = [
        duplicate
        for duplicate in corpus(articles).duplicates(CHECKS, prose_of)
        if duplicate.place.path == path
    ]
    assert [place.path for duplicate in found for place in duplicate.related] == named
