"""HTML as tokens with exact places, in linear time.

Not `html.parser`: on unclosed comments and tags it takes quadratic time in the Python releases
this runs on, and newer patch releases cut malformed HTML differently, while a result must be the
same on every machine.
"""

import re

import msgspec

# A quoted value may hold `>`; a `<` in it is rare enough to be bounded, so that a missing quotation
# mark costs a few characters and not the rest of the file.
_VALUE = r""""[^"<]*+(?:<[^"<]*+){0,4}"|'[^'<]*+(?:<[^'<]*+){0,4}'"""
_TAG = rf"(?P<slash>/?)(?P<name>[A-Za-z][^\s/<>]*)(?P<attributes>(?:[^\"'<>]++|{_VALUE}|[\"'])*+)>"
_TOKEN = re.compile(rf"<(?:(?P<comment>!--)|[!?][^<>]*>|{_TAG})")
_ATTRIBUTE = re.compile(
    r"""(?P<key>[^\s=/>"']+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'"""
    r"""|(?P<bare>[^\s"'>]+)))?"""
)


class Tag(msgspec.Struct, frozen=True, gc=False):
    """A start or end tag, `start` to `end`; `name` is in lower case.

    `attributes` is where its attributes begin; they end before the last character.
    """

    start: int
    end: int
    name: str
    closes: bool
    attributes: int


class MarkupComment(msgspec.Struct, frozen=True, gc=False):
    """A comment, marks included."""

    start: int
    end: int


class Attribute(msgspec.Struct, frozen=True, gc=False):
    """An attribute's value and its place; one without a value is empty at its own end."""

    start: int
    end: int


class Tokens:
    """The tags and comments of `text[at:end]`; setting `at` goes on from elsewhere.

    Declarations and processing instructions come as comments.
    """

    def __init__(self, text: str, at: int, end: int) -> None:
        self.text = text
        self.at = at
        self._end = end
        self._no_comment_ends = False

    def __iter__(self) -> "Tokens":
        return self

    def __next__(self) -> Tag | MarkupComment:
        while (match := _TOKEN.search(self.text, self.at, self._end)) is not None:
            start, self.at = match.span()
            if match["name"] is not None:
                return Tag(
                    start,
                    self.at,
                    match["name"].lower(),
                    bool(match["slash"]),
                    match.start("attributes"),
                )
            if match["comment"] is None:
                return MarkupComment(start, self.at)
            end = -1 if self._no_comment_ends else self.text.find("-->", self.at, self._end)
            if end >= 0:
                self.at = end + 3
                return MarkupComment(start, self.at)
            self._no_comment_ends = True
        raise StopIteration


def unescaped(text: str) -> str:
    """The text with characters for entities."""
    from html import unescape  # its table takes a millisecond to load, and few articles need it

    return unescape(text)


def attributes(text: str, tag: Tag) -> dict[str, Attribute]:
    """The attributes of a tag, by name in lower case; of two of a name the first counts."""
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(text, tag.attributes, tag.end - 1):
        group = match.lastgroup if match.lastgroup != "key" else None
        start, end = match.span(group) if group else (match.end(), match.end())
        found.setdefault(match["key"].lower(), Attribute(start, end))
    return found
