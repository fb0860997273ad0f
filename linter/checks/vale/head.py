"""The plain text that a regular expression begins with: it says where a match can begin."""

import re

_LEADING = re.compile(r"(?:\\b|\(\?<[!=](?:[^()\\\[]|\\.|\[(?:\\.|[^\]\\])*\])*\))+")
_GROUP = re.compile(r"\((?:\?:)?([A-Za-z' |-]+)\)(?![?*+{])")
_QUANTIFIER = re.compile(r"[?*+{]")
_SPECIAL = frozenset(".^$*+?{}[]()|\\")


def heads_of(pattern: str) -> tuple[tuple[str, ...], bool]:
    r"""What a match begins with, in lower case: one of these texts; nothing where it is not known.

    What only looks (`\b`, a look-behind) at the beginning has no width and does not count.

    Returns:
        The texts, and whether the single one of them is the whole pattern.
    """
    leading = _LEADING.match(pattern)
    at = leading.end() if leading else 0
    group = _GROUP.match(pattern, at)
    if group is not None:
        if _has_alternatives(pattern, group.end()):
            return (), False
        return tuple(group.group(1).lower().split("|")), False
    if _has_alternatives(pattern, at):
        return (), False
    text = ""
    while at < len(pattern):
        char, width = pattern[at], 1
        if char == "\\":
            char, width = pattern[at + 1 : at + 2], 2
            if not char or char.isalnum():
                break
        elif char in _SPECIAL:
            break
        if _QUANTIFIER.match(pattern, at + width):
            break
        text += char
        at += width
    return ((text.lower().replace("’", "'"),) if text else ()), at >= len(pattern)


def _has_alternatives(pattern: str, at: int) -> bool:
    """Whether a `|` stands outside of groups and classes."""
    depth = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            found = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]").match(pattern, at)
            at = found.end() - 1 if found else at
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and depth == 0:
            return True
        at += 1
    return False
