import pytest

from linter.documents import parse
from tests.documents.laws import assert_lawful
from tests.documents.reading import blocks


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "import A from 'a'\nexport const meta = {\n  a: 1,\n\n  b: 2,\n}\n\n# Title\n",
            [("heading1", "Title")],
            id="modules-reach-to-the-end-of-their-braces",
        ),
        pytest.param(
            "import duties were raised.\n",
            [("paragraph", "import duties were raised.")],
            id="prose-that-begins-with-import",
        ),
        pytest.param(
            "<Tabs>\n  <TabItem value={`a`} label='A > B'>\n\n    Some *prose*.\n\n    - item\n\n"
            "  </TabItem>\n</Tabs>\n\nAfter.",
            [("paragraph", "Some prose."), ("list-item1", "item"), ("paragraph", "After.")],
            id="indented-children-are-markdown",
        ),
        pytest.param(
            "<Note>\nNot indented.\n</Note>", [("paragraph", "Not indented.")], id="flat-children"
        ),
        pytest.param(
            "Hi {name}, {/* a comment */}see <B c={() => { d > 1 }}>this</B>.",
            [("paragraph", "Hi ######, see this.")],
            id="expressions-are-opaque-and-tags-are-nothing",
        ),
        pytest.param(
            "`{a}` and ``<B>`` and {'{'} stay.",
            [("paragraph", "### and ### and ##### stay.")],
            id="braces-in-code",
        ),
        pytest.param(
            "```jsx\n<A>{b}\n```\n\nText.", [("code", ""), ("paragraph", "Text.")], id="fenced-code"
        ),
        pytest.param(
            "<h2 id='a'>Title</h2>\n\n<blockquote>\nSaid.\n</blockquote>\n\n"
            '<Image src={a} alt="An alt" />\n',
            [("heading2", "Title"), ("quote", "Said."), ("alt-text", "An alt")],
            id="html-elements-keep-their-meaning",
        ),
        pytest.param(
            "<style>{`\n.a { b: c }\n`}</style>\n\n<CodeBlock>\nx = 1\n</CodeBlock>\n\nText.",
            [("code", ""), ("paragraph", "Text.")],
            id="elements-that-hold-no-prose",
        ),
        pytest.param(":::tip\nMind this.\n:::\n", [("paragraph", "Mind this.")], id="admonition"),
        pytest.param(
            "An open { brace, a < b.", [("paragraph", "An open { brace, a < b.")], id="unclosed"
        ),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    document = parse(source, "mdx")
    assert blocks(document) == expected
    assert_lawful(document)


def test_expression_comments() -> None:
    document = parse("Text. {/* off */}\n\n{/* on */}\n", "mdx")
    assert [comment.text for comment in document.comments] == [" off ", " on "]
