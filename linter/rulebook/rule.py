"""A rule: which check, what it says, why, and the examples that prove it."""

from collections.abc import Mapping

import msgspec

from linter.checks import Check
from linter.documents.model import BlockKind
from linter.findings import Severity
from linter.text.vocabulary import NO_VOCABULARY, Vocabulary

SCOPES: tuple[str, ...] = (
    "text",
    "sentence",
    "section",
    "article",
    "raw",
    *(kind.value for kind in BlockKind if kind is not BlockKind.CODE),
)
"""What a rule may judge: all readable blocks, parts of the text, kinds of block, or the source."""

UNIT_SCOPES = frozenset({"text", "sentence", "section", "article", "raw"})
"""Scopes that are no kind of block, and so stand alone in a rule."""


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Text that the rule marks, text that it leaves alone, or both.

    Attributes:
        bad: the marks enclose exactly what is flagged, as source text; a mapping gives several
            files by name.
        good: nothing in it is flagged. Where the rule has fixes, they turn `bad` into `good`.
        format: what the text is written in.
        marks: other marks, for text that needs `[[` itself.
        vocabulary: the terms that settings accept and reject.
    """

    bad: str | dict[str, str] | None = None
    good: str | dict[str, str] | None = None
    format: str = "markdown"
    marks: tuple[str, str] = ("[[", "]]")
    vocabulary: Vocabulary = NO_VOCABULARY


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which values of a fact are meant: those above the one bound and below the other."""

    above: float | None = None
    below: float | None = None

    def hold(self, value: object) -> bool:
        """Whether this is a number between the bounds."""
        return (
            isinstance(value, int | float)
            and (self.above is None or self.above < value)
            and (self.below is None or value < self.below)
        )


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One YAML file under `rules/`; the id is its path there without the suffix.

    Attributes:
        severity: of its findings, but for those that `suggestion_where` makes milder.
        suggestion_where: facts of the check, and between which values of all of them a finding is
            a suggestion only.
        message: one line; `{match}` and the check's own facts are filled in.
        why: what the reader loses where the rule is broken.
        scope: the part of the article that is judged; several kinds of block as a list.
        preview: whether the rule is off unless asked for.
        speech: whether quoted speech and block quotes are judged too; nothing in them is ever fixed
            unseen.
        languages: language codes it holds for; empty for all.
        formats: document formats it holds for; empty for all.
        exceptions: phrases that are fine; what lies in an occurrence of one is no violation.
    """

    severity: Severity
    message: str
    why: str
    check: Check
    suggestion_where: dict[str, Bounds] = {}
    link: str = ""
    scope: str | tuple[str, ...] = "text"
    preview: bool = False
    speech: bool = True
    languages: tuple[str, ...] = ("en",)
    formats: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    id: str = ""

    @property
    def family(self) -> str:
        """The first part of the id: what the score is broken down by.

        Rules of Vale's styles (`Google.Passive`) have none.
        """
        return self.id.partition("/")[0] if "/" in self.id else ""

    @property
    def style(self) -> str:
        """Of a rule of one of Vale's styles, the style; empty for all others."""
        return "" if "/" in self.id else self.id.partition(".")[0]

    def severity_of(self, facts: Mapping[str, object]) -> Severity:
        """The severity of a finding, by what the check says of it."""
        where = self.suggestion_where
        if where and all(bounds.hold(facts.get(name)) for name, bounds in where.items()):
            return Severity.SUGGESTION
        return self.severity

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scope as a tuple, however it was written."""
        return (self.scope,) if isinstance(self.scope, str) else self.scope
