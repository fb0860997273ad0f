"""What HTML elements mean to a reader: which part blocks, which are no prose."""

from linter.documents.model import BlockKind

HEADINGS = {f"h{level}": level for level in range(1, 7)}

BLOCK_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_HEADER,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
}
"""Elements that give their text a kind; any other block has the kind of what holds it."""

BLOCKS = frozenset(BLOCK_KINDS) | frozenset(
    "address article aside body center dd details dialog dir div dl fieldset figure footer form "
    "head header hgroup html legend main menu nav ol optgroup option p search section summary "
    "table tbody tfoot thead title tr ul".split()
)
"""Elements that begin and end a block."""

LISTS = frozenset({"ul", "ol", "menu", "dl"})

UNREAD = frozenset(
    "script style template svg math textarea select iframe object canvas audio video noscript "
    "nav button datalist map".split()
)
"""Elements whose inside is no prose."""

CODE = frozenset({"pre", "listing", "xmp"})

OPAQUE = frozenset({"code", "kbd", "samp", "var", "tt", "del", "s", "strike"})
"""Elements whose inside is read but not judged: not English, or struck out."""

RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe"})
"""Elements in which a tag of another name is text."""

CLOSED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"td", "th", "tr"}),
    "option": frozenset({"option"}),
}
"""Start tag -> the open elements that end with it; a `p` ends with any block."""
