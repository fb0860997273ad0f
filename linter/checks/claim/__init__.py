"""Claims: which sentences state something that wants a source, and which of them have none."""

from linter.checks.claim.assessment import ClaimAssessment, assess, assessment_of
from linter.checks.claim.check import Claim
from linter.checks.claim.sourcing import Sourcing

__all__ = ["Claim", "ClaimAssessment", "Sourcing", "assess", "assessment_of"]
