"""The marks inside AsciiDoc paragraphs: formatting, macros, cross references, notes."""

import re
from html import unescape

from linter.documents.builder import DocumentBuilder
from linter.documents.lines import add_text, read_inline
from linter.documents.model import BlockKind, ReferenceKind

# The bounds keep an unclosed mark from being looked for through a whole file.
_INLINE = re.compile(
    r"(?P<pass>\+\+\+.{1,1000}?\+\+\+|(?<![+\w])\+\+.{1,1000}?\+\+|(?<![\w+])\+[^\s+]"
    r"(?:[^+\n]{0,200}[^\s+])?\+(?!\w))"
    r"|\"`(?P<curved>[^`]{1,1000})`\""
    r"|(?P<code>``[^`]{1,500}``|(?<![\w`])`[^`]{1,500}`(?![\w`]))"
    r"|(?:(?P<scheme>https?|ftp|irc|mailto)|(?P<link>link|xref)):"
    r"(?P<target>[^\s\[\]<>]{1,1000})\[(?P<text>(?:[^\[\]\\]|\\.){0,500})\]"
    r"|(?P<url>(?:https?|ftp)://[^\s<>\[\]]{1,1000})"
    r"|(?<!\w)image:(?P<image>[^:\s\[][^\s\[]{0,500})\[(?P<alt>[^\]]{0,500})\]"
    r"|(?<!\w)footnote(?:ref)?:(?P<note_id>[\w-]{0,60})\[(?P<note>(?:[^\[\]\\]|\\.){0,2000})\]"
    r"|(?<!\w)(?P<macro>kbd|btn|menu|stem|latexmath|asciimath|pass|icon|anchor|indexterm2?)"
    r":[^\s\[]{0,200}\[[^\]]{0,500}\]"
    r"|<<(?P<reference>[^<>,]{1,200})(?:,(?P<reference_text>[^<>]{1,300}))?>>"
    r"|\(\(\((?P<hidden>[^()]{1,300})\)\)\)|\(\((?P<index>[^()]{1,300})\)\)"
    r"|\[\[(?P<anchor>[\w:.-]{1,100})(?:,[^\]]{0,200})?\]\]"
    r"|(?<![\w\\])\{(?P<attribute>[\w][\w-]{0,60})\}"
    r"|(?P<role>\[[.#%\w][^\[\]\n]{0,100}\](?=[#*_`]))"
    r"|\*\*(?P<strong>[^*]{1,1000}?)\*\*|__(?P<emphasis>[^_]{1,1000}?)__|##(?P<mark>[^#]{1,1000}?)##"
    r"|(?<![\w*])\*(?P<bold>(?=[^\s*])[^*]{1,1000}?(?<=\S))\*(?![\w*])"
    r"|(?<![\w_])_(?P<italic>(?=[^\s_])[^_]{1,1000}?(?<=\S))_(?![\w_])"
    r"|(?<![\w#])\#(?P<span>(?=[^\s#])[^#]{1,1000}?(?<=\S))\#(?![\w#])"
    r"|(?P<entity>&(?:\#\d{1,7}|\#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});)"
    r"|(?P<hard>[ ]\+(?=[ \t]*(?:[\r\n]|\Z)))"
    r"|\\(?P<escaped>[*_`#+{<\[(\\])",
    re.DOTALL,
)
_READ = frozenset({"strong", "emphasis", "mark", "bold", "italic", "span", "index", "curved"})
_UNREAD = frozenset({"hidden", "anchor", "role"})


class InlineReader:
    """Gives a paragraph's text to a builder."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self.builder = builder
        self._notes = 0

    def read(self, start: int, end: int) -> None:
        """Read the source characters from `start` to `end`."""
        read_inline(self.builder, _INLINE, self._mark, start, end)

    def _mark(self, match: re.Match[str]) -> None:
        builder = self.builder
        for group in _READ:
            if match[group] is not None:
                self._formatted(group, match)
                return
        if match["target"] is not None:
            self._link(match)
        elif match["reference"] is not None:
            self._cross_reference(match)
        elif match["image"] is not None:
            alt, _, _ = match["alt"].partition(",")
            start = match.start("alt")
            pieces = [(alt.strip('"'), start, start + len(alt))] if alt else []
            builder.image(pieces, match["image"], *match.span())
        elif match["note"] is not None:
            self._note(match)
        elif match["url"] is not None:
            add_text(builder, *match.span())
        elif match["entity"] is not None:
            builder.replaced(unescape(match[0]), *match.span())
        elif match["escaped"] is not None:
            builder.text(*match.span("escaped"))
        elif match["hard"] is not None:
            builder.gap()
        elif any(match[group] is not None for group in _UNREAD):
            if builder.is_open:
                builder.gap()
        else:
            builder.opaque(*match.span())

    def _formatted(self, group: str, match: re.Match[str]) -> None:
        start, end = match.span(group)
        if group == "curved":
            self.builder.replaced("“", match.start(), start)
            self.read(start, end)
            self.builder.replaced("”", end, match.end())
        else:
            self.read(start, end)

    def _link(self, match: re.Match[str]) -> None:
        builder = self.builder
        at = builder.length
        text, _, _ = match["text"].partition(",")
        if text.startswith('"'):
            text = match["text"]
        target = match["target"]
        if match["scheme"]:
            target = f"{match['scheme']}:{target}"
        if text:
            start = match.start("text")
            end = start + len(text.rstrip("^"))
            self.read(start, end)
        else:
            start = match.start("scheme") if match["scheme"] else match.start("target")
            builder.opaque(start, match.end("target"))
        builder.reference(
            ReferenceKind.LINK, min(at, builder.length), builder.length, target, *match.span()
        )

    def _cross_reference(self, match: re.Match[str]) -> None:
        builder = self.builder
        at = builder.length
        if match["reference_text"] is not None:
            start, end = match.span("reference_text")
            blank = len(match["reference_text"]) - len(match["reference_text"].lstrip())
            self.read(start + blank, end)
        else:
            builder.opaque(*match.span("reference"))
        builder.reference(ReferenceKind.LINK, at, builder.length, match["reference"], *match.span())

    def _note(self, match: re.Match[str]) -> None:
        builder = self.builder
        at = builder.length
        self._notes += 1
        label = match["note_id"] or str(self._notes)
        builder.reference(ReferenceKind.FOOTNOTE, at, at, label, *match.span())
        start, end = match.span("note")
        if start < end and builder.is_open:
            builder.after_block.append(lambda: self._note_block(start, end))
            builder.gap()

    def _note_block(self, start: int, end: int) -> None:
        self.builder.open(start, BlockKind.FOOTNOTE)
        self.read(start, end)
        self.builder.close(end)
