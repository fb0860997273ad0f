"""What of a run's violations touches the lines that changed since a revision."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from linter.findings import Violation
from linter.pipeline.revision import Lines, Revision
from linter.pipeline.triage import Violations
from linter.rulebook.rule import Rule


class Touched:
    """Decides by lines where a violation has lines of its own, and else by what is new."""

    def __init__(self, revision: Revision, violations: Violations) -> None:
        """Ask git what changed in the files of the violations."""
        self._violations = violations
        changed = revision.changed()
        inside = {path: _below(path, revision.top) for path in violations}
        untracked = revision.untracked(name for name in inside.values() if name)
        self._lines: dict[str, Lines] = {
            path: Lines(all=True) if not name or name in untracked else changed.get(name, Lines())
            for path, name in inside.items()
        }

    def only(
        self, rule_of: Callable[[str], Rule | None], introduced: Callable[[], Violations]
    ) -> Violations:
        """The violations to report.

        Args:
            rule_of: a rule by its id.
            introduced: the violations that did not stand at the revision; asked only where one
                speaks of an article or section as a whole.
        """
        new: frozenset[int] | None = None
        kept: dict[str, tuple[Violation, ...]] = {}
        for path, listed in self._violations.items():
            left = []
            for violation in listed:
                rule = rule_of(violation.rule)
                if rule is not None and _is_of_more_than_lines(rule):
                    if new is None:
                        new = frozenset(id(v) for vs in introduced().values() for v in vs)
                    wanted = id(violation) in new and self._file_touched(path, violation)
                else:
                    wanted = self._lines_touched(path, violation)
                if wanted:
                    left.append(violation)
            kept[path] = tuple(left)
        return kept

    def _lines_touched(self, path: str, violation: Violation) -> bool:
        places = [(path, violation.start, violation.end)]
        places += (
            (related.path or path, related.start, related.end) for related in violation.related
        )
        return any(
            self._lines.get(where, Lines()).touch(
                start.line, end.line - (end.column == 1 and end.line > start.line)
            )
            for where, start, end in places
        )

    def _file_touched(self, path: str, violation: Violation) -> bool:
        paths = {path, *(related.path or path for related in violation.related)}
        return any(_changed(self._lines, where) for where in paths)


def _changed(lines: Mapping[str, Lines], path: str) -> bool:
    known = lines.get(path, Lines())
    return known.all or bool(known.ranges)


def _is_of_more_than_lines(rule: Rule) -> bool:
    return rule.check.of_article or rule.scopes in (("article",), ("section",))


def _below(path: str, top: Path) -> str:
    """The path relative to the repository, or nothing where it is not in it."""
    real = Path(os.path.realpath(path))
    root = Path(os.path.realpath(top))
    return real.relative_to(root).as_posix() if real.is_relative_to(root) else ""
