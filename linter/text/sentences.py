"""Where sentences end, one block of text at a time."""

import re
from collections.abc import Iterator

import sentencex

from linter.text.prose import OPAQUE

_WINDOW = 4000
"""Characters given to sentencex at once: on unbalanced quotation marks it takes quadratic time."""

_TERMINATOR = re.compile(r"[.!?…:;。．！？｡।॥؟۔።॰‼⁇⁈⁉\n]")
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
        cuts = [0, len(text)]
    else:
        cuts = _cuts(text, language)
    spans: list[tuple[int, int]] = []
    begin = cuts[0]
    for end in cuts[1:]:
        part = text[begin:end]
        stripped = part.strip()
        if stripped:
            start = begin + len(part) - len(part.lstrip())
            spans.append((start, start + len(stripped)))
        begin = end
    return spans


def _cuts(text: str, language: str) -> list[int]:
    cuts = {0, len(text)}
    for start, end in _boundaries(text, language):
        if not _goes_on_after_quotation(text, start):
            cuts.add(_after_closing(text, start))
        if '"' in text or "“" in text or "«" in text or "„" in text or ")" in text:
            cuts.update(_cuts_around_quotations(text, start, end, language))
    return sorted(cuts)


def _boundaries(text: str, language: str) -> Iterator[tuple[int, int]]:
    """What sentencex says, in windows that begin where the last whole sentence ended."""
    at = 0
    while at < len(text):
        window = text[at : at + _WINDOW]
        found = [
            (at + boundary["start_index"], at + boundary["end_index"])
            for boundary in sentencex.get_sentence_boundaries(language, window)
        ]
        if at + len(window) < len(text) and len(found) > 1:
            # The last one may be cut short by the window.
            found.pop()
        if not found:
            found = [(at, at + len(window))]
        yield from found
        at = found[-1][1]


def _after_closing(text: str, at: int) -> int:
    """Past what belongs to the sentence that ends at `at`: `end.` | `) Next`, `end.` | `[1] Next`.

    A note's number is opaque, and stands without a space.
    """
    if at and not text[at - 1].isspace():
        stop = at
        while stop < len(text) and text[stop] in _AFTER_END:
            stop += 1
        if stop == len(text) or text[stop].isspace():
            return stop
    return at


def _goes_on_after_quotation(text: str, at: int) -> bool:
    """Whether a sentence goes on here: `“Really?” John asked`, but not `“I do.” She left`."""
    before = text[max(at - 4, 0) : at].rstrip()
    return (
        before[-1:] in _QUOTES_CLOSE
        and before[-2:-1] in ("!", "?")
        and _SAYS.match(text, at) is not None
    )


def _cuts_around_quotations(text: str, start: int, end: int, language: str) -> Iterator[int]:
    begin = start
    for match in _BREAK_AFTER_CLOSING.finditer(text, start, end):
        # A bracket ends a sentence only if it began with one: `(So be it.) Then`, `the EU (etc.)`.
        if (")" not in match[0] or text[begin] in "([") and not _goes_on_after_quotation(
            text, match.end()
        ):
            begin = match.end()
            yield begin
    for match in _QUOTATION.finditer(text, start, end):
        inside, stop = match.start() + 1, match.end() - 1
        if _ENDS_INSIDE.search(text, inside, stop) is not None:
            for boundary in sentencex.get_sentence_boundaries(language, text[inside:stop]):
                at = boundary["start_index"]
                if at and text[inside + at - 1].isspace():
                    yield inside + at
