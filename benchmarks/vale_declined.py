"""Cases in which contentlint does not do as Vale does, and why."""

DECLINED: dict[str, str] = {}
"""Case -> the reason."""

PLACES: dict[str, list[int]] = {}
"""Case -> the lines on which its alerts truly stand, where Vale reports others."""
