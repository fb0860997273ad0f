from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.findings import Edit, Fix, Safety, Severity, Violation
from linter.pipeline.fix import apply_edits, fix_run, is_better, settled
from linter.pipeline.options import RunOptions, TextFile
from linter.pipeline.run import Run
from linter.text.position import LineTable

_SENTENCES = [
    "The cat sat on the the mat.",
    "We recieve the goods on Monday,and store them.",
    "It rained all day .",
    "Prices rose in 2019.Nobody knew why.",
    "“We saw saw it,” she said to the press.",
    "Use `foo  foo` or [the the link](http://example.org/the-the).",
    "A plain sentence with *the the* marks in it.",
    "He utilised it in order to win.",
    "> teh quoted one",
    "- an item with teh typo",
    "Nothing is wrong here.",
    "Caf&eacute; caf&eacute; is a word.",
]
_DOCUMENTS = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=8).map("\n\n".join)
_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def _violation(text: str, start: int, end: int, replacement: str, safe: bool = True) -> Violation:
    lines = LineTable(text)
    first, last = lines.position(start), lines.position(end)
    safety = Safety.SAFE if safe else Safety.UNSAFE
    fix = Fix(safety, (Edit(first, last, replacement),))
    return Violation("a/b", Severity.ERROR, "x", first, last, text[start:end], fix=fix)


def test_edits_are_applied_at_their_places() -> None:
    text = "one two three"
    violations = [_violation(text, 4, 7, "2"), _violation(text, 0, 3, "1")]
    edits = [edit for v in settled(violations) if v.fix for edit in v.fix.edits]
    assert apply_edits(text, edits) == "1 2 three"


def test_of_two_fixes_that_touch_the_first_wins() -> None:
    text = "one two three"
    violations = [_violation(text, 0, 7, "A"), _violation(text, 4, 13, "B")]
    assert settled(violations) == violations[:1]


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    violations = [_violation("one", 0, 3, "1", safe=False)]
    assert settled(violations) == []
    assert len(settled(violations, unsafe=True)) == 1


def _run(text: str) -> Run:
    return Run([], RunOptions(cached=False), [TextFile("a.md", text)])


@settings(max_examples=40)
@given(_DOCUMENTS, _ENDS, st.booleans())
def test_fixing_never_adds_a_violation_and_twice_changes_nothing(
    text: str, line_end: str, unsafe: bool
) -> None:
    text = text.replace("\n", line_end)
    run = _run(text)
    before = run.violations()["a.md"]
    changes = fix_run(run, unsafe)
    after = run.violations()["a.md"]
    assert len(after) <= len(before)
    if "a.md" not in changes:
        assert run.text("a.md") == text
        return
    assert len(after) < len(before)
    mended = changes["a.md"].after
    assert changes["a.md"].before == text
    assert fix_run(_run(mended), unsafe) == {}


@settings(max_examples=40)
@given(_DOCUMENTS, _ENDS)
def test_every_violation_slices_back(text: str, line_end: str) -> None:
    text = text.replace("\n", line_end)
    lines = LineTable(text)
    for violation in _run(text).violations()["a.md"]:
        start, end = violation.start, violation.end
        assert text[start.offset : end.offset] == violation.excerpt
        assert lines.position(start.offset) == start
        assert lines.position(end.offset) == end
        column = start.column - 1 - violation.line_offset
        first_line = violation.excerpt.splitlines()[0] if violation.excerpt else ""
        assert violation.line_text[column:].startswith(first_line[:100])


@pytest.mark.parametrize(
    ("before", "after", "better"),
    [
        pytest.param("aab", "ab", True, id="fewer"),
        pytest.param("aab", "aab", False, id="as many"),
        pytest.param("aab", "bb", False, id="fewer, but more of one rule"),
    ],
)
def test_what_is_better(before: str, after: str, better: bool) -> None:
    def found(rules: str) -> list[Violation]:
        plain = _violation("one", 0, 3, "1")
        return [msgspec.structs.replace(plain, rule=f"a/{rule}") for rule in rules]

    assert is_better(found(before), found(after)) is better


def test_a_fix_that_does_harm_does_not_keep_others_from_being_applied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rule = (
        "severity: error\nmessage: x\nwhy: x.\ncheck: {kind: substitution, fix: safe, swap: {%s}}"
    )
    for name, swap in (("one", "teh: the"), ("two", "foo: bar"), ("three", "bar: baz")):
        path = tmp_path / "rules" / "house" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(rule % swap, encoding="utf-8")
    settings_text = "rule-folders: [rules]\nrules: {'*': off, house: on}\n"
    (tmp_path / ".contentlint.yaml").write_text(settings_text, encoding="utf-8")
    run = _run("A foo and teh end.\n")
    fix_run(run)
    assert run.text("a.md") == "A foo and the end.\n"


def test_quoted_speech_is_never_mended_unseen() -> None:
    run = _run("“We saw saw it well,” she said to the press.\n\n> We did did it.\n")
    assert run.violations()["a.md"]
    assert fix_run(run) == {}


def test_front_matter_that_would_no_longer_parse_is_left_alone() -> None:
    text = "---\ntitle: on on: the mat\n---\n\nText.\n"
    run = _run(text)
    fix_run(run)
    assert "mat" in run.text("a.md")
    assert run.text("a.md").startswith("---\ntitle: ")
