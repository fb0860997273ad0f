"""Check kinds `stray-space` and `doubled-mark`: spaces before marks, marks that stand twice."""

import re
from collections.abc import Iterator

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.marks import odd_marks
from linter.checks.spelling.record import Care, care_of
from linter.documents.model import Document

_STRAY = re.compile(r"(?<=[^\W_])([ \t]+)([,.;!?])(?=\s|\x00|\Z)(?![ \t]*[,.;!?])")


_HABIT = 150
"""Words among which one such space is a writer's habit. Encyclopedia articles stripped of their
markup have fewer, half of what learners of English write without other slips has more."""


class StraySpace(CheckKind, frozen=True, kw_only=True, tag="stray-space"):
    """Finds spaces before punctuation; mended by removing them. Facts: `mark`.

    Only where the source has the same characters: an image or a footnote mark that is not read
    leaves a space too. In plain text conversion from other formats leaves some: there they are held
    to be the writer's only where they are many, or other slips are.
    """

    def facts(self) -> frozenset[str]:
        return frozenset({"mark"})

    def hits(self, view: View) -> Iterator[Hit]:
        found = list(self._found(view))
        if found and view.document.format == "text" and not _is_writers(len(found), view.document):
            return iter(())
        return iter(found)

    def _found(self, view: View) -> Iterator[Hit]:
        text = view.prose.lintable
        for at in odd_marks(view):
            start = at
            while start and text[start - 1] in " \t":
                start -= 1
            match = _STRAY.match(text, start)
            if match is None or view.unit_of(*match.span()) is None:
                continue
            if view.prose.is_verbatim(match.start() - 1, match.end()):
                mark = match[2]
                yield Hit(*match.span(), {"mark": mark}, (mark,), mark, safe=True)


def _is_writers(count: int, document: Document) -> bool:
    """Whether so many spaces in a plain text are its writer's own."""
    return count * _HABIT >= document.words.total() or care_of(document) is not Care.TAKEN


_DOUBLED = re.compile(
    r"""(?<=[\w)”"]),,(?![,\w])"""
    r"""|(?<=[\w)”"]);;(?=\s)"""
    r"""|(?<=[a-z)”])\.\.(?=\s+[A-Z“]|\s*\x00|\s*\Z)"""
    r"""|(?<=[a-z)]),\.(?=\s|\x00|\Z)"""
    r"""|(?<=[a-z)]);,(?=\s)"""
)


class DoubledMark(CheckKind, frozen=True, kw_only=True, tag="doubled-mark"):
    """Finds two commas, semicolons or full stops in a row, or two of them mixed.

    Mended by the mark that closes more. Ellipses, paths and ranges are left alone.
    """

    def hits(self, view: View) -> Iterator[Hit]:
        text = view.prose.lintable
        for at in odd_marks(view):
            match = _DOUBLED.match(text, at)
            if match is not None and view.unit_of(*match.span()) is not None:
                mark = "." if "." in match[0] else match[0][0]
                yield Hit(*match.span(), {}, (mark,), mark, safe=match[0][0] == match[0][1])
