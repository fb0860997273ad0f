"""Where sentences end, one block of text at a time."""

import re
from itertools import pairwise

import sentencex

_BREAK_AFTER_QUOTE = re.compile(r"[.!?]+[\"”’']\s+(?=[\"“‘']?[A-Z])")
_QUOTATION = re.compile(r"[“\"]([^“”\"]*[.!?…]\s[^“”\"]*)")
_OPENING = '"“'


def sentence_spans(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of one block, white space at their edges left out.

    Boundaries are sentencex's (Wikimedia), which keeps a quotation of several sentences whole;
    those are split too: inside the quotation, and where a sentence ends with the closing mark and
    another begins.
    """
    spans: list[tuple[int, int]] = []
    for boundary in sentencex.get_sentence_boundaries(language, text):
        start, end = boundary["start_index"], boundary["end_index"]
        spans.extend(_split(text, start, end, language))
    return spans


def _split(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    piece = text[start:end]
    cuts = [start]
    if any(mark in piece for mark in _OPENING):
        inner = {
            start + quotation.start(1) + boundary["start_index"]
            for quotation in _QUOTATION.finditer(piece)
            for boundary in sentencex.get_sentence_boundaries(language, quotation[1])[1:]
        }
        after = {start + match.end() for match in _BREAK_AFTER_QUOTE.finditer(piece)}
        cuts.extend(sorted((inner | after) - {start, end}))
    cuts.append(end)
    spans = []
    for begin, stop in pairwise(cuts):
        part = text[begin:stop]
        stripped = part.strip()
        if stripped:
            begin += len(part) - len(part.lstrip())
            spans.append((begin, begin + len(stripped)))
    return spans
