"""Hunspell dictionaries: which words a `.dic` and its `.aff` know."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

import msgspec
import xxhash

from linter.checks.hunspell_compounds import Compounds, rule_of

_Flags = frozenset[str]

_PART = 3
"""Letters that a part of a compound has at least."""


class DictionaryFiles(msgspec.Struct, frozen=True):
    """A dictionary's files, and a digest of what is in them."""

    dic: str
    aff: str
    digest: str


class _Affix(msgspec.Struct, frozen=True):
    strip: str
    add: str
    condition: re.Pattern[str]
    cross: bool
    flags: _Flags


class Analysis(NamedTuple):
    """A word as a stem with affixes.

    Attributes:
        flags: of the stem and of its affixes.
        prefixed, suffixed: the flags of these; None where there is none.
    """

    flags: _Flags
    prefixed: _Flags | None = None
    suffixed: _Flags | None = None


class Dictionary:
    """Words, with the affixes that they take and the compounds that they make.

    Read are FLAG, AF, PFX, SFX (with flags of their own, one of a kind a word), ICONV,
    FORBIDDENWORD, NEEDAFFIX, BREAK and what concerns compounds. Other directives are about
    suggestions, or about compounds that are wrong for how they sound; those count as known.
    """

    def __init__(self, dic: str, aff: str) -> None:
        """Read the texts of both files."""
        self._flag_form = ""
        self._aliases: list[_Flags] = []
        self._prefixes: dict[str, list[tuple[str, _Affix]]] = defaultdict(list)
        self._suffixes: dict[str, list[tuple[str, _Affix]]] = defaultdict(list)
        self._crosses: dict[tuple[str, str], bool] = {}
        self._input: list[tuple[str, str]] = []
        self._special: dict[str, str] = {}
        self._rules: list[str] = []
        self._read_affixes(aff)
        self._longest = [
            max(map(len, each), default=-1) for each in (self._prefixes, self._suffixes)
        ]
        self._stems: dict[str, tuple[_Flags, ...]] = {}
        """By word, the flags of each that is written so."""
        for line in dic.splitlines()[1:]:
            self._read_word(line)
        special = self._special
        self._forbidden = special.get("FORBIDDENWORD", "")
        self._compounds = Compounds(
            special, [rule_of(rule, self._split) for rule in self._rules], self._analyses
        )

    def knows(self, word: str) -> bool:
        """Whether a word is in the dictionary, in this case or one that sentences give it."""
        for old, new in self._input:
            word = word.replace(old, new)
        if self._has(word):
            return True
        lower = word.lower()
        if word == lower:
            return False
        if self._has(lower):
            return True
        # In capitals ß is SS.
        forms = {lower, lower.replace("ss", "ß")} if word == word.upper() else ()
        return any(self._has(form) or self._has(form.capitalize()) for form in forms)

    def _has(self, word: str) -> bool:
        if any(self._forbidden in flags for flags in self._stems.get(word, ())):
            return False
        if any(self._is_word(analysis) for analysis in self._analyses(word)):
            return True
        if self._compounds.makes(word):
            return True
        parts = word.split("-") if self._breaks else ()
        return len(parts) > 1 and all(self._has(part) for part in parts if part)

    def joins(self, word: str, parts: int = 3) -> bool:
        """Whether a word may be a compound of at most so many words, each of three letters or more.

        Which words a language joins, and how, its rules for compounds say in a language of their
        own; here any may be, as the last part as it is inflected, before it as a stem or a word.
        """
        for cut in range(_PART, len(word) - _PART + 1) if parts > 1 else ():
            first, rest = word[:cut], word[cut:]
            if not (first in self._stems or first.capitalize() in self._stems or self._has(first)):
                continue
            if self._has(rest) or self._has(rest.capitalize()) or self.joins(rest, parts - 1):
                return True
        return False

    @property
    def letters(self) -> str:
        """The letters of its words, likelier ones first, as the `TRY` directive has them."""
        return "".join(filter(str.isalpha, self._special.get("TRY", ascii_lowercase)))

    @property
    def has_compounds(self) -> bool:
        """Whether it says how words are joined into others."""
        return self._compounds.are_made

    @property
    def _breaks(self) -> bool:
        """Whether words may be joined by a hyphen, as where words are joined at all."""
        return "BREAK" in self._special or self.has_compounds

    def _is_word(self, analysis: Analysis) -> bool:
        need, only = self._special.get("NEEDAFFIX", ""), self._special.get("ONLYINCOMPOUND", "")
        if only in analysis.flags:
            return False
        affixes = [part for part in (analysis.prefixed, analysis.suffixed) if part is not None]
        if not affixes:
            return need not in analysis.flags
        return any(need not in part for part in affixes)

    def _analyses(self, word: str) -> Iterator[Analysis]:
        for flags in self._stems.get(word, ()):
            yield Analysis(flags)
        yield from self._suffixed(word, None)
        for length in range(min(len(word), self._longest[0] + 1)):
            for flag, affix in self._prefixes.get(word[:length], ()):
                stem = affix.strip + word[length:]
                if not affix.condition.match(stem):
                    continue
                for known in self._stems.get(stem, ()):
                    if flag in known:
                        yield Analysis(known | affix.flags, affix.flags)
                if affix.cross:
                    yield from self._suffixed(stem, (flag, affix))

    def _suffixed(self, word: str, prefix: tuple[str, _Affix] | None) -> Iterator[Analysis]:
        """The analyses with a suffix, and with a prefix that was taken off before."""
        for at in range(len(word), max(len(word) - self._longest[1], 1) - 1, -1):
            for flag, affix in self._suffixes.get(word[at:], ()):
                stem = word[:at] + affix.strip
                stems = self._stems.get(stem)
                if stems is None or not affix.condition.search(stem):
                    continue
                for known in stems:
                    if flag not in known:
                        continue
                    if prefix is None:
                        yield Analysis(known | affix.flags, None, affix.flags)
                    elif affix.cross and (prefix[0] in known or prefix[0] in affix.flags):
                        flags = prefix[1].flags
                        yield Analysis(known | affix.flags | flags, flags, affix.flags)

    def _read_affixes(self, aff: str) -> None:
        for line in aff.splitlines():
            parts = line.lstrip("\ufeff").split()
            if not parts or parts[0].startswith("#"):
                continue
            name = parts[0]
            if name == "FLAG" and len(parts) > 1:
                self._flag_form = parts[1]
            elif name == "AF" and len(parts) > 1:
                self._aliases.append(frozenset(self._split(parts[1])))
            elif name in ("PFX", "SFX") and len(parts) >= 5:
                self._read_affix(parts)
            elif name in ("PFX", "SFX") and len(parts) == 4:
                self._crosses[name, parts[1]] = parts[2] == "Y"
            elif name == "ICONV" and len(parts) == 3:
                self._input.append((parts[1], parts[2]))
            elif name == "COMPOUNDRULE" and len(parts) > 1 and not parts[1].isdigit():
                self._rules.append(parts[1])
            elif len(parts) > 1 or name.startswith("CHECKCOMPOUND"):
                self._special[name] = parts[1] if len(parts) > 1 else "yes"

    def _read_affix(self, parts: list[str]) -> None:
        kind, flag, strip, add, condition = parts[:5]
        strip = "" if strip == "0" else strip
        add, _, flags = add.partition("/")
        add = "" if add == "0" else add
        pattern = "" if condition == "." else condition.replace("-", r"\-")
        compiled = re.compile(f"(?:{pattern})$" if kind == "SFX" else pattern)
        cross = self._crosses.get((kind, flag), True)
        table = self._suffixes if kind == "SFX" else self._prefixes
        table[add].append((flag, _Affix(strip, add, compiled, cross, self._flags(flags))))

    def _read_word(self, line: str) -> None:
        entry = line.split("\t", maxsplit=1)[0].strip()
        if not entry:
            return
        word, _, flags = entry.partition("/")
        found = self._flags(flags.split(" ")[0])
        self._stems[word] = (*self._stems.get(word, ()), found)

    def _flags(self, text: str) -> _Flags:
        if self._aliases and text.isdigit():
            # The first alias says how many there are.
            return self._aliases[int(text)] if int(text) < len(self._aliases) else frozenset()
        return frozenset(self._split(text))

    def _split(self, text: str) -> list[str]:
        """The flags of a text."""
        if self._flag_form == "num":
            return [flag for flag in text.split(",") if flag]
        if self._flag_form == "long":
            return [text[at : at + 2] for at in range(0, len(text), 2)]
        return list(text)


def files_of(dic: Path, aff: Path | None) -> DictionaryFiles:
    """The files of a dictionary, with their digest.

    Raises:
        OSError: a file cannot be read.
    """
    digest = xxhash.xxh3_128(dic.read_bytes())
    if aff is not None:
        digest.update(b"\0" + aff.read_bytes())
    return DictionaryFiles(str(dic), str(aff) if aff else "", digest.hexdigest())


@lru_cache(maxsize=8)
def load_dictionary(dic: str, aff: str, digest: str) -> Dictionary:
    """The dictionary of two files; `digest` is of their content, so that a change is seen.

    Raises:
        OSError: a file cannot be read.
    """
    texts = [_decoded(Path(path)) if path else "" for path in (dic, aff)]
    return Dictionary(*texts)


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")
