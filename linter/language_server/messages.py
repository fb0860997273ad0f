"""Violations as editors show them: diagnostics, hovers, and the line of the score."""

import os
from collections.abc import Callable
from pathlib import Path

from lsprotocol import types

from linter.findings import FileReport, Related, Severity, Violation
from linter.language_server.places import Places
from linter.rulebook.rule import Rule

SOURCE = "contentlint"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.SUGGESTION: types.DiagnosticSeverity.Information,
}


def diagnostic(
    violation: Violation, rule: Rule | None, places: Places, uri: str
) -> types.Diagnostic:
    """A violation as a diagnostic of the article at `uri`."""
    return types.Diagnostic(
        range=places.range(violation.start, violation.end),
        message=violation.message,
        severity=_SEVERITIES[violation.severity],
        code=violation.rule,
        code_description=types.CodeDescription(rule.link) if rule and rule.link else None,
        source=SOURCE,
        related_information=[_related(each, places, uri) for each in violation.related] or None,
    )


def problem(message: str, line: int, column: int) -> types.Diagnostic:
    """What is wrong with a settings file, at a place that counts from 1."""
    start = types.Position(line - 1, column - 1)
    return types.Diagnostic(
        range=types.Range(start, types.Position(line - 1, column)),
        message=message,
        severity=types.DiagnosticSeverity.Error,
        source=SOURCE,
    )


def explanation(violation: Violation, rule: Rule | None) -> str:
    """What a violation says, why, and where else to look, in Markdown."""
    parts = [f"**{violation.rule}** ({violation.severity.value}): {violation.message}"]
    if rule is not None:
        parts.append(" ".join(rule.why.split()))
        if rule.link:
            parts.append(f"<{rule.link}>")
    parts += (f"- {_place(each)}: {each.message}" for each in violation.related)
    return "\n\n".join(parts)


def score_line(report: FileReport) -> str:
    """The score of an article, whole and by family, in one line."""
    found = len(report.violations)
    findings = f"{found} finding{'' if found == 1 else 's'}"
    if report.score is None:
        return f"contentlint: {findings} (too short for a score)"
    families = " · ".join(
        f"{name} {family.score}"
        for name, family in report.families.items()
        if family.score is not None and family.score < 100
    )
    return f"contentlint: {report.score} ({report.grade}), {findings}" + (
        f" — {families}" if families else ""
    )


def covering(
    violations: tuple[Violation, ...], holds: Callable[[int, int], bool]
) -> list[Violation]:
    """The violations whose span `holds`, the shortest first."""
    found = [v for v in violations if holds(v.start.offset, v.end.offset)]
    return sorted(found, key=lambda v: v.end.offset - v.start.offset)


def _related(related: Related, places: Places, uri: str) -> types.DiagnosticRelatedInformation:
    if not related.path:
        location = types.Location(uri, places.range(related.start, related.end))
    else:
        # The other article's text is not at hand; columns are code points, which few editors mind.
        location = types.Location(
            Path(os.path.abspath(related.path)).as_uri(),
            types.Range(
                types.Position(related.start.line - 1, related.start.column - 1),
                types.Position(related.end.line - 1, related.end.column - 1),
            ),
        )
    return types.DiagnosticRelatedInformation(location, related.message or "the same here")


def _place(related: Related) -> str:
    line = related.start.line
    return f"{related.path}:{line}" if related.path else f"line {line}"
