"""Characters without which a regular expression cannot match."""

import re

_CLASS = re.compile(r"\[(\^?)(\]?(?:\\.|[^\]\\])*)\]", re.S)
_QUANTIFIER = re.compile(r"([?*])|\+|\{(\d+)(?:,\d*)?\}")
_MEMBER = re.compile(r"\\(.)|(.)", re.S)
_MOST = 12
"""Characters of a class beyond which it says too little to look for."""


def needles_of(pattern: str) -> frozenset[str] | None:
    """Lower-case texts, one of which stands wherever the pattern matches; None: not known.

    Conservative: groups, options and all that may be missing count for nothing.
    """
    run = ""
    runs: list[str] = []
    classes: list[frozenset[str]] = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        literal: str | None = None
        members: frozenset[str] | None = None
        if char == "\\":
            escaped = pattern[at + 1 : at + 2]
            literal = escaped if escaped and not escaped.isalnum() else None
            at += 2
        elif char == "[" and (found := _CLASS.match(pattern, at)):
            members = _members(found)
            at = found.end()
        elif char == "(":
            at = _after_group(pattern, at)
            if at < 0:
                return None
        elif char in "|":
            return None
        else:
            literal = char if char not in ".^$)" else None
            at += 1
        quantifier = _QUANTIFIER.match(pattern, at)
        least = 1
        if quantifier is not None:
            at = quantifier.end()
            if pattern[at : at + 1] in ("?", "+"):
                at += 1
            least = 0 if quantifier.group(1) else int(quantifier.group(2) or 1)
        if literal is not None and least:
            run += literal.lower()
            if quantifier is not None:
                runs.append(run)
                run = ""
            continue
        runs.append(run)
        run = ""
        if members is not None and least:
            classes.append(members)
    runs.append(run)
    best = max(runs, key=_worth)
    if _worth(best) > 1:
        return frozenset({best.replace("’", "'")})
    if classes:
        return min(classes, key=len)
    return None


def _worth(run: str) -> int:
    """How much a text says; a single letter or space stands nearly everywhere."""
    marks = len(run) - sum(char.isalnum() or char.isspace() for char in run)
    return len(run.strip()) + 2 * marks


def _members(found: re.Match[str]) -> frozenset[str] | None:
    """The characters of a class that lists a few that are no letters."""
    inside = found.group(2)
    if found.group(1) or re.search(r"(?<!^)(?<!\\)-(?!$)", inside) or "[:" in inside:
        return None
    members = set()
    for member in _MEMBER.finditer(inside):
        escaped, plain = member.groups()
        if escaped is not None and escaped.isalnum():
            return None
        member_text = (escaped or plain).lower().replace("’", "'")
        if member_text.isalnum() or member_text in ".,":
            return None
        members.add(member_text)
    if len(members) > _MOST or " " in members:
        return None
    return frozenset(members)


def _after_group(pattern: str, at: int) -> int:
    depth = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 2
            continue
        if char == "[" and (found := _CLASS.match(pattern, at)):
            at = found.end()
            continue
        depth += (char == "(") - (char == ")")
        at += 1
        if depth == 0:
            return at
    return -1
