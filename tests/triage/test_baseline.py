from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.findings import Severity, Violation
from linter.text.position import Position
from linter.triage.baseline import (
    Baseline,
    Extent,
    FileEntries,
    Found,
    entries,
    judged_against,
    without,
)
from linter.triage.baseline_file import BaselineError, encoded, read_baseline
from linter.triage.renames import renames, similarity, sketch

EXTENTS = {
    "a/word": Extent.TEXT,
    "a/whole": Extent.ARTICLE,
    "a/part": Extent.SECTION,
    "a/twice": Extent.DUPLICATE,
}


def found(*said: tuple[str, str, Sequence[str]]) -> Found:
    """Violations as (rule, excerpt, texts of the related places)."""
    at = Position(0, 1, 1)
    listed = tuple(Violation(rule, Severity.ERROR, "", at, at, text) for rule, text, _ in said)
    return Found(listed, tuple(tuple(related) for *_, related in said), lambda: "")


def word(text: str) -> tuple[str, str, Sequence[str]]:
    return ("a/word", text, ())


def twice(text: str, *others: str) -> tuple[str, str, Sequence[str]]:
    return ("a/twice", text, others)


def baseline(files: Mapping[str, Found]) -> Baseline:
    return Baseline(
        {path: FileEntries("", entries(each, EXTENTS.__getitem__)) for path, each in files.items()}
    )


def new(
    old: Mapping[str, Found], now: Mapping[str, Found], renamed: Mapping[str, str] = {}
) -> dict[str, list[str]]:
    verdict = judged_against(baseline(old), now, EXTENTS.__getitem__, renamed, {})
    return {p: [v.excerpt for v in listed] for p, listed in verdict.new.items() if listed}


@pytest.mark.parametrize(
    ("old", "now", "expected"),
    [
        pytest.param([word("teh")], [word("teh")], [], id="what was there"),
        pytest.param([word("teh")], [word("hte")], ["hte"], id="another text"),
        pytest.param([word("teh")], [word("teh"), word("teh")], ["teh"], id="a second copy is new"),
        pytest.param([word("a b")], [word("a\n  b")], [], id="wrapped anew"),
        pytest.param([word("a"), word("b")], [word("b"), word("a")], [], id="another order"),
        pytest.param(
            [("a/whole", "Old title", ())], [("a/whole", "New title", ())], [], id="whole article"
        ),
        pytest.param(
            [("a/part", "Heading\nold text", ())],
            [("a/part", "Heading\nnew text", ())],
            [],
            id="a section is known by its heading",
        ),
        pytest.param(
            [twice("one two", "one, two")],
            [twice("one, two", "one two")],
            [],
            id="a duplicate whose copies changed places",
        ),
        pytest.param(
            [twice("x", "x")], [twice("x", "x"), twice("x", "x", "x")], ["x"], id="a third copy"
        ),
        pytest.param(
            [twice("x", "y")], [twice("x", "z")], ["x"], id="a duplicate of something else"
        ),
        pytest.param(
            [twice("b", "a"), twice("c", "b")],
            [twice("a", "c"), twice("b", "a", "c")],
            [],
            id="several that hang together, in another order",
        ),
    ],
)
def test_what_is_new(
    old: list[tuple[str, str, Sequence[str]]],
    now: list[tuple[str, str, Sequence[str]]],
    expected: list[str],
) -> None:
    assert new({"a.md": found(*old)}, {"a.md": found(*now)}).get("a.md", []) == expected


def test_a_duplicate_is_known_wherever_it_stands() -> None:
    old = {"a.md": found(twice("x", "y")), "b.md": found()}
    assert new(old, {"a.md": found(), "b.md": found(twice("y", "x"))}) == {}


def test_a_word_is_known_only_in_its_file() -> None:
    old = {"a.md": found(word("teh"))}
    assert new(old, {"b.md": found(word("teh"))}) == {"b.md": ["teh"]}
    assert new(old, {"b.md": found(word("teh"))}, {"a.md": "b.md"}) == {}


def test_a_renamed_rule_is_still_accepted() -> None:
    old = baseline({"a.md": found(word("teh"))})
    now = {"a.md": found(("a/term", "teh", ()))}
    verdict = judged_against(old, now, lambda rule: Extent.TEXT, {}, {"a/word": "a/term"})
    assert verdict.new == {"a.md": ()}


WORDS = st.lists(st.sampled_from("abcd").map(word), max_size=6)
PAIRS = st.lists(st.tuples(st.sampled_from("pqr"), st.sampled_from("pqrs")), max_size=5).map(
    lambda pairs: [twice(*pair) for pair in pairs]
)


@given(words=WORDS, pairs=PAIRS, data=st.data())
def test_a_baseline_accepts_what_it_was_made_of_in_any_order(
    words: list[tuple[str, str, Sequence[str]]],
    pairs: list[tuple[str, str, Sequence[str]]],
    data: st.DataObject,
) -> None:
    said = [*words, *pairs]
    shuffled = data.draw(st.permutations(said))
    assert new({"a.md": found(*said)}, {"a.md": found(*shuffled)}) == {}


@given(old=WORDS, now=WORDS)
def test_taking_out_what_is_gone_changes_no_verdict(
    old: list[tuple[str, str, Sequence[str]]], now: list[tuple[str, str, Sequence[str]]]
) -> None:
    before, files = baseline({"a.md": found(*old)}), {"a.md": found(*now)}
    verdict = judged_against(before, files, EXTENTS.__getitem__, {}, {})
    after = without(before, verdict.unmatched)
    again = judged_against(after, files, EXTENTS.__getitem__, {}, {})
    assert again.new == verdict.new
    assert again.unmatched == {}


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    made = baseline({"ä “b”.md": found(word("teh"), word("teh"), twice("x", "y", "z"))})
    path = tmp_path / "baseline.json"
    path.write_text(encoded(made), encoding="utf-8")
    assert read_baseline(path) == made
    assert encoded(read_baseline(path)) == encoded(made)
    empty = tmp_path / "empty.json"
    empty.write_text(encoded(Baseline()), encoding="utf-8")
    assert read_baseline(empty) == Baseline()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("{", "no baseline", id="no JSON"),
        pytest.param('{"files": {"a": 3}}', "no baseline", id="of another form"),
        pytest.param('{"version": 99}', "version 99; this contentlint knows version 1", id="later"),
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError, match=message):
        read_baseline(path)
    with pytest.raises(BaselineError, match="cannot be read"):
        read_baseline(tmp_path / "gone.json")


LINES = [f"This is the line that has the number {number}." for number in range(40)]


def test_files_are_known_by_their_lines() -> None:
    text = "\n\n".join(LINES)
    edited = "\n\n".join([*LINES[3:], "Something else.", "And more."])
    assert similarity(sketch(text), sketch(text)) == 1
    assert similarity(sketch(text), sketch(edited)) > 0.5
    assert similarity(sketch(text), sketch("Nothing of the kind.\n")) == 0
    assert similarity(sketch(text), sketch("\r\n".join(LINES))) == 1
    assert similarity(sketch(""), sketch("a")) == 0


def test_each_vanished_file_has_one_successor() -> None:
    first, second = "\n".join(LINES[:20]), "\n".join(LINES[20:])
    texts = {"new/a.md": first + "\nMore.", "copy.md": first, "new/b.md": second, "c.md": "else"}
    vanished = {"a.md": sketch(first), "b.md": sketch(second), "gone.md": sketch("gone")}
    found = renames(vanished, sorted(texts), lambda path: sketch(texts[path]))
    assert found == {"a.md": "copy.md", "b.md": "new/b.md"}
    assert renames({}, texts, lambda path: sketch(texts[path])) == {}
