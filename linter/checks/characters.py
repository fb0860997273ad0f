"""Which characters an article has at all: a cheap look before a dear one."""

from collections.abc import Iterator, Sequence

from linter.checks.kind import View
from linter.documents.model import Document
from linter.text.span import Span

_ASCII = bytes(range(128))
_BYTES = bytes(range(256))


def beyond_ascii(view: View) -> str:
    """The distinct characters of the view's prose that are not ASCII, sorted."""
    if view.prose is view.document.prose:
        return view.document.derived(_beyond_ascii_of_prose)
    return _beyond_ascii(_encoded(view.prose.lintable))


def units_with(view: View, characters: Sequence[str]) -> Iterator[Span]:
    """The units of the view that have one of some characters."""
    find = view.prose.lintable.find
    for unit in view.units if characters else ():
        if any(find(character, unit.start, unit.end) >= 0 for character in characters):
            yield unit


def only(view: View, characters: bytes) -> bytes:
    """The view's prose without all but some ASCII characters."""
    return encoded_prose(view).translate(None, _BYTES.translate(None, characters))


def encoded_prose(view: View) -> bytes:
    """The view's prose in UTF-8."""
    if view.prose is view.document.prose:
        return view.document.derived(_encoded_prose)
    return _encoded(view.prose.lintable)


def _encoded_prose(document: Document) -> bytes:
    return _encoded(document.prose.lintable)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _beyond_ascii_of_prose(document: Document) -> str:
    return _beyond_ascii(document.derived(_encoded_prose))


def _beyond_ascii(encoded: bytes) -> str:
    # All UTF-8 bytes of such a character are above 127, so one C call drops the rest.
    rest = encoded.translate(None, _ASCII)
    return "".join(sorted(set(rest.decode("utf-8", "surrogatepass"))))
