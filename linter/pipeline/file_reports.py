"""What is said of a file, and what that means for the run: score, rules, exit status."""

from collections.abc import Iterable, Mapping

from linter.findings import FileReport, RuleSummary, RunReport, SectionReadability, Violation
from linter.rulebook.profile import Profile
from linter.rulebook.weights import packaged_weights
from linter.triage.score import family_of, score


def file_report(
    path: str,
    violations: tuple[Violation, ...],
    metrics: Mapping[str, float],
    profile: Profile,
    standing: tuple[Violation, ...] | None = None,
    sections: tuple[SectionReadability, ...] = (),
) -> FileReport:
    """What the violations of a file come to; it is scored by all that stand, reported or not."""
    families = set(profile.families)
    judged = violations if standing is None else standing
    styles = profile.style_families
    of_text = [v for v in judged if family_of(v.rule, styles) in families]
    result = score(of_text, metrics, profile.families, packaged_weights(), styles)
    return FileReport(
        path=path,
        score=result.value,
        grade=result.letter,
        families=result.families,
        metrics=dict(metrics),
        violations=violations,
        sections=sections,
        style_families=dict(styles),
    )


def exit_status(report: RunReport, fail_under: float | None = None) -> int:
    """0 clean, 1 violations at the threshold or a score too low, 2 something was not judged."""
    if report.problems:
        return 2
    for file in report.files:
        if fail_under is not None and file.score is not None and file.score < fail_under:
            return 1
        if report.threshold is not None and any(
            violation.severity.rank >= report.threshold.rank for violation in file.violations
        ):
            return 1
    return 0


def summarize_rules(
    violations: Iterable[Violation], profile: Profile, summaries: dict[str, RuleSummary]
) -> None:
    """Take in the rules of violations."""
    for violation in violations:
        known = summaries.get(violation.rule)
        if known is None or (violation.fix is not None and not known.fixable):
            rule = profile.rules[violation.rule]
            summaries[rule.id] = RuleSummary(
                id=rule.id,
                severity=rule.severity,
                why=rule.why,
                link=rule.link,
                fixable=violation.fix is not None,
            )
