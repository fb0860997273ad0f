import pytest

from linter.documents import parse
from tests.documents.laws import assert_lawful
from tests.documents.reading import blocks, references


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "= Title\nJane Doe <me@a.org>\nv1.0, 2020-01-01\n:toc:\n:description: What it is.\n\n"
            "== Part\n\nText.\n",
            [
                ("heading1", "Title"),
                ("byline", "Jane Doe <########>"),
                ("front-matter", "What it is."),
                ("heading2", "Part"),
                ("paragraph", "Text."),
            ],
            id="header",
        ),
        pytest.param(
            "* one\nmore\n** deep\n* [x] two\n+\nAttached.\n\n. first\n\nterm:: meaning\n",
            [
                ("list-item1", "one\nmore"),
                ("list-item2", "deep"),
                ("list-item1", "two"),
                ("list-item1", "Attached."),
                ("list-item1", "first"),
                ("list-item1", "term"),
                ("list-item1", "meaning"),
            ],
            id="lists",
        ),
        pytest.param(
            ".A caption\n[source,py]\n----\nx = 1\n----\n\n....\nlog\n....\n\n literal\n\n"
            "[source]\ny = 2\n",
            [("caption", "A caption"), ("code", ""), ("code", ""), ("code", ""), ("code", "")],
            id="code",
        ),
        pytest.param(
            "NOTE: Mind this.\n\n[TIP]\n====\nAnd that.\n====\n\n[quote, Doe]\n____\nSaid.\n____\n",
            [("paragraph", "Mind this."), ("paragraph", "And that."), ("quote", "Said.")],
            id="admonitions-and-quotes",
        ),
        pytest.param(
            "|===\n|A |B\n\n|c goes\non |d\n2+a|e\n|===\n",
            [
                ("table-header", "A"),
                ("table-header", "B"),
                ("table-cell", "c goes\non"),
                ("table-cell", "d"),
                ("table-cell", "e"),
            ],
            id="table",
        ),
        pytest.param(
            "image::a.png[An alt,300]\n\nSee image:b.png[icon] here.\n",
            [("alt-text", "An alt"), ("paragraph", "See here."), ("alt-text", "icon")],
            id="images",
        ),
        pytest.param(
            "A `code`, *bold* **b**old, _em_, #marked#, {attr}, kbd:[Ctrl] and ((term)).",
            [("paragraph", "A ######, bold bold, em, marked, ######, ########## and term.")],
            id="inline-marks",
        ),
        pytest.param(
            'Say "`so`", caf&eacute;, 2 * 3 * 4, a_b_c.footnote:[A note.]\n',
            [("paragraph", "Say “so”, café, 2 * 3 * 4, a_b_c."), ("footnote", "A note.")],
            id="quotes-entities-notes",
        ),
        pytest.param("One +\ntwo", [("paragraph", "One\ntwo")], id="hard-break"),
        pytest.param(
            "[[id]]\n== Part\n\ninclude::a.adoc[]\n\nifdef::b[]\nText.\nendif::[]\n",
            [("heading2", "Part"), ("paragraph", "Text.")],
            id="anchors-and-directives",
        ),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    for article in (source, source.replace("\n", "\r\n")):
        document = parse(article, "asciidoc")
        assert blocks(document) == expected
        assert_lawful(document)


def test_references_and_comments() -> None:
    document = parse(
        "See https://a.org[the site], link:b.html[b^], <<part,the part>> and <<x>>.\n\n"
        "// linter off\n\n////\nlonger\n////\n",
        "asciidoc",
    )
    assert references(document) == [
        ("link", "the site", "https://a.org"),
        ("link", "b", "b.html"),
        ("link", "the part", "part"),
        ("link", "x", "x"),
    ]
    assert [comment.text.strip() for comment in document.comments] == ["linter off", "longer"]
