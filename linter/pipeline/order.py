"""The order in which violations of one file are reported."""

from linter.findings import Violation


def place_order(violation: Violation) -> tuple[int, int, str, str]:
    """By place, then by rule."""
    return violation.start.offset, violation.end.offset, violation.rule, violation.message
