import pytest

from linter.documents import BlockKind, ReferenceKind, parse
from tests.documents.laws import assert_lawful
from tests.documents.reading import blocks, references, source_of, texts


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "# Title\n\nText.\n\nSetext\n======\n",
            [("heading1", "Title"), ("paragraph", "Text."), ("heading1", "Setext")],
            id="headings-of-both-kinds",
        ),
        pytest.param("## A title {#anchor}\n", [("heading2", "A title")], id="heading-attributes"),
        pytest.param(
            "- one\n  more\n\n  two\n  - deep\n",
            [("list-item1", "one\nmore"), ("list-item1", "two"), ("list-item2", "deep")],
            id="every-paragraph-of-an-item-is-a-block",
        ),
        pytest.param(
            "- [ ] open\n- [x] done\n",
            [("list-item1", "open"), ("list-item1", "done")],
            id="task-marks-are-no-prose",
        ),
        pytest.param(
            "> Said.\n> More.\n", [("quote", "Said.\nMore.")], id="quote-marks-stand-in-no-text"
        ),
        pytest.param(
            "> [!NOTE]\n> Mind this.\n",
            [("paragraph", "Mind this.")],
            id="an-alert-is-the-author-speaking",
        ),
        pytest.param(
            "| A | B |\n|---|---|\n| c \\| d | `e` |\n",
            [
                ("table-header", "A"),
                ("table-header", "B"),
                ("table-cell", "c | d"),
                ("table-cell", "#"),
            ],
            id="table",
        ),
        pytest.param(
            "Text[^1].\n\n[^1]: The note.\n",
            [("paragraph", "Text."), ("footnote", "The note.")],
            id="footnote",
        ),
        pytest.param(
            "Term\n: Meaning\n",
            [("list-item1", "Term"), ("list-item1", "Meaning")],
            id="definition-list",
        ),
        pytest.param(
            "a\n\n```py\nx = 1\n```\n\n    indented\n\nb\n",
            [("paragraph", "a"), ("code", ""), ("code", ""), ("paragraph", "b")],
            id="code-is-known-by-its-place-only",
        ),
        pytest.param(
            "Use `pip` and $x^2$ now, it costs $5 or $6.",
            [("paragraph", "Use ### and ##### now, it costs $5 or $6.")],
            id="inline-code-and-math-are-opaque-but-money-is-not",
        ),
        pytest.param(
            "From $20-$30 to US$5–US$6.",
            [("paragraph", "From $20-$30 to US$5–US$6.")],
            id="ranges-of-money-are-no-math",
        ),
        pytest.param(
            "Gone is ~~the old~~ new.",
            [("paragraph", "Gone is ####### new.")],
            id="struck-words-are-not-judged",
        ),
        pytest.param(
            "See https://a.org/b_(c)). Or me@a.org, @me, www.a.org/x. Not a.b.",
            [("paragraph", "See ###################). Or ########, ###, ###########. Not a.b.")],
            id="bare-addresses-are-opaque",
        ),
        pytest.param(
            "One<br>two  \nthree\\\nfour",
            [("paragraph", "One\ntwo\nthree\nfour")],
            id="hard-breaks",
        ),
        pytest.param("a\r\nb \r\nc  \r\nd", [("paragraph", "a\nb\nc\nd")], id="crlf"),
        pytest.param(
            "By Jane Doe | March 3, 2020", [("byline", "By Jane Doe | March 3, 2020")], id="byline"
        ),
        pytest.param(
            "Posted: March 3, 2020\n\nPosted by Jane Doe\n\nPosters by Jane Doe",
            [
                ("byline", "Posted: March 3, 2020"),
                ("byline", "Posted by Jane Doe"),
                ("paragraph", "Posters by Jane Doe"),
            ],
            id="bylines-by-their-first-words",
        ),
        pytest.param(
            "![A *chart*](c.png)\n\nSee ![this](d.png) here.",
            [("alt-text", "A chart"), ("paragraph", "See here."), ("alt-text", "this")],
            id="alternative-text-is-a-block-of-its-own",
        ),
        pytest.param(
            "a <!-- no --> b\n\n[//]: # (nor this)\n", [("paragraph", "a b")], id="comments"
        ),
        pytest.param(
            "\\* not a list, caf&eacute; wasn&#8217;t **P**ublished &notanentity;",
            [("paragraph", "* not a list, café wasn’t Published &notanentity;")],
            id="escapes-entities-and-emphasis-inside-words",
        ),
        pytest.param(
            "Xi[1] said [@doe2020; @roe] so [^x].",
            [("paragraph", "Xi### said ################ so ####.")],
            id="citations-are-opaque",
        ),
        pytest.param(
            "Hello <имя>, l'**été**s.",
            [("paragraph", "Hello <имя>, l'étés.")],
            id="the-ascii-copy-changes-nothing-that-is-read",
        ),
        pytest.param("", [], id="empty"),
        pytest.param(" \n\t\n", [], id="blank"),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    document = parse(source, "markdown")
    assert blocks(document) == expected
    assert_lawful(document)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            'See [the *guide*]({{ "/guide" | url }}) now.',
            ["See the guide now."],
            id="a-template-as-target-leaves-the-link-readable",
        ),
        pytest.param("Hi {{ name }}, hello.", ["Hi ##########, hello."], id="a-value-is-opaque"),
        pytest.param("{{ only }}\n\nText.", ["Text."], id="a-block-of-templates-says-nothing"),
        pytest.param(
            '{{< figure src="x" >}}\nText.\n\n{{% tip %}}\nInside.\n{{% /tip %}}',
            ["Text.", "Inside."],
            id="hugo",
        ),
        pytest.param(
            "{% if a %}\nYes.\n{% else %}\nNo.\n{% endif %}", ["Yes.", "No."], id="control-tags"
        ),
        pytest.param(
            "A {% if a %}very{% endif %} good day.", ["A very good day."], id="inline-control-tags"
        ),
        pytest.param(
            "{% highlight py %}\ncode = here\n{% endhighlight %}\n\nText.",
            ["", "Text."],
            id="highlighted-code",
        ),
        pytest.param("a {% comment %} b {% endcomment %} c", ["a c"], id="liquid-comment"),
        pytest.param("{/* later: b\n\nc */}\n\na {/* d */} e", ["a e"], id="mdx-comment"),
        pytest.param(
            "Use `{{` and `}}` to print.", ["Use ## and ## to print."], id="marks-in-code"
        ),
        pytest.param("An open {{ mark is text.", ["An open {{ mark is text."], id="unclosed"),
        pytest.param(
            ":::note A title\nMind this.\n:::\n", ["Mind this."], id="docusaurus-admonition"
        ),
        pytest.param(
            "<!-- Hidden\n\n:::tip\n\nOld.\n\n::: -->\n\nAfter.",
            ["After."],
            id="admonition-that-ends-a-comment",
        ),
        pytest.param(
            '!!! note "A title"\n    Mind **this**.\n\n    - And that\n\nAfter.',
            ["Mind this.", "And that", "After."],
            id="mkdocs-admonition",
        ),
        pytest.param("Text.{: .lead }\n\nMore {.small}", ["Text.", "More"], id="attribute-lists"),
    ],
)
def test_templates_are_no_prose(source: str, expected: list[str]) -> None:
    document = parse(source, "markdown")
    assert texts(document) == expected
    assert_lawful(document)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "<div>\n<p>One &amp; two\nthree</p>\n</div>",
            [("paragraph", "One & two\nthree")],
            id="paragraph",
        ),
        pytest.param(
            "<ul><li>One<li>Two<ul><li>Deep</ul></ul>",
            [("list-item1", "One"), ("list-item1", "Two"), ("list-item2", "Deep")],
            id="list-with-implied-ends",
        ),
        pytest.param(
            "<table><tr><th>H<td>C</table>",
            [("table-header", "H"), ("table-cell", "C")],
            id="table",
        ),
        pytest.param(
            "<blockquote>\n\nMarkdown *inside*.\n\n</blockquote>\n\nAfter.",
            [("quote", "Markdown inside."), ("paragraph", "After.")],
            id="an-element-around-markdown",
        ),
        pytest.param(
            '<figure><img src="a" alt="An &quot;alt&quot;"><figcaption>Cap</figcaption></figure>',
            [("alt-text", 'An "alt"'), ("caption", "Cap")],
            id="figure",
        ),
        pytest.param(
            "<script>\nvar a = '<p>no</p>';\n</script>\n<style>p {}</style>\n"
            "<pre>no</pre>\n<p>Yes</p>",
            [("code", ""), ("paragraph", "Yes")],
            id="scripts-styles-and-code",
        ),
        pytest.param(
            "<nav>\n\nMenu of *links*\n\n</nav>\n\nText.",
            [("paragraph", "Text.")],
            id="navigation-over-several-blocks",
        ),
        pytest.param(
            "<svg>\n\nText that an unclosed element must not swallow.",
            [("paragraph", "Text that an unclosed element must not swallow.")],
            id="unclosed",
        ),
        pytest.param(
            'Press <kbd>Ctrl</kbd>, <span class="x">read</span> on<sup>1</sup>.',
            [("paragraph", "Press ####, read on#.")],
            id="inline-elements",
        ),
        pytest.param(
            "- item\n\n  <div\n    class='x'>in item</div>\n",
            [("list-item1", "item"), ("list-item1", "in item")],
            id="a-tag-over-indented-lines",
        ),
        pytest.param(
            "> <p>quoted\n> text</p>", [("quote", "quoted\ntext")], id="html-in-a-quotation"
        ),
        pytest.param("a < b and c > d & e", [("paragraph", "a < b and c > d & e")], id="no-tags"),
    ],
)
def test_html_inside_markdown(source: str, expected: list[tuple[str, str]]) -> None:
    document = parse(source, "markdown")
    assert blocks(document) == expected
    assert_lawful(document)


def test_references_are_known_by_place() -> None:
    source = (
        '[one *two*](http://a "t"), <http://b>, [ref], ![alt](i.png), note[^1], [@key], [2],\n'
        '<a href="u?a=1&amp;b=2">html</a> and [é]({{ "/x" | url }}).\n\n'
        "[ref]: http://c\n\n[^1]: Note.\n"
    )
    document = parse(source, "markdown")
    assert references(document) == [
        ("link", "one two", "http://a"),
        ("link", "http://b", "http://b"),
        ("link", "ref", "http://c"),
        ("image", "", "i.png"),
        ("footnote", "", "1"),
        ("citation", "[@key]", "key"),
        ("citation", "[2]", "2"),
        ("link", "html", "u?a=1&b=2"),
        ("link", "é", '{{ "/x" | url }}'),
    ]
    assert [source[r.source.start : r.source.end] for r in document.references][:4] == [
        '[one *two*](http://a "t")',
        "<http://b>",
        "[ref]",
        "![alt](i.png)",
    ]


def test_comments_of_every_kind() -> None:
    source = (
        "<!-- one -->\n\nText <!-- two --> here.\n\n[//]: # (three)\n"
        '[comment]: <> "four"\n\n{% comment %}five{% endcomment %}\n\n{# six #}\n\n'
        "{/* seven */} Text.\n\n"
        "```\n[//]: # (code)\n```\n"
    )
    document = parse(source, "markdown")
    assert [c.text.strip() for c in document.comments] == [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
    ]
    span = document.comments[2].source
    assert source[span.start : span.end] == "[//]: # (three)"


def test_a_comment_inside_another_is_a_part_of_it() -> None:
    source = "{% comment %}\n[//]: # (inner)\n{% endcomment %}\n\n[//]: # (naïve “outer”)\n"
    texts = [comment.text.strip() for comment in parse(source, "markdown").comments]
    assert texts == ["[//]: # (inner)", "naïve “outer”"]


@pytest.mark.parametrize(
    ("source", "read", "written"),
    [
        pytest.param("It wasn&#8217;t **P**ublish.", "wasn’t", "wasn&#8217;t", id="entity"),
        pytest.param(
            "It wasn&#8217;t **P**ublish.", "Publish", "P**ublish", id="emphasis-in-a-word"
        ),
        pytest.param("a [link](http://x) b", "a link b", "a [link](http://x) b", id="link"),
        pytest.param("😀 naïve “q” text", "text", "text", id="astral-characters"),
        pytest.param("> one\n> two", "one\ntwo", "one\n> two", id="soft-break-in-a-quote"),
        pytest.param("a\tb \\* c", "b * c", "b \\* c", id="escape"),
    ],
)
def test_readable_text_knows_its_source(source: str, read: str, written: str) -> None:
    assert source_of(parse(source, "markdown"), read) == written


def test_a_blocks_source_holds_its_markup() -> None:
    source = "# *Title*\n\n- one\n- two\n\n<p>Text</p>\n"
    document = parse(source, "markdown")
    assert [source[b.source.start : b.source.end].strip() for b in document.blocks] == [
        "# *Title*",
        "- one",
        "- two",
        "<p>Text</p>",
    ]


def test_an_image_reference_stands_where_the_image_stands() -> None:
    document = parse("See ![it](a.png) here.", "markdown")
    (image,) = document.references
    assert image.kind is ReferenceKind.IMAGE
    assert document.prose.text[: image.start] == "See "
    assert document.blocks[1].kind is BlockKind.ALT_TEXT


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[a][é] and [b][è]\n\n[é]: /e1\n[è]: /e2\n", id="labels-differ-by-an-accent"),
        pytest.param("[a][кот] and [b][пёс]\n\n[кот]: /e1\n[пёс]: /e2\n", id="labels-in-cyrillic"),
    ],
)
def test_reference_labels_outside_ascii(source: str) -> None:
    assert references(parse(source, "markdown")) == [("link", "a", "/e1"), ("link", "b", "/e2")]
