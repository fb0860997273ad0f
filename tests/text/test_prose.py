import pytest

from linter.text.prose import OPAQUE, Prose, Run
from linter.text.span import Span

# Source:  `a **b**c&amp;d`, read as `a bc&d`.
PROSE = Prose(
    "a bc&d",
    f"a bc&{OPAQUE}",
    (
        Run(0, 2, 0, 2, True),
        Run(2, 3, 4, 5, True),
        Run(3, 4, 7, 8, True),
        Run(4, 5, 8, 13, False),
        Run(5, 6, 13, 14, True),
    ),
)


@pytest.mark.parametrize(
    ("start", "end", "span", "verbatim"),
    [
        pytest.param(0, 1, Span(0, 1), True, id="inside-a-run"),
        pytest.param(2, 3, Span(4, 5), True, id="markup-at-the-edges-is-left-out"),
        pytest.param(2, 4, Span(4, 8), False, id="markup-inside-is-taken-in"),
        pytest.param(4, 5, Span(8, 13), False, id="an-entity-is-one-piece"),
        pytest.param(0, 6, Span(0, 14), False, id="all"),
    ],
)
def test_source_span(start: int, end: int, span: Span, verbatim: bool) -> None:
    assert PROSE.source_span(start, end) == span
    assert PROSE.is_verbatim(start, end) is verbatim


@pytest.mark.parametrize(("at", "source"), [(0, 0), (3, 7), (4, 8), (6, 14)])
def test_an_empty_range_stands_at_one_place(at: int, source: int) -> None:
    assert PROSE.source_span(at, at) == Span(source, source)


def test_a_whole_source_is_its_own_prose() -> None:
    prose = Prose.verbatim("a\r\nb")
    assert prose.source_span(1, 4) == Span(1, 4)
    assert prose.is_verbatim(0, 4)
    assert Prose.verbatim("").source_span(0, 0) == Span(0, 0)
