"""One thing that an editor would mark, and how to mend it."""

from enum import StrEnum

import msgspec

from linter.text.position import Position


class Severity(StrEnum):
    """How much a violation matters.

    error: wrong whoever wrote it. warning: an editor would change it nearly always.
    suggestion: taste, density, readability.
    """

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"

    @property
    def rank(self) -> int:
        """0 for suggestion, 1 for warning, 2 for error."""
        return (Severity.SUGGESTION, Severity.WARNING, Severity.ERROR).index(self)


class Safety(StrEnum):
    """Whether a fix may be applied without a person looking at it."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Edit(msgspec.Struct, frozen=True, gc=False):
    """Replace the source characters from `start` to `end` by `replacement`."""

    start: Position
    end: Position
    replacement: str


class Fix(msgspec.Struct, frozen=True, gc=False):
    """Edits that together mend a violation; they do not overlap."""

    safety: Safety
    edits: tuple[Edit, ...]


class Related(msgspec.Struct, frozen=True, gc=False):
    """Another place that a violation is about; `path` is empty for the same file."""

    start: Position
    end: Position
    message: str
    path: str = ""


class Violation(msgspec.Struct, frozen=True, gc=False):
    """A rule's verdict on a place in one file.

    Attributes:
        rule: the rule's id, `family/name`.
        start, end: the place in the source; `end` is exclusive.
        excerpt: the source characters from `start` to `end`.
        line_text: the line that `start` is in, cut to a window around the place.
        line_offset: how many characters of that line stand before the window.
        suggestions: replacements for the excerpt, best first.
    """

    rule: str
    severity: Severity
    message: str
    start: Position
    end: Position
    excerpt: str
    line_text: str = ""
    line_offset: int = 0
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
