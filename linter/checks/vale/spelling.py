"""Check kind `vale-spelling`: words that no dictionary knows, as Vale looks them up."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from linter.checks.hunspell import DictionaryFiles, load_dictionary
from linter.checks.spelling.lexicon import Standing, english, fold
from linter.checks.vale.kind import Answer, ValeCheck
from linter.checks.vale.pattern import Pattern, compile_pattern
from linter.checks.vale.reading import Article
from linter.checks.vale.scan import Units

_TOKEN = re.compile(r"[^\s\u2014\u2013/()\[\]{}<>\"“”,;:!?=+*|…]+")
_EDGES = ".'’‘-_&#%$@^~`\\"
_WORDLIKE = re.compile(r"[A-Za-z_'’‘]+")
_SKIPPED = re.compile(r".*[A-Z][a-z]+[A-Z]+\w+.*|.*[A-Z]|[A-Za-z]'?")
_ALONE = re.compile(r"\\[1-9k]|\(\?[<(P]")
"""What has groups that count, or may have."""
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"0[xX][0-9A-Fa-f]+|0b[01]+|[0-9a-f]{40}")
"""What is right in any dictionary; no such token has a letter that a word needs."""
ACRONYMS = Path(__file__).with_name("acronyms.txt")
_UNIT = re.compile(r"[\d.,]+([A-Za-zµ]+)")


class ValeSpelling(ValeCheck, frozen=True, kw_only=True, tag="vale-spelling"):
    """Vale's `spelling`.

    Attributes:
        dictionaries: Hunspell dictionaries.
        builtin: whether the English word list of contentlint is asked too.
        ignored: words that are right, in lower case.
        filters: regular expressions; a word in which one matches is not looked at.
        custom: whether Vale's own filters are off.
        exceptions: regular expressions of words that are right, whatever their case.
    """

    dictionaries: tuple[DictionaryFiles, ...] = ()
    builtin: bool = True
    ignored: frozenset[str] = frozenset()
    filters: tuple[str, ...] = ()
    custom: bool = False
    exceptions: tuple[str, ...] = ()

    def prepare(self) -> None:
        super().prepare()
        for pattern in self.filters:
            compile_pattern(pattern)
        _accepted(self.exceptions)

    def judge(self, read: Article, units: Units) -> Iterator[Answer]:
        text = read.prose.lintable
        verdicts: dict[str, bool] = {}
        phrases = _accepted(self.exceptions)
        for begin, end in units:
            for match in _TOKEN.finditer(text, begin, end):
                token = match.group()
                word = token.strip(_EDGES)
                known = verdicts.get(word)
                if known is None:
                    known = verdicts[word] = not _LETTER.search(word) or self._is_right(word)
                if known:
                    continue
                if not self.custom and "/" in (text[match.start() - 1], text[match.end()]):
                    # A part of `this/that`, which is no word to Vale.
                    continue
                start = match.start() + token.index(word)
                if phrases is not None and any(
                    found.start() <= start - begin and start + len(word) - begin <= found.end()
                    for found in phrases.finditer(text[begin:end])
                ):
                    continue
                yield Answer(start, start + len(word), (word,))

    def _is_right(self, word: str) -> bool:
        if not self.custom and (
            _WORDLIKE.fullmatch(word) is None or _SKIPPED.fullmatch(word) is not None
        ):
            return True
        if any(pattern.search(word) for pattern in _filters(self.filters)):
            return True
        if word.lower() in self.ignored or _NUMBER.fullmatch(word):
            return True
        plain = word.replace("’", "'").replace("‘", "'")
        unit = _UNIT.fullmatch(plain)
        return self._is_known(plain) or (unit is not None and self._is_known(unit[1]))

    def _is_known(self, word: str) -> bool:
        if any(load_dictionary(d.dic, d.aff, d.digest).knows(word) for d in self.dictionaries):
            return True
        return self.builtin and _in_lexicon(word)


def _in_lexicon(word: str) -> bool:
    """Whether the word list has a word, or what it is the possessive of.

    The list has no case. In capitals it is asked for words in use only: `CAUTION` is one, `TODO`
    and `FIXME` are words to programs, and of acronyms those are right that dictionaries have.
    """
    if len(word) == 1:
        return True
    folded = fold(word)
    for form in (folded, folded.removesuffix("'s")):
        entry = english().get(form)
        if entry is None:
            continue
        if word.isupper():
            return entry.frequency > 0 or word in _acronyms()
        if entry.standing is not Standing.PROPER or not word.islower():
            return True
    return False


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(ACRONYMS.read_text(encoding="utf-8").split())


@cache
def _filters(patterns: tuple[str, ...]) -> tuple[Pattern, ...]:
    """The patterns; those that can be alternatives of one are: style guides list hundreds."""
    alone = [pattern for pattern in patterns if _ALONE.search(pattern)]
    joined = "|".join(f"(?:{pattern})" for pattern in patterns if pattern not in alone)
    return tuple(compile_pattern(pattern) for pattern in (*alone, *([joined] if joined else ())))


@cache
def _accepted(terms: tuple[str, ...]) -> Pattern | None:
    if not terms:
        return None
    ordered = sorted(terms, key=len, reverse=True)
    joined = "|".join(f"(?:{term})" for term in ordered)
    return compile_pattern(rf"\b(?:{joined})\b", ignorecase=True)
