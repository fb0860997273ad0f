"""What is marked by its own form in readable text: URLs, e-mail addresses, handles, citations."""

import re
from collections.abc import Sequence

import msgspec

from linter.documents.model import ReferenceKind

# Each begins with a literal, for which `re` scans many times faster than for an alternation.
_ANCHORS = (
    re.compile("://"),
    re.compile("@"),
    re.compile(r"www\."),
    re.compile(r"\.(?:com|org|net|gov|edu|mil|int|io|dev|app|ai|info|eu|uk|de|fr|ca)\b"),
)
# What stands before an anchor is matched backwards, on the reversed text: linear, no search.
_SCHEME = re.compile(r"[A-Za-z0-9+.-]{0,20}[A-Za-z]")
_HOST = re.compile(r"[A-Za-z0-9.-]{0,100}[A-Za-z0-9]")
_LOCAL_PART = re.compile(r"[A-Za-z0-9.+_%-]{0,64}[A-Za-z0-9]")
_URL_AFTER = re.compile(r"[^\s<>\x00\"“”‘’…«»]*")
_MAIL_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_HANDLE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,40}(?<![.-])")
_PATH_AFTER = re.compile(r"(?::\d+)?(?:[/?#][^\s<>\x00\"“”‘’…«»]*)?")
_TRAILING = ".,;:!?'*_~"
_CITATION = re.compile(
    r"\[(?:(?P<keys>-?@[\w:.#$%&+?<>~/-]+[^\]\[\n]{0,200})"
    r"|(?P<numbers>\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)|\^(?P<note>[^\]\[\s]{1,60}))\]"
)
_KEY = re.compile(r"@([\w:.#$%&+?<>~/-]*\w)")


class BareMarks(msgspec.Struct, frozen=True):
    """Opaque ranges, in order and disjoint, and references (kind, start, end, target)."""

    opaque: list[tuple[int, int]]
    references: list[tuple[ReferenceKind, int, int, str]]


def bare_marks(text: str, opaque: Sequence[tuple[int, int]]) -> BareMarks:
    """Find them all in one document's prose; `opaque` are the ranges known already."""
    found = sorted(opaque)
    found.extend(_addresses(text))
    references: list[tuple[ReferenceKind, int, int, str]] = []
    known = _merged(found)
    if "[" in text:
        references = _citations(text, known)
        if references:
            known = _merged([*known, *((start, end) for _, start, end, _ in references)])
    return BareMarks(known, references)


def _addresses(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    until = 0
    anchors = [match.span() for anchor in _ANCHORS for match in anchor.finditer(text)]
    anchors.sort()
    for start, end in anchors:
        if start < until:
            continue
        span = _address(text, start, end, until)
        if span is not None:
            found.append(span)
            until = span[1]
    return found


def _address(text: str, at: int, end: int, after: int) -> tuple[int, int] | None:
    anchor = text[at:end]
    before = text[max(after, at - 110) : at][::-1]
    if anchor == "://":
        scheme = _SCHEME.match(before)
        rest = _URL_AFTER.match(text, end)
        if scheme is None or rest is None:
            return None
        stop = _without_trailing(text, at, rest.end())
        return (at - len(scheme[0]), stop) if stop > end else None
    if anchor == "@":
        return _at_sign(text, at, before)
    if anchor == "www.":
        rest = _URL_AFTER.match(text, end)
        stop = _without_trailing(text, at, rest.end() if rest else end)
        return (at, stop) if stop > end and not before[:1].isalnum() else None
    host = _HOST.match(before)
    path = _PATH_AFTER.match(text, end)
    if host is None:
        return None
    return at - len(host[0]), _without_trailing(text, at, path.end() if path else end)


def _at_sign(text: str, at: int, before: str) -> tuple[int, int] | None:
    local = _LOCAL_PART.match(before)
    if local is not None:
        host = _MAIL_HOST.match(text, at + 1)
        return (at - len(local[0]), host.end()) if host else None
    if before[:1].isalnum():
        return None
    handle = _HANDLE.match(text, at + 1)
    return (at, handle.end()) if handle else None


def _without_trailing(text: str, start: int, end: int) -> int:
    """The end of a URL: sentence punctuation after it is not its own, nor an unopened bracket."""
    unopened = {
        closing: text.count(closing, start, end) - text.count(opening, start, end)
        for opening, closing in ("()", "[]", "{}")
        if closing in text[start:end]
    }
    while end > start:
        last = text[end - 1]
        if unopened.get(last, 0) > 0:
            unopened[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end


def _citations(
    text: str, known: Sequence[tuple[int, int]]
) -> list[tuple[ReferenceKind, int, int, str]]:
    references = []
    index = 0
    for match in _CITATION.finditer(text):
        start, end = match.span()
        while index < len(known) and known[index][1] <= start:
            index += 1
        if match["keys"]:
            references.append(
                (ReferenceKind.CITATION, start, end, ";".join(_KEY.findall(match["keys"])))
            )
        elif index < len(known) and known[index][0] < end:
            continue
        elif match["numbers"]:
            references.append((ReferenceKind.CITATION, start, end, match["numbers"]))
        else:
            references.append((ReferenceKind.FOOTNOTE, start, end, match["note"]))
    return references


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans.sort()
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            if end > merged[-1][1]:
                merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
