import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.documents import parse
from linter.findings import Severity, Violation
from linter.findings.suppression import Suppression
from linter.pipeline.fix import apply_edits
from linter.text.position import LineTable
from linter.triage.directives import suppressions
from linter.triage.suppress import Ran, Reporting, suppressed, unused

REPORTING = Reporting("suppressions/unused", Severity.WARNING, "{match}: {problem}")


def read(text: str, format: str = "markdown") -> tuple[Suppression, ...]:
    return suppressions(parse(text, format))


def violations(text: str, rule: str = "house/bad") -> tuple[Violation, ...]:
    """One for each “bad” in the text, names of rules aside."""
    lines = LineTable(text)
    return tuple(
        Violation(
            rule=rule,
            severity=Severity.ERROR,
            message="",
            start=lines.position(found.start()),
            end=lines.position(found.end()),
            excerpt=found.group(),
        )
        for found in re.finditer(r"(?<![\w/\"])bad\b", text)
    )


def left(text: str, rule: str = "house/bad", format: str = "markdown") -> list[int]:
    """The lines of the violations that are not silenced."""
    kept, _ = suppressed(violations(text, rule=rule), read(text, format))
    return [violation.start.line for violation in kept]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("bad\n\n<!-- contentlint-disable -->\n\nbad\n", [1], id="from here on"),
        pytest.param(
            "<!-- contentlint-disable house -->\n\nbad\n\n"
            "<!-- contentlint-enable house -->\n\nbad\n",
            [7],
            id="until it is taken back",
        ),
        pytest.param(
            "<!-- contentlint-disable house/bad other/rule -->\n\nbad\n\n"
            "<!-- contentlint-enable other/rule -->\n\nbad\n",
            [],
            id="only what is named is taken back",
        ),
        pytest.param(
            "<!-- contentlint-disable house/bad, other/rule -->\n\nbad\n\n"
            "<!-- contentlint-enable -->\n\nbad\n",
            [7],
            id="all is taken back",
        ),
        pytest.param("bad <!-- contentlint-disable-line -->\nbad\n", [2], id="this line"),
        pytest.param("bad <!-- ContentLint-Disable-Line -->\nbad\n", [2], id="in any case"),
        pytest.param(
            "<!-- contentlint-disable-next-line house/* -->\nbad\nbad\n", [3], id="the next line"
        ),
        pytest.param(
            "<!-- contentlint-disable-next-line -->\n\nbad\nbad\n",
            [4],
            id="the next line that is not blank",
        ),
        pytest.param("bad\n\n<!-- contentlint-disable-file house/bad -->\n", [], id="the file"),
        pytest.param(
            "<!-- contentlint-disable other/bad -->\n\nbad\n", [3], id="another rule is not meant"
        ),
        pytest.param(
            "<!-- contentlint-disable house/ba -->\n\nbad\n", [3], id="half a name means nothing"
        ),
        pytest.param(
            "<!-- contentlint-disable house/bad -- other words: bad -->\n\nbad\n",
            [1],
            id="a reason is no name; the comment itself comes before",
        ),
        pytest.param("<!--contentlint-disable-->\n\nbad\n", [], id="without spaces"),
        pytest.param("<!-- ContentLint-Disable -->\n\nbad\n", [], id="in any case"),
        pytest.param(
            "---\ntitle: bad # contentlint-disable-line house/bad\n---\n\nbad\n",
            [5],
            id="a comment in front matter",
        ),
        pytest.param(
            "---\ncontentlint: {disable: [house/bad]}\n---\n\nbad\n", [], id="front matter, a list"
        ),
        pytest.param("---\ncontentlint: off\n---\n\nbad\n", [], id="front matter, everything"),
        pytest.param(
            "+++\n[contentlint]\ndisable = ['house']\n+++\n\nbad\n", [], id="TOML front matter"
        ),
        pytest.param("[//]: # (contentlint-disable)\n\nbad\n", [], id="a definition as comment"),
        pytest.param("<!-- vale off -->\n\nbad\n\n<!-- vale on -->\n\nbad\n", [7], id="Vale, all"),
        pytest.param("<!-- vale house/bad = NO -->\n\nbad\n", [3], id="no name of Vale's"),
        pytest.param("`<!-- contentlint-disable -->`\n\nbad\n", [3], id="code is no comment"),
    ],
)
def test_what_is_silenced(text: str, lines: Sequence[int]) -> None:
    assert left(text) == list(lines)


@pytest.mark.parametrize(
    ("text", "rule", "lines"),
    [
        pytest.param("<!-- vale Google.Bad = NO -->\n\nbad\n", "Google.Bad", [], id="a rule"),
        pytest.param("<!-- vale Google = NO -->\n\nbad\n", "Google.Bad", [], id="a style"),
        pytest.param("<!-- vale Google = NO -->\n\nbad\n", "Googley.Bad", [3], id="another style"),
        pytest.param(
            "<!-- vale Google.Bad = NO -->\n\nbad\n\n<!-- vale Google.Bad = YES -->\n\nbad\n",
            "Google.Bad",
            [7],
            id="taken back",
        ),
        pytest.param('<!-- vale A.B["bad"] = NO -->\n\nbad\n', "A.B", [], id="a text"),
        pytest.param('<!-- vale A.B["good"] = NO -->\n\nbad\n', "A.B", [3], id="another text"),
        pytest.param("<!-- vale styles = A, C -->\n\nbad\n", "A.B", [3], id="a style that stays"),
        pytest.param("<!-- vale styles = C -->\n\nbad\n", "A.B", [], id="a style that does not"),
        pytest.param("<!-- vale styles = C -->\n\nbad\n", "house/bad", [3], id="rules of ours"),
        pytest.param("<!-- vale A = off -->\n\nbad\n\n<!-- vale A = on -->\n\nbad\n", "A.B", [7],
                     id="off and on mean NO and YES"),
    ],
)  # fmt: skip
def test_controls_of_vale(text: str, rule: str, lines: Sequence[int]) -> None:
    assert left(text, rule) == list(lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("<!-- vale A.B = NO -->\n\nbad\n", [3], id="a rule"),
        pytest.param("<!-- vale off -->\n\nbad\n\n<!-- vale on -->\n", [3], id="taken back"),
        pytest.param("<!-- vale off -->\n\nbad\n", [], id="everything, to the end"),
        pytest.param("<!-- contentlint-disable A.B -->\n\nbad\n", [], id="a comment of ours"),
    ],
)
def test_rules_about_the_source_hear_little_of_vale_s_controls(text: str, lines: list[int]) -> None:
    kept, _ = suppressed(violations(text, rule="A.B"), read(text), raw={"A.B"})
    assert [violation.start.line for violation in kept] == lines


def test_other_formats() -> None:
    assert left("<p>bad</p>\n<!-- contentlint-disable -->\n<p>bad</p>\n", format="html") == [1]
    assert left("bad\n\n{/* contentlint-disable house/bad */}\n\nbad\n", format="mdx") == [1]


def test_a_renamed_rule_is_meant_by_its_old_name() -> None:
    text = "<!-- contentlint-disable-file house/old -->\n\nbad\n"
    kept, used = suppressed(violations(text), read(text), {"house/old": "house/bad"})
    assert kept == ()
    assert used == frozenset({0})


def told(text: str, known: dict[str, Ran]) -> list[str]:
    found = read(text)
    _, used = suppressed(violations(text), found)
    return [v.message for v in unused(found, used, REPORTING, known, text)]


@pytest.mark.parametrize(
    ("text", "known", "messages"),
    [
        pytest.param(
            "<!-- contentlint-disable-next-line house/bad -->\nfine\n",
            {"house/bad": Ran.FULLY},
            ["house/bad: nothing of “house/bad” is found here"],
            id="a rule that ran and found nothing",
        ),
        pytest.param(
            "<!-- contentlint-disable-next-line house/bad -->\nbad\n",
            {"house/bad": Ran.FULLY},
            [],
            id="a rule that found something",
        ),
        pytest.param(
            "<!-- contentlint-disable-next-line house/bad -->\nfine\n",
            {"house/bad": Ran.OFF},
            [],
            id="a rule that did not run",
        ),
        pytest.param(
            "<!-- contentlint-disable-next-line house -->\nfine\n",
            {"house/bad": Ran.FULLY, "house/twice": Ran.UNKNOWN},
            [],
            id="a family of which one compares articles in a run over some",
        ),
        pytest.param(
            "<!-- contentlint-disable-next-line house -->\nfine\n",
            {"house/bad": Ran.FULLY, "house/new": Ran.OFF},
            ["house: nothing of “house” is found here"],
            id="a family of which all that is on ran",
        ),
        pytest.param(
            "<!-- contentlint-disable -->\n\nfine\n",
            {"house/bad": Ran.FULLY},
            ["contentlint-disable: nothing of any rule is found here"],
            id="all rules",
        ),
        pytest.param(
            "<!-- contentlint-disable house/bda -->\n\nbad\n",
            {"house/bad": Ran.FULLY},
            ["house/bda: there is no rule “house/bda”; did you mean “house/bad”?"],
            id="an unknown rule",
        ),
        pytest.param(
            "<!-- contentlint-disabel -->\n\nbad\n",
            {"house/bad": Ran.FULLY},
            ["contentlint-disabel: “contentlint-disabel” is no directive; did you mean “disable”?"],
            id="an unknown directive",
        ),
        pytest.param(
            "bad\n\n<!-- contentlint-enable house/bad -->\n",
            {"house/bad": Ran.FULLY},
            ["house/bad: nothing is switched off here"],
            id="taking back what was not said",
        ),
        pytest.param(
            "<!-- contentlint-disable-line house/bad, house/worse --> bad\n",
            {"house/bad": Ran.FULLY, "house/worse": Ran.FULLY},
            ["house/worse: nothing of “house/worse” is found here"],
            id="one of two names",
        ),
        pytest.param(
            "<!-- vale off -->\n\nfine\n", {"house/bad": Ran.FULLY}, [], id="Vale's are its own"
        ),
        pytest.param(
            "---\ncontentlint: [house/bad]\n---\n\nfine\n",
            {"house/bad": Ran.FULLY},
            ["contentlint: expected `off`, or a mapping whose `disable` is a list of rules"],
            id="front matter of the wrong form",
        ),
        pytest.param(
            "---\ncontentlint: {disabled: [house/bad]}\n---\n\nfine\n",
            {"house/bad": Ran.FULLY},
            ["contentlint: there is no key “disabled” here; there is disable"],
            id="an unknown key in front matter",
        ),
    ],
)
def test_what_silences_nothing(text: str, known: dict[str, Ran], messages: Sequence[str]) -> None:
    assert told(text, known) == list(messages)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param(
            "One.\n\n<!-- contentlint-disable house/bad -->\n\nTwo.\n",
            "One.\n\nTwo.\n",
            id="a comment between paragraphs takes a blank line with it",
        ),
        pytest.param(
            "One. <!-- contentlint-disable-line house/bad -->\nTwo.\n",
            "One.\nTwo.\n",
            id="a comment at the end of a line takes the space before it",
        ),
        pytest.param(
            "<!-- contentlint-disable-next-line house/bad -->\nOne.\n", "One.\n", id="a first line"
        ),
        pytest.param(
            "One.\n\n<!-- contentlint-disable-file house/bad -->\n", "One.\n", id="a last line"
        ),
        pytest.param(
            "<!-- contentlint-disable-line house/bad --> One.\n", "One.\n", id="before text"
        ),
        pytest.param(
            "<!-- contentlint-disable house/bad -->\n\nOne.\n\n"
            "<!-- contentlint-enable house/bad -->\n",
            "One.\n",
            id="with what takes it back",
        ),
        pytest.param(
            "<!-- contentlint-disable-file house/bad, other/x -- why -->\n\nOne.\n",
            "<!-- contentlint-disable-file other/x -- why -->\n\nOne.\n",
            id="the first of two names",
        ),
        pytest.param(
            "<!-- contentlint-disable-file other/x house/bad -->\n\nOne.\n",
            "<!-- contentlint-disable-file other/x -->\n\nOne.\n",
            id="the last of two names",
        ),
        pytest.param(
            "---\ntitle: One # contentlint-disable-line house/bad\n---\n",
            "---\ntitle: One\n---\n",
            id="in front matter",
        ),
    ],
)
def test_what_silences_nothing_is_taken_out(text: str, mended: str) -> None:
    found = read(text)
    known = {"house/bad": Ran.FULLY, "other/x": Ran.UNKNOWN}
    (violation,) = unused(found, (), REPORTING, known, text)
    assert violation.fix is not None
    assert apply_edits(text, violation.fix.edits) == mended


DIRECTIVES = st.sampled_from(
    [
        "<!-- contentlint-disable -->",
        "<!-- contentlint-disable house/bad -->",
        "<!-- contentlint-enable -->",
        "<!-- contentlint-disable-line house -->",
        "<!-- contentlint-disable-next-line -- why -->",
        "<!-- contentlint-disable-file other/x, house/bad -->",
        "bad",
        "bad words",
    ]
)


@given(pieces=st.lists(st.tuples(DIRECTIVES, st.sampled_from([" ", "\n", "\n\n", "\r\n"]))))
def test_taking_out_what_silences_nothing_changes_no_verdict(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + separator for piece, separator in pieces)
    known = {"house/bad": Ran.FULLY, "other/x": Ran.FULLY}
    found = read(text)
    kept, used = suppressed(violations(text), found)
    for violation in unused(found, used, REPORTING, known, text):
        assert violation.fix is not None
        after = apply_edits(text, violation.fix.edits)
        now, _ = suppressed(violations(after), read(after))
        assert len(now) == len(kept)
