"""The plain values that a run passes on: violations, fixes, examinations, reports."""

from linter.findings.examination import Candidate, Examination
from linter.findings.passages import Passage, Passages
from linter.findings.report import (
    FamilyScore,
    FileReport,
    Problem,
    RuleSummary,
    RunReport,
    SectionReadability,
)
from linter.findings.violation import Edit, Fix, Related, Safety, Severity, Violation

__all__ = [
    "Candidate",
    "Edit",
    "Examination",
    "FamilyScore",
    "FileReport",
    "Fix",
    "Passage",
    "Passages",
    "Problem",
    "Related",
    "RuleSummary",
    "RunReport",
    "Safety",
    "SectionReadability",
    "Severity",
    "Violation",
]
