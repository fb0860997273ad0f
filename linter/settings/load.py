"""From settings files to layers; a wrong file is refused with its place and what was meant."""

import os
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from linter.findings.violation import Severity
from linter.settings.model import (
    OverrideSection,
    SettingsSection,
    VocabularySection,
    names_of,
)
from linter.settings.nearest import did_you_mean
from linter.settings.nodes import FileError, ForeignFile, PlacedFile
from linter.settings.required_version import satisfies
from linter.settings.toml_places import Steps, TomlFile
from linter.settings.word_files import read_terms
from linter.settings.wording import located, written
from linter.text.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

PYPROJECT = "pyproject.toml"
VALE_NAMES = (".vale.ini", ".vale", "_vale", "vale.ini", "_vale.ini")
"""Settings of Vale: where no settings of ours are found, the nearest of these holds."""
_PROFILES = Path(__file__).resolve().parent / "profiles"
_RULE_KEYS = ("enabled", "severity", "exceptions")


class RuleEntry(msgspec.Struct, frozen=True):
    """What one line of settings says of the rules that a pattern names.

    Attributes:
        pattern: a rule's id, a family or a glob.
        enabled: whether they run; None where nothing is said.
        severity: None where nothing is said.
        exceptions: added to the rules' own.
        parameters: of the check, by name; not yet known to exist.
    """

    pattern: str
    enabled: bool | None
    severity: Severity | None
    exceptions: tuple[str, ...]
    parameters: dict[str, Any]
    file: PlacedFile
    steps: Steps

    @property
    def place(self) -> str:
        """The file and line that say so."""
        return f"{self.file.path}:{self.file.place(self.steps, key=True)[0]}"

    def error(self, message: str, *steps: str | int, key: bool = False) -> FileError:
        """An error at this entry, or at what the further steps lead to."""
        return self.file.error_at((*self.steps, *steps), message, key=key or not steps)

    @property
    def specificity(self) -> int:
        """Within one file, an id wins over a family, a family over a glob, and that over `*`."""
        if set("*?[") & set(self.pattern):
            return int(self.pattern != "*")
        return 3 if set("/.") & set(self.pattern) else 2


class Override(msgspec.Struct, frozen=True):
    """What one layer says of some files."""

    spec: "GitIgnoreSpec"
    section: OverrideSection
    extends: "tuple[Layer, ...]"
    rules: tuple[RuleEntry, ...]
    vocabulary: Vocabulary


class Layer(msgspec.Struct, frozen=True, dict=True):
    """One settings file, without what it extends.

    Attributes:
        file: for places.
        folder: what its globs and paths are relative to; None for a packaged profile.
        rules: in the order in which they are applied.
        vale: the file itself where it is Vale's, which the rulebook reads; else None.
    """

    file: PlacedFile
    folder: Path | None
    section: SettingsSection
    rules: tuple[RuleEntry, ...]
    overrides: tuple[Override, ...]
    vocabulary: Vocabulary
    vale: Path | None = None

    @cached_property
    def include(self) -> "GitIgnoreSpec":
        """Which files of a folder are articles; empty for all."""
        return ignore_spec(self.section.include)

    @cached_property
    def accepted_duplicates(self) -> "tuple[GitIgnoreSpec, ...]":
        """Sets of articles that may share text."""
        return tuple(map(ignore_spec, self.section.accepted_duplicates))

    @cached_property
    def exclude(self) -> "GitIgnoreSpec":
        """Which files are left out."""
        return ignore_spec(self.section.exclude)


def ignore_spec(lines: Iterable[str]) -> "GitIgnoreSpec":
    """Patterns as an ignore file of git has them.

    Raises:
        ValueError: one is no pattern.
    """
    from pathspec import GitIgnoreSpec  # not for a file without settings or ignore files

    return GitIgnoreSpec.from_lines(lines)


def packaged_profiles() -> tuple[str, ...]:
    """The names of the profiles that come with contentlint."""
    return tuple(sorted(path.stem for path in _PROFILES.glob("*.yaml")))


def load_layers(path: Path) -> tuple[Layer, ...]:
    """The layers of a settings file: what it extends, and itself last.

    Raises:
        FileError: it is wrong, or something that it extends is.
    """
    return _layers(Path(os.path.abspath(path)), ())


@cache
def profile_layers(name: str) -> tuple[Layer, ...]:
    """The layers of a packaged profile."""
    from linter.settings.yaml_places import YamlFile

    path = _PROFILES / f"{name}.yaml"
    file = YamlFile(path.read_text(encoding="utf-8"), f"the profile {name}")
    return _with_extended(file, None, (path,))


def is_vale(path: Path) -> bool:
    """Whether a settings file is Vale's, by its name."""
    return path.name in VALE_NAMES or path.suffix == ".ini"


def shown(path: Path) -> str:
    """A path as errors and reports of settings name it: relative to here where it is below."""
    relative = os.path.relpath(path) if path.anchor == Path.cwd().anchor else str(path)
    return (str(path) if relative.startswith("..") else relative).replace(os.sep, "/")


def _layers(path: Path, extending: tuple[Path, ...]) -> tuple[Layer, ...]:
    name = shown(path)
    if is_vale(path):
        if not path.is_file():
            raise FileError(name, 1, 1, "there is no such file")
        nothing = SettingsSection()
        return (Layer(ForeignFile(name), path.parent, nothing, (), (), Vocabulary(), vale=path),)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FileError(name, 1, 1, f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise FileError(name, 1, 1, "not UTF-8 text") from None
    file: PlacedFile
    if path.suffix == ".toml":
        table = ("tool", "contentlint") if path.name == PYPROJECT else ()
        file = TomlFile(text, name, table)
    else:
        from linter.settings.yaml_places import YamlFile

        file = YamlFile(text, name)
    return _with_extended(file, path.parent, (*extending, path))


def _with_extended(
    file: PlacedFile, folder: Path | None, extending: tuple[Path, ...]
) -> tuple[Layer, ...]:
    value = {} if file.value is None else file.value
    if not isinstance(value, dict):
        raise file.error_at((), "expected a mapping of settings")
    try:
        section = msgspec.convert(value, SettingsSection)
    except msgspec.ValidationError as error:
        raise located(str(error), file) from None
    _require_version(section.required_version, file)
    _check_globs(section, file)
    for index, name in enumerate(section.rule_folders):
        if folder is None or not (folder / name).is_dir():
            raise file.error_at(("rule-folders", index), f"there is no folder “{name}”")
    for code, name in section.dictionaries.items():
        if folder is None or not (folder / name).is_file():
            raise file.error_at(("dictionaries", code), f"there is no dictionary file “{name}”")
    reader = _Reader(file, folder, extending)
    overrides = []
    for index, override in enumerate(section.overrides):
        at: Steps = ("overrides", index)
        overrides.append(
            Override(
                spec=ignore_spec(override.files),
                section=override,
                extends=reader.extended(override.extends, at),
                rules=reader.rules(override.rules, at),
                vocabulary=reader.vocabulary(override.vocabulary, at),
            )
        )
    own = Layer(
        file=file,
        folder=folder,
        section=section,
        rules=reader.rules(section.rules, ()),
        overrides=tuple(overrides),
        vocabulary=reader.vocabulary(section.vocabulary, ()),
    )
    return (*reader.extended(section.extends, ()), own)


class _Reader:
    """Reads the parts of one settings file."""

    def __init__(self, file: PlacedFile, folder: Path | None, extending: tuple[Path, ...]) -> None:
        self._file = file
        self._folder = folder
        self._extending = extending

    def extended(self, extends: str | tuple[str, ...], at: Steps) -> tuple[Layer, ...]:
        layers: list[Layer] = []
        for index, name in enumerate(names_of(extends)):
            steps: Steps = (*at, "extends") if isinstance(extends, str) else (*at, "extends", index)
            layers.extend(self._extended(name, steps))
        return tuple(layers)

    def _extended(self, name: str, steps: Steps) -> tuple[Layer, ...]:
        profiles = packaged_profiles()
        if name in profiles:
            if self._extending[-1] == _PROFILES / f"{name}.yaml":
                raise self._file.error_at(steps, "a profile cannot extend itself")
            return profile_layers(name)
        path = None
        if self._folder is not None:
            path = Path(os.path.abspath(self._folder / name))
        if path is None or not path.is_file():
            hint = did_you_mean(name, profiles)
            raise self._file.error_at(steps, f"there is no profile or file “{name}”{hint}")
        if path in self._extending:
            chain = " → ".join(shown(p) for p in (*self._extending, path))
            raise self._file.error_at(steps, f"settings extend themselves: {chain}")
        return _layers(path, self._extending)

    def rules(self, rules: dict[str, Any], at: Steps) -> tuple[RuleEntry, ...]:
        entries = [self._entry(p, said, (*at, "rules", p)) for p, said in rules.items()]
        return tuple(sorted(entries, key=lambda entry: entry.specificity))

    def _entry(self, pattern: str, said: Any, steps: Steps) -> RuleEntry:
        if isinstance(said, dict):
            return self._detailed(pattern, said, steps)
        enabled, severity = True, None
        if isinstance(said, bool):
            enabled = said
        elif said in ("off", "on"):
            enabled = said == "on"
        else:
            severity = self._severity(said, steps, ("off", "on"))
        return RuleEntry(pattern, enabled, severity, (), {}, self._file, steps)

    def _detailed(self, pattern: str, said: dict[str, Any], steps: Steps) -> RuleEntry:
        enabled = said.get("enabled")
        if enabled in ("on", "off"):
            enabled = enabled == "on"
        if enabled is not None and not isinstance(enabled, bool):
            raise self._file.error_at((*steps, "enabled"), "expected on or off")
        severity = said.get("severity")
        if severity is not None:
            severity = self._severity(severity, (*steps, "severity"))
        exceptions = said.get("exceptions", [])
        if not isinstance(exceptions, list) or not all(isinstance(e, str) for e in exceptions):
            raise self._file.error_at((*steps, "exceptions"), "expected a list of texts")
        parameters = {name: value for name, value in said.items() if name not in _RULE_KEYS}
        return RuleEntry(
            pattern, enabled, severity, tuple(exceptions), parameters, self._file, steps
        )

    def _severity(self, said: Any, steps: Steps, others: tuple[str, ...] = ()) -> Severity:
        try:
            return Severity(said)
        except ValueError:
            known = [*others, *(severity.value for severity in Severity)]
            listed = ", ".join(known) + (" or a mapping" if others else "")
            hint = did_you_mean(said, known) if isinstance(said, str) else ""
            near = hint if "did you mean" in hint else ""
            message = f"expected {listed}, not “{written(said)}”{near}"
            raise self._file.error_at(steps, message) from None

    def vocabulary(self, section: VocabularySection, at: Steps) -> Vocabulary:
        accepted = set(section.accept)
        rejected = dict(section.reject) if isinstance(section.reject, dict) else {}
        rejected.update({term: "" for term in section.reject if term not in rejected})
        for path, shown_as in self._word_files("accept-files", section.accept_files, at):
            accepted.update(read_terms(path, shown_as))
        for path, shown_as in self._word_files("reject-files", section.reject_files, at):
            rejected.update(read_terms(path, shown_as))
        for term in sorted(accepted & rejected.keys()):
            if term in section.accept:
                steps: Steps = (*at, "vocabulary", "accept", section.accept.index(term))
                raise self._file.error_at(steps, f"“{term}” is both accepted and rejected")
            raise self._file.error_at(
                (*at, "vocabulary"), f"“{term}” is both accepted and rejected"
            )
        return Vocabulary(frozenset(accepted), rejected)

    def _word_files(self, key: str, names: Iterable[str], at: Steps) -> Iterator[tuple[Path, str]]:
        for index, name in enumerate(names):
            path = (self._folder or Path()) / name
            if not path.is_file():
                steps: Steps = (*at, "vocabulary", key, index)
                raise self._file.error_at(steps, f"there is no file “{name}”")
            yield path, shown(path.resolve())


def _require_version(wanted: str | None, file: PlacedFile) -> None:
    if wanted is None:
        return
    from linter import __version__

    try:
        fits = satisfies(__version__, wanted)
    except ValueError as error:
        raise file.error_at(("required-version",), str(error)) from None
    if not fits:
        message = f"these settings ask for contentlint {wanted}; this is {__version__}"
        raise file.error_at(("required-version",), message)


def _check_globs(section: SettingsSection, file: PlacedFile) -> None:
    lists: list[tuple[Steps, tuple[str, ...]]] = [
        (("include",), section.include),
        (("exclude",), section.exclude),
    ]
    lists += [(("overrides", i, "files"), o.files) for i, o in enumerate(section.overrides)]
    for steps, patterns in lists:
        for index, pattern in enumerate(patterns):
            try:
                ignore_spec([pattern])
            except ValueError as error:
                raise file.error_at((*steps, index), f"not a pattern: {error}") from None
