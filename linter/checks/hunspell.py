"""Hunspell dictionaries: which words a `.dic` and its `.aff` know."""

import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from string import ascii_lowercase

import msgspec
import xxhash

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


class Dictionary:
    """Words, with the affixes that they take.

    Read are FLAG, PFX, SFX, ICONV, TRY, FORBIDDENWORD and NEEDAFFIX; other directives concern
    suggestions and compounds and say nothing of single words.
    """

    def __init__(self, dic: str, aff: str) -> None:
        """Read the texts of both files."""
        self._flag_form = ""
        self._prefixes: dict[str, list[_Affix]] = defaultdict(list)
        self._suffixes: dict[str, list[_Affix]] = defaultdict(list)
        self._input: list[tuple[str, str]] = []
        self._special: dict[str, str] = {}
        self.has_compounds = False
        """Whether it says how words are joined into others."""
        self._read_affixes(aff)
        self._stems: dict[str, frozenset[str]] = {}
        for line in dic.splitlines()[1:]:
            self._read_word(line)
        self._by_add = self._endings()

    def knows(self, word: str) -> bool:
        """Whether a word is in the dictionary, in this case or one that sentences give it."""
        for old, new in self._input:
            word = word.replace(old, new)
        if self._has(word):
            return True
        lower = word.lower()
        if word != lower and (word == lower.capitalize() or word == word.upper()):
            return self._has(lower) or (word == word.upper() and self._has(lower.capitalize()))
        return False

    def _has(self, word: str) -> bool:
        flags = self._stems.get(word)
        if flags is not None:
            if self._special.get("FORBIDDENWORD", "\0") in flags:
                return False
            if self._special.get("NEEDAFFIX", "\0") not in flags:
                return True
        return bool(self._analyses(word))

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

    def _analyses(self, word: str) -> list[str]:
        found = []
        for flag, affix in self._suffixes_of(word):
            stem = _without_suffix(word, affix)
            if stem and flag in self._stems.get(stem, ()) and affix.condition.search(stem):
                found.append(stem)
        for flag, affixes in self._prefixes.items():
            for affix in affixes:
                if not word.startswith(affix.add) or len(word) <= len(affix.add):
                    continue
                stem = affix.strip + word[len(affix.add) :]
                if not affix.condition.match(stem):
                    continue
                if flag in self._stems.get(stem, ()):
                    found.append(stem)
                elif affix.cross:
                    for flag_2, suffix in self._suffixes_of(stem):
                        inner = _without_suffix(stem, suffix)
                        known = self._stems.get(inner, frozenset()) if inner else frozenset()
                        if suffix.cross and flag in known and flag_2 in known:
                            found.append(inner)
        return found

    def _suffixes_of(self, word: str) -> list[tuple[str, _Affix]]:
        """The suffixes that the word may have, those of no letters too: they take some away."""
        return [*self._by_add.get(word[-1:], ()), *self._by_add.get("", ())]

    def _endings(self) -> dict[str, list[tuple[str, _Affix]]]:
        endings: dict[str, list[tuple[str, _Affix]]] = defaultdict(list)
        for flag, affixes in self._suffixes.items():
            for affix in affixes:
                endings[affix.add[-1:]].append((flag, affix))
        return endings

    def _read_affixes(self, aff: str) -> None:
        for line in aff.splitlines():
            parts = line.split()
            if not parts or parts[0].startswith("#"):
                continue
            name = parts[0]
            if name == "FLAG" and len(parts) > 1:
                self._flag_form = parts[1]
            elif name in ("PFX", "SFX") and len(parts) >= 5:
                self._read_affix(parts)
            elif name in ("PFX", "SFX") and len(parts) == 4:
                self._special[f"{name} {parts[1]}"] = parts[2]
            elif name == "ICONV" and len(parts) == 3:
                self._input.append((parts[1], parts[2]))
            elif name in ("COMPOUNDFLAG", "COMPOUNDBEGIN"):
                self.has_compounds = True
            elif name in ("FORBIDDENWORD", "NEEDAFFIX", "TRY") and len(parts) > 1:
                self._special[name] = parts[1]

    def _read_affix(self, parts: list[str]) -> None:
        kind, flag, strip, add, condition = parts[:5]
        strip = "" if strip == "0" else strip
        add = add.partition("/")[0]
        add = "" if add == "0" else add
        pattern = "" if condition == "." else condition.replace("-", r"\-")
        compiled = re.compile(f"(?:{pattern})$" if kind == "SFX" else pattern)
        cross = self._special.get(f"{kind} {flag}", "Y") == "Y"
        table = self._suffixes if kind == "SFX" else self._prefixes
        table[flag].append(_Affix(strip, add, compiled, cross))

    def _read_word(self, line: str) -> None:
        entry = line.split("\t", maxsplit=1)[0].strip()
        if not entry:
            return
        word, _, flags = entry.partition("/")
        flags = flags.split(" ")[0]
        if self._flag_form == "num":
            found = frozenset(flags.split(","))
        elif self._flag_form == "long":
            found = frozenset(flags[i : i + 2] for i in range(0, len(flags), 2))
        else:
            found = frozenset(flags)
        self._stems[word] = self._stems.get(word, frozenset()) | found


def _without_suffix(word: str, affix: _Affix) -> str:
    if not word.endswith(affix.add) or len(word) <= len(affix.add):
        return ""
    return word[: len(word) - len(affix.add)] + affix.strip


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
