"""What settings say for a path: the layers that speak of it, put together."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from linter.settings.load import Layer, RuleEntry, load_layers
from linter.settings.model import OverrideSection, SettingsSection
from linter.text.vocabulary import Vocabulary

T = TypeVar("T")

LANGUAGE = "en"


class Choice(msgspec.Struct, frozen=True):
    """What holds for some files.

    Attributes:
        entries: what is said of rules; of two that speak of one rule, the later wins.
        language: what the files are written in unless they say so themselves.
        preview: whether all preview rules run.
        vocabulary: the words of the repository.
        rule_folders: folders with rules of the repository's own, absolute.
        origins: the places that said so, by the name of a setting; empty for a default.
        vale: files of Vale's settings that hold besides, absolute.
        style_families: by style of Vale's, the family that its rules belong to.
        dictionaries: by language code, the `.dic` file of a Hunspell dictionary, absolute.
    """

    entries: tuple[RuleEntry, ...] = ()
    language: str = LANGUAGE
    preview: bool = False
    vocabulary: Vocabulary = Vocabulary()
    rule_folders: tuple[Path, ...] = ()
    origins: dict[str, str] = {}
    vale: tuple[Path, ...] = ()
    style_families: dict[str, str] = {}
    dictionaries: dict[str, Path] = {}


class Settings:
    """A settings file with all that it extends; or no file at all.

    Attributes:
        path: the file; None where there is none.
        layers: later ones win.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Read the file.

        Raises:
            FileError: it is wrong, or something that it extends is.
        """
        self.path = path
        self.layers: tuple[Layer, ...] = load_layers(path) if path is not None else ()
        self._choices: dict[tuple[tuple[int, ...], ...], Choice] = {}

    def choice(self, path: Path) -> Choice:
        """What holds for an absolute path; the same object for all paths with the same answer."""
        key = tuple(_matching(layer, path) for layer in self.layers)
        if key not in self._choices:
            self._choices[key] = self._make(key)
        return self._choices[key]

    def everything(self) -> Choice:
        """All that the settings say, of whatever files."""
        return self._make(tuple(tuple(range(len(layer.overrides))) for layer in self.layers))

    @property
    def index(self) -> bool:
        """Whether a run over a part of the repository compares it with all of it."""
        said = [layer.section.index for layer in self.layers]
        return next((value for value in reversed(said) if value is not None), True)

    def accepts_duplicate(self, path: Path, other: Path) -> bool:
        """Whether two articles, absolute paths, may share text."""
        return any(
            _relative(layer, path)
            and _relative(layer, other)
            and spec.match_file(_relative(layer, path))
            and spec.match_file(_relative(layer, other))
            for layer in self.layers
            for spec in layer.accepted_duplicates
        )

    @cached_property
    def choose_files(self) -> bool:
        """Whether they say anything of which files are articles."""
        return any(layer.section.include or layer.section.exclude for layer in self.layers)

    def excludes(self, path: Path, is_folder: bool = False) -> bool:
        """Whether a path that was met in a folder is left out."""
        for layer in self.layers:
            if layer.section.exclude:
                relative = _relative(layer, path)
                if relative and layer.exclude.match_file(relative + "/" * is_folder):
                    return True
        return False

    def includes(self, path: Path) -> bool | None:
        """Whether a file of a folder is an article; None where settings do not say."""
        for layer in reversed(self.layers):
            if layer.section.include:
                relative = _relative(layer, path)
                return bool(relative) and layer.include.match_file(relative)
        return None

    def _make(self, key: tuple[tuple[int, ...], ...]) -> Choice:
        said = [
            part
            for layer, matching in zip(self.layers, key, strict=True)
            for part in _parts(layer, matching)
        ]
        folders = (
            (layer.folder / name).resolve()
            for layer in self.layers
            for name in layer.section.rule_folders
            if layer.folder is not None
        )
        vocabulary = Vocabulary()
        for part in said:
            vocabulary |= part.vocabulary
        language, language_place = _last(said, "language", LANGUAGE)
        preview, preview_place = _last(said, "preview", False)
        return Choice(
            entries=tuple(entry for part in said for entry in part.entries),
            language=language,
            preview=preview,
            vocabulary=vocabulary,
            rule_folders=tuple(dict.fromkeys(folders)),
            origins={"language": language_place, "preview": preview_place},
            vale=tuple(dict.fromkeys(p.layer.vale for p in said if p.layer.vale is not None)),
            style_families={
                style: family
                for layer in self.layers
                for style, family in layer.section.style_families.items()
            },
            dictionaries={
                code: (layer.folder / name).resolve()
                for layer in self.layers
                for code, name in layer.section.dictionaries.items()
                if layer.folder is not None
            },
        )


class _Part(msgspec.Struct, frozen=True):
    """A settings section that speaks of some files, and where it stands."""

    layer: Layer
    section: SettingsSection | OverrideSection
    steps: tuple[str | int, ...]
    entries: tuple[RuleEntry, ...]
    vocabulary: Vocabulary


def _parts(layer: Layer, matching: tuple[int, ...]) -> Iterator[_Part]:
    yield _Part(layer, layer.section, (), layer.rules, layer.vocabulary)
    for index in matching:
        override = layer.overrides[index]
        for extended in override.extends:
            yield _Part(extended, extended.section, (), extended.rules, extended.vocabulary)
        steps = ("overrides", index)
        yield _Part(layer, override.section, steps, override.rules, override.vocabulary)


def _last(said: Iterable[_Part], name: str, default: T) -> tuple[T, str]:
    """The value that wins, and the place that says so; the default is said by no place."""
    value, place = default, ""
    for part in said:
        given = getattr(part.section, name)
        if given is not None:
            value = given
            line = part.layer.file.place((*part.steps, name), key=True)[0]
            place = f"{part.layer.file.path}:{line}"
    return value, place


def _matching(layer: Layer, path: Path) -> tuple[int, ...]:
    if not layer.overrides:
        return ()
    relative = _relative(layer, path)
    return tuple(
        index
        for index, override in enumerate(layer.overrides)
        if relative and override.spec.match_file(relative)
    )


def _relative(layer: Layer, path: Path) -> str:
    """The path as the layer's globs see it; empty where it is not below the layer's folder."""
    if layer.folder is None or not path.is_relative_to(layer.folder):
        return ""
    relative = path.relative_to(layer.folder).as_posix()
    return "" if relative == "." else relative
