"""Check kind `occurrence`: too many of something in one unit, or too few."""

from collections.abc import Iterator

from linter.checks.kind import CheckKind, Hit, RelatedSpan, View
from linter.checks.literals import needed_by
from linter.checks.phrase import compile_phrases, is_anchored


class Occurrence(CheckKind, frozen=True, kw_only=True, tag="occurrence"):
    """Counts a phrase in each unit of the scope. Facts: `count`, `limit`.

    Attributes:
        token: the phrase.
        max: the most that are fine; the first one beyond is marked, the others are related.
        min: the fewest that are fine; a unit with fewer is marked as a whole.
        ignorecase: whether case is ignored.
        whole_words: whether a match may not begin or end inside a word.
    """

    token: str
    max: int | None = None
    min: int | None = None
    ignorecase: bool = True
    whole_words: bool = False

    def __post_init__(self) -> None:
        if self.max is None and self.min is None:
            raise ValueError("occurrence needs `max` or `min`")

    def facts(self) -> frozenset[str]:
        return frozenset({"count", "limit"})

    def prepare(self) -> None:
        compile_phrases((self.token,), self.ignorecase, self.whole_words)

    def needs(self) -> frozenset[str] | None:
        return needed_by((self.token,)) if self.min is None else None

    def hits(self, view: View) -> Iterator[Hit]:
        pattern = compile_phrases((self.token,), self.ignorecase, self.whole_words)
        anchored = is_anchored((self.token,))
        text = view.prose.lintable
        for unit in view.units:
            if anchored:
                found = [
                    (unit.start + match.start(), unit.start + match.end())
                    for match in pattern.finditer(text[unit.start : unit.end])
                ]
            else:
                found = [match.span() for match in pattern.finditer(text, unit.start, unit.end)]
            count = len(found)
            if self.max is not None and count > self.max:
                start, end = found[self.max]
                related = tuple(
                    RelatedSpan(*span, "also here") for span in found if span != (start, end)
                )
                yield Hit(start, end, {"count": count, "limit": self.max}, related=related)
            elif self.min is not None and count < self.min and unit.end > unit.start:
                yield Hit(unit.start, unit.end, {"count": count, "limit": self.min})
