"""The settings file that `contentlint init` writes."""

from collections.abc import Iterator

import msgspec

SCHEMA_FILE = ".contentlint.schema.json"


class Survey(msgspec.Struct, frozen=True):
    """What a repository looks like.

    Attributes:
        articles: how many there are.
        profile: the packaged profile that fits best.
        reason: why, in words.
        language: what most articles say they are written in; empty where they do not say.
        exclude: patterns of what is no writing of the repository's own.
        changelogs: patterns of changelogs, whose entries are no prose.
    """

    articles: int
    profile: str
    reason: str
    language: str = ""
    exclude: tuple[str, ...] = ()
    changelogs: tuple[str, ...] = ()


def settings_text(found: Survey, with_schema: bool = False) -> str:
    """The text of a settings file for such a repository."""
    return "\n".join(_lines(found, with_schema)) + "\n"


def _lines(found: Survey, with_schema: bool) -> Iterator[str]:
    if with_schema:
        yield f"# yaml-language-server: $schema={SCHEMA_FILE}"
    yield "# Settings of contentlint for the articles in this folder and below."
    yield "# `contentlint config show PATH` says what holds for a path, and which line said so."
    yield ""
    yield f"# A packaged profile: default, strict, docs, news or blog. {found.reason}"
    yield f"extends: {found.profile}"
    yield ""
    yield "# What articles are written in unless their front matter says so."
    yield f"language: {found.language or 'en'}"
    yield ""
    yield "# Files that are left out besides those that git ignores, in the syntax of .gitignore."
    yield from _list("exclude", found.exclude, ["vendor/", "drafts/"])
    yield ""
    yield "# Words of this repository, case as written; `contentlint vocabulary add WORD` adds one."
    yield "# vocabulary:"
    yield "#   accept: [Kubernetes, kubectl]"
    yield "#   reject: {utilise: use}"
    yield ""
    yield "# Rules by id, family or glob: off, on, a severity, or a mapping with parameters."
    yield "# `contentlint rules list` shows them all."
    yield "# rules:"
    yield "#   filler: suggestion"
    yield "#   filler/cliche: off"
    yield "#   filler/buzzword: {exceptions: [seamless transfer]}"
    yield ""
    yield "# What holds for some files only; of two that match, the later wins."
    if not found.changelogs:
        yield "# overrides:"
        yield "#   - files: [CHANGELOG.md]"
        yield "#     rules: {readability: off, claims: off}"
        return
    yield "overrides:"
    yield f"  - files: [{', '.join(_quoted(pattern) for pattern in found.changelogs)}]"
    yield "    rules: {readability: off, claims: off, duplicates: off}"


def _list(key: str, patterns: tuple[str, ...], examples: list[str]) -> Iterator[str]:
    if patterns:
        yield f"{key}:"
        yield from (f"  - {_quoted(pattern)}" for pattern in patterns)
    else:
        yield f"# {key}:"
        yield from (f"#   - {pattern}" for pattern in examples)


def _quoted(pattern: str) -> str:
    plain = all(char.isalnum() or char in "./_-" for char in pattern)
    return pattern if plain else f'"{pattern}"'
