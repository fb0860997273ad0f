"""Check kind `pairing`: a bracket or quotation mark without its partner."""

import re
from collections.abc import Iterator

from linter.checks.kind import CheckKind, Hit, View

_NOT_BRACKETS = re.compile(
    r"(?:^|(?<=\s))(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\)"  # `a)`, `1)`: list marks
    r"|[:;=8][-^']?[()\[\]]|[()][-^']?[:;=]"  # faces
    r"|\\[()\[\]]"
)


class Pairing(CheckKind, frozen=True, kw_only=True, tag="pairing"):
    """Finds marks of one pair that do not match within a block. Facts: `partner`.

    Attributes:
        open, close: the two marks.
        continued: whether a block may leave the mark open if the next begins with it again, as
            quotations of several paragraphs do.
    """

    open: str
    close: str
    continued: bool = False

    def facts(self) -> frozenset[str]:
        return frozenset({"partner"})

    def hits(self, view: View) -> Iterator[Hit]:
        text = view.prose.lintable
        if self.open not in text and self.close not in text:
            return
        units = view.units
        for index, unit in enumerate(units):
            block = text[unit.start : unit.end]
            if block.count(self.open) == block.count(self.close):
                continue
            block = _NOT_BRACKETS.sub(lambda match: " " * len(match.group()), block)
            following = units[index + 1] if index + 1 < len(units) else None
            goes_on = (
                self.continued
                and following is not None
                and text[following.start : following.end].lstrip().startswith(self.open)
            )
            for at, partner in self._unpaired(block):
                if partner == self.close and goes_on:
                    continue
                start = unit.start + at
                yield Hit(start, start + 1, {"partner": partner})

    def _unpaired(self, block: str) -> Iterator[tuple[int, str]]:
        waiting: list[int] = []
        for match in re.finditer(f"[{re.escape(self.open + self.close)}]", block):
            if match.group() == self.open:
                waiting.append(match.start())
            elif waiting:
                waiting.pop()
            else:
                yield match.start(), self.open
        for at in waiting:
            yield at, self.close
