import pytest

from linter import check_text
from linter.language_server.silencing import silencing
from linter.pipeline.fix import apply_edits

RULE = "typos/misspelling"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.md", "We recieved it,\nand left.\n", id="within a paragraph"),
        pytest.param("a.md", "# We recieved it\n", id="heading"),
        pytest.param("a.md", "- We recieved it  \n  today.\n", id="before a hard break"),
        pytest.param("a.md", "| a |\n|---|\n| We recieved it |\n", id="table"),
        pytest.param("a.md", '---\ntitle: "We recieved it"\n---\n\nText.\n', id="front matter"),
        pytest.param("a.md", "We recieved it,\r\nand left.\r\n", id="CRLF"),
        pytest.param("a.mdx", "We recieved it,\nand left.\n", id="MDX"),
        pytest.param("a.html", "<p>We recieved it.</p>\n", id="HTML"),
    ],
)
def test_the_comment_silences_the_violation_and_nothing_else(path: str, text: str) -> None:
    format = {"md": "markdown", "mdx": "mdx", "html": "html"}[path.partition(".")[2]]
    (violation,) = check_text(text, format, select=[RULE]).violations
    edit = silencing(text, path, violation, "en")
    assert edit is not None
    after = apply_edits(text, [edit])
    before = [v.rule for v in check_text(text, format).violations]
    before.remove(RULE)
    assert [v.rule for v in check_text(after, format).violations] == before


def test_plain_text_has_no_comments() -> None:
    text = "We recieved it.\n"
    (violation,) = check_text(text, "text", select=[RULE]).violations
    assert silencing(text, "a.txt", violation, "en") is None
