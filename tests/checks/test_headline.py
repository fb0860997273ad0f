import pytest

from linter.checks.headline import Headline
from linter.checks.kind import View
from linter.documents import parse
from linter.text.span import Span

CHECK = Headline(tokens=(r"^\d+ things", "blow your mind"), exceptions=("killed",))


@pytest.mark.parametrize(
    ("source", "marked"),
    [
        pytest.param("# 9 things to do\n\nText.", ["9 things to do"], id="first heading"),
        pytest.param("# Do 9 things\n\nText.", [], id="anchored to the title"),
        pytest.param("# Plain\n\n## 9 things\n\nText.", [], id="later headings are no titles"),
        pytest.param(
            "---\ntitle: 9 things\ndescription: 9 things\n---\n\n# 9 things\n",
            ["9 things"],
            id="a title field alone counts",
        ),
        pytest.param("# 9 things that killed\n\nText.", [], id="exception"),
        pytest.param("9 things to do, all of them.", [], id="no title at all"),
    ],
)
def test_titles(source: str, marked: list[str]) -> None:
    document = parse(source, "markdown")
    units = tuple(Span(b.start, b.end) for b in document.blocks if b.end > b.start)
    view = View(document, document.prose, units, anywhere=True)
    assert [document.prose.text[hit.start : hit.end] for hit in CHECK.hits(view)] == marked
