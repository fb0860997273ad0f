"""Counts of sentences: a piece counts for what its word does, whatever stands around it."""

from hypothesis import example, given
from hypothesis import strategies as st

from linter.checks.readability.pieces import counts_of
from linter.checks.readability.sentence_counts import Pieces
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
    known = Pieces()
    numbers = known.numbers(map(single_byte, pieces))
    assert [tuple(row) for row in known.counts(numbers).tolist()] == [
        counts_of(with_marks(single_byte(piece))) for piece in pieces
    ]
    assert known.characters(numbers).tolist() == list(map(len, pieces))


def test_a_piece_keeps_its_number() -> None:
    known = Pieces()
    first = known.numbers(["one", "two", "one"]).tolist()
    assert first[0] == first[2] != first[1]
    assert known.numbers(["three", "two", "one"]).tolist()[1:] == [first[1], first[0]]
