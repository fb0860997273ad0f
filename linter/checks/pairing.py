"""Check kinds `pairing` and `quote-pair`: brackets and quotation marks without their partners."""

import re
from collections.abc import Iterator

from linter.checks.characters import only
from linter.checks.kind import CheckKind, Hit, View

_LIST_MARK = re.compile(r"(?:^|(?<=\s))(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\)")
"""`a)` or `1)`, where no bracket is open."""

_NOT_BRACKETS = re.compile(
    r"[:;=8][-^']?[()\[\]]|[()][-^']?[:;=]"  # faces
    r"|\\[()\[\]]"
)

_DEPTH = 3
"""So deep are pairs looked for at once; deeper ones are rare."""


_EXCERPT = 300
"""Characters that a block must have for an end without punctuation to be a cut."""


class Pairing(CheckKind, frozen=True, kw_only=True, tag="pairing"):
    """Finds marks of one pair that do not match within a block. Facts: `partner`.

    Attributes:
        open, close: the two marks.
        blocks: over how many blocks on a pair may reach, as quotations of several paragraphs do.
    """

    open: str
    close: str
    blocks: int = 0

    def facts(self) -> frozenset[str]:
        return frozenset({"partner"})

    def hits(self, view: View) -> Iterator[Hit]:
        text = view.prose.lintable
        if self._all_paired(view):
            return
        opened: list[tuple[int, int]] = []
        lonely: list[tuple[int, str]] = []
        for index, unit in enumerate(view.units):
            block = text[unit.start : unit.end]
            if self.blocks and opened and block.lstrip().startswith(self.open):
                # Each paragraph of a quotation opens it again; the last one closes it.
                opened = [item for item in opened if item[0] != index - 1]
            if block.count(self.open) == block.count(self.close) and not self._is_crossed(block):
                continue
            block = _NOT_BRACKETS.sub(lambda match: " " * len(match.group()), block)
            for at, partner in self._unpaired(block):
                if partner == self.close:
                    opened.append((index, unit.start + at))
                elif opened and index - opened[-1][0] <= self.blocks and self.blocks:
                    opened = [item for item in opened if index - item[0] > self.blocks]
                else:
                    lonely.append((unit.start + at, partner))
        lonely.extend((at, self.close) for index, at in opened if not self._is_cut(view, index))
        for at, partner in sorted(lonely):
            yield Hit(at, at + 1, {"partner": partner})

    def _all_paired(self, view: View) -> bool:
        """Whether the marks of each block are pairs, as far as a few looks can tell."""
        pair = self.open + self.close
        if not pair.isascii() or not view.anywhere:
            return self.open not in view.prose.lintable and self.close not in view.prose.lintable
        # Blocks are parted by a NUL, so that a pair lies in one block.
        left = only(view, f"{pair}\x00".encode())
        for _ in range(_DEPTH):
            left = left.replace(pair.encode(), b"")
        return not left.strip(b"\x00")

    def _is_cut(self, view: View, index: int) -> bool:
        """Whether the text just stops in its last block: an excerpt, whose end has the partner."""
        unit = view.units[index]
        text = view.prose.lintable[unit.start : unit.end].rstrip()
        return index == len(view.units) - 1 and text[-1:].isalnum() and len(text) >= _EXCERPT

    def _is_crossed(self, block: str) -> bool:
        return block.find(self.close) < block.find(self.open)

    def _unpaired(self, block: str) -> Iterator[tuple[int, str]]:
        waiting: list[int] = []
        list_marks = {mark.end() - 1 for mark in _LIST_MARK.finditer(block)}
        for match in re.finditer(f"[{re.escape(self.open + self.close)}]", block):
            if match.group() == self.open:
                waiting.append(match.start())
            elif waiting:
                waiting.pop()
            elif match.start() not in list_marks:
                yield match.start(), self.open
        for at in waiting:
            yield at, self.close


_MIXED = re.compile(
    r"""“(?P<first>[^“”"\n\x00]{1,300})"(?!\w)"""
    r"""|"(?P<second>[^“”"\n\x00]{1,300})”(?!\w)"""
    r"""|(?<= )”(?=\w)"""
)


class QuotePair(CheckKind, frozen=True, kw_only=True, tag="quote-pair"):
    """Finds quotations that open curly and close straight, or the other way, and `”word`.

    Facts: `replacement`.
    """

    def facts(self) -> frozenset[str]:
        return frozenset({"replacement"})

    def hits(self, view: View) -> Iterator[Hit]:
        text = view.prose.lintable
        if "”" not in text and ("“" not in text or '"' not in text):
            return
        for unit in view.units:
            block = text[unit.start : unit.end]
            # Straight marks inside curly ones, or beside them, are pairs of their own.
            if block.count("“") == block.count("”"):
                continue
            straight = block.count('"') % 2 == 1
            for match in _MIXED.finditer(text, unit.start, unit.end):
                quoted = match["first"] or match["second"]
                if quoted and not straight:
                    continue
                better = f"“{quoted}”" if quoted else "“"
                yield Hit(match.start(), match.end(), {"replacement": better}, (better,), better)
