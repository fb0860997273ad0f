"""The laws of documents, on generated and on real articles."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents import PARSERS, format_of, parse
from tests.documents.laws import assert_lawful

PIECES = st.sampled_from(
    """
a word|Two words.|caf&eacute;|&#8217;|&|“quoted”|naïve|😀|\u00a0|\u2028|\t|  | |\\*|\\|$|term
|**|*|_|~~|`|``|`code`|[|]|(|)|![alt|![a *b*](c.png)|[link](url "t")|[x]: /u|[^1]|[^1]: note
|<|>|<b>|</b>|<br>|<p>|</p>|<div>|</div>|<li>|<td>|<pre>|</pre>|<code>|</code>|<!-- c -->|<!--|-->
|<script>|</script>|<img src="a" alt="an alt &amp; more">|<a href="x">|</a>|<nav>|</nav>|<title>
|<h2>|</h2>|<blockquote>|</blockquote>|<sup>1</sup>|<div hidden>|<svg/>|<meta name="description"
|{{ x }}|{{|}}|{% if a %}|{% raw %}|{% endraw %}|{% comment %}|{% endcomment %}|{# c #}|{: .a}
|{{< b "c" >}}|:::note|:::|!!! note|{#id}|{a: 1}|{/* c */}|<Tabs>|</Tabs>|<A b={c} />|[@key]
|# |## |- |1. |> |    |```|~~~|***|---|+++|===|title: A|description: >|[seo]|title = "x\\n"|: |
|http://a.b/c_(d)|www.x.com|a@b.org|@me|$5|$x$|$$|by Admin 48 views|import A from "a"
|.. note::|::|..|* |====|`a <b>`_|:ref:`x`|.Title|= T|== S|****|ifdef::a[]|.. |:field: x|=====
|----|image::a.png[Alt]|link:x[y]|[source]|//|+|[quote]|____|////|NOTE: x|* * *|#. |\\ """.replace(
        "\n", ""
    ).split("|")
)
BREAKS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", ""])
ARTICLES = st.lists(st.tuples(PIECES, BREAKS), max_size=25).map(
    lambda parts: "".join(piece + line_end for piece, line_end in parts)
)


@pytest.mark.parametrize("format", sorted(PARSERS))
@settings(max_examples=150, deadline=None)
@given(article=ARTICLES)
def test_generated_articles_are_lawful(format: str, article: str) -> None:
    assert_lawful(parse(article, format))


@pytest.mark.parametrize("format", sorted(PARSERS))
@settings(max_examples=60, deadline=None)
@given(article=st.text(max_size=60))
def test_any_text_is_lawful(format: str, article: str) -> None:
    assert_lawful(parse(article.replace("\x00", ""), format))


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
@settings(max_examples=80, deadline=None)
@given(article=ARTICLES)
def test_line_ends_do_not_change_what_is_read(line_end: str, article: str) -> None:
    article = article.replace("\r\n", "\n").replace("\r", "\n")
    expected = parse(article, "text")
    actual = parse(article.replace("\n", line_end), "text")
    assert actual.prose.text == expected.prose.text
    assert [block.kind for block in actual.blocks] == [block.kind for block in expected.blocks]


@pytest.mark.parametrize(
    "piece",
    [
        *("[", "![", "{{", "{% a", "<a ", '<a "', "<!--", "<div>", "`a", "*a", "> ", "$1", "&amp"),
        *(
            "“",
            "---\r\n",
            "---\r\na: b\r\n",
            "{",
            "(",
            "<sup>",
            "http://)",
            "@",
            "- ",
            "|",
            ".. a::\n",
        ),
    ],
)
@pytest.mark.parametrize("format", sorted(PARSERS))
def test_hostile_repetition_is_lawful(format: str, piece: str) -> None:
    assert_lawful(parse(piece * 2000, format))


def corpus_files() -> list[Path]:
    folder = os.environ.get("CONTENTLINT_CORPORA")
    if not folder:
        return []
    return sorted(path for path in Path(folder).rglob("*") if format_of(path.name) is not None)


@pytest.mark.skipif(not corpus_files(), reason="CONTENTLINT_CORPORA names no articles")
def test_real_articles_are_lawful() -> None:
    for path in corpus_files():
        source = path.read_bytes().decode()
        if len(source) < 200_000:
            assert_lawful(parse(source, format_of(path.name) or "text"))
