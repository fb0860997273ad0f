import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import check_text
from linter.language_server.carrying import Change, carried
from linter.text.position import LineTable

TEXT = "# Notes\n\nWe recieved it, and left.\n"
_ANY = st.text(alphabet="ab\n", max_size=12)


@given(_ANY, _ANY)
def test_texts_differ_in_the_stretch_alone(old: str, new: str) -> None:
    change = Change.between(old, new)
    assert old[: change.start] == new[: change.start]
    assert old[change.old_end :] == new[change.new_end :]
    assert change.start <= change.old_end
    assert change.start <= change.new_end
    if old == new:
        assert change.start == change.old_end == change.new_end


@pytest.mark.parametrize(
    ("new", "at"),
    [
        pytest.param(TEXT, (3, 4), id="nothing changed"),
        pytest.param(TEXT.replace("# Notes", "# Notes\n\nMore."), (5, 4), id="before it"),
        pytest.param(TEXT.replace("We", "Yesterday we"), (3, 14), id="on its line"),
        pytest.param(TEXT.replace("left", "stayed"), (3, 4), id="after it"),
        pytest.param(TEXT.replace("recieved", "recieveds"), None, id="its last letter has company"),
        pytest.param(TEXT.replace("recieved", "got"), None, id="itself"),
        pytest.param("", None, id="everything"),
    ],
)
def test_a_violation_moves_with_its_words(new: str, at: tuple[int, int] | None) -> None:
    (violation,) = check_text(TEXT, select=["typos/misspelling"]).violations
    moved = carried(violation, Change.between(TEXT, new), LineTable(new))
    assert at == (moved and (moved.start.line, moved.start.column))
    if moved is not None:
        assert new[moved.start.offset : moved.end.offset] == "recieved"
        assert moved.fix is not None
        assert moved.fix.edits[0].start == moved.start
