"""Prose as it is put together: text, runs and opaque ranges, one block after another."""

from collections.abc import Callable, Sequence

import msgspec

from linter.documents.model import Reference
from linter.text.prose import BLOCK_SEPARATOR, OPAQUE, Run


class Assembly:
    """Collects readable text by its place in the source.

    Neighbouring verbatim characters are joined while they come, so that an undecorated paragraph
    is one slice of the source and one run.

    Attributes:
        is_open: whether a block has begun and not ended.
        references: kept here, for they move with the text when white space at its edges goes.
        pending_start, pending_end: the verbatim source range that is no run yet; the readers of
            hot loops extend its end themselves.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.references: list[Reference] = []
        self.is_open = False
        self.pending_start = self.pending_end = -1
        self._texts: list[str] = []
        self._runs: list[Run] = []
        self._opaque: list[tuple[int, int]] = []
        self._length = 0
        self._gap = False
        self._block_start = 0
        self._first_text = self._first_run = self._first_opaque = 0

    @property
    def block_start(self) -> int:
        """Where the last block begins in the prose."""
        return self._block_start

    @property
    def length(self) -> int:
        """How long the prose is so far."""
        return self._length + self.pending_end - self.pending_start

    def begin(self) -> None:
        """Begin a block, parted from the one before."""
        texts = self._texts
        if texts:
            texts.append(BLOCK_SEPARATOR)
            self._length += len(BLOCK_SEPARATOR)
        self._block_start = self._length
        self._first_text = len(texts)
        self._first_run = len(self._runs)
        self._first_opaque = len(self._opaque)
        self._gap = False
        self.is_open = True

    def end(self) -> None:
        """End the block; white space at its edges is not kept."""
        if self.pending_end >= 0:
            self.flush()
        self.is_open = False
        texts = self._texts
        if len(texts) > self._first_text and (
            texts[-1][-1].isspace() or texts[self._first_text][0].isspace()
        ):
            self._trim()

    def drop(self) -> None:
        """Forget the block and the separator before it."""
        start = self._block_start
        first_text = self._first_text
        if start:
            start -= len(BLOCK_SEPARATOR)
            first_text -= 1
        del self._texts[first_text:], self._runs[self._first_run :]
        del self._opaque[self._first_opaque :]
        self._length = start
        self._move_references(start, lambda at: min(at, start))

    def verbatim(self, start: int, end: int) -> None:
        """Readable source characters without holes, in an open block."""
        if self._gap and start < end:
            self._gap = False
            if self.source[start].isspace() and self._ends_with_space():
                start += 1
        if start >= end:
            return
        if start != self.pending_end:
            if self.pending_end >= 0:
                self.flush()
            self.pending_start = start
        self.pending_end = end

    def stand_in(self, text: str, start: int, end: int) -> None:
        """Text that is read where other source characters stand."""
        self.flush()
        if text:
            length = self._length + len(text)
            self._texts.append(text)
            self._runs.append(Run(self._length, length, start, end, False))
            self._length = length

    def opaque_since(self, at: int) -> None:
        """What was read since the prose was `at` long is not to be judged."""
        if self.is_open and self._block_start <= at < self.length:
            self._opaque.append((at, self.length))

    def gap(self) -> None:
        """Something unreadable stood here; the white space around it is read once."""
        self.flush()
        self._gap = True

    def flush(self) -> None:
        """Make the pending source range a run."""
        start, end = self.pending_start, self.pending_end
        if end < 0:
            return
        at = self._length
        self._length = length = at + end - start
        self._texts.append(self.source[start:end])
        self._runs.append(Run(at, length, start, end, True))
        self.pending_start = self.pending_end = -1

    def read(self) -> str:
        """All text so far."""
        self.flush()
        return "".join(self._texts)

    @property
    def opening(self) -> str:
        """What the block that was ended begins with: two characters, if it has as many."""
        text = self._texts[self._first_text]
        return text if len(text) > 1 else self.read_since(self._block_start)

    def read_since(self, at: int) -> str:
        """The text of this block since the prose was `at` long."""
        self.flush()
        pieces: list[str] = []
        for text, run in zip(reversed(self._texts), reversed(self._runs), strict=False):
            if run.end <= at or run.start < self._block_start:
                break
            pieces.append(text[max(at - run.start, 0) :])
        return "".join(reversed(pieces))

    def read_between(self, start: int, end: int) -> str:
        """The text of this block from `start` to `end`, offsets in the prose."""
        return self.read_since(start)[: max(end - start, 0)]

    # -- edges

    def _ends_with_space(self) -> bool:
        if self.length == self._block_start:
            return True
        self.flush()
        return self._texts[-1][-1].isspace()

    def _trim(self) -> None:
        """Take white space off both ends of the block."""
        while len(self._texts) > self._first_text and self._texts[-1][-1].isspace():
            text, run = self._texts.pop(), self._runs.pop()
            kept = text.rstrip()
            self._length = run.start + len(kept)
            if kept:
                self._texts.append(kept)
                self._runs.append(_shortened(run, 0, len(text) - len(kept)))
        if self._opaque and self._opaque[-1][1] > self._length:
            self._clip_opaque(self._block_start, self._length, 0)
        self._move_references(self._length, lambda at: min(at, self._length))
        drop = 0
        for text in self._texts[self._first_text :]:
            kept = text.lstrip()
            drop += len(text) - len(kept)
            if kept:
                break
        if drop:
            self._trim_start(drop)

    def _trim_start(self, drop: int) -> None:
        texts, runs = self._texts[self._first_text :], self._runs[self._first_run :]
        del self._texts[self._first_text :], self._runs[self._first_run :]
        edge = self._block_start + drop
        for text, run in zip(texts, runs, strict=True):
            if run.end > edge:
                cut = max(edge - run.start, 0)
                run = _shortened(run, cut, 0)
                self._texts.append(text[cut:])
                self._runs.append(
                    Run(
                        run.start - drop,
                        run.end - drop,
                        run.source_start,
                        run.source_end,
                        run.verbatim,
                    )
                )
        self._length -= drop
        self._clip_opaque(edge, self._length + drop, drop)
        self._move_references(self._block_start, lambda at: max(at, edge) - drop)

    def _clip_opaque(self, lo: int, hi: int, drop: int) -> None:
        first = self._first_opaque
        clipped = [(max(a, lo) - drop, min(b, hi) - drop) for a, b in self._opaque[first:]]
        self._opaque[first:] = [(a, b) for a, b in clipped if a < b]

    def _move_references(self, after: int, moved: Callable[[int], int]) -> None:
        """Mend the last references, those that reach beyond `after` in the prose."""
        for index in range(len(self.references) - 1, -1, -1):
            reference = self.references[index]
            if reference.end < after:
                break
            self.references[index] = msgspec.structs.replace(
                reference, start=moved(reference.start), end=moved(reference.end)
            )


def _shortened(run: Run, head: int, tail: int) -> Run:
    """The run without characters at its edges; one that is not verbatim keeps its whole source."""
    if run.verbatim:
        return Run(
            run.start + head,
            run.end - tail,
            run.source_start + head,
            run.source_end - tail,
            True,
        )
    return Run(run.start + head, run.end - tail, run.source_start, run.source_end, False)


def masked(text: str, opaque: Sequence[tuple[int, int]]) -> str:
    """The text with `OPAQUE` for each character in the ranges, which are in order and disjoint."""
    if not opaque:
        return text
    pieces = []
    at = 0
    for start, end in opaque:
        pieces.append(text[at:start])
        pieces.append(OPAQUE * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)
