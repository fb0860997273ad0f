"""Phrases as rule authors write them, compiled to patterns; and what any match must contain.

A phrase is a regular expression of Python's `re` in which a space matches any white space, a
straight apostrophe either apostrophe, and no negated class reaches over the end of a block.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from linter.checks.word_frequency import FREQUENT, VERY_FREQUENT

PREFIX_MARK = "*"
"""Ends a trigger that is only the beginning of a word."""

_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.S)
_NOT_INSIDE_A_WORD = r"(?!(?<=\w)(?=\w))"
_WORDY = re.compile(r"\w(?![?*{])")
_PLAIN_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?(?!\?)")
_QUANTIFIER = re.compile(r"[?*+]|\{(\d*)(?:,\d*)?\}")
_EXTENSION = re.compile(r"\?(?:[aiLmsux-]+:|:|P<\w+>|>)")


def phrase_pattern(phrase: str) -> str:
    """The regular expression that a phrase stands for."""
    out: list[str] = []
    behind = [False]
    at = 0
    while at < len(phrase):
        char = phrase[at]
        if char == "\\":
            out.append(phrase[at : at + 2])
            at += 2
        elif char == "[" and (found := _CLASS.match(phrase, at)):
            out.append(_class_pattern(found.group()))
            at = found.end()
        else:
            if char == "(":
                behind.append(behind[-1] or phrase.startswith(("(?<=", "(?<!"), at))
            elif char == ")" and len(behind) > 1:
                behind.pop()
            at += 1
            out.append(_literal(char, behind[-1], _QUANTIFIER.match(phrase, at) is not None))
    return "".join(out)


def _literal(char: str, behind: bool, quantified: bool) -> str:
    if char == "'":
        return "['’]"
    if char != " ":
        return char
    if behind:
        return r"\s"  # `re` looks behind only for texts of one length
    return r"(?:\s+)" if quantified else r"\s+"


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


def phrase_triggers(phrases: tuple[str, ...], whole_words: bool = True) -> frozenset[str] | None:
    """Lower-case words, or beginnings of words, one of which stands in any text with a match.

    A beginning ends in `*`. None where a phrase gives nothing to hold on to.
    """
    found: set[str] = set()
    for phrase in phrases:
        options = _triggers_of(phrase, whole_words)
        if options is None:
            return None
        found |= options
    return frozenset(found)


def remember_triggers(known: Mapping[str, frozenset[str] | None]) -> None:
    """Take what an earlier run found to be the triggers of whole-word phrases, one by one."""
    _REMEMBERED.update(known)


_REMEMBERED: dict[str, frozenset[str] | None] = {}


@cache
def _triggers_of(phrase: str, whole_words: bool) -> frozenset[str] | None:
    if whole_words and phrase in _REMEMBERED:
        return _REMEMBERED[phrase]
    return _Triggers(phrase, whole_words).options()


_BOUNDARY = "\x00"
"""In a literal run: here a word begins or ends for certain."""
_UNKNOWN = "\x01"
"""In a literal run: here anything may stand."""


class _Triggers:
    """Reads one phrase; conservative: what it does not understand breaks the literal run."""

    def __init__(self, phrase: str, whole_words: bool) -> None:
        self._text = phrase
        self._at = 0
        self._edge = _BOUNDARY if whole_words else _UNKNOWN
        self._ends_apart = False

    def options(self) -> frozenset[str] | None:
        options = self._alternation(self._edge, self._edge)
        return options if self._at >= len(self._text) else None

    def _alternation(self, before: str, after: str) -> frozenset[str] | None:
        branches = [self._sequence(before, after)]
        ends_apart = self._ends_apart
        while self._peek() == "|":
            self._at += 1
            branches.append(self._sequence(before, after))
            ends_apart = ends_apart and self._ends_apart
        self._ends_apart = ends_apart
        if any(branch is None for branch in branches):
            return None
        return frozenset().union(*(branch for branch in branches if branch is not None))

    def _sequence(self, before: str, after: str) -> frozenset[str] | None:
        run = [before]
        groups: list[frozenset[str]] = []
        while (char := self._peek()) and char not in "|)":
            literal, group = self._atom(char, run[-1] if run[-1] == _BOUNDARY else _UNKNOWN)
            least = self._quantifier()
            if not literal:
                continue
            if literal == _BOUNDARY and char == "(":
                # An optional group that ends in a space keeps the edge before it: `is (?:so )?big`.
                run.append(
                    _BOUNDARY if least or least is None or run[-1] == _BOUNDARY else _UNKNOWN
                )
            elif least is None:
                run.append(literal)
            elif least and literal not in (_BOUNDARY, _UNKNOWN):
                run.extend((literal, _UNKNOWN))
            else:
                run.append(_UNKNOWN)
            if group is not None and least != 0:
                groups.append(group)
        self._ends_apart = run[-1] == _BOUNDARY and len(run) > 1
        run.append(after)
        candidates = [frozenset({trigger}) for trigger in _literal_triggers("".join(run))]
        candidates.extend(groups)
        return max(candidates, key=_worth, default=None)

    def _atom(self, char: str, before: str) -> tuple[str, frozenset[str] | None]:
        if char == "(":
            if self._text.startswith(("(?!", "(?<!"), self._at):
                return "", self._group(before)  # it takes no room and says what is not there
            options = self._group(before)
            return _BOUNDARY if self._ends_apart else _UNKNOWN, options
        if char == "[":
            found = _CLASS.match(self._text, self._at)
            self._at = found.end() if found else len(self._text)
            return _UNKNOWN, None
        if char == "\\":
            escaped = self._text[self._at + 1 : self._at + 2]
            self._at += 2
            if escaped in "sb":
                return _BOUNDARY, None
            return (_UNKNOWN if escaped.isalnum() else _BOUNDARY), None
        self._at += 1
        if char.isalpha() or char == "'":
            return char.lower(), None
        return (_UNKNOWN if char in "." or char.isalnum() or char == "_" else _BOUNDARY), None

    def _group(self, before: str) -> frozenset[str] | None:
        self._at += 1
        plain = True
        if self._peek() == "?":
            found = _EXTENSION.match(self._text, self._at)
            plain = found is not None
            self._at = found.end() if found else self._at + 1
        options = self._alternation(before, _UNKNOWN)
        self._at += 1
        return options if plain else None

    def _quantifier(self) -> int | None:
        found = _QUANTIFIER.match(self._text, self._at)
        if found is None:
            return None
        self._at = found.end()
        if self._peek() in ("?", "+"):
            self._at += 1
        if found.group() in "?*":
            return 0
        return 1 if found.group() == "+" else min(int(found.group(1) or 0), 1)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]


def _literal_triggers(run: str) -> Iterator[str]:
    for found in re.finditer(r"[^\x00\x01]+", run):
        begins = run[found.start() - 1] == _BOUNDARY
        ends = run[found.end()] == _BOUNDARY
        word = found.group()
        if word.strip("'") != word:
            ends = ends and not word.endswith("'")
            word = word.strip("'")
        if begins and len(word) >= 2:
            yield word if ends else word + PREFIX_MARK


def _worth(options: frozenset[str]) -> tuple[int, int]:
    return (min(map(_rarity, options)), -len(options))


def _rarity(option: str) -> int:
    """How much a trigger narrows the search: nothing, hardly, or more with every letter."""
    word = option.rstrip(PREFIX_MARK)
    if word in VERY_FREQUENT:
        return 0
    return 1 if word in FREQUENT else len(word)
