"""What a settings file may say."""

from typing import Annotated, Any

import msgspec

Pattern = Annotated[str, msgspec.Meta(min_length=1)]
Family = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]*$")]


class VocabularySection(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"
):
    """The words of a repository.

    Attributes:
        accept: terms that are right, case as written.
        reject: terms that are wrong, as a list, or as a mapping to what should stand instead.
        accept_files, reject_files: files of the same, one term a line, `#` before a comment; a
            rejected term may name its replacement after `->`. Relative to the settings file.
    """

    accept: tuple[Pattern, ...] = ()
    reject: tuple[Pattern, ...] | dict[str, str] = ()
    accept_files: tuple[Pattern, ...] = ()
    reject_files: tuple[Pattern, ...] = ()


class OverrideSection(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"
):
    """What holds for some files only.

    Attributes:
        files: globs relative to the settings file's folder, in the syntax of .gitignore.
        extends: packaged profiles and settings files whose rules hold there besides.
        rules: see `SettingsSection`.
        language: what these files are written in.
        preview: whether all preview rules run on them.
        vocabulary: added to the vocabulary of all files.
    """

    files: Annotated[tuple[Pattern, ...], msgspec.Meta(min_length=1)]
    extends: Pattern | tuple[Pattern, ...] = ()
    rules: dict[str, Any] = {}
    language: Pattern | None = None
    preview: bool | None = None
    vocabulary: VocabularySection = VocabularySection()


class SettingsSection(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"
):
    """A settings file, or the table `[tool.contentlint]` of pyproject.toml.

    Attributes:
        extends: packaged profiles and settings files that this one builds on; later ones win.
        required_version: of contentlint, such as `>=1.2,<2`.
        language: what articles are written in unless they say so themselves; a code of BCP 47.
        preview: whether all preview rules run.
        index: whether a run over a part of the repository compares it with all of it.
        accepted_duplicates: sets of articles, as lists of globs in the syntax of .gitignore; what
            the articles of one set share is meant to stand in all of them.
        include: which files of a folder are articles, in the syntax of .gitignore; all of the
            known formats unless given.
        exclude: which files are left out, in the same syntax.
        rule_folders: folders with rules of your own, relative to this file.
        vocabulary: the words of the repository.
        dictionaries: by language code, a Hunspell dictionary that articles in the language are
            spell-checked by: its `.dic` file, relative to this file, with the `.aff` beside it.
        style_families: by style of Vale's, the family that its rules belong to, one of
            contentlint's or another; only what belongs to a family counts in the score.
        rules: by id, family or glob: `off`, `on`, a severity, or a mapping with `enabled`,
            `severity`, `exceptions` (added to the rule's own) and any parameter of its check.
        overrides: what holds for some files only; of two that match, the later wins.
    """

    extends: Pattern | tuple[Pattern, ...] = ()
    required_version: Pattern | None = None
    language: Pattern | None = None
    preview: bool | None = None
    index: bool | None = None
    accepted_duplicates: tuple[tuple[Pattern, ...], ...] = ()
    include: tuple[Pattern, ...] = ()
    exclude: tuple[Pattern, ...] = ()
    rule_folders: tuple[Pattern, ...] = ()
    vocabulary: VocabularySection = VocabularySection()
    dictionaries: dict[str, Pattern] = {}
    style_families: dict[str, Family] = {}
    rules: dict[str, Any] = {}
    overrides: tuple[OverrideSection, ...] = ()


def names_of(extends: str | tuple[str, ...]) -> tuple[str, ...]:
    """`extends` as a tuple, however it was written."""
    return (extends,) if isinstance(extends, str) else extends
