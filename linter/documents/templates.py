"""Template marks of site generators: Liquid, Jinja, Nunjucks, Hugo, Docusaurus, kramdown.

Of MDX only comments, which sites that render all their Markdown as MDX have.
"""

import re

import msgspec

from linter.documents.builder import Hole
from linter.documents.model import Comment
from linter.documents.stand_in import blanked, filled, with_replacements
from linter.text.span import Span

_OPENING = re.compile(r"\{(?:\{[<%{]?|%|#-?[ \t\r\n]|/\*)")
_CLOSING = {
    "{{<": ">}}",
    "{{%": "%}}",
    "{{{": "}}}",
    "{{": "}}",
    "{%": "%}",
    "{#": "#}",
    "{/*": "*/}",
}
_COMMENTS = {"{#": "-", "{/*": ""}
"""The openings of comments, and the dashes that may stand inside them beside their text."""
_VALUES = frozenset({"{{", "{{{"})
_NAME = re.compile(r"[-~ \t]*(?P<closing>end|/)?[ \t]*(?P<name>[\w-]+)")
_LONGEST = 4000
"""Characters that a template may have; one that is not closed by then is text."""

_CODE = frozenset(
    {"highlight", "codeblock", "code", "mermaid", "katex", "math", "tikz", "plantuml"}
)
_CONTROL = frozenset(
    {"else", "elsif", "elif", "elseif", "assign", "set", "when", "import", "extends", "break"}
)
# `re` finds a short text of one character three times over in half the time that `in` takes.
_ADMONITION_MARK = re.compile(":::")
_INDENTED_MARKS = (re.compile("!!!"), re.compile(r"\?\?\?"), re.compile("==="))
_ADMONITION = re.compile(r"^[ \t]*:{3,}(?![^\r\n]*-->)(?:[^:\r\n][^\r\n]*)?$", re.MULTILINE)
_INDENTED = re.compile(
    r"^[ \t]*(?P<mark>!!!|\?\?\?\+?|===)[ \t]+[^\r\n]*(?=\r?\n(?:[ \t]*\r?\n)*(?: {4}|\t))",
    re.MULTILINE,
)
_MARK = re.compile(r"\{[{%#:./]")
_ATTRIBUTES = re.compile(r"\{(?::|[.#][A-Za-z_-])[^{}\r\n]{0,200}\}")
_NO_ATTRIBUTES_AFTER = frozenset("$#{")
_REST_OF_LINE = re.compile(r"[ \t]*(?=[\r\n]|\{[{%]|\Z)")


class Templates(msgspec.Struct):
    """What was found: a copy of the text without templates, and where they stood.

    `wrappers` are the places of list items that the copy has and the source has not: their
    content is indented because a template or a tag holds it.
    """

    text: str
    holes: list[Hole] = []
    comments: list[Comment] = []
    code: list[Span] = []
    wrappers: set[int] = set()
    has_tags: bool = False


class _Tag(msgspec.Struct, frozen=True):
    start: int
    end: int
    opening: str
    name: str
    closes: bool


def without_templates(source: str, text: str) -> Templates:
    """Find the templates of `text`, a same-length copy of `source`, and mask them.

    A template on lines of its own becomes blank lines, so that it parts blocks; one inside a line
    becomes letters, so that the link or tag around it still parses.
    """
    masker = _Masker(source, text)
    marks = set(_MARK.findall(text))
    if not marks.isdisjoint(("{{", "{%", "{#", "{/")):
        masker.mask_tags(_tags(text))
    if not marks.isdisjoint(("{:", "{.", "{#")):
        for match in _ATTRIBUTES.finditer(text):
            if text[match.start() - 1 : match.start()] not in _NO_ATTRIBUTES_AFTER:
                masker.mask(*match.span(), readable=False)
    if any(mark.search(text) is not None for mark in _INDENTED_MARKS):
        for match in _INDENTED.finditer(text):
            masker.wrap(match.start("mark"), match.end())
    return masker.finish()


def without_admonitions(text: str) -> str:
    """A same-length copy in which the lines `:::note Title` and `:::` are blank."""
    if _ADMONITION_MARK.search(text) is None:
        return text
    return _ADMONITION.sub(lambda match: " " * len(match[0]), text)


def _tags(text: str) -> list[_Tag]:
    tags: list[_Tag] = []
    at = 0
    ends: dict[str, int] = {}
    while (opening := _OPENING.search(text, at)) is not None:
        start, inside = opening.span()
        mark = opening[0] if opening[0] in _CLOSING else opening[0][:2]
        closing = _CLOSING[mark]
        end = ends.get(closing, start)
        if end < inside:
            # Each closing mark is looked for once, however many openings wait for it.
            end = text.find(closing, inside)
            ends[closing] = end = len(text) + _LONGEST if end < 0 else end
        if end - start > _LONGEST or _is_broken(text, mark, inside, end):
            at = start + 2
            continue
        at = end + len(closing)
        name = _NAME.match(text, inside, end)
        if name is None:
            tags.append(_Tag(start, at, mark, "", False))
        else:
            tags.append(_Tag(start, at, mark, name["name"], name["closing"] is not None))
    return tags


def _is_broken(text: str, mark: str, start: int, end: int) -> bool:
    """Whether what stands between the marks shows that they do not belong together."""
    if mark in _COMMENTS:
        return False
    inside = text[start:end]
    return "\n\n" in inside or "`" in inside or "{{" in inside


class _Masker:
    def __init__(self, source: str, text: str) -> None:
        self.source = source
        self.found = Templates(text)
        self.replacements: dict[int, str] = {}
        self._line_start = 0
        self._seen_until = 0
        self._blank_so_far = True

    def mask_tags(self, tags: list[_Tag]) -> None:
        closed = {tag.name for tag in tags if tag.closes}
        last_closing = {tag.name: index for index, tag in enumerate(tags) if tag.closes}
        index = 0
        while index < len(tags):
            tag = tags[index]
            index += 1
            start, end = tag.start, tag.end
            if tag.opening in _COMMENTS:
                marks = len(tag.opening)
                text = self.source[start + marks : end - marks].strip(_COMMENTS[tag.opening])
                self.found.comments.append(Comment(text, Span(start, end)))
                self.mask(start, end, readable=False)
                continue
            hidden = tag.name == "comment" or tag.name in _CODE
            if hidden and not tag.closes and last_closing.get(tag.name, -1) >= index:
                while not (tags[index].closes and tags[index].name == tag.name):
                    index += 1
                span = Span(start, tags[index].end)
                if tag.name == "comment":
                    inner = self.source[end : tags[index].start]
                    self.found.comments.append(Comment(inner, span))
                elif tag.opening not in _VALUES:
                    self.found.code.append(span)
                self.mask(span.start, span.end, readable=False)
                index += 1
                continue
            value = tag.opening in _VALUES
            readable = value or not (tag.closes or tag.name in closed or tag.name in _CONTROL)
            self.mask(start, end, readable=readable, value=value)

    def mask(self, start: int, end: int, readable: bool, value: bool = False) -> None:
        """Hide one template; they come in order, save that later kinds may repeat the text."""
        text = self.found.text
        # A value (`{{ name }}`) on a line of its own may be part of the sentence around it.
        if not value and self._fills_lines(start, end):
            self.replacements.setdefault(start, blanked(text, start, end))
        else:
            self._blank_so_far = False
            self.replacements.setdefault(start, filled(text, start, end))
            self.found.holes.append(Hole(start, end, readable))

    def wrap(self, start: int, end: int) -> None:
        """Hide the first line of a MkDocs block, whose content is indented, as a list item."""
        text = self.found.text
        self.replacements.setdefault(start, "- " + filled(text, start + 2, end))
        self.found.holes.append(Hole(start, end, False))
        self.found.wrappers.add(start)

    def _fills_lines(self, start: int, end: int) -> bool:
        text = self.found.text
        if start < self._seen_until:
            self._seen_until, self._blank_so_far = 0, True
        # Only what is new since the last template is looked at: long lines stay linear.
        seen = self._seen_until
        line_start = max(text.rfind("\n", seen, start), text.rfind("\r", seen, start)) + 1
        if line_start:
            self._blank_so_far = True
        if text[max(line_start, seen) : start].strip(" \t"):
            self._blank_so_far = False
        self._seen_until = end
        return self._blank_so_far and _REST_OF_LINE.match(text, end) is not None

    def finish(self) -> Templates:
        found = self.found
        kept: list[tuple[int, str]] = []
        until = 0
        for start, replacement in sorted(self.replacements.items()):
            if start >= until:
                kept.append((start, replacement))
                until = start + len(replacement)
        if kept:
            found.text = with_replacements(found.text, kept)
        found.holes.sort(key=lambda hole: hole.start)
        return found
