"""Check kind `unused-suppression`: comments that silence rules, and silence nothing."""

from linter.checks.kind import CheckKind


class UnusedSuppression(CheckKind, frozen=True, kw_only=True, tag="unused-suppression"):
    """Finds directives that could go. Facts: `problem`.

    It has no hits in the text: only triage knows what a directive silenced.
    """

    def facts(self) -> frozenset[str]:
        return frozenset({"problem"})

    def needs(self) -> frozenset[str]:
        return frozenset()
