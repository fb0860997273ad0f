"""What counts as a source, and for which sentence."""

import pytest

from linter.checks.claim.assessment import assess
from linter.checks.claim.support import Support, leads_to_source
from linter.documents import parse
from linter.documents.model import Reference, ReferenceKind
from linter.text.span import Span

_CLAIM = "Half of all shops closed in 2019"


def _support(text: str, format: str = "markdown") -> Support | None:
    document = parse(text, format)
    assessment = document.derived(assess)
    at = document.prose.text.index(_CLAIM)
    index = assessment.index_at(at)
    assert index is not None
    return assessment.sentence(index).support


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{_CLAIM} ([survey](https://a.org/s)).", Support.REFERENCE, id="link"),
        pytest.param(
            f"{_CLAIM}.[^1]\n\n[^1]: The survey of trade.\n", Support.CITATION, id="footnote"
        ),
        pytest.param(f"{_CLAIM} [12].", Support.CITATION, id="bracketed number"),
        pytest.param(f"{_CLAIM} (Smith et al., 2020).", Support.CITATION, id="author and year"),
        pytest.param(
            f"{_CLAIM}, as Smith (2020) counted.", Support.CITATION, id="author, then year"
        ),
        pytest.param(f"{_CLAIM}, said Ann Lee of the chamber.", Support.ATTRIBUTION, id="speaker"),
        pytest.param(f"{_CLAIM}, as figure 2 shows.", Support.SHOWN, id="shown in the article"),
        pytest.param(
            f"Ann Lee runs the chamber, Lee said in May. {_CLAIM}, she added.",
            Support.ATTRIBUTION,
            id="pronoun for a named speaker",
        ),
        pytest.param(
            f"A [survey](https://a.org/s) was made. It was long. The survey found this: {_CLAIM}.",
            Support.ATTRIBUTION,
            id="definite noun for a linked document",
        ),
        pytest.param(
            f"{_CLAIM}. Rents rose too. Wages fell [3].", Support.CITATION, id="end of group"
        ),
        pytest.param(
            f"The [survey](https://a.org/s) says:\n\n- {_CLAIM}\n- Rents rose\n",
            Support.REFERENCE,
            id="lead-in of a list",
        ),
        pytest.param(
            f"---\nsources:\n  - https://a.org/s\n---\n\n{_CLAIM}.", Support.LISTED, id="metadata"
        ),
    ],
)
def test_supported(text: str, expected: Support) -> None:
    assert _support(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{_CLAIM}.", id="nothing"),
        pytest.param(f"{_CLAIM}. See [our site](/).", id="own home page"),
        pytest.param(f"{_CLAIM} ![a shop](shop.png).", id="image"),
        pytest.param(f"{_CLAIM}, so [buy](https://www.amazon.com/dp/1).", id="shop"),
        pytest.param(f"{_CLAIM}; [write to us](mailto:a@b.org).", id="mail address"),
        pytest.param(f"{_CLAIM}, experts say.", id="anonymous"),
        pytest.param(f"{_CLAIM}.\n\nThe [survey](https://a.org/s) is new.", id="another paragraph"),
        pytest.param(f"{_CLAIM}, she added.", id="pronoun for nobody"),
        pytest.param(f"We ate:\n\n- [bread](https://a.org)\n- {_CLAIM}\n", id="a neighbour's link"),
    ],
)
def test_unsupported(text: str) -> None:
    assert _support(text) is None


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("https://a.org/report.pdf", True, id="document"),
        pytest.param("/2019/report/", True, id="page of the own site"),
        pytest.param('{{ "/2019/report/" | url }}', True, id="template"),
        pytest.param("../report.md", True, id="relative"),
        pytest.param("/", False, id="own home page"),
        pytest.param("./index.html", False, id="own index"),
        pytest.param('{{ "/" | url }}', False, id="own home page by template"),
        pytest.param("#top", False, id="place in the page"),
        pytest.param("#fn1", True, id="note in the page"),
        pytest.param("https://a.org/chart.png", False, id="image file"),
        pytest.param("https://a.org/shop/tea", False, id="shop page"),
        pytest.param("https://shop.a.org/tea", False, id="shop host"),
        pytest.param("tel:+123", False, id="telephone"),
        pytest.param("http://[broken", False, id="no address"),
    ],
)
def test_targets(target: str, expected: bool) -> None:
    link = Reference(ReferenceKind.LINK, 0, 1, target, Span(0, 1))
    assert leads_to_source(link) is expected
