"""Applying fixes: settled where they overlap, repeated until nothing changes, never for worse."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from linter.documents import format_of, parse
from linter.findings import Edit, Safety, Violation
from linter.pipeline.run import Run

_ROUNDS = 40
"""More than the fixes of any article need that come one after the other."""


class Change(msgspec.Struct, frozen=True):
    """A file's text before and after fixing."""

    before: str
    after: str


def fix_run(run: Run, unsafe: bool = False) -> dict[str, Change]:
    """Apply the fixes of a run's violations until none are left.

    A file is changed only as long as that leaves it with fewer violations, of no rule with more,
    and with front matter that can still be read: so a fix never adds a violation, and fixing twice
    changes nothing.

    Args:
        run: judges the changed texts; it is left with them.
        unsafe: whether unsafe fixes are applied too.

    Returns:
        The files that changed, in the order of their paths.
    """
    before = run.violations()
    changed: dict[str, Change] = {}
    # Where all fixes together do harm they are tried one by one, and those that do are left out.
    cautious: set[str] = set()
    harmful: set[tuple[str, str, str]] = set()
    for _ in range(_ROUNDS):
        tried: dict[str, tuple[str, list[Violation]]] = {}
        for path, violations in before.items():
            fixable = [v for v in violations if (path, v.rule, v.excerpt) not in harmful]
            chosen = settled(fixable, unsafe)
            if path in cautious:
                chosen = chosen[:1]
            if chosen:
                tried[path] = run.text(path), chosen
                edits = [edit for v in chosen if v.fix is not None for edit in v.fix.edits]
                run.replace(path, apply_edits(run.text(path), edits))
        if not tried:
            break
        after = run.violations()
        for path, (text, chosen) in tried.items():
            if is_better(before[path], after[path]) and not breaks(path, text, run.text(path)):
                original = changed[path].before if path in changed else text
                changed[path] = Change(original, run.text(path))
                continue
            run.replace(path, text)
            if len(chosen) > 1:
                cautious.add(path)
            else:
                harmful.add((path, chosen[0].rule, chosen[0].excerpt))
        before = run.violations()
    return dict(sorted(changed.items()))


def is_better(before: Iterable[Violation], after: Iterable[Violation]) -> bool:
    """Whether there are fewer violations, and of no rule more than there were."""
    old = Counter(violation.rule for violation in before)
    new = Counter(violation.rule for violation in after)
    return new.total() < old.total() and not new - old


def breaks(path: str, before: str, after: str) -> bool:
    """Whether the front matter could be read before, and cannot be now."""
    format = format_of(path) or "text"
    return parse(before, format).front_matter.keys() != parse(after, format).front_matter.keys()


def settled(violations: Iterable[Violation], unsafe: bool = False) -> list[Violation]:
    """Those whose fixes can be applied together: of two that overlap, the first in the text."""
    chosen: list[Violation] = []
    taken: list[tuple[int, int]] = []
    for violation in violations:
        fix = violation.fix
        if fix is None or (fix.safety is Safety.UNSAFE and not unsafe):
            continue
        spans = [(edit.start.offset, edit.end.offset) for edit in fix.edits]
        if any(start <= stop and begin <= end for start, end in spans for begin, stop in taken):
            continue
        taken.extend(spans)
        chosen.append(violation)
    return chosen


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with edits that do not overlap applied."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.start.offset):
        pieces += (text[at : edit.start.offset], edit.replacement)
        at = edit.end.offset
    return "".join([*pieces, text[at:]])
