"""MDX: imports, exports, JSX tags and expressions, masked so that the Markdown between them parses.

The children of a JSX element are often indented, which is code to a Markdown parser. An opening
tag before an indented line is therefore masked as a list item, `- xxx`, and the reader of the
parser's events takes that item for a mere wrapper.
"""

import re
from bisect import bisect_left, bisect_right

from linter.documents.builder import Hole
from linter.documents.elements import CODE, UNREAD
from linter.documents.markup import Tag
from linter.documents.model import Comment
from linter.documents.stand_in import blanked, filled, with_replacements
from linter.documents.templates import Templates
from linter.text.span import Span

_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})", re.MULTILINE)
_TICKS = re.compile(r"`+")
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n")
_MODULE = re.compile(
    r"^(?:import[ \t]+(?:[\"']|type[ \t]|[\w$*{][^\n]*?[ \t}]from[ \t]|\{[ \t\r]*\n)"
    r"|export[ \t]+(?:default|const|let|var|function|class|async|type|interface|\{|\*))",
    re.MULTILINE,
)
_QUOTED_BRACE = re.compile(r"([\"'`])[{}]\1")
_BRACE = re.compile(r"[{}]")
_START = re.compile(r"[{<]")
_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][\w.:-]*)?(?=[\s/>])")
_IN_TAG = re.compile(r"[^\"'{}<>]+|\"[^\"<]*\"|'[^'<]*'")
_MOST_PIECES = 200
"""Attributes of a tag, and the space between them: no tag has more."""
_SPACE_STRING = re.compile(r"\{[ \t]*([\"'])\s*\1[ \t]*\}")
_REST_OF_LINE = re.compile(r"[ \t]*(?=[\r\n{<]|\Z)")
_NEXT_INDENT = re.compile(r"[ \t]*\r?\n(?:[ \t]*\r?\n)*(?P<indent>[ \t]*)(?=\S)")

_UNREAD = (
    UNREAD
    | CODE
    | {"codeblock", "code-block", "mermaid", "tex", "katex", "sandpack", "terminal", "head"}
)


def without_jsx(source: str, text: str) -> Templates:
    """Find what is no Markdown in the MDX `text`, a same-length copy of `source`, and mask it."""
    return _Masker(source, text).mask()


class _Masker:
    def __init__(self, source: str, text: str) -> None:
        self.source = source
        self.text = text
        self.found = Templates(text, has_tags=True)
        self.replacements: list[tuple[int, str]] = []
        self.scanned = _QUOTED_BRACE.sub("xxx", _without_code(text))
        self.pairs = _brace_pairs(self.scanned)
        self.elements: dict[str, list[tuple[int, bool]]] = {}
        self.line_start = self.line_seen = 0
        self.line_is_blank = True

    def mask(self) -> Templates:
        at = 0
        modules = self._modules()[::-1]
        for match in _START.finditer(self.scanned):
            start = match.start()
            while modules and start >= modules[-1].start:
                at = self._module(modules.pop(), at)
            if start < at or self.scanned[start - 1 : start] == "\\":
                continue
            if match[0] == "{":
                end = self.pairs.get(start)
                at = at if end is None else self._expression(start, end)
            else:
                at = max(at, self._tag(start))
        while modules:
            at = self._module(modules.pop(), at)
        self.found.text = with_replacements(self.text, self.replacements)
        return self.found

    def _modules(self) -> list[Span]:
        """Imports and exports; each reaches to the blank line after which no brace is open."""
        modules: list[Span] = []
        blanks = [match.start() for match in _BLANK_LINES.finditer(self.scanned)]
        blanks.append(len(self.scanned))
        for match in _MODULE.finditer(self.scanned):
            start = match.start()
            if modules and start < modules[-1].end:
                continue
            end = blanks[bisect_right(blanks, start)] if start < blanks[-1] else start
            at = start
            while True:
                furthest = end
                for brace in _BRACE.finditer(self.scanned, at, end):
                    furthest = max(furthest, self.pairs.get(brace.start(), 0))
                if furthest <= end:
                    break
                at, end = end, blanks[min(bisect_left(blanks, furthest), len(blanks) - 1)]
            modules.append(Span(start, end))
        return modules

    def _module(self, module: Span, at: int) -> int:
        if module.start >= at:
            blank = blanked(self.text, module.start, module.end)
            self.replacements.append((module.start, blank))
            at = module.end
        return at

    def _expression(self, start: int, end: int) -> int:
        inside = self.source[start + 1 : end - 1].strip()
        if inside.startswith("/*") and inside.endswith("*/") and len(inside) >= 4:
            self.found.comments.append(Comment(inside[2:-2], Span(start, end)))
            self._hide(start, end)
        elif self._fills_line(start, end):
            self._hide(start, end)
        else:
            readable = _SPACE_STRING.fullmatch(self.scanned, start, end) is None
            self._fill(start, end, Hole(start, end, readable))
        return end

    def _tag(self, start: int) -> int:
        """Mask a tag, or a whole element that is not to be read; the answer is its end."""
        match = _TAG.match(self.scanned, start)
        end = self._tag_end(match.end()) if match is not None else -1
        if match is None or end < 0:
            return start + 1
        name = match["name"] or ""
        closes = bool(match["slash"])
        stands_alone = self.scanned[end - 2] == "/"
        if name.lower() in _UNREAD and not closes and not stands_alone:
            stop = self._element_end(name, end)
            if stop is not None:
                if name.lower() in CODE or name.lower().startswith("code"):
                    self.found.code.append(Span(start, stop))
                self._hide(start, stop)
                return stop
        tag = Tag(start, end, name.lower(), closes, match.end())
        self._fill(start, end, Hole(start, end, False, tag))
        if self._fills_line(start, end) and not closes and not stands_alone:
            indent = self._indent_after(end)
            if indent > 0 and indent > self._column(start):
                # Its children are indented: a list item makes them Markdown again.
                self.found.wrappers.add(start)
                self.replacements[-1] = (start, "- " + filled(self.text, start + 2, end))
        return end

    def _tag_end(self, at: int) -> int:
        for _ in range(_MOST_PIECES):
            if self.scanned.startswith(">", at):
                return at + 1
            if self.scanned.startswith("{", at):
                at = self.pairs.get(at, -1)
                if at < 0:
                    return -1
                continue
            piece = _IN_TAG.match(self.scanned, at)
            if piece is None:
                return -1
            at = piece.end()
        return -1

    def _element_end(self, name: str, at: int) -> int | None:
        """The end of the first closing tag of this name after `at`."""
        closing = self.elements.get(name)
        if closing is None:
            pattern = re.compile(rf"</{re.escape(name)}[ \t]*>")
            closing = [(match.end(), True) for match in pattern.finditer(self.scanned)]
            self.elements[name] = closing
        index = bisect_right(closing, (at, True))
        return closing[index][0] if index < len(closing) else None

    # -- lines

    def _fills_line(self, start: int, end: int) -> bool:
        """Whether only blanks and other masked things stand on the line, as far as was seen."""
        newline = self.scanned.rfind("\n", self.line_seen, start)
        if newline >= 0:
            self.line_is_blank = True
            self.line_start = newline + 1
        if self.scanned[max(newline + 1, self.line_seen) : start].strip(" \t"):
            self.line_is_blank = False
        self.line_seen = end
        return self.line_is_blank and _REST_OF_LINE.match(self.scanned, end) is not None

    def _column(self, at: int) -> int:
        return len(self.text[self.line_start : at].expandtabs(4))

    def _indent_after(self, end: int) -> int:
        """How far the next line with text is indented; -1 if text follows on the same line."""
        following = _NEXT_INDENT.match(self.scanned, end)
        return len(following["indent"].expandtabs(4)) if following is not None else -1

    def _hide(self, start: int, end: int) -> None:
        """Mask what leaves nothing: as blank lines where it fills lines."""
        if self._fills_line(start, end):
            self.replacements.append((start, blanked(self.text, start, end)))
        else:
            self._fill(start, end, Hole(start, end, False))

    def _fill(self, start: int, end: int, hole: Hole) -> None:
        self.replacements.append((start, filled(self.text, start, end)))
        self.found.holes.append(hole)


def _brace_pairs(text: str) -> dict[int, int]:
    """The offset of each opening brace that is closed -> the end of its closing one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            pairs[opened.pop()] = match.end()
    return pairs


def _without_code(text: str) -> str:
    """The text with its code filled with letters: braces and tags there are what they look like."""
    replacements: list[tuple[int, str]] = []
    at = 0
    while (fence := _FENCE.search(text, at)) is not None:
        mark = fence[1]
        closing = re.compile(rf"^[ \t]*{mark}+[ \t\r]*$", re.MULTILINE).search(text, fence.end())
        at = closing.end() if closing else len(text)
        replacements.append((fence.start(), _filled_lines(text[fence.start() : at])))
    text = with_replacements(text, replacements)
    if "`" not in text:
        return text
    blanks = [match.start() for match in _BLANK_LINES.finditer(text)]
    runs = [match.span() for match in _TICKS.finditer(text)]
    starts: dict[int, list[int]] = {}
    for start, end in runs:
        starts.setdefault(end - start, []).append(start)
    replacements = []
    at = 0
    for start, end in runs:
        if start < at:
            continue
        same = starts[end - start]
        index = bisect_right(same, start)
        if index < len(same) and bisect_right(blanks, same[index]) == bisect_right(blanks, start):
            at = same[index] + end - start
            replacements.append((start, filled(text, start, at)))
    return with_replacements(text, replacements)


def _filled_lines(text: str) -> str:
    return re.sub(r"[^\r\n]", "x", text)
