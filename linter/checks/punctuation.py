"""Check kinds `stray-space` and `doubled-mark`: spaces before marks, marks that stand twice."""

import re
from collections.abc import Iterator

from linter.checks.kind import CheckKind, Hit, View
from linter.checks.marks import are_writers, odd_marks

_STRAY = re.compile(
    r"(?<=[^\W_])([ \t]+)([,.;!?])(?=\s|\x00|\Z)(?![ \t]*[,.;!?])(?:(?<=[,;])|(?!\s+[a-z]))"
)


class StraySpace(CheckKind, frozen=True, kw_only=True, tag="stray-space"):
    """Finds spaces before punctuation; mended by removing them. Facts: `mark`.

    Only where the source has the same characters: an image or a footnote mark that is not read
    leaves a space too; a mark that ends a sentence and has a small letter after it is a sign that
    the sentence is about ("lines that begin with ? are comments"). In plain text only where they
    seem to be the writer's (`are_writers`).
    """

    def facts(self) -> frozenset[str]:
        return frozenset({"mark"})

    def hits(self, view: View) -> Iterator[Hit]:
        found = list(self._found(view))
        return iter(found if found and are_writers(len(found), view.document) else ())

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


_DOUBLED = re.compile(
    r"""(?<=[\w)”"]),,(?![,\w])"""
    r"""|(?<=[\w)”"]);;(?=\s)"""
    r"""|(?<=[a-z)”])\.\.(?=\s+[A-Z“]|\s*\x00|\s*\Z)"""
    r"""|(?<=[a-z)]),\.(?=\s|\x00|\Z)"""
    r"""|(?<=[a-z)]);,(?=\s)"""
)


class DoubledMark(CheckKind, frozen=True, kw_only=True, tag="doubled-mark"):
    """Finds two commas, semicolons or full stops in a row, or two of them mixed.

    Mended by the mark that closes more. Ellipses, paths and ranges are left alone, and in plain
    text two full stops that conversion may have left (`are_writers`).
    """

    def hits(self, view: View) -> Iterator[Hit]:
        found = list(self._found(view))
        stops = sum(hit.fix == "." for hit in found)
        kept = not stops or are_writers(stops, view.document)
        return (hit for hit in found if kept or hit.fix != ".")

    def _found(self, view: View) -> Iterator[Hit]:
        text = view.prose.lintable
        for at in odd_marks(view):
            match = _DOUBLED.match(text, at)
            if match is not None and view.unit_of(*match.span()) is not None:
                mark = "." if "." in match[0] else match[0][0]
                yield Hit(*match.span(), {}, (mark,), mark, safe=match[0][0] == match[0][1])
