"""Applying fixes: settled where they overlap, repeated until nothing changes, never for worse."""

from collections.abc import Iterable

import msgspec

from linter.documents import format_of, parse
from linter.findings import Edit, Safety, Violation
from linter.pipeline.run import Run

_ROUNDS = 10


class Change(msgspec.Struct, frozen=True):
    """A file's text before and after fixing."""

    before: str
    after: str


def fix_run(run: Run, unsafe: bool = False) -> dict[str, Change]:
    """Apply the fixes of a run's violations until none are left.

    A file is changed only as long as that leaves it with fewer violations and with front matter
    that can still be read: so a fix never adds a violation, and fixing twice changes nothing.

    Args:
        run: judges the changed texts; it is left with them.
        unsafe: whether unsafe fixes are applied too.

    Returns:
        The files that changed, in the order of their paths.
    """
    before = run.violations()
    changed: dict[str, Change] = {}
    given_up: set[str] = set()
    for _ in range(_ROUNDS):
        tried = {}
        for path, violations in before.items():
            edits = [e for edits in settled(violations, unsafe) for e in edits]
            if edits and path not in given_up:
                tried[path] = run.text(path)
                run.replace(path, apply_edits(tried[path], edits))
        if not tried:
            break
        after = run.violations()
        worse = {
            path
            for path, text in tried.items()
            if len(after[path]) >= len(before[path]) or breaks(path, text, run.text(path))
        }
        for path in worse:
            run.replace(path, tried[path])
        given_up |= worse
        for path in tried.keys() - worse:
            original = changed[path].before if path in changed else tried[path]
            changed[path] = Change(original, run.text(path))
        before = run.violations() if worse else after
    return dict(sorted(changed.items()))


def breaks(path: str, before: str, after: str) -> bool:
    """Whether the front matter could be read before, and cannot be now."""
    format = format_of(path) or "text"
    return parse(before, format).front_matter.keys() != parse(after, format).front_matter.keys()


def settled(violations: Iterable[Violation], unsafe: bool = False) -> list[tuple[Edit, ...]]:
    """The fixes that can be applied together: of two that overlap, the first in the text."""
    chosen: list[tuple[Edit, ...]] = []
    taken: list[tuple[int, int]] = []
    for violation in violations:
        fix = violation.fix
        if fix is None or (fix.safety is Safety.UNSAFE and not unsafe):
            continue
        spans = [(edit.start.offset, edit.end.offset) for edit in fix.edits]
        if any(start <= stop and begin <= end for start, end in spans for begin, stop in taken):
            continue
        taken.extend(spans)
        chosen.append(fix.edits)
    return chosen


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with edits that do not overlap applied."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.start.offset):
        pieces += (text[at : edit.start.offset], edit.replacement)
        at = edit.end.offset
    return "".join([*pieces, text[at:]])
