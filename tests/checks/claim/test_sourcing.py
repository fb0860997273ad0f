"""The check kind `sourcing`: articles that cite nothing at all."""

from pathlib import Path

import pytest

from linter.checks.claim import Sourcing
from linter.checks.kind import Hit, View
from linter.documents import parse
from linter.text.span import Span

_SEEDS = Path(__file__).parents[3] / "seeds"
_CLAIMS = (
    "Unemployment rose to 9 percent in 2009. The state cut spending by $3 billion. The Senate "
    "voted against the law in 2011. More than 40,000 jobs moved to China. Exports to Japan fell "
    "by half. The government of Greece borrowed 80 billion euros. Prices in London doubled. Oil "
    "companies paid no taxes in 2012. The army lost 4,000 soldiers in Iraq. "
)


def _hits(text: str, format: str = "markdown") -> list[tuple[str, Hit]]:
    document = parse(text, format)
    view = View(document, document.prose, (Span(0, len(document.prose.text)),), anywhere=False)
    hits = Sourcing(min_words=50).hits(view)
    return [(document.prose.text[hit.start : hit.end], hit) for hit in hits]


def test_the_title_is_marked_and_the_facts_are_counted() -> None:
    ((marked, hit),) = _hits(f"# Hard times\n\n{_CLAIMS}")
    assert marked == "Hard times"
    assert hit.facts["claims"] == 9
    assert hit.facts["dates"] == 3
    assert hit.facts["quotations"] == 0


def test_without_a_title_the_first_sentence_is_marked() -> None:
    ((marked, _),) = _hits(_CLAIMS)
    assert marked == "Unemployment rose to 9 percent in 2009."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{_CLAIMS} [Source](https://a.org/report).", id="a link"),
        pytest.param(f"{_CLAIMS} So it was [7].", id="a citation"),
        pytest.param(f"{_CLAIMS} So it was, said Ann Lee.", id="a named speaker"),
        pytest.param(f"{_CLAIMS}\n\n## Sources\n\nThe census of 2010\n", id="a list of sources"),
        pytest.param(f"---\nsource: The census\n---\n\n{_CLAIMS}", id="metadata"),
        pytest.param(f"{_CLAIMS}\n\n```\nprint()\n```\n", id="an article about code"),
        pytest.param("We went to the lake and I swam. " * 20, id="an experience"),
        pytest.param(_CLAIMS[:150], id="too short"),
    ],
)
def test_left_alone(text: str) -> None:
    assert _hits(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{_CLAIMS} See [our site](/).", id="own home page"),
        pytest.param(f"{_CLAIMS} Follow [us](https://social.example/).", id="a front page"),
        pytest.param(f"{_CLAIMS} ![Chart](chart.png)", id="an image"),
    ],
)
def test_what_is_no_source(text: str) -> None:
    assert len(_hits(text)) == 1


@pytest.mark.parametrize("name", ["keyword-stuffed-post.txt", "spun-news.txt"])
def test_neither_seed_cites_anything(name: str) -> None:
    assert len(_hits((_SEEDS / name).read_text("utf-8"), "text")) == 1
