"""Where sentences end, one block of text at a time."""

import re
from collections.abc import Iterator
from itertools import pairwise

import sentencex

from linter.text.prose import OPAQUE

_WINDOW = 4000
"""Characters given to sentencex at once: on unbalanced quotation marks it takes quadratic time."""

_TERMINATOR = re.compile(r"[.!?…:;。．！？｡।॥؟۔።॰‼⁇⁈⁉\n]")
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7F]")
"""White space of several bytes, in which sentencex 1.0 may cut a text and fail: `I\\xa0.`"""
_DECADE = re.compile(r"‘(?=\d\ds?\b)")
"""The mark before a decade, as many programs set it: an apostrophe, which begins no quotation."""
_QUOTATION = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]")
_ENDS_INSIDE = re.compile(r"[.!?…][”\"»’')\]]*\s")
_BREAK_AFTER_CLOSING = re.compile(r"(?P<mark>[.!?…])[\"”»’')\]]+\s+(?=[\"“«‘'(\[]*[^\W\d_a-z])")
_SAYS = re.compile(
    r"\w+(?: \w+)? (?:said|says|asked|asks|replied|added|wrote|writes|shouted|answered"
    r"|told|cried|explained|thought|wondered)\b"
    r"|(?:said|says|asked|asks|replied|added|wrote|writes|answered) "
)
_QUOTES_CLOSE = ('"', "”", "»")
_AFTER_END = "\"”»’')]}" + OPAQUE


def sentence_spans(text: str, language: str = "en") -> list[tuple[int, int]]:
    """The sentences of one block, white space at their edges left out.

    Boundaries are sentencex's (Wikimedia), which keeps a quotation of several sentences whole, and
    gives the next sentence a bracket that closes this one; both are mended here.
    """
    if _TERMINATOR.search(text, 0, max(len(text) - 1, 0)) is None:
        parts = [text]
    else:
        if "‘" in text:
            text = _DECADE.sub("’", text)
        if not text.isascii():
            # As good as they to sentencex, which does not take it for a blank.
            text = _WIDE_SPACE.sub("\v", text)
        parts = _parts(text, language)
    spans: list[tuple[int, int]] = []
    at = 0
    for part in parts:
        sentence = part.strip()
        if sentence:
            start = at if part[0] == sentence[0] else at + part.index(sentence[0])
            spans.append((start, start + len(sentence)))
        at += len(part)
    return spans


def _parts(text: str, language: str) -> list[str]:
    """The text cut where sentences begin."""
    # Whole blocks are looked at first: most have nothing that sentencex does not see as we do.
    straight = '"' in text
    has_quotations = straight or "“" in text or "«" in text or "„" in text
    may_go_on = straight or "”" in text or "»" in text
    has_breaks = (has_quotations or ")" in text) and _BREAK_AFTER_CLOSING.search(text) is not None
    segments = _segments(text, language)
    is_plain = not (has_quotations or may_go_on or has_breaks)
    if is_plain and all(map(str.isspace, [segment[-1] for segment in segments[:-1]])):
        return segments
    cuts = {0, len(text)}
    start = 0
    for length in map(len, segments):
        end = start + length
        if not (may_go_on and _goes_on_after_quotation(text, start)):
            cuts.add(_after_closing(text, start))
        if has_breaks:
            cuts.update(_cuts_after_closing(text, start, end))
        if has_quotations:
            cuts.update(_cuts_inside_quotations(text, start, end, language))
        start = end
    return [text[begin:end] for begin, end in pairwise(sorted(cuts))]


def _segments(text: str, language: str) -> list[str]:
    """What sentencex says, in windows that begin where the last whole sentence ended.

    Together they are the text.
    """
    if len(text) <= _WINDOW:
        whole: list[str] = sentencex.segment(language, text)
        return whole
    segments: list[str] = []
    at = 0
    while at < len(text):
        found = sentencex.segment(language, text[at : at + _WINDOW])
        if at + _WINDOW < len(text) and len(found) > 1:
            # The last one may be cut short by the window.
            found.pop()
        segments += found
        at += sum(map(len, found))
    return segments


def _after_closing(text: str, at: int) -> int:
    """Past what belongs to the sentence that ends at `at`: `end.` | `) Next`, `end.` | `[1] Next`.

    A note's number is opaque, and stands without a space.
    """
    if at == 0 or text[at - 1].isspace():
        return at
    stop = at
    while stop < len(text) and text[stop] in _AFTER_END:
        stop += 1
    return stop if stop == len(text) or text[stop].isspace() else at


def _goes_on_after_quotation(text: str, at: int) -> bool:
    """Whether a sentence goes on here: `“Really?” John asked`, but not `“I do.” She left`."""
    before = text[max(at - 4, 0) : at].rstrip()
    return (
        before[-1:] in _QUOTES_CLOSE
        and before[-2:-1] in ("!", "?")
        and _SAYS.match(text, at) is not None
    )


def _cuts_after_closing(text: str, start: int, end: int) -> Iterator[int]:
    begin = start
    for match in _BREAK_AFTER_CLOSING.finditer(text, start, end):
        # A bracket ends a sentence only if it began with one: `(So be it.) Then`, `the EU (etc.)`.
        if (")" not in match[0] or text[begin] in "([") and not _goes_on_after_quotation(
            text, match.end()
        ):
            begin = match.end()
            yield begin


def _cuts_inside_quotations(text: str, start: int, end: int, language: str) -> Iterator[int]:
    for match in _QUOTATION.finditer(text, start, end):
        inside, stop = match.start() + 1, match.end() - 1
        if _ENDS_INSIDE.search(text, inside, stop) is not None:
            at = inside
            for segment in sentencex.segment(language, text[inside:stop]):
                if at > inside and text[at - 1].isspace():
                    yield at
                at += len(segment)
