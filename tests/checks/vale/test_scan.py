"""Tokens tried one by one give what one pattern of all of them gives."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.vale.anchors import FAR, anchors_of
from linter.checks.vale.formats import article
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
    ("pattern", "whole_words", "anchors"),
    [
        pytest.param("in order to", True, [("in order to", 0, 0, True, True)], id="all of it"),
        pytest.param("foos?", True, [("foo", 0, 0, True, True), ("foos", 0, 0, True, True)],
                     id="with what may be missing, and without"),
        pytest.param(r"\(s\)|\(es\)", False, [("(s)", 0, 0, False, False),
                     ("(es)", 0, 0, False, False)], id="one of two"),
        pytest.param(r"\w{1,2} ?[ap]m", True, [(" am", 1, 2, False, True),
                     (" pm", 1, 2, False, True), ("am", 1, 2, False, True),
                     ("pm", 1, 2, False, True)], id="at one of a few places"),
        pytest.param(r"v\d\d", False, [(f"v{n}", 0, 0, False, False) for n in range(10)],
                     id="a digit is one of ten"),
        pytest.param(r"x+(?:st|nd)", True, [("xnd", 0, FAR, False, True),
                     ("xst", 0, FAR, False, True)], id="the last of what is repeated"),
        pytest.param(r"\w+(?:foo)?", True, [], id="what may be missing says nothing"),
        pytest.param(r"(?!foo)\w", False, [], id="what only looks says nothing"),
        pytest.param(r"(?:^|\s)I(?=,)", False, [("i", 0, 0, True, True), (" i", 0, 0, False, True)],
                     id="the edge of a word"),
        pytest.param(r"\b(am|is)\b\s*\w+ed", False, [("am", 0, 0, True, True),
                     ("is", 0, 0, True, True)], id="a group of words"),
        pytest.param(r"[a-z][.?!] {2}[A-Z]", False, [("!  ", 1, 1, False, False),
                     (".  ", 1, 1, False, False), ("?  ", 1, 1, False, False)],
                     id="so far from the beginning"),
        pytest.param(r"[^,]+ly-\w+", False, [("ly-", 1, FAR, False, False)], id="anywhere"),
        pytest.param(r"(a)\1", False, [], id="what is not understood"),
    ],
)  # fmt: skip
def test_what_a_match_must_have(
    pattern: str, whole_words: bool, anchors: list[tuple[str, int, int, bool, bool]]
) -> None:
    assert list(map(tuple, anchors_of(pattern, whole_words))) == anchors


def test_words_of_other_scripts_and_wide_blanks_are_found() -> None:
    document = parse(
        "Ça \u0436\u0443\u043a\u202f\u2014\u202fx café.\nnaïve \u2192 \u0436 \u06637x 5x\n", "text"
    )
    read = article(document, Reading(syntax="plain"))
    tokens = ("ça", "café", "naïve", "жук", "ж", r"\s—\s", "→", r"\d+x")
    for template in (r"\b(?:%s)\b", "(?:%s)"):
        pattern = re.compile(template.replace("%s", "|".join(tokens)), re.IGNORECASE)
        units = units_of(read, ("text",))
        expected = [
            m.span() for start, end in units for m in pattern.finditer(read.text, start, end)
        ]
        found = Tokens(tokens, template, True).find(read, units)
        assert [(each.start, each.end) for each in found] == expected
