"""Comments that silence rules, read from an article."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from linter.documents.model import Comment, Document
from linter.findings.suppression import Suppression
from linter.findings.violation import Edit
from linter.settings.nearest import did_you_mean
from linter.text.position import LineTable, Position
from linter.text.span import Span
from linter.triage.vale_controls import vale_suppressions

PREFIX = "contentlint-"
KEY = "contentlint"
"""In front matter: `contentlint: off`, or a mapping whose `disable` names rules."""

_DIRECTIVE = re.compile(rf"\s*{PREFIX}([\w-]+)[ \t:]*", re.IGNORECASE)
_SPEAKS = re.compile(rf"\s*(?:{PREFIX}|vale)", re.IGNORECASE)
_REASON = re.compile(r"(?:^|\s)--(?:\s|$)")
_NAME = re.compile(r"[^\s,]+")
_YAML_COMMENT = re.compile(rf"(?:^|(?<=\s))#[ \t]*({PREFIX}[^\r\n]*)", re.MULTILINE)
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_BLANK = re.compile(r"[ \t]*(?:\r\n|\n|\r|\Z)")
_ACTIONS = ("disable", "enable", "disable-line", "disable-next-line", "disable-file")


class _Name(msgspec.Struct, frozen=True):
    """A rule's name in a comment; an empty one stands for all rules."""

    rule: str
    start: int
    end: int


class _Directive(msgspec.Struct, frozen=True):
    """One comment of ours.

    Attributes:
        source: the comment with its marks.
    """

    action: str
    names: tuple[_Name, ...]
    source: Span


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """What the article silences, in the order of the comments that say so."""
    return tuple(sorted(_Reader(document).read(), key=_place)) if _may_speak(document) else ()


def _may_speak(document: Document) -> bool:
    return (
        KEY in document.front_matter
        or PREFIX in document.text
        or any(_SPEAKS.match(comment.text) for comment in document.comments)
    )


def _place(suppression: Suppression) -> tuple[int, int, str]:
    return suppression.place.offset, suppression.start, suppression.rule


class _Reader:
    """Reads the directives of one article."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._lines = LineTable(document.text)

    def read(self) -> Iterator[Suppression]:
        """Every suppression, in no particular order."""
        directives = []
        for comment in self._comments():
            directive = self._directive(comment)
            if directive is None:
                continue
            if directive.action in _ACTIONS:
                directives.append(directive)
            else:
                written = f"{PREFIX}{directive.action}"
                hint = did_you_mean(directive.action, _ACTIONS)
                yield self._problem(directive, f"“{written}” is no directive{hint}")
        for directive in directives:
            if directive.action.startswith("disable-"):
                yield from self._fixed(directive)
        yield from self._ranges([d for d in directives if "-" not in d.action])
        yield from self._front_matter()
        yield from vale_suppressions(self._document, self._position)

    def _comments(self) -> Iterator[Comment]:
        yield from self._document.comments
        found = _FRONT_MATTER.match(self._text)
        if found is not None:
            for line in _YAML_COMMENT.finditer(self._text, found.start(2), found.end(2)):
                yield Comment(line.group(1), Span(*line.span()))

    def _directive(self, comment: Comment) -> _Directive | None:
        found = _DIRECTIVE.match(comment.text)
        if found is None:
            return None
        reason = _REASON.search(comment.text, found.end())
        stop = reason.start() if reason else len(comment.text)
        # The names are sought in the source: a comment's text may stand there in another form.
        shift = self._text.find(comment.text, comment.source.start, comment.source.end)
        names = tuple(
            _Name(name.group(), shift + name.start(), shift + name.end())
            for name in _NAME.finditer(comment.text, found.end(), stop)
        )
        whole = _Name("", comment.source.start, comment.source.end)
        return _Directive(found.group(1).lower(), names or (whole,), comment.source)

    def _fixed(self, directive: _Directive) -> Iterator[Suppression]:
        if directive.action == "disable-file":
            span = Span(0, len(self._text) + 1)
        else:
            first = self._position(directive.source.start).line
            last = self._position(max(directive.source.start, directive.source.end - 1)).line
            if directive.action == "disable-next-line":
                first = last = self._next_line(last)
            span = self._line_span(first, last)
        for name in directive.names:
            yield self._suppression(directive, name, span)

    def _ranges(self, directives: list[_Directive]) -> Iterator[Suppression]:
        """From each `disable` to the `enable` that takes it back, or to the end."""
        open_: list[tuple[_Directive, _Name]] = []
        closed: list[tuple[_Directive, _Name, _Directive, _Name]] = []
        for directive in directives:
            if directive.action == "disable":
                open_ += ((directive, name) for name in directive.names)
                continue
            for name in directive.names:
                ended = [pair for pair in open_ if name.rule in ("", pair[1].rule)]
                if not ended:
                    yield self._problem(directive, "nothing is switched off here", name)
                open_ = [pair for pair in open_ if pair not in ended]
                closed += ((*pair, directive, name) for pair in ended)
        for directive, name in open_:
            span = Span(directive.source.end, len(self._text) + 1)
            yield self._suppression(directive, name, span)
        for directive, name, end, end_name in closed:
            alone = sum(other[2:] == (end, end_name) for other in closed) == 1
            yield self._suppression(
                directive,
                name,
                Span(directive.source.end, end.source.start),
                self._removal(end, end_name) if alone else (),
            )

    def _front_matter(self) -> Iterator[Suppression]:
        if KEY not in self._document.front_matter:
            return
        found = re.search(rf"^[ \t]*[\"']?{KEY}\b", self._text, re.MULTILINE)
        place = Span(*found.span()) if found else Span(0, 0)
        directive = _Directive("disable-file", (), place)
        names, problem = _front_matter_names(self._document.front_matter[KEY])
        if problem:
            yield msgspec.structs.replace(self._problem(directive, problem), written=KEY)
        for name in names:
            yield Suppression(
                rule=name,
                start=0,
                end=len(self._text) + 1,
                place=self._position(place.start),
                place_end=self._position(place.end),
                written=name or KEY,
            )

    def _suppression(
        self, directive: _Directive, name: _Name, span: Span, more: tuple[Edit, ...] = ()
    ) -> Suppression:
        return Suppression(
            rule=name.rule,
            start=span.start,
            end=span.end,
            place=self._position(name.start),
            place_end=self._position(name.end),
            written=name.rule or f"{PREFIX}{directive.action}",
            edits=self._removal(directive, name) + more,
        )

    def _problem(
        self, directive: _Directive, problem: str, name: _Name | None = None
    ) -> Suppression:
        place = Span(name.start, name.end) if name is not None else directive.source
        return Suppression(
            rule="",
            start=0,
            end=0,
            place=self._position(place.start),
            place_end=self._position(place.end),
            written=(name.rule if name else "") or f"{PREFIX}{directive.action}",
            edits=self._removal(directive, name) if name is not None else (),
            problem=problem,
        )

    def _removal(self, directive: _Directive, name: _Name) -> tuple[Edit, ...]:
        names = directive.names
        if len(names) == 1:
            return (self._edit(self._comment_removal(directive.source)),)
        index = names.index(name)
        if index + 1 < len(names):
            return (self._edit(Span(name.start, names[index + 1].start)),)
        return (self._edit(Span(names[index - 1].end, name.end)),)

    def _comment_removal(self, source: Span) -> Span:
        """The comment with the white space that is there for it alone."""
        start, end = source.start, source.end
        while start > 0 and self._text[start - 1] in " \t":
            start -= 1
        begins_line = start == 0 or self._text[start - 1] in "\r\n"
        ending = _BLANK.match(self._text, end)
        if not begins_line:
            return Span(start if ending else source.start, end)
        if ending is None:
            return Span(source.start, end + len(self._text[end:]) - len(self._text[end:].lstrip()))
        end = ending.end()
        # A comment between two blank lines leaves one of them.
        above = self._lines.position(start).line - 1
        blank_above = above == 0 or not self._lines.line_text(above).strip()
        blank = _BLANK.match(self._text, end)
        if blank_above and blank is not None:
            end = blank.end()
        if end == len(self._text):
            start = self._end_of_text(start)
        return Span(start, end)

    def _end_of_text(self, before: int) -> int:
        """Where the text ends that stands before a place, its line end included."""
        end = len(self._text[:before].rstrip())
        ending = _BLANK.match(self._text, end, before)
        return ending.end() if ending is not None else before

    def _edit(self, span: Span) -> Edit:
        return Edit(self._position(span.start), self._position(span.end), "")

    def _next_line(self, line: int) -> int:
        """The next line that is not blank; formatters put one between comment and paragraph."""
        for following in range(line + 1, len(self._lines) + 1):
            if self._lines.line_text(following).strip():
                return following
        return len(self._lines)

    def _line_span(self, first: int, last: int) -> Span:
        end = self._lines.line_start(last) + len(self._lines.line_text(last)) + 1
        return Span(self._lines.line_start(first), end)

    def _position(self, offset: int) -> Position:
        return self._lines.position(offset)


def _front_matter_names(value: Any) -> tuple[tuple[str, ...], str]:
    """The rules that front matter switches off, and what is wrong with it."""
    if value in (False, "off"):
        return ("",), ""
    if isinstance(value, dict):
        unknown = sorted(str(key) for key in value if key != "disable")
        if unknown:
            return (), f"there is no key “{unknown[0]}” here; there is disable"
        value = value.get("disable")
        if value is True:
            return ("",), ""
        if isinstance(value, str):
            value = _NAME.findall(value)
        if isinstance(value, list) and all(isinstance(name, str) for name in value):
            return tuple(value), ""
    return (), "expected `off`, or a mapping whose `disable` is a list of rules"
