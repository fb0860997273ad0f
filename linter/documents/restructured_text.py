"""reStructuredText, line by line: docutils knows lines only, and a linter needs characters."""

import re

from linter.documents.builder import Container, DocumentBuilder
from linter.documents.lines import Line, last_text_line, read_lines
from linter.documents.model import BlockKind, Document
from linter.documents.restructured_text_inline import InlineReader, targets

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}")
_BULLET = re.compile(r"[*+\-•‣⁃][ \t]+(?=\S)|[*+\-•‣⁃]$")
_ENUMERATOR = re.compile(r"(?:\(?(?:\d{1,3}|#|[a-z])\)|(?:\d{1,3}|#|[a-z])\.)[ \t]+(?=\S)")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
_DIRECTIVE = re.compile(r"(?:\|[^|\n]+\|[ \t]+)?(?P<name>[A-Za-z][\w:.+-]*)[ \t]*::(?:[ \t]+|$)")
_FOOTNOTE = re.compile(r"\[(?P<label>#?[\w.-]*|\*)\][ \t]+")
_TARGET = re.compile(r"_[^\n]*:(?:\s|$)|__(?:\s|:)")
_FIELD = re.compile(r":(?![: ])(?P<name>(?:[^:\\\n]|\\.|:(?![\s`]|$))+):(?:[ \t]+|$)")
_VERSION = re.compile(r"\S+[ \t]*")
_GRID_BORDER = re.compile(r"\+(?:[-=]+\+)+$")
_SIMPLE_BORDER = re.compile(r"=+(?:[ ]+=+)+$")

_CODE = frozenset(
    "code code-block sourcecode highlight literalinclude parsed-literal prompt doctest testcode "
    "testsetup testoutput console terminal productionlist math raw graphviz digraph graph mermaid "
    "uml plantuml ipython jupyter-execute command-output program-output".split()
)
_UNREAD = frozenset(
    "toctree include contents index meta highlightlang default-role role csv-table autosummary "
    "bibliography sectnum target-notes only-if unicode replace date tabularcolumns".split()
)
_TITLED = frozenset("topic sidebar admonition rubric centered figure image table".split())
_VERSIONED = frozenset("versionadded versionchanged versionremoved deprecated".split())
_SPOKEN = frozenset(
    "note tip hint important warning caution danger error attention seealso todo".split()
)
_QUOTES = frozenset("epigraph pull-quote highlights".split())
_LAYOUT = frozenset("only ifconfig container rst-class cssclass".split())


def parse_restructured_text(source: str, language: str = "en") -> Document:
    """A reStructuredText article as a document."""
    builder = DocumentBuilder(source)
    lines = read_lines(source)
    _Reader(builder, lines).blocks(0, len(lines), 0)
    return builder.build("rst", language)


class _Reader:
    def __init__(self, builder: DocumentBuilder, lines: list[Line]) -> None:
        self.builder = builder
        self.lines = lines
        self.inline = InlineReader(builder, targets(builder.source))
        self.adornments: list[str] = []
        self.depth = 0

    # -- structure

    def blocks(self, at: int, last: int, indent: int) -> None:
        """Read `lines[at:last]`, which are indented by at least `indent`."""
        lines = self.lines
        while at < last:
            line = lines[at]
            if not line.text:
                at += 1
            elif line.indent > indent:
                at = self._quote(at, last, indent)
            else:
                at = self._block(at, last, indent)

    def _block(self, at: int, last: int, indent: int) -> int:
        line = self.lines[at]
        text = line.text
        if _EXPLICIT.match(text):
            return self._explicit(at, last, indent)
        title = self._title(at, last)
        if title:
            return title
        if _ADORNMENT.fullmatch(text) and not self._text_at(at + 1, last):
            return at + 1
        if text.startswith(">>>"):
            return self._code_until_blank(at, last)
        if _GRID_BORDER.match(text) or _SIMPLE_BORDER.match(text):
            return self._table(at, last)
        marker = _BULLET.match(text) or self._enumerator(at, last)
        if marker is not None:
            return self._item(at, last, line.indent, marker.end())
        if _FIELD.match(text):
            return self._end_of_body(at, last, line.indent)
        if text.startswith("| ") or text == "|":
            return self._line_block(at, last, indent)
        following = self.lines[at + 1] if at + 1 < last else None
        if (
            following is not None
            and following.text
            and following.indent > line.indent
            and not text.endswith("::")
        ):
            return self._definition(at, last)
        return self._paragraph(at, last, indent)

    def _enumerator(self, at: int, last: int) -> re.Match[str] | None:
        """The number that an item begins with; a paragraph that goes on below it has none."""
        line = self.lines[at]
        if self._text_at(at + 1, last):
            following = self.lines[at + 1]
            if following.indent <= line.indent and not _ENUMERATOR.match(following.text):
                return None
        return _ENUMERATOR.match(line.text)

    def _text_at(self, at: int, last: int) -> bool:
        return at < last and bool(self.lines[at].text)

    def _end_of_body(self, at: int, last: int, indent: int) -> int:
        """After the lines that belong to the construct which begins at `at`."""
        end = at + 1
        while end < last and (not self.lines[end].text or self.lines[end].indent > indent):
            end += 1
        return last_text_line(self.lines, at, end)

    def _inside(self, first: int, last: int, kind: BlockKind, level: int = 0) -> None:
        """Read lines as what a container of this kind holds."""
        first_text = first
        while first_text < last and not self.lines[first_text].text:
            first_text += 1
        if first_text >= last or self.depth > 40:
            return
        self.builder.containers.append(Container("", kind, level))
        self.depth += 1
        indents = [line.indent for line in self.lines[first_text:last] if line.text]
        self.blocks(first_text, last, min(indents))
        self.depth -= 1
        self.builder.containers.pop()

    def _code(self, first: int, last: int) -> int:
        last = last_text_line(self.lines, first, last)
        while first < last and not self.lines[first].text:
            first += 1
        if first < last:
            self.builder.code(self.lines[first].start, self.lines[last - 1].end)
        return last

    def _code_until_blank(self, at: int, last: int) -> int:
        end = at
        while self._text_at(end, last):
            end += 1
        return self._code(at, end)

    # -- blocks

    def _title(self, at: int, last: int) -> int:
        """Read a section title, over- and underlined or underlined only; 0 if there is none."""
        line = self.lines[at]
        over = _ADORNMENT.fullmatch(line.text) is not None
        text_at = at + 1 if over else at
        if not self._text_at(text_at, last) or not self._text_at(text_at + 1, last):
            return 0
        text, under = self.lines[text_at], self.lines[text_at + 1]
        if (
            _ADORNMENT.fullmatch(under.text) is None
            or under.indent != line.indent
            or (over and under.text[0] != line.text[0])
            or (len(under.text) < len(text.text) and len(under.text) < 4)
            or _ADORNMENT.fullmatch(text.text) is not None
        ):
            return 0
        style = under.text[0] * (2 if over else 1)
        if style not in self.adornments:
            self.adornments.append(style)
        level = min(self.adornments.index(style) + 1, 6)
        self.builder.begins_at = line.start
        self.builder.open(text.start, BlockKind.HEADING, level)
        self.inline.read(text.start, text.end)
        self.builder.close(under.end)
        return text_at + 2

    def _paragraph(self, at: int, last: int, indent: int) -> int:
        end = at + 1
        while self._text_at(end, last) and self.lines[end].indent >= indent:
            end += 1
        first, final = self.lines[at], self.lines[end - 1]
        stop = final.end
        literal = final.text.endswith("::")
        if literal:
            # `Text::` is read as `Text:`, ` ::` and `::` as nothing.
            before = final.text[:-2]
            stop -= 1 if before and not before[-1].isspace() else 2
        if stop > first.start:
            self.builder.open(first.start)
            self.inline.read(first.start, stop)
            self.builder.close(final.end)
        if literal:
            body = end
            while body < last and not self.lines[body].text:
                body += 1
            if body < last and self.lines[body].indent > indent:
                return self._code(body, self._end_of_body(body - 1, last, indent))
        return end

    def _quote(self, at: int, last: int, indent: int) -> int:
        end = at
        while end < last and (not self.lines[end].text or self.lines[end].indent > indent):
            end += 1
        container = self.builder.containers[-1]
        if container.kind is BlockKind.PARAGRAPH:
            self._inside(at, end, BlockKind.QUOTE)
        else:
            self._inside(at, end, container.kind, container.level)
        return end

    def _level_of_item(self) -> int:
        container = self.builder.containers[-1]
        return container.level + 1 if container.kind is BlockKind.LIST_ITEM else 1

    def _item(self, at: int, last: int, indent: int, width: int) -> int:
        line = self.lines[at]
        end = self._end_of_body(at, last, indent)
        level = self._level_of_item()
        start = line.start + width
        if start < line.end:
            # The item's first line, as a line that begins after the marker.
            self.lines[at] = Line(start, line.end, indent + width, line.text[width:])
            self.builder.begins_at = line.start
            self._inside(at, end, BlockKind.LIST_ITEM, level)
            self.lines[at] = line
            return end
        self._inside(at + 1, end, BlockKind.LIST_ITEM, level)
        return max(end, at + 1)

    def _definition(self, at: int, last: int) -> int:
        line = self.lines[at]
        end = self._end_of_body(at, last, line.indent)
        level = self._level_of_item()
        self.builder.open(line.start, BlockKind.LIST_ITEM, level)
        self.inline.read(line.start, line.end)
        self.builder.close(line.end)
        self._inside(at + 1, end, BlockKind.LIST_ITEM, level)
        return end

    def _glossary(self, at: int, last: int) -> None:
        """Terms and their definitions; several terms may have one, each on a line of its own."""
        while at < last:
            at = self._definition(at, last) if self.lines[at].text else at + 1

    def _line_block(self, at: int, last: int, indent: int) -> int:
        builder = self.builder
        builder.open(self.lines[at].start)
        before: Line | None = None
        while self._text_at(at, last) and self.lines[at].text.startswith("|"):
            line = self.lines[at]
            if before is not None:
                builder.replaced("\n", before.end, line.start)
            start = line.start + 1
            while start < line.end and builder.source[start] in " \t":
                start += 1
            self.inline.read(start, line.end)
            before = line
            at += 1
        builder.close(before.end if before is not None else 0)
        return at

    def _table(self, at: int, last: int) -> int:
        """Cells by the columns of the border; a row goes on while its first column is empty."""
        border = self.lines[at].text
        grid = border.startswith("+")
        end = at
        while self._text_at(end, last):
            end += 1
        rows = range(at + 1, end)
        marks = [line for line in rows if self._is_border(self.lines[line].text, grid)]
        header_until = next((row for row in marks if "=" in self.lines[row].text), 0)
        if not grid and len(marks) < 2:
            header_until = 0
        edges = [match.span() for match in re.finditer(r"[-=]+", border)]
        first = self.lines[at]
        for row in rows:
            line = self.lines[row]
            if row in marks or line.indent != first.indent:
                continue
            kind = BlockKind.TABLE_HEADER if row < header_until else BlockKind.TABLE_CELL
            for index, (left, right) in enumerate(edges):
                stop = len(line.text) if index == len(edges) - 1 and not grid else right
                text = line.text[left:stop]
                start = line.start + left + len(text) - len(text.lstrip())
                if text.strip():
                    self.builder.open(start, kind)
                    self.inline.read(start, start + len(text.strip()))
                    self.builder.close(start + len(text.strip()))
        return end

    def _is_border(self, text: str, grid: bool) -> bool:
        return not text.strip("+-=| " if grid else "=- ")

    # -- explicit markup

    def _explicit(self, at: int, last: int, indent: int) -> int:
        line = self.lines[at]
        end = self._end_of_body(at, last, line.indent)
        source = self.builder.source
        start = line.start + 2
        while start < line.end and source[start] in " \t":
            start += 1
        footnote = _FOOTNOTE.match(source, start, line.end)
        directive = _DIRECTIVE.match(source, start, line.end)
        if footnote is not None:
            self.lines[at] = Line(
                footnote.end(), line.end, line.indent + 3, source[footnote.end() : line.end]
            )
            self.builder.begins_at = line.start
            self._inside(at, end, BlockKind.FOOTNOTE)
            self.lines[at] = line
        elif directive is not None:
            self._directive(at, end, directive)
        elif _TARGET.match(source, start, line.end) is None:
            stop = self.lines[end - 1].end
            if start < stop:
                self.builder.comment(source[start:stop], line.start, stop)
        return end

    def _directive(self, at: int, end: int, match: re.Match[str]) -> None:
        name = match["name"].lower().rpartition(":")[2]
        line = self.lines[at]
        if name in _CODE:
            self.builder.code(line.start, self.lines[end - 1].end)
            return
        if name in _UNREAD or match[0].startswith("|"):
            return
        body = at + 1
        argument = (match.end(), line.end)
        if name in _VERSIONED:
            version = _VERSION.match(self.builder.source, *argument)
            argument = (version.end() if version else line.end, line.end)
        is_entry = False
        if name in _SPOKEN or name in _QUOTES or name in _VERSIONED:
            # The text may begin right after the name; what follows says how far it is indented.
            indent = self.lines[body].indent if self._text_at(body, end) else line.indent + 3
            spoken = Line(*argument, indent, self.builder.source[slice(*argument)].strip())
            if spoken.text:
                self.lines[at] = spoken
                body = at
        elif name not in _TITLED and argument[0] < argument[1]:
            # What a name, a signature or an option means, as in a list of definitions. The argument
            # reaches to the first blank line: signatures have several lines.
            is_entry = name not in _LAYOUT
            while self._text_at(body, end) and not _FIELD.match(self.lines[body].text):
                body += 1
        options = body
        while body < end and _FIELD.match(self.lines[body].text):
            body += 1
        if name in ("image", "figure"):
            self._image(argument, options, body)
        if name in _TITLED and name not in ("figure", "image") and argument[0] < argument[1]:
            kind = BlockKind.CAPTION if name == "table" else None
            self.builder.open(argument[0], kind)
            self.inline.read(*argument)
            self.builder.close(argument[1])
        container = self.builder.containers[-1]
        kind, level = container.kind, container.level
        if name in _QUOTES:
            kind, level = BlockKind.QUOTE, 0
        elif name == "figure":
            kind, level = BlockKind.CAPTION, 0
        elif is_entry:
            kind, level = BlockKind.LIST_ITEM, self._level_of_item()
        if name == "glossary":
            self._glossary(body, end)
        elif name != "image":
            self._inside(body, end, kind, level)
        self.lines[at] = line

    def _image(self, argument: tuple[int, int], first: int, last: int) -> None:
        source = self.builder.source
        pieces = []
        end = argument[1]
        for line in self.lines[first:last]:
            match = _FIELD.match(line.text)
            if match is not None and match["name"] == "alt":
                start, stop = line.start + match.end(), line.end
                pieces = [(source[start:stop], start, stop)]
            end = line.end
        self.builder.image(pieces, source[slice(*argument)].strip(), argument[0], end)
