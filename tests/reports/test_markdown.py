"""The Markdown summary: tables that hold, nothing of an article read as markup, a bounded size."""

import re
from typing import Any

import pyromark
import pytest

from linter.findings import RunReport
from linter.reports import REPORTS, ReportOptions
from linter.reports.markdown import MAX_BYTES
from tests.reports.samples import file, mark, run, sample


def rendered(report: RunReport, **options: Any) -> str:
    return "".join(REPORTS["markdown"](report, ReportOptions(**options)))


def as_html(text: str) -> str:
    html: str = pyromark.html(text, options=pyromark.Options.ENABLE_TABLES)
    return html


def test_the_summary_has_its_tables() -> None:
    html = as_html(rendered(sample()))
    assert html.count("<table>") == 5
    assert "<td>articles/first.md</td><td><strong>F</strong> 41</td>" in html
    assert "<summary>articles/second.txt: 2 findings</summary>" in html
    assert "“wiht” is misspelt.<br>fix: “with”" in html


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a | b", id="a bar would end the cell"),
        pytest.param("<script>alert(1)</script>", id="HTML"),
        pytest.param("</details>", id="the end of the fold"),
        pytest.param("*a* _b_ `c` ~~d~~", id="emphasis and code"),
        pytest.param("![x](http://example.org/x.png)", id="an image"),
        pytest.param("[x](javascript:alert(1))", id="a link"),
        pytest.param("one\n\n# two", id="line breaks"),
        pytest.param("\\| \\", id="backslashes"),
        pytest.param("&amp; &lt;", id="entities stay as they are written"),
        pytest.param("$x^2$", id="mathematics"),
    ],
)
def test_article_text_is_no_markup(text: str) -> None:
    found = mark("x " + text, text, message="{match}")
    html = as_html(rendered(run(file(f"{' '.join(text.split())}.md", [found]))))
    assert html.count("<table>") == 3
    for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL):
        assert row.count("<td") + row.count("<th") in (4, 5, 6)
    cell = re.findall(r"<td>(.*?)</td>", html)[-1]
    plain = re.sub(r"<!-- -->", "", cell)
    assert "<" not in plain
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        plain = plain.replace(entity, char)
    assert plain == " ".join(text.split())


def test_nobody_is_mentioned() -> None:
    text = "ask @octocat or see https://example.org and org/repo#12"
    output = rendered(run(file("a.md", [mark(text, text, message="{match}")])))
    assert "@octocat" not in output
    assert "://" not in output
    assert "repo#12" not in output


def test_nothing_found_is_two_lines() -> None:
    assert rendered(run(file("a.md"))) == (
        "## contentlint · mean score 88\n\n1 article, 500 words: nothing to mend.\n\n"
    )


def test_rules_are_capped_like_in_the_terminal() -> None:
    found = [mark("teh " * 9, "teh", nth=n) for n in range(9)]
    output = rendered(run(file("a.md", found)), limit=4)
    assert output.count("| typos/misspelling |") == 4
    assert "5 more of rules that were shown before." in output


def test_it_fits_into_a_step_summary() -> None:
    found = [mark("teh " * 50, "teh", nth=n, message="long " * 200) for n in range(50)]
    files = [file(f"{n}.md", found) for n in range(40)]
    output = rendered(run(*files), show_all=True)
    assert len(output.encode()) < MAX_BYTES + 1_000
    assert output.endswith("a summary may not be longer._\n")
