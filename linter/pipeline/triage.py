"""What articles silence, applied once to what both phases said."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from linter.checks.kind import JoiningCheck, TallyingCheck
from linter.checks.unused_suppression import UnusedSuppression
from linter.checks.vale.kind import ValeCheck
from linter.findings import Violation
from linter.findings.suppression import Suppression
from linter.pipeline.order import place_order
from linter.pipeline.profiles import Profiles
from linter.rulebook.adjust import Decision
from linter.rulebook.redirects import redirects
from linter.rulebook.rule import Rule
from linter.triage.suppress import Ran, Reporting, suppressed, unused

Violations = Mapping[str, tuple[Violation, ...]]
"""By path, each file's in the order of their places."""


class Judged(msgspec.Struct, frozen=True):
    """What both phases say of an article."""

    violations: tuple[Violation, ...]
    metrics: dict[str, float]
    suppressions: tuple[Suppression, ...] = ()


def without_suppressed(
    judged: Mapping[str, Judged], profiles: Profiles, compared: bool, read: Callable[[str], str]
) -> Violations:
    """The violations that no article silences, and what silences nothing.

    Args:
        judged: by path.
        profiles: of the run.
        compared: whether articles are compared with every one of the repository, without which
            nobody can say that nothing is found by comparing.
        read: the text of a path; asked only where an article silences something.
    """
    left: dict[str, tuple[Violation, ...]] = {}
    for path, found in judged.items():
        if found.suppressions:
            decisions = profiles.decisions(path)
            states = {name: ran(decision, compared) for name, decision in decisions.items()}
            rules = profiles.of(path).rules.values()
            renamed = redirects(profiles.choice(path).rule_folders)
            left[path] = _left(found, rules, states, read(path), renamed)
    return _Left(judged, left)


class _Left(Mapping[str, tuple[Violation, ...]]):
    """The violations of articles that silence nothing, and what is left of those of the others."""

    def __init__(
        self, judged: Mapping[str, Judged], left: Mapping[str, tuple[Violation, ...]]
    ) -> None:
        self._judged = judged
        self._left = left

    def __getitem__(self, path: str) -> tuple[Violation, ...]:
        return self._left[path] if path in self._left else self._judged[path].violations

    def __iter__(self) -> Iterator[str]:
        return iter(self._judged)

    def __len__(self) -> int:
        return len(self._judged)


def left_of_file(found: Judged, rules: Iterable[Rule], text: str) -> tuple[Violation, ...]:
    """What one article does not silence, if these rules are all that there are."""
    if not found.suppressions:
        return found.violations
    rules = tuple(rules)
    return _left(found, rules, {rule.id: Ran.FULLY for rule in rules}, text, {})


def ran(decision: Decision, compared: bool) -> Ran:
    """Whether a rule had what it needs to speak in a file."""
    if decision.narrowed:
        return Ran.UNKNOWN
    if not decision.active:
        return Ran.OFF
    comparing = isinstance(decision.rule.check, JoiningCheck | TallyingCheck)
    return Ran.UNKNOWN if comparing and not compared else Ran.FULLY


def _left(
    found: Judged,
    rules: Iterable[Rule],
    states: dict[str, Ran],
    text: str,
    renamed: Mapping[str, str],
) -> tuple[Violation, ...]:
    rules = tuple(rules)
    raw = {rule.id for rule in rules if isinstance(rule.check, ValeCheck) and rule.check.is_raw}
    kept, used = suppressed(found.violations, found.suppressions, renamed, raw)
    rule = next((rule for rule in rules if isinstance(rule.check, UnusedSuppression)), None)
    if rule is None:
        return kept
    # Whether a comment about useless comments is of use shows only when they have been found.
    states[rule.id] = Ran.UNKNOWN
    reporting = Reporting(rule.id, rule.severity, rule.message)
    useless = tuple(unused(found.suppressions, used, reporting, states, text, renamed))
    told, _ = suppressed(useless, found.suppressions, renamed)
    return tuple(sorted((*kept, *told), key=place_order))
