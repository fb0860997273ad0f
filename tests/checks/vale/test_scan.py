"""Tokens tried one by one give what one pattern of all of them gives."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.vale.formats import article
from linter.checks.vale.head import heads_of
from linter.checks.vale.needles import DIGIT, needles_of
from linter.checks.vale.reading import Reading
from linter.checks.vale.scan import Tokens
from linter.checks.vale.scopes import units_of
from linter.documents import parse

_TOKENS = st.sampled_from(
    [
        "in order to", "order", "to", "is not", "not", r"\w+ing", "going", "go", "e-mail",
        r"(?:very|quite) good", "good", r"is\s+not", "[0-9]+ pm", "it's", "(?:un)?happy",
        r"\b(?:am|is|are)\b\s*\w+ed", "a{2}", "here?",
    ]
)  # fmt: skip
_WORDS = st.sampled_from(
    ["in", "order", "to", "is", "not", "going", "go", "very", "quite", "good", "e-mail", "It's",
     "12", "pm", "unhappy", "Happy", "tired.", "aa", "her,", "\n"]
)  # fmt: skip


@given(st.lists(_TOKENS, min_size=1, max_size=6, unique=True), st.lists(_WORDS, max_size=30))
def test_the_same_as_one_pattern(tokens: list[str], words: list[str]) -> None:
    document = parse("\n\n".join([" ".join(words), " ".join(reversed(words))]), "text")
    read = article(document, Reading(syntax="plain"))
    units = units_of(read, ("text",))
    found = Tokens(tuple(tokens), r"\b(?:%s)\b", True).find(read, units)
    pattern = re.compile(rf"\b(?:{'|'.join(tokens)})\b", re.IGNORECASE | re.MULTILINE)
    expected = [
        (start + match.start(), start + match.end())
        for start, end in units
        for match in pattern.finditer(read.prose.lintable[start:end])
    ]
    assert [(each.start, each.end) for each in found] == expected


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        pytest.param(r"\(s\)|\(es\)", {"(s)", "(es)"}, id="one of two"),
        pytest.param(r"\d{1,2} ?[ap]m", {DIGIT}, id="a digit"),
        pytest.param(r"[—–]\s", {"—", "–"}, id="a class of marks"),
        pytest.param(r"\w+(?:foo)?", None, id="what may be missing says nothing"),
        pytest.param(r"(?!foo)\w", None, id="what only looks says nothing"),
        pytest.param("x(?:ab|cd)", {"ab", "cd"}, id="inside of a group"),
    ],
)
def test_what_a_match_must_have(pattern: str, needles: set[str] | None) -> None:
    assert needles_of(pattern) == (None if needles is None else frozenset(needles))


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        pytest.param("in order to", (("in order to",), True), id="all of it"),
        pytest.param(r"\b(am|is)\b\s*", (("am", "is"), False), id="a group of words"),
        pytest.param(r"foo\w+", (("foo",), False), id="before a class"),
        pytest.param("foos?", (("foo",), False), id="not what may be missing"),
        pytest.param("foo|bar", ((), False), id="no single beginning"),
        pytest.param(r"(?<!:[^ ]+?):\s", ((":",), False), id="a look-behind has no width"),
    ],
)
def test_what_a_match_begins_with(pattern: str, heads: tuple[tuple[str, ...], bool]) -> None:
    assert heads_of(pattern) == heads
