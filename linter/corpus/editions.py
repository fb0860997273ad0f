"""Which paths are editions (versions, translations) of one page."""

import re
from collections.abc import Iterable
from functools import lru_cache

_VERSION = re.compile(
    r"(?:v|version[-_])?\d+(?:[._]\d+)*(?:[._]x)?|latest|stable|current|next|nightly|main|master",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"(?:ar|bg|bn|ca|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|lv|ms|nb|nl|no|pl|pt"
    r"|ro|ru|sk|sl|sr|sv|th|tr|uk|vi|zh)(?:[-_](?:[a-z]{2}|\d{3}|hans|hant))?",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"(?:v|version[-_]?)?\d+(?:[._]\d+)*(?:[._]x|[-_.]?(?:a|b|rc)\d+)?", re.IGNORECASE
)
_NOTES = re.compile(r"(?:change|release|rel)[-_]?(?:log|note)?s?|whats?[-_]?new", re.IGNORECASE)
"""Folders that have a file for each release."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=4096)
def _parts(path: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The path without its versions and languages, its versions, and its languages."""
    *folders, name = path.split("/")
    stem, *suffixes = name.split(".")
    rest, versions, languages = [], [], []
    for folder in folders:
        if _LANGUAGE.fullmatch(folder):
            languages.append(folder)
            rest.append("")
        elif _VERSION.fullmatch(folder) and not _YEAR.fullmatch(folder):
            versions.append(folder)
            rest.append("")
        elif folder != "versioned_docs":
            rest.append(folder)
    if (
        folders
        and _NOTES.fullmatch(folders[-1])
        and _RELEASE.fullmatch(release := name.rpartition(".")[0])
    ):
        versions.append(release)
        stem, suffixes = "", suffixes[-1:]
    if len(suffixes) > 1 and _LANGUAGE.fullmatch(suffixes[-2]):
        languages.append(suffixes.pop(-2))
    return (*rest, stem, *suffixes), tuple(versions), tuple(languages)


def page(path: str) -> tuple[str, ...]:
    """What all versions and translations of a page have in common."""
    return _parts(path)[0]


def of_one_edition(paths: Iterable[str], path: str) -> frozenset[str]:
    """Of each page among these one edition: that of `path` where there is one, else the first."""
    chosen: dict[tuple[str, ...], str] = {}
    for other in paths:
        known = chosen.setdefault(page(other), other)
        if known != other and _parts(other)[1:] == _parts(path)[1:]:
            chosen[page(other)] = other
    return frozenset(chosen.values())


def are_editions(first: str, second: str) -> bool:
    """Whether text that stands in both files is expected to.

    It is between two versions of one tree (`v1/a.md`, `v2/b.md`): what was copied within a
    version is found there. Between the notes of two releases (`changes/1.0.md`, `changes/1.1.md`):
    a mended fault is told of in each that has it. And between translations of one page
    (`en/a.md`, `de/a.md`, `a.fr.md`).
    """
    if first == second:
        return False
    one, versions, languages = _parts(first)
    other, other_versions, other_languages = _parts(second)
    if versions != other_versions and len(versions) == len(other_versions):
        root = one.index("")
        return one[:root] == other[:root]
    return one == other and (languages != other_languages or versions != other_versions)
