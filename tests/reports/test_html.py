"""The HTML report as data: self-contained, escaped, offsets as JavaScript counts."""

import base64
import hashlib
import json
import re
from typing import Any

import msgspec
import pytest

from linter.findings import RunReport
from linter.findings.report import PastScore, SectionReadability
from linter.reports import REPORTS, ReportOptions
from tests.reports.samples import file, mark, related, run, sample, texts


def page(report: RunReport, **options: Any) -> str:
    return "".join(REPORTS["html"](report, ReportOptions(**options)))


def data(output: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', output)
    assert found is not None
    return json.loads(found[1])


def utf16(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_nothing_is_loaded() -> None:
    output = page(sample(), texts=texts(), version="1.2.3")
    assert not re.search(r"<(?:link|img|iframe|object|embed)|\ssrc=|@import|url\(", output)
    assert "https://" not in re.sub(r'"https://example.org/[^"]*"', "", output)
    assert 'content="contentlint 1.2.3"' in output


def test_the_policy_names_the_script_and_the_style() -> None:
    output = page(sample(), texts=texts())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', output)
    assert policy is not None
    for tag in ("script", "style"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", output, re.DOTALL)
        assert content is not None
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("</script><script>alert(1)</script>", id="the end of a data block"),
        pytest.param("<!--<script>", id="a comment that would hide the end"),
        pytest.param("<img src=x onerror=alert(1)>", id="an element with a handler"),
    ],
)
def test_article_text_is_data(text: str) -> None:
    report = run(file(f"{text}.md", [mark(text, text)]))
    output = page(report, texts={f"{text}.md": text})
    assert text not in output
    assert data(output, "article-0")["text"] == text
    assert data(output, "index")["files"][0][0] == f"{text}.md"


def test_offsets_are_utf16() -> None:
    text = "👍 One 🎉 teh\r\n日本 👍🏽 teh"
    found = [mark(text, "teh", nth=n) for n in range(2)]
    report = run(file("a.md", found))
    article = data(page(report, texts={"a.md": text}), "article-0")
    for row in article["violations"]:
        assert utf16(article["text"], row[3], row[4]) == "teh"


def test_shared_passages_are_places_in_the_texts() -> None:
    output = page(sample(), texts=texts())
    (cluster,) = data(output, "index")["clusters"]
    for number, start, end, _ in cluster["places"]:
        text = data(output, f"article-{number}")["text"]
        assert utf16(text, start, end) == cluster["excerpt"]
    assert data(output, "article-1")["violations"][0][10] == 0


def test_articles_without_a_text_keep_their_excerpts() -> None:
    article = data(page(sample()), "article-0")
    assert article["text"] is None
    assert article["violations"][0][7] == "wiht"


def test_places_outside_the_run_are_named_but_not_linked() -> None:
    place = related("x teh", "teh", "stands there too", "elsewhere.md")
    report = run(file("a.md", [mark("teh", "teh", "duplicates/x", related=(place,))]))
    output = page(report, texts={"a.md": "teh"})
    assert data(output, "index")["clusters"] == []
    row = data(output, "article-0")["violations"][0]
    assert row[9][0][:2] == [None, "elsewhere.md"]
    assert row[10] is None


def test_a_link_that_would_run_a_script_is_left_out() -> None:
    report = run(file("a.md", [mark("teh", "teh")]))
    rules = dict(report.rules)
    rule = next(iter(rules))
    rules[rule] = msgspec.structs.replace(rules[rule], link="javascript:alert(1)")
    output = page(msgspec.structs.replace(report, rules=rules))
    assert data(output, "index")["rules"][0]["link"] == ""


def test_the_same_run_gives_the_same_page() -> None:
    assert page(sample(), texts=texts()) == page(sample(), texts=texts())


def test_sections_stand_in_the_order_of_the_articles() -> None:
    section = SectionReadability("Rents", 2, 7, 120, 11.5, 48.25)
    report = run(msgspec.structs.replace(file("a.md"), sections=(section,)), file("b.md"))
    assert data(page(report), "sections") == [[["Rents", 2, 7, 120, 11.5, 48.25]], []]


def test_the_history_is_that_of_the_run() -> None:
    past = PastScore("c0ffee", "2024-05-01", ("v1",), 2, 900, 1, 0, 3, 71.5, {"typos": 80.0})
    report = msgspec.structs.replace(run(file("a.md")), history=(past,))
    assert data(page(report), "index")["history"] == [json.loads(msgspec.json.encode(past))]
    assert data(page(run(file("a.md"))), "index")["history"] == []


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        pytest.param(["/srv/blog/a.md", "/srv/blog/b/c.md"], "/srv/blog/", id="said once"),
        pytest.param(["docs/a.md", "docs/b.md"], "", id="short where it is relative"),
        pytest.param(["/a.md", "/b.md"], "/", id="nothing but the root"),
        pytest.param(["/srv/blog/a.md"], "/srv/blog/", id="one article"),
        pytest.param([], "", id="none"),
    ],
)
def test_the_folder_that_all_absolute_paths_share(paths: list[str], folder: str) -> None:
    assert data(page(run(*map(file, paths))), "index")["folder"] == folder
