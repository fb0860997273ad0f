from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents import parse
from linter.documents.front_matter_flat import read_flat
from linter.documents.front_matter_yaml import read_yaml
from tests.documents.laws import assert_lawful
from tests.documents.reading import blocks


def fields(source: str) -> list[tuple[str, str, bool]]:
    """Name, text, and whether it is verbatim, of each front matter block."""
    document = parse(source, "markdown")
    assert_lawful(document)
    return [
        (
            block.name,
            document.prose.text[block.start : block.end],
            document.prose.is_verbatim(block.start, block.end),
        )
        for block in document.blocks
        if block.kind == "front-matter"
    ]


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        pytest.param("title: A plain title", [("title", "A plain title", True)], id="plain"),
        pytest.param('title: "In “quotes” 😀"', [("title", "In “quotes” 😀", True)], id="double"),
        pytest.param("title: 'It''s'", [("title", "It's", False)], id="single-with-an-escape"),
        pytest.param('title: "A \\"b\\""', [("title", 'A "b"', False)], id="double-with-an-escape"),
        pytest.param(
            "summary: >\n  One line\n  and more.\nlayout: post",
            [("summary", "One line and more.", False)],
            id="folded",
        ),
        pytest.param(
            "summary: |\n  One line.\n", [("summary", "One line.", True)], id="literal-of-one-line"
        ),
        pytest.param(
            "title: One\n  and two", [("title", "One and two", False)], id="plain-over-lines"
        ),
        pytest.param(
            "seo:\n  title: A\n  meta_description: B\nauthor:\n  title: Editor",
            [("seo.title", "A", True), ("seo.meta_description", "B", True)],
            id="nested",
        ),
        pytest.param("title: 2020\ntags: [a, b]\nlayout: title", [], id="not-text-or-not-prose"),
        pytest.param(
            "title: better &ldquo;doors&rdquo;", [("title", "better “doors”", False)], id="entities"
        ),
        pytest.param("title: &a [*a]\nsummary: b", [("summary", "b", True)], id="anchor-in-itself"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_yaml_fields(yaml: str, expected: list[tuple[str, str, bool]], line_end: str) -> None:
    assert fields(f"---\n{yaml}\n---\n\nText.\n".replace("\n", line_end)) == expected


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        pytest.param('title = "A title" # note', [("title", "A title", True)], id="basic"),
        pytest.param("title = 'It is'", [("title", "It is", True)], id="literal"),
        pytest.param('title = "A \\"b\\""', [("title", 'A "b"', False)], id="escaped"),
        pytest.param(
            'description = """\nOne\ntwo"""', [("description", "One\ntwo", True)], id="long"
        ),
        pytest.param(
            '[seo]\ntitle = "A"\n[[authors]]\ntitle = "Dr"', [("seo.title", "A", True)], id="tables"
        ),
        pytest.param('x = "\\"" \ntitle = "B"', [("title", "B", True)], id="escaped-mark"),
    ],
)
def test_toml_fields(toml: str, expected: list[tuple[str, str, bool]]) -> None:
    assert fields(f"+++\n{toml}\n+++\nText.\n") == expected


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("---\ntitle: [unclosed\n---\nText.\n", id="broken-yaml"),
        pytest.param("---\n- a\n- b\n---\nText.\n", id="yaml-that-is-a-list"),
        pytest.param("---\ndate: 2020-13-45\n---\nText.\n", id="a-date-that-does-not-exist"),
        pytest.param("+++\ntitle = \n+++\nText.\n", id="broken-toml"),
    ],
)
def test_broken_front_matter_is_no_prose_and_no_error(source: str) -> None:
    assert blocks(parse(source, "markdown")) == [("paragraph", "Text.")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("---\n\nText.\n\n---\n", ["Text."], id="a-rule-is-no-front-matter"),
        pytest.param("Text.\n\n---\ntitle: a\n---\n", ["Text.", "title: a"], id="not-at-the-top"),
    ],
)
def test_what_is_no_front_matter(source: str, expected: list[str]) -> None:
    assert [text for _, text in blocks(parse(source, "markdown"))] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "---\ntitle: A\nn: 3\nok: true\nlist: [a, {b: c}]\n---\n",
            {"title": "A", "n": 3, "ok": True, "list": ["a", {"b": "c"}]},
            id="yaml",
        ),
        pytest.param("+++\nn = 3\n[a]\nb = 'c'\n+++\n", {"n": 3, "a": {"b": "c"}}, id="toml"),
        pytest.param("Text.", {}, id="none"),
    ],
)
def test_data(source: str, expected: dict[str, Any]) -> None:
    assert parse(source, "markdown").front_matter == expected


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("excerpt: >\n  One line,\n  and two.\n", id="folded"),
        pytest.param("excerpt: One line,\n  and two.\n", id="plain over two lines"),
        pytest.param("excerpt: |\n  One line,\n  and two.\n", id="literal"),
    ],
)
def test_the_words_of_a_field_over_lines_have_their_places(field: str) -> None:
    source = f"---\n{field}---\n\nText.\n"
    prose = parse(source, "markdown").prose
    at = prose.text.index("two")
    place = prose.source_span(at, at + 3)
    assert source[place.start : place.end] == "two"
    assert prose.is_verbatim(at, at + 3)
    across = prose.text.index("line")
    place = prose.source_span(across, across + len("line, and"))
    assert source[place.start : place.end] == "line,\n  and"


_VALUES = (
    "A title", "a: b", "a #b", "a:", "a:b #", "18F", "1e3", "1.5e+3", "0x1F",
    "2020-01-02T10:00:00Z", "2020-01-02", "2020-13-02", "12", "012", "0",
    "yes", "Null", "True", "y", "'It'", "''", '"“a” 😀"', '" a "', '"a\\n"', "'a", "/a/b.jpg",
    "[a]", "- a", "| a", "&a b", "a\u00a0", "a  ", "a\tb", "x" * 70,
    '"a', '"a \n  b"', '"\n a\nb: "', "'a\n---b'", "'a\n\n b'", ">\n  a\n  b #", ">-\n a \n b",
    ">\n  a\n   b", "|\n - a\n # b", ">", "|\n", ">+\n a",
)  # fmt: skip
_LINES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(
            ["title: ", "date: ", "Tags_1:", "tags:  ", "k :", "- ", "  - ", "-", "  ", "#"]
        ),
        st.sampled_from(["", *_VALUES]),
        st.sampled_from(["", " "]),
    ),
)


@settings(max_examples=300)
@given(st.lists(_LINES, max_size=5), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_plain_yaml_means_what_yaml_says(lines: list[str], line_end: str) -> None:
    text = line_end.join([*lines, ""])
    found = read_flat(text, 4)
    # Text, for True equals 1.
    assert found is None or repr(found) == repr(read_yaml(text, 4))


@pytest.mark.parametrize(
    ("source", "value"),
    [
        pytest.param('a: "One line \n  and two"\n', "One line and two", id="double quotes"),
        pytest.param("a: 'One line\nand two'\n", "One line and two", id="no indentation"),
        pytest.param("a: >\n  One line\n  and two\nb: c\n", "One line and two\n", id="folded"),
        pytest.param("a: >-\n  One line\n  and two\n", "One line and two", id="stripped"),
        pytest.param("a: |\n  One line\n  and two\n", "One line\nand two\n", id="literal"),
    ],
)
def test_text_over_lines_is_read_without_a_parser(source: str, value: str) -> None:
    found = read_flat(source, 0)
    assert found is not None
    assert found[0]["a"] == value


def test_plain_yaml_is_read_without_a_parser() -> None:
    source = "title: 'A mill'\ndate: 2020-01-02\ndraft: false\n\ntags:\n- a\n- b c\nempty:\n"
    found = read_flat(source, 0)
    assert found is not None
    assert found[0] == {
        "title": "A mill", "date": date(2020, 1, 2), "draft": False, "tags": ["a", "b c"],
        "empty": None,
    }  # fmt: skip
