"""What check kinds look for at once is a superset of what they look for closely."""

import re
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from linter.checks.conditional import Conditional
from linter.checks.kind import View
from linter.checks.marks import odd_marks
from linter.checks.pairing import Pairing
from linter.checks.repetition import Repetition
from linter.checks.scan import most_matches, scan
from linter.checks.sentence_run import SentenceRun
from linter.checks.triplet_density import conjunctions
from tests.checks.views import found, view_of

_TEXTS = st.text("aAbé’'-,.;() “”\n", max_size=60).filter(lambda text: "\n\n" not in text)


@given(_TEXTS)
def test_a_word_that_stands_twice_is_never_overlooked(text: str) -> None:
    twice = re.compile(r"(?<![\w'’-])([^\W\d_]+(?:['’][^\W\d_]+)*)(?:\s+\1)+(?![\w'’-])", re.I)
    lintable = view_of(text).prose.lintable
    expected = [
        match.group()
        for match in twice.finditer(lintable)
        if not (len(match[1]) > 1 and match[1].isupper() and not match.group().isupper())
    ]
    assert found(Repetition(), text) == expected


@given(_TEXTS)
def test_marks_are_odd_behind_a_blank_and_before_marks_and_letters(text: str) -> None:
    view = view_of(text)
    lintable = view.prose.lintable
    assert odd_marks(view) == [
        at
        for at, char in enumerate(lintable)
        if char in ".,;!?"
        and (
            (at and lintable[at - 1] in " \t")
            or lintable[at + 1 : at + 2].isalpha()
            or (at + 1 < len(lintable) and lintable[at + 1] in ".,;!?")
        )
    ]


@given(st.text("ab ,and\n", max_size=40))
def test_every_and_behind_a_comma_is_a_conjunction(text: str) -> None:
    near = re.compile(r"(?=,(?:\s+[^,\s]+){0,2}?\s+(and\s+)(?=\w))")
    far = re.compile(r"(?=,(?:\s+[^,\s]+){1,2}?\s+(and\s+)(?=\w))")
    expected = {match.span(1) for kind in (near, far) for match in kind.finditer(text)}
    assert conjunctions(text) == sorted(expected)


@given(st.text("not jus\n", max_size=40))
def test_a_phrase_has_at_most_as_many_matches_as_a_quick_look_says(text: str) -> None:
    phrases = ("not just", "so (?:to|on)", "us")
    view = view_of(text)
    assert len(scan(view, phrases)) <= most_matches(view, phrases)


def test_nothing_is_known_of_phrases_without_a_literal() -> None:
    assert most_matches(view_of("a"), (r"\w+",)) == inf


@given(st.lists(st.sampled_from(["WHO", "the (WHO)", "WHO (as", "a WB", "WB", "x"]), max_size=6))
def test_introductions_are_found_whether_looked_for_by_the_term_or_not(words: list[str]) -> None:
    term = r"[A-Z]{2,3}"
    introduced = rf"(?<=\()({term})(?=\))"
    by_term = Conditional(first=rf"\b({term})\b", second=rf"((?<=\(){term}(?=\)))")
    by_scan = Conditional(first=rf"\b({term})\b", second=introduced)
    text = " ".join(words)
    assert found(by_term, text) == found(by_scan, text)


@given(st.lists(st.text("a() ", min_size=1, max_size=12), max_size=4))
def test_brackets_are_lonely_whether_looked_for_at_once_or_block_by_block(texts: list[str]) -> None:
    check = Pairing(open="(", close=")")
    view = view_of(*texts)
    apart = View(view.document, view.prose, view.units, anywhere=False)
    assert list(check.hits(view)) == list(check.hits(apart))


@given(st.lists(st.sampled_from(["It is so.", "“It was.", "We did.", "So?"]), max_size=8))
def test_runs_of_openings_are_found_however_they_begin(sentences: list[str]) -> None:
    text = " ".join(sentences)
    run = max(
        (len(match.group().split()) for match in re.finditer(r"(?:it )+", _openings(sentences))),
        default=0,
    )
    assert bool(found(SentenceRun(run=3, same_opening=1, exceptions=("we",)), text)) == (run >= 3)


def _openings(sentences: list[str]) -> str:
    return "".join("it " if "It" in sentence else "- " for sentence in sentences)
