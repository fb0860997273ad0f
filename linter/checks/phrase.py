"""Phrases as rule authors write them, compiled to patterns.

A phrase is a regular expression of Python's `re` in which a space matches any white space, a
straight apostrophe either apostrophe, and no negated class reaches over the end of a block.
"""

import re
from collections.abc import Sequence
from functools import cache

_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.S)
_SPECIAL = re.compile(rf"\\.|{_CLASS.pattern}|\((?:\?<[=!])?|[) ']", re.S)
_NOT_INSIDE_A_WORD = r"(?!(?<=\w)(?=\w))"
_WORDY = re.compile(r"\w(?![?*{])")
_PLAIN_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?(?!\?)")
_QUANTIFIER = re.compile(r"[?*+]|\{(\d*)(?:,\d*)?\}")


def phrase_pattern(phrase: str) -> str:
    """The regular expression that a phrase stands for."""
    behind = [False]

    def meant(found: re.Match[str]) -> str:
        part = found.group()
        if part == " ":
            if behind[-1]:
                return r"\s"  # `re` looks behind only for texts of one length
            return r"(?:\s+)" if _QUANTIFIER.match(phrase, found.end()) else r"\s+"
        if part == "'":
            return "['’]"
        if part.startswith("["):
            return _class_pattern(part)
        if part.startswith("("):
            behind.append(behind[-1] or part != "(")
        elif part == ")" and len(behind) > 1:
            behind.pop()
        return part

    return _SPECIAL.sub(meant, phrase)


def _class_pattern(text: str) -> str:
    text = text.replace("’", "").replace("'", "'’")
    return text[:-1] + r"\x00]" if text.startswith("[^") else text


@cache
def compile_phrases(
    phrases: tuple[str, ...], ignorecase: bool = True, whole_words: bool = True
) -> re.Pattern[str]:
    """One pattern for all of the phrases; of two that match at one place the earlier wins.

    Raises:
        re.error: a phrase is no regular expression.
    """
    pattern = "|".join(phrase_pattern(phrase) for phrase in phrases)
    if whole_words:
        # Where every phrase begins with a letter, `\b` says the same and is quick to say no.
        before = (
            r"\b"
            if all(_begins_with_a_word(f"(?:{phrase})") for phrase in phrases)
            else _NOT_INSIDE_A_WORD
        )
        pattern = f"{before}(?:{pattern}){_NOT_INSIDE_A_WORD}"
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE if ignorecase else re.MULTILINE)


def _begins_with_a_word(phrase: str) -> bool:
    """Whether every match begins with a letter or digit for certain."""
    if _WORDY.match(phrase):
        return True
    opening = _PLAIN_GROUP.match(phrase)
    if opening is None:
        return False
    depth, begin, at = 1, opening.end(), opening.end()
    while at < len(phrase):
        char = phrase[at]
        found = _CLASS.match(phrase, at) if char == "[" else None
        if char in "|)" and depth == 1:
            if not _begins_with_a_word(phrase[begin:at]):
                return False
            begin = at + 1
            if char == ")":
                return not phrase.startswith(("?", "*", "{"), at + 1)
        depth += (char == "(") - (char == ")")
        at = found.end() if found else at + (2 if char == "\\" else 1)
    return False


def is_anchored(phrases: Sequence[str]) -> bool:
    """Whether a match depends on where a unit begins or ends, so that each is scanned alone."""
    return any(re.search(r"(?<![\\\[])[\^$]|\\[AZ]", phrase) for phrase in phrases)
