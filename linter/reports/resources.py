"""The files that HTML pages are made of, put together, and how a content policy names them."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.resources import files

_PLACE = re.compile(r"(<!--\w+-->)")


def resource(name: str) -> str:
    """A file of the folder `page`."""
    return (files("linter.reports") / "page" / name).read_text("utf-8")


def filled(
    template: str, pieces: Mapping[str, str], long: Mapping[str, Iterable[str]]
) -> Iterator[str]:
    """A page with the places in it, `<!--name-->`, filled.

    Args:
        template: a file of the folder `page`.
        pieces: what goes there, by name.
        long: what is made piece by piece as it is written.
    """
    for part in _PLACE.split(resource(template)):
        name = part[4:-3] if part.startswith("<!--") else ""
        if name in long:
            yield from long[name]
        else:
            yield pieces.get(name, part)


def source_hash(content: str) -> str:
    """How a content security policy names a script or a style that stands in the page."""
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()
