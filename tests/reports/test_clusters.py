"""Shared passages, joined from the findings that relate them."""

from linter.findings import Severity, Violation
from linter.reports.clusters import clusters
from tests.reports.samples import file, mark, related, run

TWICE = "The rent is too high."


def test_a_chain_of_copies_is_one_cluster() -> None:
    texts = {"a.md": TWICE, "b.md": f"x\n{TWICE}", "c.md": f"{TWICE} y"}

    def copy(path: str, of: str) -> Violation:
        place = related(texts[of], TWICE, "first here", of)
        return mark(texts[path], TWICE, "duplicates/sentence", related=(place,))

    report = run(
        file("a.md"),
        file("b.md", [copy("b.md", "a.md")]),
        file("c.md", [copy("c.md", "b.md")]),
    )
    (cluster,) = clusters(report).all
    assert [place.path for place in cluster.places] == ["a.md", "b.md", "c.md"]
    assert cluster.excerpt == TWICE
    assert set(clusters(report).by_place.values()) == {0}


def test_copies_in_one_article_are_a_cluster() -> None:
    text = f"{TWICE} And again. {TWICE}"
    first = related(text, TWICE, "first here")
    report = run(file("a.md", [mark(text, TWICE, "duplicates/sentence", nth=1, related=(first,))]))
    (cluster,) = clusters(report).all
    assert [place.start.offset for place in cluster.places] == [0, text.rindex(TWICE)]


def test_the_cluster_with_the_most_text_comes_first() -> None:
    short, long = "Short one.", "A passage that is a good deal longer."
    text = f"{short} {long} {short} {long}"
    found = [
        mark(text, needle, "duplicates/x", nth=1, related=(related(text, needle, "first"),))
        for needle in (short, long)
    ]
    assert [each.excerpt for each in clusters(run(file("a.md", found))).all] == [long, short]


def test_related_places_of_other_families_are_no_copies() -> None:
    text = "One term. Another term."
    found = mark(
        text,
        "term",
        "typos/consistency",
        severity=Severity.WARNING,
        related=(related(text, "Another", "unlike this"),),
    )
    assert clusters(run(file("a.md", [found]))).all == ()
