"""The check kind `claim`: which words it marks, and where it keeps still."""

import pytest

from linter.checks.claim import Claim
from linter.checks.claim.detectors import ClaimKind
from linter.checks.claim.stance import Stance
from linter.checks.claim.support import Support
from linter.checks.kind import View
from linter.documents import parse
from linter.text.span import Span


def _marked(check: Claim, text: str, format: str = "text") -> list[str]:
    document = parse(text, format)
    units = tuple(Span(b.start, b.end) for b in document.blocks if b.end > b.start)
    view = View(document, document.prose, units, anywhere=True)
    return [document.prose.text[hit.start : hit.end] for hit in check.hits(view)]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("statistic", "[[Some 83 percent of people]] rent.", id="percent"),
        pytest.param("statistic", "Exactly [[12.5%]] left in May.", id="percent sign"),
        pytest.param("statistic", "The state spent [[about $80 billion]] on it.", id="money"),
        pytest.param("statistic", "[[Two million people]] fled.", id="magnitude"),
        pytest.param("statistic", "It reached [[214,000 vehicles]].", id="count"),
        pytest.param("statistic", "[[One in five young adults]] smokes.", id="share"),
        pytest.param("statistic", "[[Nearly half of all schools]] closed.", id="half"),
        pytest.param("statistic", "[[Hundreds of millions of users]] left.", id="order"),
        pytest.param("statistic", "Sales [[tripled between]] May and June.", id="growth"),
        pytest.param("superlative", "It is [[the largest dam in the world]].", id="largest"),
        pytest.param("superlative", "She was [[the first woman ever elected]] there.", id="first"),
        pytest.param("superlative", "It is one of [[Japan’s oldest]] ports.", id="record"),
        pytest.param("superlative", "It sold [[more cars than any other maker]].", id="any other"),
        pytest.param("public-opinion", "So [[the Japanese public supports]] aid.", id="public"),
        pytest.param("public-opinion", "[[Most American voters oppose]] it.", id="voters"),
        pytest.param("generalisation", "[[Many companies fail]] within a year.", id="many"),
        pytest.param(
            "quotation", "[[“The law has ruined all farms here.”]] It rained.", id="quote"
        ),
        pytest.param("event", "The dam broke [[in March 1971]].", id="event"),
        pytest.param("cause", "Smoke [[causes]] lung disease.", id="cause"),
        pytest.param("comparison", "Trams are [[cheaper to run than]] buses.", id="comparison"),
    ],
)
def test_kinds(kind: str, text: str) -> None:
    expected = text[text.index("[[") + 2 : text.index("]]")]
    plain = text.replace("[[", "").replace("]]", "")
    assert _marked(Claim(claim=ClaimKind(kind)), plain) == [expected]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param("statistic", "Be 100 percent sure. It was 100% wool.", id="idiom"),
        pytest.param(
            "statistic", "The server returns 404; the buffer holds 8 bytes.", id="technical"
        ),
        pytest.param("statistic", "It happened in 1,200 ways.", id="nobody counted"),
        pytest.param("statistic", "Version 2.5 came on 12 May 2014.", id="version and date"),
        pytest.param("superlative", "The first step is the longest one.", id="order of steps"),
        pytest.param(
            "superlative", "It solves some of the hardest problems in the world.", id="some of the"
        ),
        pytest.param(
            "public-opinion", "The public library closes at six.", id="public as an adjective"
        ),
        pytest.param("quotation", "He read “War and Peace” twice.", id="a title"),
    ],
)
def test_no_claims(kind: str, text: str) -> None:
    assert _marked(Claim(claim=ClaimKind(kind)), text) == []


def test_a_line_break_is_a_space() -> None:
    check = Claim(claim=ClaimKind.STATISTIC)
    text = "It cost hundreds of\nmillions of dollars."
    assert _marked(check, text, "markdown") == ["hundreds of\nmillions of dollars"]


def test_one_source_serves_all_figures_of_a_sentence() -> None:
    check = Claim(claim=ClaimKind.STATISTIC)
    assert _marked(check, "Some 5% rose and 6% fell. Then 7% rose.") == ["Some 5%", "7%"]


def test_each_phrase_of_a_sentence_stands_for_itself() -> None:
    check = Claim(tokens=("allegedly",))
    assert _marked(check, "They allegedly came and allegedly left.") == ["allegedly", "allegedly"]


def test_exceptions_drop_what_they_overlap() -> None:
    check = Claim(tokens=("studies show",), exceptions=("our studies",))
    assert _marked(check, "Studies show it. But our studies show nothing.") == ["Studies show"]


def test_a_threshold_leaves_small_talk_alone() -> None:
    text = "Thanks, 5% of people, and good night."
    assert _marked(Claim(claim=ClaimKind.STATISTIC), text) == ["5% of people"]
    assert _marked(Claim(claim=ClaimKind.STATISTIC, threshold=0.9), text) == []


def test_stances_are_judged_where_a_rule_says_so() -> None:
    text = "We are guaranteed to win."
    assert _marked(Claim(tokens=("guaranteed",)), text) == []
    assert _marked(Claim(tokens=("guaranteed",), stances=(Stance.EXPERIENCE,)), text) == [
        "guaranteed"
    ]


def test_support_counts_as_the_rule_says() -> None:
    text = "Prices allegedly rose, said Ann Lee."
    assert _marked(Claim(tokens=("allegedly",)), text) == []
    only_links = Claim(tokens=("allegedly",), excused_by=(Support.REFERENCE,))
    assert _marked(only_links, text) == ["allegedly"]


def test_the_worthiness_of_the_sentence_is_a_fact() -> None:
    document = parse("Unemployment rose to 9 percent in 2009.", "text")
    view = View(document, document.prose, (Span(0, len(document.prose.text)),), anywhere=True)
    (hit,) = Claim(claim=ClaimKind.STATISTIC).hits(view)
    assert 50 < int(hit.facts["worthiness"]) <= 100


@pytest.mark.parametrize(
    "parameters",
    [
        pytest.param({}, id="neither claim nor tokens"),
        pytest.param({"claim": ClaimKind.EVENT, "tokens": ("a",)}, id="both"),
        pytest.param({"tokens": ("a",), "threshold": 1.5}, id="threshold above 1"),
    ],
)
def test_senseless_parameters_are_refused(parameters: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"claim|threshold"):
        Claim(**parameters)  # type: ignore[arg-type]
