import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.words import WORD
from tests.checks.views import document_of


@given(st.lists(st.text(alphabet="aAbİcé’' .-_1\n", min_size=1, max_size=25), max_size=5))
def test_a_word_is_where_it_stands(paragraphs: list[str]) -> None:
    document = document_of(*paragraphs)
    expected: dict[str, list[int]] = {}
    for index, block in enumerate(document.blocks):
        text = document.prose.lintable[block.start : block.end]
        for word in {w.lower().replace("’", "'") for w in WORD.findall(text) if "İ" not in w}:
            expected.setdefault(word, []).append(index)
    places = document.folded_words
    assert {word: list(places[word]) for word in places if word in expected} == expected


def test_a_word_that_is_not_there_has_no_place() -> None:
    places = document_of("One word.").folded_words
    assert "two" not in places
    with pytest.raises(KeyError):
        places["two"]
