import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.phrase import compile_phrases
from linter.checks.scan import scan
from tests.checks.views import view_of


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        pytest.param("in order to", "In  order\nto win", ["In  order\nto"], id="any white space"),
        pytest.param("it's", "it’s and it's", ["it’s", "it's"], id="either apostrophe"),
        pytest.param("art", "art, part, arts", ["art"], id="whole words"),
        pytest.param("[^.]+end", "one\x00two end", ["two end"], id="no class over a block's end"),
        pytest.param(r"a\ b", "a b a  b", ["a b"], id="an escaped space is one space"),
        pytest.param("[ab] c", "a  c", ["a  c"], id="space after a class"),
        pytest.param(
            "key ?word", "keyword key\nword", ["keyword", "key\nword"], id="maybe a space"
        ),
        pytest.param(", folks", "Well, folks, go", [", folks"], id="a comma ends a word too"),
        pytest.param("(?<!no )way", "no way, a way", ["way"], id="a space looked back at"),
        pytest.param(
            "(?:red|blue) sky|, sky", "a red sky, sky", ["red sky", ", sky"], id="branches"
        ),
        pytest.param("(is|was) to", "this is to", ["is to"], id="begins with a group of words"),
        pytest.param("don[']t", "don’t", ["don’t"], id="apostrophe in a class"),
    ],
)
def test_a_phrase_matches_what_its_author_means(
    phrase: str, text: str, expected: list[str]
) -> None:
    assert [m.group() for m in compile_phrases((phrase,)).finditer(text)] == expected


_PHRASES = st.lists(
    st.sampled_from(
        ["a", "be", "cat's", "d?", "e+", "(?:fog|g)", "(?:hot )?", "i(?:j|kl)*", " ", " ", r"\w"]
    ),
    min_size=1,
    max_size=6,
).map("".join)


def test_a_match_lies_in_one_block() -> None:
    view = view_of("It ends here", "and begins there")
    assert list(scan(view, ("here and",))) == []


def test_anchors_hold_for_each_unit() -> None:
    view = view_of("one two", "one three")
    found = [span.start for span, _ in scan(view, ("^one",))]
    assert found == [unit.start for unit in view.units]


@given(_PHRASES, st.lists(st.text(alphabet="abecatdefoghijkl's ’İ", min_size=1), max_size=4))
def test_looking_for_literals_first_loses_nothing(phrase: str, paragraphs: list[str]) -> None:
    view = view_of(*paragraphs)
    pattern = compile_phrases((phrase,))
    everywhere = [
        (unit.start + match.start(), match.group())
        for unit in view.units
        for match in pattern.finditer(view.prose.lintable[unit.start : unit.end])
        if match.group()
    ]
    assert [(span.start, match.group()) for span, match in scan(view, (phrase,))] == everywhere
