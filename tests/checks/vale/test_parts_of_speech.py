"""What words are in their sentence."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.vale.parts_of_speech import tags_of, words_of


def _words(text: str) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in words_of(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("I don't know.", "I do n't know .", id="a negation is a word"),
        pytest.param("It’s Don's, they'll say", "It ’s Don 's , they 'll say", id="so are endings"),
        pytest.param("a well-known file_name", "a well-known file_name", id="compounds are one"),
        pytest.param("$5,000.50 at 5pm", "$ 5,000.50 at 5pm", id="numbers are one"),
        pytest.param("the U.S. and so on...", "the U.S. and so on ...", id="points"),
        pytest.param("run ***** now", "run ***** now", id="what is masked is one"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert _words(text) == tuple(words.split())


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        pytest.param("A meet up on Sunday .", "DT NN RP IN NNP .", id="a verb used as a noun"),
        pytest.param("We should meet tomorrow .", "PRP MD VB NN .", id="and as a verb"),
        pytest.param("She writes code in 2024 .", "PRP VBZ NN IN CD .", id="a year"),
    ],
)
def test_tags_depend_on_the_sentence(text: str, tags: str) -> None:
    assert tags_of(tuple(text.split())) == tuple(tags.split())


@given(st.text(max_size=60))
def test_words_stand_in_the_text_in_order_and_each_has_a_tag(text: str) -> None:
    spans = words_of(text, 0, len(text))
    assert all(a < b for a, b in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(tags_of(_words(text)))
    assert len(tags_of(_words(text))) == len(spans)
