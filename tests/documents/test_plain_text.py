import pytest

from linter.documents import parse
from tests.documents.laws import assert_lawful
from tests.documents.reading import blocks

WRAPPED = (
    "Of the things a hard-wrapped file must show, the first is that its lines\n"
    "are nearly all of the same length, and the second that they go on in the\n"
    "next line, where the sentence that was broken finds its end at some point\n"
    "of the text.\n"
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "A title\n\nby Admin 48 views\nA section\n\nA paragraph. It ends.\nAnother one, too.\n",
            [
                ("heading1", "A title"),
                ("byline", "by Admin 48 views"),
                ("heading2", "A section"),
                ("paragraph", "A paragraph. It ends."),
                ("paragraph", "Another one, too."),
            ],
            id="a-line-is-a-block",
        ),
        pytest.param(
            "Alone and short", [("heading1", "Alone and short")], id="heading-first-and-alone"
        ),
        pytest.param(
            "Ends with a colon:\n- one;\n- two\n",
            [
                ("paragraph", "Ends with a colon:"),
                ("list-item1", "one;"),
                ("list-item1", "two"),
            ],
            id="list",
        ),
        pytest.param("“Said so.”", [("paragraph", "“Said so.”")], id="a-quoted-sentence"),
        pytest.param("Why Japan?", [("heading1", "Why Japan?")], id="a-question-may-be-a-heading"),
        pytest.param(
            " ".join(["word"] * 16), [("paragraph", " ".join(["word"] * 16))], id="sixteen-words"
        ),
        pytest.param(
            "1. First\n2. Second\n\nText here.\n3. Alone\nText there.",
            [
                ("list-item1", "First"),
                ("list-item1", "Second"),
                ("paragraph", "Text here."),
                ("heading1", "3. Alone"),
                ("paragraph", "Text there."),
            ],
            id="numbers-make-a-list-only-together",
        ),
        pytest.param(
            "A title\n\n" + WRAPPED + "\n" + WRAPPED,
            [
                ("heading1", "A title"),
                ("paragraph", WRAPPED.strip()),
                ("paragraph", WRAPPED.strip()),
            ],
            id="hard-wrapped-files-are-parted-by-blank-lines",
        ),
        pytest.param(
            WRAPPED.replace("\n", "\r\n"), [("paragraph", WRAPPED.strip())], id="hard-wrapped-crlf"
        ),
        pytest.param(
            "A title\n=======\n\nText, then.\n* * *\nMore text.\n",
            [("heading1", "A title"), ("paragraph", "Text, then."), ("paragraph", "More text.")],
            id="rules-are-no-text",
        ),
        pytest.param(
            "\tIndented text, 3 < 4 &amp; *plain*.  \n",
            [("paragraph", "Indented text, 3 < 4 &amp; *plain*.")],
            id="nothing-is-markup",
        ),
        pytest.param("", [], id="empty"),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    document = parse(source, "text")
    assert blocks(document) == expected
    assert_lawful(document)
