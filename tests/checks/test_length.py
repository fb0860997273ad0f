"""Check kinds `length` and `sentence-run`."""

import pytest

from linter.checks.length import Length
from linter.checks.sentence_run import SentenceRun
from linter.documents import parse
from linter.pipeline.views import Views
from linter.text.occurrences import Searches
from linter.text.vocabulary import Vocabulary
from tests.checks.views import found, view_of

SHORT = "We test it. "
LONG = "The council met on Monday in the old school to hear what the people think of the noise. "


@pytest.mark.parametrize(
    ("words", "syllables", "marked"),
    [
        pytest.param(18, 0, False, id="as many words as are fine"),
        pytest.param(17, 0, True, id="one more"),
        pytest.param(17, 40, False, id="too many words, but short ones"),
        pytest.param(18, 5, False, id="too many syllables alone do not count"),
    ],
)
def test_a_unit_goes_beyond_every_limit(words: int, syllables: int, marked: bool) -> None:
    text = LONG.strip()
    assert found(Length(words=words, syllables=syllables), text) == [text] * marked


@pytest.mark.parametrize(("below", "marked"), [(19, True), (18, False)])
def test_longer_units_are_left_to_a_stricter_rule(below: int, marked: bool) -> None:
    text = LONG.strip()
    assert found(Length(words=10, below=below), text) == [text] * marked


def test_enumerations_may_be_passed_over() -> None:
    text = "We thank Ann, Bob, Cy, Dan, Eve, Flo, Gus, Hal, Ida and Jo."
    assert found(Length(words=10), text) == [text]
    assert found(Length(words=10, lists=False), text) == []


def test_only_running_text_may_count() -> None:
    document = parse(f"# {LONG}\n\n{LONG}", "markdown")
    view = Views(document, Searches(), Vocabulary()).view(("sentence",))
    assert len(list(Length(words=10).hits(view))) == 2
    (hit,) = Length(words=10, running=True).hits(view)
    assert document.block_at(hit.start) == document.blocks[1]


def test_limits_that_leave_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="no length"):
        Length(words=10, below=11)


def test_words_joined_by_dashes_are_counted() -> None:
    text = "It rose—so they said—and fell—twice."
    (hit,) = Length(words=6).hits(view_of(text))
    assert hit.facts["words"] == 8


@pytest.mark.parametrize(
    ("sentences", "runs"),
    [
        pytest.param([SHORT] * 3, [3], id="a run"),
        pytest.param([SHORT] * 2, [], id="one sentence less"),
        pytest.param([SHORT] * 2 + [LONG] + [SHORT] * 2, [], id="broken by a long one"),
        pytest.param([SHORT] * 2 + ["Do we? "] + [SHORT] * 2, [], id="broken by a question"),
        pytest.param([LONG] + [SHORT] * 4 + [LONG] + [SHORT] * 3, [4, 3], id="two runs"),
    ],
)
def test_runs_of_short_sentences(sentences: list[str], runs: list[int]) -> None:
    view = view_of("".join(sentences).strip())
    hits = list(SentenceRun(run=3, max_words=5).hits(view))
    assert [hit.facts["count"] for hit in hits] == runs
    assert [view.prose.text[hit.start : hit.end] for hit in hits] == [
        (SHORT * count).strip() for count in runs
    ]


def test_a_run_ends_with_its_block() -> None:
    assert found(SentenceRun(run=3, max_words=5), SHORT * 2, SHORT * 2) == []


@pytest.mark.parametrize(
    ("text", "same", "marked"),
    [
        pytest.param("We ask. We listen. We write.", 1, ["We"], id="the first one too many"),
        pytest.param("We ask. “We listen.” we write.", 1, [], id="no boundary, no third sentence"),
        pytest.param("The cat. The dog. The bird.", 1, [], id="an exception"),
        pytest.param("It can go. It can stay. It can wait.", 2, ["It can"], id="two words"),
        pytest.param("It can go. It may stay. It can wait.", 2, [], id="only one word alike"),
        pytest.param("1. 2. 3.", 1, [], id="no words"),
        pytest.param("max_a is it. max_b is too. max_c is not.", 1, [], id="names in code"),
    ],
)
def test_runs_of_like_openings(text: str, same: int, marked: list[str]) -> None:
    assert found(SentenceRun(run=3, same_opening=same, exceptions=("the",)), text) == marked


def test_the_other_openings_are_related() -> None:
    view = view_of("We ask. We listen. We write. We read.")
    (hit,) = SentenceRun(run=3, same_opening=1).hits(view)
    assert [(other.start, other.end) for other in hit.related] == [(0, 2), (8, 10), (29, 31)]


def test_a_run_of_one_is_none() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        SentenceRun(run=1)
