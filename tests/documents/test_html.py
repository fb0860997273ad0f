import pytest

from linter.documents import parse
from tests.documents.laws import assert_lawful
from tests.documents.reading import blocks, references, source_of

PAGE = """<!DOCTYPE html>
<html lang="en"><head>
<meta charset="utf-8"><title>The &quot;title&quot;</title>
<meta name="description" content="What it&#39;s about.">
<meta property="og:title" content="Shared title">
<style>body { color: red }</style><script>if (a < b) { document.write("<p>no</p>") }</script>
</head><body>
<header><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<main><article>
<h1>The <em>heading</em></h1>
<p class="byline">By Jane Doe | 3 March 2020</p>
<p>First   paragraph
   over lines, with <a href="/x?a=1&amp;b=2">a link</a>.<br>Second line.</p>
Loose text<!-- a comment --> in a block.
<blockquote><p>Quoted.</p></blockquote>
<pre><code>code()</code></pre>
<dl><dt>Term<dd>Meaning</dl>
<p hidden>Hidden.</p>
<img src="a.png" alt="A picture">
</article></main>
<footer>© Site</footer>
</body></html>
"""


def test_a_page() -> None:
    document = parse(PAGE, "html")
    assert blocks(document) == [
        ("front-matter", 'The "title"'),
        ("front-matter", "What it's about."),
        ("front-matter", "Shared title"),
        ("heading1", "The heading"),
        ("byline", "By Jane Doe | 3 March 2020"),
        ("paragraph", "First   paragraph\nover lines, with a link.\nSecond line."),
        ("paragraph", "Loose text in a block."),
        ("quote", "Quoted."),
        ("code", ""),
        ("list-item1", "Term"),
        ("list-item1", "Meaning"),
        ("alt-text", "A picture"),
    ]
    assert [block.name for block in document.blocks[:3]] == ["title", "description", "og.title"]
    assert document.front_matter["description"] == "What it's about."
    assert references(document) == [("link", "a link", "/x?a=1&b=2"), ("image", "", "a.png")]
    assert [comment.text for comment in document.comments] == [" a comment "]
    assert source_of(document, "What it's about.") == "What it&#39;s about."
    assert_lawful(document)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>One<p>Two", [("paragraph", "One"), ("paragraph", "Two")], id="open-p"),
        pytest.param("<p>a <b c='>'>d</b></p>", [("paragraph", "a d")], id="bracket-in-a-value"),
        pytest.param("<p>a <!-- no", [("paragraph", "a <!-- no")], id="unclosed-comment"),
        pytest.param("<p>5 < 6 <3", [("paragraph", "5 < 6 <3")], id="brackets-in-text"),
        pytest.param(
            '<a title="unclosed>link</a> text', [("paragraph", "link text")], id="unclosed-value"
        ),
        pytest.param("<h2>A</h2>b", [("heading2", "A"), ("paragraph", "b")], id="heading-level"),
        pytest.param("<P>Upper<BR>case</P>", [("paragraph", "Upper\ncase")], id="upper-case"),
        pytest.param(
            "<textarea><p>no</p></textarea><p>yes</p>", [("paragraph", "yes")], id="raw-text"
        ),
        pytest.param("plain\n\ntext", [("paragraph", "plain\ntext")], id="no-tags-at-all"),
    ],
)
def test_parts_of_pages(source: str, expected: list[tuple[str, str]]) -> None:
    document = parse(source, "html")
    assert blocks(document) == expected
    assert_lawful(document)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p>List</p><code>openid profile</code>", id="after a block"),
        pytest.param("<ul><li>List</li><li><code>openid</code></li></ul>", id="a list item"),
        pytest.param(
            "<table><tr><td>List</td><td><kbd>openid</kbd></td></tr></table>", id="a cell"
        ),
    ],
)
def test_code_that_begins_a_block_is_opaque(page: str) -> None:
    assert "openid" not in parse(page, "html").prose.lintable
