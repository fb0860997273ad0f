"""SARIF 2.1.0 (OASIS), within the limits of GitHub code scanning."""

from collections.abc import Iterator
from heapq import nsmallest
from typing import Any

import msgspec

from linter.findings import Fix, Problem, RuleSummary, RunReport, Severity, Violation
from linter.reports.identity import fingerprints, title, uri
from linter.reports.options import ReportOptions
from linter.reports.summary import family_of
from linter.reports.wording import one_line, shorten
from linter.text.position import Position

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

MAX_RESULTS = 25_000
"""Results of one run that code scanning takes; it shows the 5,000 most severe of them."""

MAX_RELATED = 20
"""Related locations of a result: code scanning takes 1,000, but a reader looks at few."""

SNIPPET_LENGTH = 1_000
"""Characters of a marked text that are copied: the limit of an upload is 10 MB, compressed."""

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "note"}
PROBLEM_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "recommendation",
}
BASE = "%SRCROOT%"


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """One log with one run, one piece a result."""
    rules = _rules(report)
    index = {rule.id: number for number, rule in enumerate(rules)}
    kept = _most_severe(report)
    dropped = sum(len(file.violations) for file in report.files) - len(kept)
    driver: dict[str, Any] = {"name": "contentlint"}
    if options.version:
        driver["semanticVersion"] = options.version
    driver["rules"] = [_rule(rule) for rule in rules]
    head = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "contentlint/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            BASE: {"description": {"text": "The folder that contentlint was run in."}}
        },
        "invocations": [
            {
                "executionSuccessful": not report.problems,
                "toolExecutionNotifications": [
                    *(_notification(problem, options) for problem in report.problems),
                    *([_cut(dropped)] if dropped else []),
                ],
            }
        ],
    }
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [\n'
    yield _json(head)[:-1] + ',"results":['
    separator = "\n"
    number = 0
    for file in report.files:
        for violation, fingerprint in zip(
            file.violations, fingerprints(file, options.root), strict=True
        ):
            if not dropped or number in kept:
                result = _result(file.path, violation, fingerprint, index, options)
                yield separator + _json(result)
                separator = ",\n"
            number += 1
    yield "\n]}\n]}\n"


def _most_severe(report: RunReport) -> frozenset[int]:
    """Which violations a run may hold, as numbers in the order of the report."""
    severities = (each.severity.rank for file in report.files for each in file.violations)
    ranked = nsmallest(MAX_RESULTS, ((-rank, number) for number, rank in enumerate(severities)))
    return frozenset(number for _, number in ranked)


def _rules(report: RunReport) -> list[RuleSummary]:
    """The rules that results name, in the order of their ids."""
    found = {each.rule: each.severity for file in report.files for each in file.violations}
    return [
        report.rules.get(rule) or RuleSummary(id=rule, severity=severity, why="")
        for rule, severity in sorted(found.items())
    ]


def _rule(rule: RuleSummary) -> dict[str, Any]:
    why = rule.why.strip() or title(rule.id)
    value: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": title(rule.id)},
        "fullDescription": {"text": shorten(why, 1_000)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "help": {
            "text": f"{why}\n\n{rule.link}" if rule.link else why,
            "markdown": f"{why}\n\n[More about this rule]({rule.link})" if rule.link else why,
        },
        "properties": {
            "tags": ["prose", family_of(rule.id)],
            "problem.severity": PROBLEM_LEVELS[rule.severity],
        },
    }
    if rule.link.startswith(("https://", "http://")):
        value["helpUri"] = rule.link
    return value


def _result(
    path: str,
    violation: Violation,
    fingerprint: str,
    index: dict[str, int],
    options: ReportOptions,
) -> dict[str, Any]:
    region = _region(violation.start, violation.end)
    region["snippet"] = {"text": shorten(violation.excerpt, SNIPPET_LENGTH)}
    value: dict[str, Any] = {
        "ruleId": violation.rule,
        "ruleIndex": index[violation.rule],
        "level": LEVELS[violation.severity],
        "message": {"text": _message(violation)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(path, options),
                    "region": region,
                }
            }
        ],
        "partialFingerprints": {"contentlint/v1": fingerprint},
    }
    if violation.related:
        value["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": _plain(related.message) or "related"},
                "physicalLocation": {
                    "artifactLocation": _artifact(related.path or path, options),
                    "region": _region(related.start, related.end),
                },
            }
            for number, related in enumerate(violation.related[:MAX_RELATED], start=1)
        ]
    if violation.fix is not None:
        value["fixes"] = [_fix(path, violation.fix, options)]
    return value


def _message(violation: Violation) -> str:
    """The message, and links to the related places, which viewers show only when it has them."""
    text = _plain(violation.message) or title(violation.rule)
    links = [
        f"[{_plain(related.message) or 'related'}]({number})"
        for number, related in enumerate(violation.related[:3], start=1)
    ]
    return f"{text} See {', '.join(links)}." if links else text


def _plain(message: str) -> str:
    """`message` without what SARIF 3.11.6 reads as an embedded link."""
    return one_line(message).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _fix(path: str, fix: Fix, options: ReportOptions) -> dict[str, Any]:
    return {
        "description": {"text": f"{fix.safety.capitalize()} fix"},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path, options),
                "replacements": [
                    {
                        "deletedRegion": _region(edit.start, edit.end),
                        "insertedContent": {"text": edit.replacement},
                    }
                    for edit in fix.edits
                ],
            }
        ],
    }


def _notification(problem: Problem, options: ReportOptions) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(problem.path, options)}
    if problem.line is not None:
        place["region"] = {"startLine": problem.line}
        if problem.column is not None:
            place["region"]["startColumn"] = problem.column
    return {
        "level": "error",
        "message": {"text": _plain(problem.message) or "not checked"},
        "locations": [{"physicalLocation": place}],
    }


def _cut(dropped: int) -> dict[str, Any]:
    text = f"{dropped:,} results left out: a run holds {MAX_RESULTS:,}, the most severe."
    return {"level": "warning", "message": {"text": text}}


def _artifact(path: str, options: ReportOptions) -> dict[str, str]:
    reference = uri(path, options.root)
    if reference.startswith("file:"):
        return {"uri": reference}
    return {"uri": reference, "uriBaseId": BASE}


def _region(start: Position, end: Position) -> dict[str, Any]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _json(value: dict[str, Any]) -> str:
    return msgspec.json.encode(value).decode()
