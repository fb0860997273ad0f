"""What violations cost in the score."""

from typing import Annotated

import msgspec

from linter.findings.violation import Severity

Positive = Annotated[float, msgspec.Meta(gt=0)]


class Weights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The numbers of the score's formula; see `docs/score.md`.

    Attributes:
        severities: points of one violation, for each severity.
        families: what the points of a family's rules are multiplied by; 1 unless named.
        saturation: points per thousand words of one rule from which on more of the same cost
            noticeably less.
        halving: points per thousand words that halve a score.
    """

    severities: dict[Severity, Positive]
    families: dict[str, Positive] = {}
    saturation: Positive
    halving: Positive

    def __post_init__(self) -> None:
        missing = set(Severity) - set(self.severities)
        if missing:
            raise ValueError(f"`severities` lacks {', '.join(sorted(missing))}")
