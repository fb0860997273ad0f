"""Vale's comments, as its users have them in their articles."""

import re
from collections.abc import Callable, Iterator

from linter.documents.model import Comment, Document
from linter.findings.suppression import Suppression
from linter.text.position import Position

_ALL = re.compile(r"\s*vale\s+(on|off)\s*", re.IGNORECASE)
_RULE = re.compile(r"""\s*vale\s+([\w.-]+)(?:\["(.*)"\])?\s*=\s*(YES|NO|on|off)\s*""", re.S)
_STYLES = re.compile(r"\s*vale\s+styles?\s*=\s*([\w\s,.-]+?)\s*", re.IGNORECASE)

_EVERYTHING = ("", "")

_Open = dict[tuple[str, str], Comment]


def vale_suppressions(
    document: Document, position: Callable[[int], Position]
) -> Iterator[Suppression]:
    """What `vale off`, `vale Style.Rule = NO` and their like silence.

    `vale off` silences every rule, those of no style of Vale's too: whoever wrote it wants the
    passage left alone. Each holds until it is taken back. Rules of scope `raw` hear only a
    `vale off` that nothing takes back: to Vale the source is one text, with the comments in it.
    """
    open_: _Open = {}
    styles: tuple[tuple[str, ...], Comment] | None = None
    end = len(document.text) + 1

    def made(key: tuple[str, str], comment: Comment, stop: int) -> Suppression:
        return Suppression(
            rule=key[0],
            text=key[1],
            start=comment.source.end,
            end=stop,
            place=position(comment.source.start),
            place_end=position(comment.source.end),
            written=" ".join(comment.text.split()),
            raw=stop == end and key == _EVERYTHING,
            ours=False,
        )

    def spared(said: tuple[tuple[str, ...], Comment], stop: int) -> Suppression:
        return Suppression(
            rule="*.*",
            spared=said[0],
            start=said[1].source.end,
            end=stop,
            place=position(said[1].source.start),
            place_end=position(said[1].source.end),
            written=" ".join(said[1].text.split()),
            raw=False,
            ours=False,
        )

    for comment in document.comments:
        here = comment.source.start
        if found := _STYLES.fullmatch(comment.text):
            if styles is not None:
                yield spared(styles, here)
            names = tuple(name.strip() for name in found.group(1).split(",") if name.strip())
            styles = names, comment
            continue
        if found := _ALL.fullmatch(comment.text):
            key, off = _EVERYTHING, found.group(1).lower() == "off"
        elif found := _RULE.fullmatch(comment.text):
            key, off = (found.group(1), found.group(2) or ""), found.group(3) in ("NO", "off")
        else:
            continue
        if off:
            open_.setdefault(key, comment)
        elif key in open_:
            yield made(key, open_.pop(key), here)
    for key, comment in open_.items():
        yield made(key, comment, end)
    if styles is not None:
        yield spared(styles, end)
