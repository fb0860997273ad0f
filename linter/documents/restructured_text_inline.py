"""The marks inside reStructuredText paragraphs: roles, literals, links, footnote marks."""

import re

from linter.documents.builder import DocumentBuilder
from linter.documents.lines import add_text, read_inline
from linter.documents.model import ReferenceKind

# The bounds keep an unclosed mark from being looked for through a whole file.
_INLINE = re.compile(
    r"(?P<url>(?:https?|ftp)://[^\s<>`]+)"
    r"|``(?P<literal>(?:[^`]|`(?!`)){1,1000}?)``"
    r"|(?<!\w):(?P<role>[A-Za-z][\w:+.-]{0,40}):`(?P<role_text>[^`]{1,500})`"
    r"|(?<![\w`])_?`(?P<phrase>[^`\s](?:[^`]{0,500}[^`\s])?)`(?P<ends>__?(?!\w))?(?!`)"
    r"|(?<!\w)\|(?P<substitution>[^|\s](?:[^|\n]{0,80}[^|\s])?)\|(?:__?(?!\w))?(?!\w)"
    r"|(?<![\w*])\*\*(?P<strong>(?=\S)[^*]{1,1000}?(?<=\S))\*\*(?!\w)"
    r"|(?<![\w*])\*(?P<emphasis>(?=[^\s*])[^*]{1,1000}?(?<=\S))\*(?!\w)"
    r"|(?<!\w)\[(?P<note>\*|#?[\w.-]{0,40})\]_(?!\w)"
    r"|(?<![\w_])(?P<word>[^\W_](?:[\w.-]{0,60}[^\W_])?)__?(?![\w_])"
    r"|\\(?P<escaped>.)",
    re.DOTALL,
)
_EXPLICIT_TITLE = re.compile(r"(?P<title>.*?)\s*<(?P<target>[^<>]*)>\Z", re.DOTALL)
_DEFINITION = re.compile(r"^[ \t]*\.\.[ \t]+_`?(?P<name>[^:\n`]+)`?:[ \t]+(?P<url>\S+)", re.M)
_OTHER_PROJECT = re.compile(r"[\w.-]+:(?=\S)")
"""Before the name of what another project documents (`:term:`python:decorator``)."""
_POINTING_ROLES = frozenset({"ref", "doc", "term", "numref"})
_READABLE_ROLES = frozenset(
    "ref doc term any abbr numref download title-reference title emphasis strong sub sup "
    "subscript superscript index dfn guilabel menuselection pep rfc eq keyword".split()
)


def targets(source: str) -> dict[str, str]:
    """The URLs that a source defines for names: `.. _name: url`."""
    return {_folded(match["name"]): match["url"] for match in _DEFINITION.finditer(source)}


def _folded(name: str) -> str:
    return " ".join(name.lower().split())


class InlineReader:
    """Gives a paragraph's text to a builder."""

    def __init__(self, builder: DocumentBuilder, urls: dict[str, str]) -> None:
        self.builder = builder
        self._urls = urls

    def read(self, start: int, end: int) -> None:
        """Read the source characters from `start` to `end`."""
        read_inline(self.builder, _INLINE, self._mark, start, end)

    def _mark(self, match: re.Match[str]) -> None:
        group = match.lastgroup if match.lastgroup not in ("role_text", "ends") else None
        if group is None:
            group = "role" if match["role"] else "phrase"
        start, end = match.span(group)
        if group == "url":
            add_text(self.builder, start, end)
        elif group in ("literal", "substitution"):
            self.builder.opaque(start, end)
        elif group in ("strong", "emphasis"):
            self.read(start, end)
        elif group == "role":
            self._role(match)
        elif group == "phrase":
            self._phrase(match)
        elif group == "word":
            self._link(start, end, self._urls.get(_folded(match["word"]), match["word"]), match)
        elif group == "note":
            self._note(match)
        elif not match["escaped"].isspace():
            self.builder.text(start, end)

    def _role(self, match: re.Match[str]) -> None:
        role = match["role"].lower().rpartition(":")[2]
        start, end = match.span("role_text")
        titled = _EXPLICIT_TITLE.match(match["role_text"])
        if titled is not None and titled["title"]:
            is_code = role not in _READABLE_ROLES and not re.search(r"\s", titled["title"])
            self._link(start, start + titled.end("title"), titled["target"], match, is_code)
        elif role in _READABLE_ROLES:
            project = _OTHER_PROJECT.match(match["role_text"]) if role in _POINTING_ROLES else None
            add_text(self.builder, start + (project.end() if project else 0), end)
        else:
            self.builder.opaque(start, end)

    def _phrase(self, match: re.Match[str]) -> None:
        start, end = match.span("phrase")
        if match["ends"] is None:
            if match[0].startswith("_"):
                add_text(self.builder, start, end)
            else:
                self.builder.opaque(start, end)
            return
        titled = _EXPLICIT_TITLE.match(match["phrase"])
        if titled is None:
            name = match["phrase"]
            self._link(start, end, self._urls.get(_folded(name), name), match)
        elif titled["title"]:
            self._link(start, start + titled.end("title"), titled["target"], match)
        else:
            left, right = titled.span("target")
            self._link(start + left, start + right, titled["target"], match)

    def _link(
        self, start: int, end: int, target: str, match: re.Match[str], is_code: bool = False
    ) -> None:
        at = self.builder.length
        if is_code:
            self.builder.opaque(start, end)
        else:
            add_text(self.builder, start, end)
        self.builder.reference(
            ReferenceKind.LINK, at, self.builder.length, target, match.start(), match.end()
        )

    def _note(self, match: re.Match[str]) -> None:
        label = match["note"]
        kind = ReferenceKind.FOOTNOTE
        if label and not label.isdigit() and label[0] not in "#*":
            kind = ReferenceKind.CITATION
        at = self.builder.length
        self.builder.reference(kind, at, at, label, match.start(), match.end())
        self.builder.gap()
