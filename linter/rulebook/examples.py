"""Examples as tests: what a rule must mark, and what it must leave alone."""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from linter.findings import Safety, Violation
from linter.rulebook.rule import Example, Rule

Judge = Callable[[Mapping[str, str], Example, Rule], Mapping[str, tuple[Violation, ...]]]
"""Runs one rule over files (name -> text) as an example wants; gives the violations of each."""


class Failure(msgspec.Struct, frozen=True):
    """An example that does not do what its rule says."""

    rule: str
    example: int
    message: str


def failures(rule: Rule, judge: Judge) -> Iterator[Failure]:
    """Run the examples of a rule."""
    if not any(example.bad is not None for example in rule.examples):
        yield Failure(rule.id, 0, "no example shows what the rule marks")
    for index, example in enumerate(rule.examples, 1):
        for message in _problems(example, rule, judge):
            yield Failure(rule.id, index, message)


def unmarked(text: str, marks: tuple[str, str]) -> tuple[str, list[tuple[int, int]]]:
    """`text` without its marks, and the places that they enclosed.

    Raises:
        ValueError: a mark has no partner.
    """
    opening, closing = marks
    plain, places = "", []
    rest = text
    while opening in rest:
        before, _, rest = rest.partition(opening)
        inside, found, rest = rest.partition(closing)
        if not found:
            raise ValueError(f"“{opening}” without “{closing}”")
        plain += before
        places.append((len(plain), len(plain) + len(inside)))
        plain += inside
    if closing in rest and opening != closing:
        raise ValueError(f"“{closing}” without “{opening}”")
    return plain + rest, places


def _problems(example: Example, rule: Rule, judge: Judge) -> Iterator[str]:
    if example.bad is not None:
        try:
            marked = {n: unmarked(t, example.marks) for n, t in _files(example.bad).items()}
        except ValueError as error:
            yield f"bad: {error}"
            return
        texts = {name: text for name, (text, _) in marked.items()}
        found = judge(texts, example, rule)
        for name, (text, places) in marked.items():
            yield from _differences(text, places, found.get(name, ()))
        if isinstance(example.bad, str) and isinstance(example.good, str):
            yield from _unmended(texts[""], example.good, found.get("", ()))
    if example.good is not None:
        for violations in judge(_files(example.good), example, rule).values():
            for violation in violations:
                yield f"good: marks “{violation.excerpt}”"


def _differences(
    text: str, places: list[tuple[int, int]], violations: tuple[Violation, ...]
) -> Iterator[str]:
    found = {(violation.start.offset, violation.end.offset) for violation in violations}
    for start, end in sorted(set(places) - found):
        yield f"bad: does not mark “{text[start:end]}”"
    for start, end in sorted(found - set(places)):
        yield f"bad: marks “{text[start:end]}”"


def _unmended(bad: str, good: str, violations: tuple[Violation, ...]) -> Iterator[str]:
    """Fixes must make good of bad, unless a person has to decide some of it."""
    if not violations or any(violation.fix is None for violation in violations):
        return
    edits = [e for v in violations if v.fix is not None for e in v.fix.edits]
    mended, at = "", 0
    for edit in sorted(edits, key=lambda edit: edit.start.offset):
        mended += bad[at : edit.start.offset] + edit.replacement
        at = edit.end.offset
    mended += bad[at:]
    if mended != good and any(v.fix and v.fix.safety is Safety.SAFE for v in violations):
        yield f"the fixes give “{mended}”, not the good text"


def _files(text: str | dict[str, str]) -> dict[str, str]:
    return {"": text} if isinstance(text, str) else text
