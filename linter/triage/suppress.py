"""Suppressions applied, once, after both phases; and those that silence nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import Enum
from fnmatch import fnmatchcase

import msgspec

from linter.findings import Fix, Safety, Severity, Violation
from linter.findings.suppression import Suppression
from linter.settings.nearest import did_you_mean


class Reporting(msgspec.Struct, frozen=True):
    """The rule under which unused suppressions are reported: its id, severity and message."""

    rule: str
    severity: Severity
    message: str


class Ran(Enum):
    """Whether a rule had everything it needs to speak in a file."""

    FULLY = "it ran, and saw all that it compares"
    OFF = "settings switch it off"
    UNKNOWN = "this run left it out, or did not show it every article"


def silences(suppression: Suppression, rule: str, renamed: Mapping[str, str] = {}) -> bool:
    """Whether a suppression means a rule, wherever it stands.

    Args:
        suppression: names an id, a family, a style of Vale's, a glob, or nothing, which is all.
        rule: an id.
        renamed: old ids and what they are called now.
    """
    name = renamed.get(suppression.rule, suppression.rule)
    meant = not name or rule.startswith((f"{name}/", f"{name}.")) or fnmatchcase(rule, name)
    return meant and rule.partition(".")[0] not in suppression.spared


def suppressed(
    violations: Sequence[Violation],
    suppressions: Sequence[Suppression],
    renamed: Mapping[str, str] = {},
    raw: Set[str] = frozenset(),
) -> tuple[tuple[Violation, ...], frozenset[int]]:
    """The violations that are left, and the indices of the suppressions that silenced some.

    Args:
        violations: of one article.
        suppressions: of the same.
        renamed: old ids and what they are called now.
        raw: ids of the rules that judge the source, which some suppressions do not reach.
    """
    if not suppressions:
        return tuple(violations), frozenset()
    used: set[int] = set()
    kept = []
    for violation in violations:
        at = violation.start.offset
        silencing = [
            index
            for index, suppression in enumerate(suppressions)
            if suppression.start <= at < suppression.end
            and silences(suppression, violation.rule, renamed)
            and suppression.text in ("", violation.excerpt)
            and (suppression.raw or violation.rule not in raw)
        ]
        if silencing:
            used.update(silencing)
        else:
            kept.append(violation)
    return tuple(kept), frozenset(used)


def unused(
    suppressions: Sequence[Suppression],
    used: Iterable[int],
    reporting: Reporting,
    known: Mapping[str, Ran],
    text: str,
    renamed: Mapping[str, str] = {},
) -> Iterator[Violation]:
    """A violation for each suppression that silences nothing.

    Args:
        suppressions: of one article.
        used: the indices of those that silenced something.
        reporting: how they are reported.
        known: every rule that there is, and whether it ran.
        text: of the article.
        renamed: old ids and what they are called now.
    """
    for index in sorted(set(range(len(suppressions))) - set(used)):
        suppression = suppressions[index]
        if not suppression.ours:
            continue
        problem = suppression.problem or _problem(suppression, known, renamed)
        if problem:
            yield _violation(suppression, reporting, problem, text)


def _problem(suppression: Suppression, known: Mapping[str, Ran], renamed: Mapping[str, str]) -> str:
    """What is wrong with a suppression that silenced nothing; empty where nobody can say."""
    meant = [ran for name, ran in known.items() if silences(suppression, name, renamed)]
    if not meant:
        names = {*known, *(name.partition("/")[0] for name in known)}
        return f"there is no rule “{suppression.rule}”{did_you_mean(suppression.rule, names)}"
    if Ran.UNKNOWN in meant or Ran.FULLY not in meant:
        return ""
    what = f"“{suppression.rule}”" if suppression.rule else "any rule"
    return f"nothing of {what} is found here"


def _violation(
    suppression: Suppression, reporting: Reporting, problem: str, text: str
) -> Violation:
    start, end = suppression.place, suppression.place_end
    excerpt = text[start.offset : end.offset]
    line_start = start.offset - (start.column - 1)
    line_end = min(
        (at for at in (text.find("\n", start.offset), text.find("\r", start.offset)) if at >= 0),
        default=len(text),
    )
    return Violation(
        rule=reporting.rule,
        severity=reporting.severity,
        message=reporting.message.format(match=suppression.written, problem=problem),
        start=start,
        end=end,
        excerpt=excerpt,
        line_text=text[line_start:line_end],
        fix=Fix(Safety.SAFE, suppression.edits) if suppression.edits else None,
    )
