"""Text as XML and as Markdown: nothing in it is read as markup."""

import re
from collections.abc import Mapping

from linter.reports.wording import one_line

# Characters that XML 1.0 (2.2) cannot hold, not even as references.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\n": "&#10;",
        "\r": "&#13;",
        "\t": "&#9;",
    }
)
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+!|~$]")
_AUTOLINK = re.compile(r"@(?=\w)|(?<=:)//|(?<=www)\.|(?<=\w)#(?=\d)")


def xml_text(text: str) -> str:
    """`text` as the content of an XML element."""
    return _NOT_XML.sub("\ufffd", text).translate(_ENTITIES)


def element(
    name: str, attributes: Mapping[str, str], content: str = "", *, open_only: bool = False
) -> str:
    """An XML element; `content` is XML already. `open_only` gives the start tag alone."""
    listed = "".join(
        f' {key}="{_NOT_XML.sub(chr(0xFFFD), value).translate(_ATTRIBUTE)}"'
        for key, value in attributes.items()
    )
    if open_only:
        return f"<{name}{listed}>"
    return f"<{name}{listed}>{content}</{name}>" if content else f"<{name}{listed}/>"


def markdown_text(text: str) -> str:
    """`text` on one line of GitHub Flavored Markdown, in a table cell too.

    Nobody is mentioned and nothing linked by it: a summary may be posted where that has effects.
    """
    escaped = _MARKDOWN.sub(r"\\\g<0>", one_line(text).translate(_ENTITIES))
    return _AUTOLINK.sub(lambda match: f"{match[0][:1]}<!-- -->{match[0][1:]}", escaped)
