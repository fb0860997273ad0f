"""Readable text that knows where in the source each of its characters stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from linter.text.span import Span

OPAQUE = "\ufffc"
"""Stands in `Prose.lintable` for each character that is to be read but not judged."""

BLOCK_SEPARATOR = "\n\x00\n"
"""Stands between two blocks in `Prose.text`; no rule's pattern can match across the NUL."""


class Run(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A stretch of prose, `start` to `end`, and the source it comes from.

    A verbatim run equals its source slice, character by character. Any other (an entity, an
    escape, a folded line break) stands for its source slice as a whole.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    verbatim: bool


def source_span(runs: Sequence[Run], start: int, end: int) -> Span:
    """What `Prose.source_span` says, from runs alone; for a range that is not empty."""
    first = runs[max(bisect_right(runs, start, key=_run_start) - 1, 0)]
    last = runs[max(bisect_right(runs, end - 1, key=_run_start) - 1, 0)]
    return _span_between(first, last, start, end)


def _run_start(run: Run) -> int:
    return run.start


def _span_between(first: Run, last: Run, start: int, end: int) -> Span:
    source_start = first.source_start
    if first.verbatim:
        source_start += start - first.start
    source_end = last.source_start + (end - last.start) if last.verbatim else last.source_end
    return Span(source_start, source_end)


class Prose:
    r"""Readable text with its way back to the source.

    Attributes:
        text: what a reader reads; soft line breaks are "\\n", blocks are parted by
            `BLOCK_SEPARATOR`.
        lintable: the same length as `text`, with every opaque character (inline code, URLs,
            shortcodes, math) replaced by `OPAQUE`. Rules match on this.
        runs: in order of `start`; between two runs of one block nothing readable is missing.
    """

    def __init__(self, text: str, lintable: str, runs: tuple[Run, ...]) -> None:
        self.text = text
        self.lintable = lintable
        self.runs = runs
        self._starts = [run.start for run in runs]

    @classmethod
    def verbatim(cls, text: str) -> "Prose":
        """A whole source as its own prose: what rules of scope `raw` see."""
        runs = (Run(0, len(text), 0, len(text), True),) if text else ()
        return cls(text, text, runs)

    def source_span(self, start: int, end: int) -> Span:
        """The source characters that the prose from `start` to `end` comes from.

        Source markup strictly inside (emphasis marks, link targets) is included, markup at
        either edge is not. An empty range gives an empty span.
        """
        if start >= end:
            at = self._source_offset(start)
            return Span(at, at)
        return _span_between(self._run_at(start), self._run_at(end - 1), start, end)

    def is_verbatim(self, start: int, end: int) -> bool:
        """Whether the source of this range is the very same characters, without gaps."""
        expected = -1
        for run in self._runs_of(start, end):
            if not run.verbatim or (expected >= 0 and run.source_start != expected):
                return False
            expected = run.source_end
        return expected >= 0

    def runs_between(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs of a range, their prose offsets counted from `start`; cut at its edges.

        Empty where the range stands in the source character by character.
        """
        if self.is_verbatim(start, end):
            return ()
        cut = []
        for run in self._runs_of(start, end):
            low, high = max(run.start, start), min(run.end, end)
            if low >= high:
                continue
            source_start, source_end = run.source_start, run.source_end
            if run.verbatim:
                source_start += low - run.start
                source_end -= run.end - high
            cut.append(Run(low - start, high - start, source_start, source_end, run.verbatim))
        return tuple(cut)

    def _runs_of(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs that hold a range, found without a look at all the others."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return self.runs[first : bisect_left(self._starts, end, first)]

    def _run_at(self, offset: int) -> Run:
        return self.runs[max(bisect_right(self._starts, offset) - 1, 0)]

    def _source_offset(self, offset: int) -> int:
        if not self.runs:
            return 0
        run = self._run_at(offset)
        if not run.verbatim:
            return run.source_start if offset <= run.start else run.source_end
        return run.source_start + min(offset - run.start, run.end - run.start)
