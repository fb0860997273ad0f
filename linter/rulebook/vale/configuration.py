"""What a `.vale.ini` says for a path: rules, their levels, and how articles are read."""

import os
from pathlib import Path, PurePath

import msgspec

from linter.checks.vale.comments import LANGUAGES
from linter.checks.vale.formats import syntax_of
from linter.checks.vale.pattern import PatternError, compile_pattern
from linter.checks.vale.reading import IGNORED, SKIPPED, Reading
from linter.documents import PARSERS
from linter.findings import Severity
from linter.rulebook.rule import Rule
from linter.rulebook.vale.ini_file import IniFile, Section, read_ini, section_pattern
from linter.rulebook.vale.rule_file import Surroundings
from linter.rulebook.vale.styles import Style, built_in, prepared_style
from linter.rulebook.vale.vocabularies import read_vocabularies
from linter.settings.load import shown

_LEVELS = {severity.value: severity for severity in Severity}
_NO = frozenset({"no", "false", "off"})
_YES = frozenset({"yes", "true", "on"})
_KNOWN = frozenset(
    "BasedOnStyles BlockIgnores TokenIgnores CommentDelimiters Transform Lang View "
    "IgnorePatterns Blueprint Parser".split()
)
BUILT_IN = "Vale"


class Switch(msgspec.Struct, frozen=True):
    """What settings say of one rule: on, off, or a level."""

    rule: str
    said: str


class Chosen(msgspec.Struct, frozen=True):
    """What holds for some files.

    Attributes:
        styles: whose rules run.
        switches: of single rules; the later wins.
        reading: how articles are read.
    """

    styles: tuple[str, ...]
    switches: tuple[Switch, ...]
    reading: Reading


class Configuration:
    """One `.vale.ini` with the packages' settings that it builds on.

    Attributes:
        path: the file.
        notices: what users should know: rules that do not run, styles that are missing.
    """

    def __init__(self, path: Path, strict: bool = True) -> None:
        """Read the file.

        Args:
            path: absolute.
            strict: whether a missing style is an error; else a notice says so.

        Raises:
            FileError: it is wrong.
        """
        self.path = path
        self.notices: dict[str, None] = {}
        self._strict = strict
        self._file = read_ini(path, shown(path))
        self._folder = path.parent
        general = self._general([self._file])
        self.styles_path = self._styles_path(general)
        packages = sorted((self.styles_path / ".vale-config").glob("*.ini"))
        self._files = [*(read_ini(package, shown(package)) for package in packages), self._file]
        self._core = self._general(self._files)
        self.minimum = self._minimum()
        self._sections = [
            (file, section, section_pattern(section.name))
            for file in self._files
            for section in file.sections
            if section.name and section.name not in ("*", "formats", "asciidoctor")
        ]
        self._everywhere = [
            (file, section)
            for file in self._files
            for section in file.sections
            if section.name == "*"
        ]
        self._formats = {
            entry.key.lower().lstrip("."): entry.value.lower().lstrip(".")
            for file in self._files
            for section in file.sections
            if section.name == "formats"
            for entry in section.entries
        }
        self._vocabularies = read_vocabularies(self.styles_path, self._core.values("Vocab"))
        self._levels = self._level_switches()
        self._styles: dict[tuple[str, Reading], Style] = {}
        self._made: dict[Chosen, dict[str, Rule]] = {}

    # -- the part before any section

    def _general(self, files: list[IniFile]) -> Section:
        entries = tuple(
            entry
            for file in files
            for section in file.sections
            if not section.name
            for entry in section.entries
        )
        return Section("", 1, entries)

    def _styles_path(self, general: Section) -> Path:
        written = general.value("StylesPath") or "styles"
        return Path(os.path.abspath(self._folder / os.path.expanduser(written)))

    def _minimum(self) -> int:
        written = self._core.value("MinAlertLevel") or "suggestion"
        if written not in _LEVELS:
            raise self._file.error(
                next((e.line for e in self._core.entries if e.key == "MinAlertLevel"), 1),
                f"MinAlertLevel: expected suggestion, warning or error, not “{written}”",
            )
        return _LEVELS[written].rank

    def _level_switches(self) -> dict[str, Severity]:
        """Levels of single rules; they hold everywhere, in whatever section they stand."""
        levels = {}
        for file in self._files:
            for section in file.sections:
                for entry in section.entries:
                    if "." in entry.key and entry.value in _LEVELS:
                        levels[entry.key] = _LEVELS[entry.value]
        return levels

    # -- what holds for a path

    def chosen(self, path: Path) -> Chosen:
        """What holds for an absolute path; equal for paths with the same answer.

        Raises:
            FileError: a value is wrong.
        """
        relative = self._relative(path)
        styles: tuple[str, ...] = ()
        general: dict[str, str] = {}
        special: dict[str, str] = {}
        for file, section in self._everywhere:
            styles = tuple(section.values("BasedOnStyles")) or styles
            general.update(self._switches(file, section))
        sections = [section for _, section in self._everywhere]
        for file, section, pattern in self._sections:
            if pattern.fullmatch(relative) or pattern.fullmatch(path.as_posix()):
                sections.append(section)
                styles = tuple(section.values("BasedOnStyles")) or styles
                special.update(self._switches(file, section))
        said = {**general, **special}
        return Chosen(
            styles,
            tuple(Switch(rule, value) for rule, value in sorted(said.items())),
            self._reading(path, sections),
        )

    def _relative(self, path: Path) -> str:
        try:
            return path.relative_to(self._folder).as_posix()
        except ValueError:
            return path.as_posix()

    def _switches(self, file: IniFile, section: Section) -> dict[str, str]:
        found = {}
        for entry in section.entries:
            if entry.key in _KNOWN or "." not in entry.key:
                continue
            said = entry.value.lower()
            if said in _YES or said in _LEVELS:
                found[entry.key] = "yes"
            elif said in _NO:
                found[entry.key] = "no"
            else:
                raise file.error(
                    entry.line, f"{entry.key}: expected YES, NO or a level, not “{entry.value}”"
                )
        return found

    def _reading(self, path: Path, sections: list[Section]) -> Reading:
        extension = PurePath(path).suffix.lstrip(".").lower()
        assigned = self._formats.get(extension)
        syntax = syntax_of(f"x.{assigned}") if assigned else syntax_of(path.name)
        tokens = self._patterns(sections, ("TokenIgnores",))
        blocks = self._patterns(sections, ("BlockIgnores", "IgnorePatterns"))
        return Reading(
            extension=f".{assigned or extension}",
            syntax=syntax if syntax in PARSERS or syntax in LANGUAGES else "plain",
            token_ignores=tokens,
            block_ignores=blocks,
            ignored_scopes=tuple(self._core.values("IgnoredScopes")) or IGNORED,
            skipped_scopes=tuple(self._core.values("SkippedScopes")) or SKIPPED,
            ignored_classes=tuple(self._core.values("IgnoredClasses")),
        )

    def _patterns(self, sections: list[Section], keys: tuple[str, ...]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for section in sections:
            for pattern in (each for key in keys for each in section.values(key)):
                try:
                    compile_pattern(pattern)
                except PatternError as error:
                    raise self._file.error(
                        section.line, f"“{pattern}” is no regular expression: {error}"
                    ) from None
                found[pattern] = None
        return tuple(found)

    # -- rules

    def rules(self, chosen: Chosen) -> dict[str, Rule]:
        """The rules that run, by id, with the levels that settings give them.

        Raises:
            FileError: a rule file is wrong, or a style is missing.
        """
        known = self._made.get(chosen)
        if known is None:
            known = self._made[chosen] = dict(sorted(self._rules(chosen).items()))
        return known

    def all_rules(self, chosen: Chosen) -> dict[str, Rule]:
        """Every rule of every style that the file names, by id, whether it runs or not."""
        names: dict[str, None] = {}
        for file in self._files:
            for section in file.sections:
                names.update(dict.fromkeys(section.values("BasedOnStyles")))
                switches = self._switches(file, section)
                names.update((rule_id.partition(".")[0], None) for rule_id in switches)
        rules: dict[str, Rule] = {}
        for name in names:
            rules.update(self._style(name, chosen.reading).rules)
        return {**rules, **self.rules(chosen)}

    def _rules(self, chosen: Chosen) -> dict[str, Rule]:
        switches = {switch.rule: switch.said for switch in chosen.switches}
        wanted: dict[str, Rule] = {}
        for name in chosen.styles:
            style = self._style(name, chosen.reading)
            wanted.update(style.rules)
            self._tell_of(style, switches, whole=True)
        for rule_id, said in switches.items():
            if said == "no":
                wanted.pop(rule_id, None)
            elif rule_id not in wanted:
                style = self._style(rule_id.partition(".")[0], chosen.reading)
                if rule_id in style.rules:
                    wanted[rule_id] = style.rules[rule_id]
                elif rule_id in style.not_run:
                    self._tell_of(style, {rule_id: "yes"}, whole=False)
                elif style.rules:
                    self.notices[f"{shown(self.path)}: there is no rule {rule_id}"] = None
        levelled = (
            msgspec.structs.replace(rule, severity=self._levels.get(rule.id, rule.severity))
            for rule in wanted.values()
        )
        return {rule.id: rule for rule in levelled if rule.severity.rank >= self.minimum}

    def _tell_of(self, style: Style, switches: dict[str, str], whole: bool) -> None:
        for rule_id, reason in style.not_run.items():
            if switches.get(rule_id) != "no" and (whole or rule_id in switches):
                self.notices[f"{shown(self.path)}: {rule_id} is not run: {reason}"] = None

    def _style(self, name: str, reading: Reading) -> Style:
        key = name, reading
        if key not in self._styles:
            around = Surroundings(
                self.styles_path,
                self._vocabularies.accepted,
                reading,
                self._core.value("WordTemplate"),
            )
            folder = self.styles_path / name
            if name == BUILT_IN and not folder.is_dir():
                self._styles[key] = built_in(around, self._vocabularies)
            elif folder.is_dir():
                self._styles[key] = prepared_style(folder, name, around)
            else:
                self._missing(
                    f"the style {name} is not in {shown(self.styles_path)}"
                    " (`vale sync` fetches packages)"
                )
                self._styles[key] = Style({}, {})
        return self._styles[key]

    def _missing(self, message: str) -> None:
        if self._strict:
            raise self._file.error(1, message)
        self.notices[f"{shown(self.path)}: {message}; its rules do not run"] = None
