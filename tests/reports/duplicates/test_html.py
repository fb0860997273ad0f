"""The page of clusters: nothing of an article is markup, what differs is marked, nothing loads."""

import html
import re
from html.parser import HTMLParser

import pytest

from linter.findings.duplicates import Duplicates
from linter.reports import ReportOptions
from linter.reports.duplicates import FORMATS
from linter.reports.duplicates.html import CLUSTERS, PLACES
from linter.reports.resources import resource, source_hash
from tests.reports.duplicates.clusters import ALMOST, ATTACK, TWICE, found


class Tags(HTMLParser):
    """The tags of a page, which must be closed in order."""

    VOID = frozenset({"meta", "link", "br", "img"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


def rendered(duplicates: Duplicates, show_all: bool = False) -> str:
    return "".join(FORMATS["html"](duplicates, ReportOptions(show_all=show_all, version="1.0")))


def quotes(page: str) -> list[str]:
    return re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", page, re.DOTALL)


def test_text_of_articles_is_no_markup_and_nothing_is_loaded() -> None:
    page = rendered(found())
    tags = Tags(page)
    assert not {"script", "img", "link", "iframe"} & set(tags.seen)
    assert html.escape(ATTACK, quote=False) in page
    assert "&lt;b&gt;.md: is no text" in page
    (policy,) = re.findall(r'Content-Security-Policy" content="(.*?)"', page)
    assert "default-src 'none'" in policy
    assert source_hash(resource("style.css")) in policy
    assert "script-src" not in policy
    assert "<!--" not in page


def test_what_differs_is_marked_on_both_sides() -> None:
    first, second, both = quotes(rendered(found()))
    assert re.findall(r"<ins>(.*?)</ins>", first) == ["is"]
    assert re.findall(r"<ins>(.*?)</ins>", second) == ["was far"]
    plain = [html.unescape(re.sub(r"</?ins>", "", quote)) for quote in (first, second, both)]
    assert plain == [TWICE, ALMOST.replace("\n", " "), TWICE]
    assert "<ins>" not in both


def test_copies_that_are_the_same_are_shown_once_and_named() -> None:
    page = rendered(found(copies=9))
    assert len(quotes(page)) == 3
    assert "Word for word the same, 12 words" in page
    assert "The same also stands at c1.md:3, c2.md:3, c3.md:3," in page
    assert "part of the site" in page


def test_long_lists_are_cut_unless_all_is_wanted() -> None:
    many = found(copies=PLACES + 5, clusters=CLUSTERS + 2)
    page = rendered(many)
    assert page.count("<details") == CLUSTERS
    assert "And 2 more clusters; --all shows them." in page
    assert "And 5 more; --all shows them." in page
    everything = rendered(many, show_all=True)
    assert everything.count("<details") == CLUSTERS + 2
    assert "--all" not in everything


@pytest.mark.parametrize("clusters", [0, 1])
def test_totals_are_said(clusters: int) -> None:
    page = rendered(found(clusters=clusters))
    assert f"{clusters} cluster" in page
    assert f"{24 * clusters} words wasted, in 3 articles" in page
    assert ("No passage stands more than once." in page) == (clusters == 0)
