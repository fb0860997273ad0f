"""AsciiDoc, line by line."""

import re

from linter.documents.asciidoc_inline import InlineReader
from linter.documents.builder import Container, DocumentBuilder
from linter.documents.front_matter import is_readable
from linter.documents.lines import Line, read_lines
from linter.documents.model import BlockKind, Document

_HEADING = re.compile(r"(?P<mark>={1,6}|\#{1,6})[ \t]+(?=\S)")
_DELIMITER = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|={4,}|\*{4,}|_{4,}|/{4,}|--|[|,:!]={3,}|`{3,}.*)$")
_ATTRIBUTE = re.compile(r":!?(?P<name>[\w][\w.-]*)!?:(?:[ \t]+|$)")
_BLOCK_ATTRIBUTES = re.compile(r"\[(?P<inside>[^\[\]]*(?:\[[^\]]*\])?[^\[\]]*)\]$|\[\[[^\]]+\]\]$")
_BLOCK_TITLE = re.compile(r"\.(?=[^\s.])")
_BLOCK_MACRO = re.compile(r"(?P<name>[a-z]\w*)::(?P<target>\S*?)\[(?P<inside>.*)\]$")
_ITEM = re.compile(r"(?:(?P<mark>\*{1,6}|-|\.{1,6}|\d{1,3}\.|[a-z]\.|<(?:\d+|\.)>))[ \t]+(?=\S)")
_CHECKBOX = re.compile(r"\[[ x*]\][ \t]+")
_TERM = re.compile(r"(?P<term>[^\s:](?:[^:]|:(?!:))*?)(?P<mark>:{2,4}|;;)(?:[ \t]+|$)")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CELL = re.compile(r"(?<!\\)(?:(?:\d+\*|(?:\d+)?(?:\.\d+)?\+)?[<^>.]{0,3}[aehlmsd]?)?\|")
_AUTHOR = re.compile(r"[^\W\d][\w.'-]*(?: [\w.'-]+){0,3}(?: <[^<>\s]+>)?(?:; .*)?$")
_CODE_STYLES = frozenset(
    "source listing literal stem latexmath asciimath pass mermaid plantuml graphviz ditaa".split()
)
_CODE_MARKS = "-.+`"


def parse_asciidoc(source: str, language: str = "en") -> Document:
    """An AsciiDoc article as a document."""
    builder = DocumentBuilder(source)
    lines = read_lines(source)
    reader = _Reader(builder, lines)
    reader.blocks(reader.header(), len(lines))
    return builder.build("asciidoc", language, dict(reader.attributes))


class _Reader:
    def __init__(self, builder: DocumentBuilder, lines: list[Line]) -> None:
        self.builder = builder
        self.lines = lines
        self.inline = InlineReader(builder)
        self.attributes: dict[str, str] = {}
        self.style = ""
        self.depth = 0

    def header(self) -> int:
        """Read the document title, the author line and what is said about the whole article."""
        at, last = 0, len(self.lines)
        while at < last and (
            not self.lines[at].text or self._is_comment(self.lines[at]) or self._attribute(at)
        ):
            at += 1
        if at < last and self.lines[at].text.startswith("= "):
            self._heading(at)
            at += 1
            by = True
            while at < last and self.lines[at].text:
                line = self.lines[at]
                if self._is_comment(line) or self._attribute(at):
                    pass
                elif by and _AUTHOR.match(line.text):
                    self.builder.open(line.start, BlockKind.BYLINE)
                    self.builder.text(line.start, line.end)
                    self.builder.close(line.end)
                    by = False
                elif by or (not line.text[:1].isdigit() and not line.text.startswith("v")):
                    break
                at += 1
        return at

    def _attribute(self, at: int) -> bool:
        line = self.lines[at]
        match = _ATTRIBUTE.match(line.text)
        if match is None:
            return False
        name, start = match["name"], line.start + match.end()
        value = self.builder.source[start : line.end]
        self.attributes[name] = value
        if value and is_readable(name) and not self.builder.is_open:
            self.builder.open(start, BlockKind.FRONT_MATTER, name=name)
            self.inline.read(start, line.end)
            self.builder.close(line.end)
        return True

    def _is_comment(self, line: Line) -> bool:
        if not line.text.startswith("//") or line.text.startswith("///"):
            return False
        self.builder.comment(line.text[2:], line.start, line.end)
        return True

    # -- structure

    def blocks(self, at: int, last: int) -> None:
        """Read `lines[at:last]`."""
        while at < last:
            if not self.lines[at].text:
                at += 1
            else:
                at = self._block(at, last)

    def _block(self, at: int, last: int) -> int:
        line = self.lines[at]
        text = line.text
        if _DELIMITER.match(text):
            return self._delimited(at, last)
        if self._is_comment(line) or self._attribute(at) or text == "+":
            return at + 1
        if text in ("'''", "---", "***", "<<<", "* * *", "- - -"):
            return at + 1
        attributes = _BLOCK_ATTRIBUTES.match(text)
        if attributes is not None:
            self.style = (attributes["inside"] or "").split(",")[0].split("%")[0].strip().lower()
            return at + 1
        macro = _BLOCK_MACRO.match(text)
        if macro is not None:
            self._macro(line, macro)
            return at + 1
        title = _BLOCK_TITLE.match(text)
        if title is not None and _ITEM.match(text) is None:
            self._read_line(line, title.end(), BlockKind.CAPTION)
            return at + 1
        if line.indent == 0 and _HEADING.match(text):
            self._heading(at)
            return at + 1
        if _ITEM.match(text) or _TERM.match(text):
            return self._list(at, last)
        return self._paragraph(at, last)

    def _heading(self, at: int) -> None:
        line = self.lines[at]
        match = _HEADING.match(line.text)
        if match is not None:
            self.style = ""
            self._read_line(line, match.end(), BlockKind.HEADING, len(match["mark"]))

    def _read_line(self, line: Line, skip: int, kind: BlockKind, level: int = 0) -> None:
        self.builder.begins_at = line.start
        self.builder.open(line.start + skip, kind, level)
        self.inline.read(line.start + skip, line.end)
        self.builder.close(line.end)

    def _macro(self, line: Line, match: re.Match[str]) -> None:
        if match["name"] == "image":
            alt = match["inside"].split(",")[0].strip('"')
            start = line.start + match.start("inside")
            start += match["inside"].startswith('"')
            pieces = [(alt, start, start + len(alt))] if alt and "=" not in alt else []
            self.builder.image(pieces, match["target"], line.start, line.end)

    # -- blocks

    def _delimited(self, at: int, last: int) -> int:
        line = self.lines[at]
        mark = line.text
        style, self.style = self.style, ""
        closing = "```" if mark.startswith("```") else mark
        end = at + 1
        while end < last and self.lines[end].text != closing:
            end += 1
        stop = self.lines[min(end, last - 1)].end
        if mark.startswith("////"):
            inside = self.builder.source[line.end : self.lines[min(end, last - 1)].start]
            self.builder.comment(inside, line.start, stop)
        elif (mark[0] in _CODE_MARKS and mark != "--") or style in _CODE_STYLES:
            self.builder.code(line.start, stop)
        elif mark[1] == "=" and mark[0] in "|,:!":
            self._table(at, end, mark[0])
        elif mark[0] == "_" or style in ("quote", "verse"):
            self._inside(at + 1, end, BlockKind.QUOTE)
        else:
            container = self.builder.containers[-1]
            self._inside(at + 1, end, container.kind, container.level)
        return end + 1

    def _inside(self, first: int, last: int, kind: BlockKind, level: int = 0) -> None:
        if self.depth > 40:
            return
        self.builder.containers.append(Container("", kind, level))
        self.depth += 1
        self.blocks(first, last)
        self.depth -= 1
        self.builder.containers.pop()

    def _paragraph(self, at: int, last: int) -> int:
        line = self.lines[at]
        style, self.style = self.style, ""
        end = at + 1
        while end < last and not self._interrupts(self.lines[end]):
            end += 1
        stop = self.lines[end - 1].end
        if line.indent or style in _CODE_STYLES:
            self.builder.code(line.start, stop)
            return end
        start = line.start
        admonition = _ADMONITION.match(line.text)
        if admonition is not None:
            start += admonition.end()
        quote = style in ("quote", "verse")
        self.builder.begins_at = line.start
        self.builder.open(start, BlockKind.QUOTE if quote else None)
        self.inline.read(start, stop)
        self.builder.close(stop)
        return end

    def _interrupts(self, line: Line) -> bool:
        text = line.text
        return (
            not text
            or text == "+"
            or _DELIMITER.match(text) is not None
            or _BLOCK_ATTRIBUTES.match(text) is not None
            or text.startswith(("//", "include::", "ifdef::", "ifndef::", "ifeval::", "endif::"))
        )

    def _list(self, at: int, last: int) -> int:
        """Read one item: its text, which goes on until a blank line or another item."""
        line = self.lines[at]
        self.style = ""
        end = at + 1
        while (
            end < last
            and not self._interrupts(self.lines[end])
            and _ITEM.match(self.lines[end].text) is None
            and _TERM.match(self.lines[end].text) is None
        ):
            end += 1
        stop = self.lines[end - 1].end
        item = _ITEM.match(line.text)
        level = 1
        start = line.start
        if item is not None:
            mark = item["mark"]
            level = len(mark) if mark[0] in "*." else 1
            start += item.end()
            box = _CHECKBOX.match(self.builder.source, start, line.end)
            start = box.end() if box is not None else start
        else:
            term = _TERM.match(line.text)
            if term is not None:
                self.builder.open(start, BlockKind.LIST_ITEM, level)
                self.inline.read(start, start + term.end("term"))
                self.builder.close(start + term.end())
                start += term.end()
        if start < stop:
            self.builder.begins_at = line.start
            self.builder.open(start, BlockKind.LIST_ITEM, level)
            self.inline.read(start, stop)
            self.builder.close(stop)
        while end < last and self.lines[end].text == "+":
            # A block that a `+` attaches belongs to the item.
            end = self._attached(end + 1, last, level)
        return end

    def _attached(self, at: int, last: int, level: int) -> int:
        container = Container("", BlockKind.LIST_ITEM, level)
        self.builder.containers.append(container)
        end = at
        while end < last and self.lines[end].text:
            before = self.lines[end].text
            end = self._block(end, last)
            if not (_BLOCK_ATTRIBUTES.match(before) or _BLOCK_TITLE.match(before)):
                break
        self.builder.containers.pop()
        return end

    def _table(self, at: int, end: int, mark: str) -> None:
        first = next((n for n in range(at + 1, end) if self.lines[n].text), end)
        # A blank line after the first row makes it a header.
        headed = first + 1 < end and not self.lines[first + 1].text
        cells: list[tuple[int, int, BlockKind]] = []
        for index in range(first, end):
            line = self.lines[index]
            kind = BlockKind.TABLE_HEADER if headed and index == first else BlockKind.TABLE_CELL
            marks = [match.span() for match in self._cell_marks(mark).finditer(line.text)]
            edges = [0, *(edge for span in marks for edge in span), len(line.text)]
            for number, (left, right) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
                start, stop = line.start + left, line.start + right
                if number == 0 and mark == "|" and cells and left < right:
                    # What stands before the first mark goes on with the cell above.
                    cells[-1] = (cells[-1][0], stop, cells[-1][2])
                elif left < right:
                    cells.append((start, stop, kind))
        for start, stop, kind in cells:
            self.builder.open(start, kind)
            self.inline.read(start, stop)
            self.builder.close(stop)

    def _cell_marks(self, mark: str) -> re.Pattern[str]:
        return _CELL if mark == "|" else re.compile(re.escape(mark))
