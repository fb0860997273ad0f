"""Where sentences end, one block of text at a time."""

import re
from itertools import pairwise

import sentencex

_BREAK_AFTER_QUOTE = re.compile(r"[.!?]+[\"”’']\s+(?=[\"“‘']?[A-Z])")
_OPENING = '"“'


def sentence_spans(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of one block, white space at their edges left out.

    Boundaries are sentencex's (Wikimedia), which keeps a quotation of several sentences whole;
    those are split where a sentence ends with the closing mark and another begins.
    """
    spans: list[tuple[int, int]] = []
    for boundary in sentencex.get_sentence_boundaries(language, text):
        start, end = boundary["start_index"], boundary["end_index"]
        spans.extend(_split(text, start, end))
    return spans


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    cuts = [start]
    if any(mark in piece for mark in _OPENING):
        cuts.extend(start + match.end() for match in _BREAK_AFTER_QUOTE.finditer(piece))
    cuts.append(end)
    spans = []
    for begin, stop in pairwise(cuts):
        part = text[begin:stop]
        stripped = part.strip()
        if stripped:
            begin += len(part) - len(part.lstrip())
            spans.append((begin, begin + len(stripped)))
    return spans
