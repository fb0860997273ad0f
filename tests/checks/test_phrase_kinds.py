import pytest

from linter.checks.capitalization import Capitalization
from linter.checks.conditional import Conditional
from linter.checks.consistency import Consistency
from linter.checks.existence import Existence
from linter.checks.kind import CheckKind
from linter.checks.occurrence import Occurrence
from linter.checks.repetition import Repetition
from linter.checks.substitution import Substitution
from tests.checks.views import found, view_of


@pytest.mark.parametrize(
    ("check", "text", "expected"),
    [
        pytest.param(
            Existence(tokens=("many experts",)), "Many experts agree.", ["Many experts"], id="plain"
        ),
        pytest.param(
            Existence(tokens=("win",), exceptions=("win-win",)),
            "A win-win, a win.",
            ["win"],
            id="exception around the match",
        ),
        pytest.param(
            Existence(tokens=("US",), ignorecase=False), "us, US", ["US"], id="case matters"
        ),
        pytest.param(
            Substitution(swap={"utili[sz]e": "use"}), "We utilize it.", ["utilize"], id="swap"
        ),
        pytest.param(
            Occurrence(token="!", max=2), "One! Two! Three! Four!", ["!"], id="the first too many"
        ),
        pytest.param(
            Occurrence(token="we", min=1, whole_words=True), "They went.", ["They went."], id="few"
        ),
        pytest.param(
            Repetition(exceptions=("had",)),
            "He had had the\nthe book.",
            ["the\nthe"],
            id="doubled over a line break",
        ),
        pytest.param(Repetition(), "bye-bye bye, so-so so", [], id="not inside compounds"),
        pytest.param(
            Consistency(either={"email": "e-mail"}),
            "An email, an email, an e-mail.",
            ["e-mail"],
            id="the rarer way",
        ),
        pytest.param(
            Consistency(either={"email": "e-mail"}),
            "An e-mail, an email.",
            ["e-mail"],
            id="of equals the second of the pair",
        ),
        pytest.param(
            Capitalization(manner="sentence"),
            "How To Write It Well",
            ["How To Write It Well"],
            id="title where a sentence is wanted",
        ),
        pytest.param(
            Capitalization(manner="title"), "The Lord of the Rings", [], id="small words are small"
        ),
        pytest.param(
            Conditional(first=r"\b([A-Z]{3,5})\b", second=r"\(([A-Z]{3,5})\)", exceptions=("USA",)),
            "The WHO and the USA met the Bank (WB) and the Food Organization (FAO). FAO left",
            ["WHO"],
            id="only what nobody introduced",
        ),
    ],
)
def test_marks(check: CheckKind, text: str, expected: list[str]) -> None:
    assert found(check, text) == expected


@pytest.mark.parametrize(
    ("text", "replacement"),
    [
        pytest.param("Utilize it.", "Use", id="capital"),
        pytest.param("UTILIZE IT.", "USE", id="capitals"),
        pytest.param("utilize it.", "use", id="small"),
    ],
)
def test_a_replacement_takes_the_case_it_finds(text: str, replacement: str) -> None:
    (hit,) = Substitution(swap={"utilize": "use"}).hits(view_of(text))
    assert hit.fix == replacement


def test_several_choices_are_no_fix() -> None:
    (hit,) = Substitution(swap={"leverage": ("use", "draw on")}).hits(view_of("We leverage it."))
    assert (hit.fix, hit.suggestions) == (None, ("use", "draw on"))


def test_a_replacement_names_groups() -> None:
    (hit,) = Substitution(swap={r"centre of (\w+)": r"middle of \1"}).hits(
        view_of("the centre of town")
    )
    assert hit.fix == "middle of town"


def test_the_rest_of_too_many_is_related() -> None:
    (hit,) = Occurrence(token="!", max=1).hits(view_of("One! Two! Three!"))
    assert [(place.start, place.end) for place in hit.related] == [(3, 4), (15, 16)]


def test_occurrence_without_a_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="`max` or `min`"):
        Occurrence(token="x")
