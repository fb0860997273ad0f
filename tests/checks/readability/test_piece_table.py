"""Counts of sentences: a piece counts for what its word does, whatever stands around it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linter.checks.readability import piece_table
from linter.checks.readability.piece_table import Pieces, Words, known_pieces
from linter.checks.readability.pieces import counts_of
from linter.text.prose import OPAQUE
from linter.text.single_byte import single_byte, with_marks

_SIGNS = "aeTX9é'’“”‘\"–—…•()[].,;:!?-/@&+#_" + OPAQUE
_TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["The", "nation’s", "C++", "e-mail", "3.5"]), st.text(_SIGNS, max_size=6)
    )
).map("".join)


@given(st.lists(_TEXTS.filter(bool), min_size=1))
@example(["word", "word,", "“word”", "(word)", "…", "end—begin", "etc.).", "’s", "C++.", "+"])
def test_a_piece_counts_as_if_it_stood_alone(pieces: list[str]) -> None:
    known = Pieces(Words())
    numbers = known.numbers(map(single_byte, pieces))
    assert [tuple(row) for row in known.counts(numbers).tolist()] == [
        counts_of(with_marks(single_byte(piece))) for piece in pieces
    ]
    assert known.characters(numbers).tolist() == list(map(len, pieces))


def test_a_piece_keeps_its_number() -> None:
    known = Pieces(Words())
    first = known.numbers(["one", "two", "one"]).tolist()
    assert first[0] == first[2] != first[1]
    assert known.numbers(["three", "two", "one"]).tolist()[1:] == [first[1], first[0]]


def test_the_table_is_begun_anew_where_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piece_table, "_table", [Pieces(Words())])
    monkeypatch.setattr(piece_table, "_MOST", 3)
    first = known_pieces()
    first.numbers(["two", "two,", "words.", "(words)"])
    second = known_pieces()
    assert second is not first
    assert second.words is first.words, "the dear part is kept"
    second.numbers(["others", "follow"])
    third = known_pieces()
    assert third.words is not first.words
    assert (
        first.counts(first.numbers(["two"])).tolist()
        == third.counts(third.numbers(["two"])).tolist()
    )
