import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.text.sentences import sentence_spans


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["One."], id="one"),
        pytest.param(["No end"], id="no-mark"),
        pytest.param(["In the ‘70s we built.", "In the 90s it changed."], id="decade"),
        pytest.param(["First line\nand more.", "Second!"], id="soft-breaks"),
        pytest.param(
            ["Dr. Smith met Mr. J. K. Rowling of Acme Inc. at 5 p.m.", "They left."],
            id="abbreviations",
        ),
        pytest.param(["The U.S. policy, e.g. on No. 5, is firm.", "Is it?"], id="initials"),
        pytest.param(["He said, “Go.", "Now.”", "Then he left."], id="quotation-of-two-sentences"),
        pytest.param(['"What?" he asked.', '"No!" she said.'], id="a-question-that-goes-on"),
        pytest.param(["“Really?” John asked.", "“I do.”", "She left."], id="who-asked-is-named"),
        pytest.param(["“I came to 18F.", "I love it.”", "– Heather B."], id="who-said-it"),
        pytest.param(["(So be it.)", "Then we go."], id="a-sentence-in-brackets"),
        pytest.param(["It is (see it. Then go.) more."], id="brackets-inside-a-sentence"),
        pytest.param(["The Fed (U.S.) Council met."], id="an-abbreviation-in-brackets"),
        pytest.param(["It ends.)", "Next one."], id="a-stray-bracket-stays-with-its-sentence"),
        pytest.param(["It is so.\ufffc\ufffc\ufffc", "Then we go.\ufffc"], id="notes-stay-with-it"),
        pytest.param(["See \ufffc\ufffc.", "\ufffc\ufffc is next."], id="opaque-beginnings"),
        pytest.param(["Support Ukraine.", "This is it."], id="two-sentences"),
    ],
)
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_a_missing_space_parts_sentences() -> None:
    text = "Support to Ukraine.This decision is new."
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        "Support to Ukraine.",
        "This decision is new.",
    ]


@pytest.mark.parametrize("space", ["\xa0", "\u202f", "\u2009", "\u3000", "\u2028", "\x85"])
def test_white_space_of_several_bytes_is_white_space(space: str) -> None:
    for text in (
        f"I{space}.",
        f"Am I{space}? No{space}! See p.{space}5.{space}",
        f"So. {space}Dr.",
    ):
        narrow = sentence_spans(text.replace(space, "\v"))
        assert sentence_spans(text) == narrow
        assert " ".join(text[start:end] for start, end in narrow).split() == text.split()


def test_long_blocks_are_cut_as_short_ones() -> None:
    text = " ".join(f"This is sentence number {number}, by Dr. Smith." for number in range(2000))
    spans = sentence_spans(text)
    assert len(spans) == 2000
    assert text[slice(*spans[1234])] == "This is sentence number 1234, by Dr. Smith."


PIECES = st.sampled_from(
    [
        "Word",
        " and",
        ". ",
        "? ",
        "!",
        '"',
        "“",
        "”",
        "(",
        ")",
        "\n",
        "Dr. ",
        "…",
        "。",
        "\ufffc",
        "’",
    ]
)


@settings(max_examples=200, deadline=None)
@given(text=st.lists(PIECES, max_size=40).map("".join), repeats=st.sampled_from([1, 1, 200]))
def test_sentences_hold_every_character_but_space(text: str, repeats: int) -> None:
    text *= repeats
    spans = sentence_spans(text)
    until = 0
    for start, end in spans:
        assert until <= start < end
        assert not text[until:start].strip()
        assert text[start:end] == text[start:end].strip()
        until = end
    assert not text[until:].strip()
