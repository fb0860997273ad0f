"""Which characters beyond ASCII an article has: a cheap look before a dear one."""

from linter.checks.kind import View
from linter.documents.model import Document

_ASCII = bytes(range(128))


def beyond_ascii(view: View) -> str:
    """The distinct characters of the view's prose that are not ASCII, sorted."""
    if view.prose is view.document.prose:
        return view.document.derived(_beyond_ascii_of_prose)
    return _beyond_ascii(view.prose.lintable)


def _beyond_ascii_of_prose(document: Document) -> str:
    return _beyond_ascii(document.prose.lintable)


def _beyond_ascii(text: str) -> str:
    # All UTF-8 bytes of such a character are above 127, so one C call drops the rest.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return "".join(sorted(set(rest.decode("utf-8", "surrogatepass"))))
