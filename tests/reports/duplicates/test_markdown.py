"""Clusters in Markdown: they unfold, their text is no markup, the size is bounded."""

import re

import pyromark

from linter.findings.duplicates import Duplicates
from linter.reports import ReportOptions
from linter.reports.duplicates import FORMATS
from linter.reports.duplicates.markdown import CLUSTERS
from linter.reports.markdown import MAX_BYTES
from tests.reports.duplicates.clusters import ATTACK, found


def rendered(duplicates: Duplicates, show_all: bool = False) -> str:
    return "".join(FORMATS["markdown"](duplicates, ReportOptions(show_all=show_all)))


def test_each_cluster_unfolds_to_its_places_and_an_alignment() -> None:
    text = rendered(found(copies=3))
    page = pyromark.html(text)
    assert page.count("<details>") == page.count("</details>") == 1
    assert "<summary>1. <b>36 words</b> wasted in 4 places · duplicates/copied-paragraph" in page
    assert "b.md:3:1 is 91 % the same as a.md:3:1" in page
    removed, added = re.findall(r"^([-+] .*)$", text.split("diff\n")[1], re.MULTILINE)
    assert "is" in removed.split()
    assert "was" in added.split()
    # The pair that is the same as the one before is only named.
    assert page.count('<code class="language-diff">') == 2
    assert "c1.md:3:1 is 100 % the same as a.md:3:1" in page


def test_text_of_articles_is_no_markup() -> None:
    page = pyromark.html(rendered(found()))
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
    assert "````" in page
    assert len(ATTACK.split()) > 3
    assert "&lt;b&gt;.md: is no text" in page


def test_it_ends_before_a_summary_is_too_long() -> None:
    assert f"And {3} more clusters." in rendered(found(clusters=CLUSTERS + 3))
    text = rendered(found(clusters=2_000), show_all=True)
    assert "_Cut here, after" in text
    assert len(text.encode()) <= MAX_BYTES + 100
