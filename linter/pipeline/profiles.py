"""Which rules hold for which article."""

import itertools
import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from linter.checks.kind import JoiningCheck, TallyingCheck
from linter.pipeline.options import RunOptions
from linter.rulebook.adjust import ON, Decision, NoSuchRule, Selection, decide
from linter.rulebook.catalogue import futile_parts, packaged_rules, prepared_rules
from linter.rulebook.profile import Profile
from linter.rulebook.rule import Rule
from linter.settings.choice import Choice, Settings
from linter.settings.find import Finder, repository_root
from linter.settings.load import shown

if TYPE_CHECKING:
    from linter.rulebook.vale.configuration import Chosen, Configuration

_runs = itertools.count()

_Vale = tuple[tuple["Configuration", "Chosen"], ...]
_Key = tuple[int, tuple["Chosen", ...]]


class Profiles:
    """The profiles of a run, each made once.

    Attributes:
        options: of the run.
        root: the folder whose settings hold for the run as a whole: the repository's.
    """

    def __init__(self, options: RunOptions, folder: Path | None = None) -> None:
        """Choose the rules that options and settings ask for.

        Args:
            options: of the run.
            folder: absolute; what the run is about lies in its repository. The current folder
                unless given.

        Raises:
            FileError: the settings of the repository are wrong.
        """
        self.options = options
        self._folder = folder or Path.cwd()
        self.root = repository_root(self._folder)
        self._run = next(_runs)
        self._finder = Finder()
        self._notices: dict[str, None] = {}
        self._settings: dict[Path | None, Settings] = {None: Settings()}
        self._of_folder: dict[str, Settings] = {}
        self._of_path: dict[str, Profile] = {}
        self._made: dict[_Key, tuple[Choice, Profile, Mapping[str, Decision]]] = {}
        self._vale: dict[tuple[Path, bool], Configuration] = {}
        self._unknown: frozenset[str] = frozenset()
        # The settings at the root decide what the run compares, and how.
        self._root: Mapping[str, Decision] = {}
        _, _, self._root = self._make(*self._choice(self.root / "article"))
        self._made.clear()

    def __reduce__(self) -> tuple[Any, tuple[RunOptions, Path, int]]:
        """Another process reads the settings itself, once in a run."""
        return _in_another_process, (self.options, self._folder, self._run)

    @property
    def notices(self) -> list[str]:
        """What the user should know of the settings that were met so far."""
        doubles = (
            f"{shown(other)} is not read: {held.name} stands beside it"
            for held, other in self._finder.doubles
        )
        vale = (notice for known in self._vale.values() for notice in known.notices)
        return list(dict.fromkeys((*doubles, *self._notices, *vale)))

    def of(self, path: str) -> Profile:
        """The rules that hold for the article at `path`; without a path, those of the root.

        Raises:
            FileError: the settings that hold for it are wrong.
        """
        if path not in self._of_path:
            self._of_path[path] = self._for(path)[1]
        return self._of_path[path]

    def unselected(self) -> "Profiles":
        """The same, had the command line named no rules."""
        options = msgspec.structs.replace(self.options, select=(), ignore=(), similarity=None)
        return Profiles(options, self._folder)

    def decisions(self, path: str) -> Mapping[str, Decision]:
        """Every rule as it holds for the article at `path`, those that do not run included."""
        return self._for(path)[2]

    def rule(self, rule_id: str) -> Rule | None:
        """A rule of this id, as some article of the run has it."""
        for _, _, decisions in (*self._made.values(), self._for("")):
            if rule_id in decisions:
                return decisions[rule_id].rule
        return None

    def choice(self, path: str) -> Choice:
        """What settings say for the article at `path`."""
        return self._for(path)[0]

    def settings_of(self, path: str | Path) -> Settings:
        """The settings that hold for a path."""
        folder = os.path.dirname(os.path.abspath(path))
        if folder not in self._of_folder:
            file: Path | None = None
            if self.options.config:
                file = Path(os.path.abspath(self.options.config))
            elif not self.options.isolated:
                file = self._finder.settings_file(Path(folder))
                file = file or self._finder.vale_file(Path(folder))
            if file not in self._settings:
                settings = self._settings[file] = Settings(file)
                # What is said of files that this run does not meet must be right as well.
                everything = settings.everything()
                vale = self._chosen(settings, everything, Path(folder) / "article")
                decide(_known_rules(everything, vale), everything, Selection())
            self._of_folder[folder] = self._settings[file]
        return self._of_folder[folder]

    def accepts(self, path: str, other: str) -> bool:
        """Whether the article at `path` may share text with another, as settings say."""
        settings = self.settings_of(path)
        one, two = Path(os.path.abspath(path)), Path(os.path.abspath(other))
        return settings.accepts_duplicate(one, two)

    @property
    def accepted_duplicates(self) -> bytes:
        """Changes with what settings met so far say of articles that may share text."""
        said = {
            str(path): [layer.section.accepted_duplicates for layer in settings.layers]
            for path, settings in self._settings.items()
        }
        return msgspec.json.encode(sorted(said.items()))

    def require_names(self) -> None:
        """See that the command line names rules that some article of the run has.

        Raises:
            NoSuchRule: it names one that does not exist.
        """
        if self._unknown:
            rules = {rule_id: decision.rule for rule_id, decision in self.decisions("").items()}
            raise NoSuchRule(min(self._unknown), rules)

    def _for(self, path: str) -> tuple[Choice, Profile, Mapping[str, Decision]]:
        choice, vale = self._choice(Path(os.path.abspath(path or self.root / "article")))
        key = id(choice), tuple(chosen for _, chosen in vale)
        known = self._made.get(key)
        if known is None:
            known = self._made[key] = self._make(choice, vale)
        return known

    def _choice(self, path: Path) -> tuple[Choice, _Vale]:
        settings = self.settings_of(path)
        choice = settings.choice(path)
        return choice, self._chosen(settings, choice, path)

    def _chosen(self, settings: Settings, choice: Choice, path: Path) -> _Vale:
        """What Vale's settings say; a missing style is an error if they were asked for."""
        found = []
        for file in choice.vale:
            key = file, bool(self.options.config) or settings.path != file
            if key not in self._vale:
                from linter.rulebook.vale.configuration import Configuration

                self._vale[key] = Configuration(*key)
            found.append((self._vale[key], self._vale[key].chosen(path)))
        return tuple(found)

    def _make(self, choice: Choice, vale: _Vale) -> tuple[Choice, Profile, Mapping[str, Decision]]:
        first = not self._made and not self._root
        rules = _known_rules(choice, vale)
        selection = Selection(self.options.select, self.options.ignore)
        decided = decide(rules, choice, selection)
        self._unknown = decided.unknown if first else self._unknown & decided.unknown
        self._notices.update(dict.fromkeys(decided.notices))
        decisions = _as_vale_has_it(decided.rules, vale)
        if choice.dictionaries:
            from linter.rulebook.dictionaries import with_dictionaries

            decisions = with_dictionaries(decisions, choice.dictionaries)
        if self.options.similarity is not None:
            decisions = _with_similarity(decisions, self.options.similarity)
        self._notices.update(dict.fromkeys(_futile(choice, rules, decisions)))
        contributing = [
            decision.rule
            for rule_id, decision in self._root.items()
            if decision.active
            and isinstance(decision.rule.check, JoiningCheck | TallyingCheck)
            and not (rule_id in decisions and decisions[rule_id].active)
        ]
        profile = Profile(
            [decision.rule for decision in decisions.values() if decision.active],
            contributing,
            choice.language,
            choice.vocabulary,
            self._joining(decisions),
            choice.style_families,
        )
        return choice, profile, decisions

    def _joining(self, decisions: Mapping[str, Decision]) -> dict[str, JoiningCheck]:
        """The checks by which articles are compared: those of the root, wherever it has them."""
        joining: dict[str, JoiningCheck] = {}
        for rule_id, decision in decisions.items():
            check = decision.rule.check
            root = self._root[rule_id].rule.check if rule_id in self._root else check
            # The same id may name different rules where folders have rules of their own.
            if not isinstance(check, JoiningCheck) or not isinstance(root, type(check)):
                continue
            joining[rule_id] = root
            for name in sorted(set(check.__struct_fields__) - check.reporting_parameters):
                if decision.active and getattr(check, name) != getattr(root, name):
                    self._notices[
                        f"{rule_id}: “{name}” is one for the whole run, because articles are "
                        f"compared by it; the settings at {shown(self.root)} decide it"
                    ] = None
        return joining


def _futile(
    choice: Choice, rules: Mapping[str, Rule], decisions: Mapping[str, Decision]
) -> Iterator[str]:
    """What can never find anything, in the repository's own rules and in what it sets."""
    for folder in choice.rule_folders:
        yield from futile_parts(folder, shown(folder))
    for rule_id, decision in decisions.items():
        if decision.changes and decision.rule.check != rules[rule_id].check:
            from linter.rulebook.futile import reasons

            known = set(reasons(rules[rule_id]))
            for reason in reasons(decision.rule):
                if reason not in known:
                    yield f"{rule_id} as set: {reason}"


def _as_vale_has_it(decisions: dict[str, Decision], vale: _Vale) -> dict[str, Decision]:
    """The decisions, less the rules of styles that Vale's settings do not choose here."""
    if not vale:
        return decisions
    chosen = {rule_id for known, here in vale for rule_id in known.rules(here)}
    reason = f"off: not chosen by {', '.join(shown(known.path) for known, _ in vale)}"
    return {
        rule_id: msgspec.structs.replace(decision, active=False, reason=reason)
        if decision.rule.style and rule_id not in chosen and decision.reason == ON
        else decision
        for rule_id, decision in decisions.items()
    }


def _with_similarity(decisions: dict[str, Decision], least: float) -> dict[str, Decision]:
    """The decisions, with another threshold for whatever is compared by similarity."""
    changed = dict(decisions)
    for rule_id, decision in decisions.items():
        check = decision.rule.check
        if isinstance(check, JoiningCheck) and "threshold" in check.reporting_parameters:
            check = msgspec.structs.replace(check, threshold=least)
            rule = msgspec.structs.replace(decision.rule, check=check)
            changed[rule_id] = msgspec.structs.replace(decision, rule=rule)
    return changed


def _known_rules(choice: Choice, vale: _Vale = ()) -> dict[str, Rule]:
    """The packaged rules and the repository's own, which win where they have the same id."""
    rules = dict(packaged_rules())
    for known, chosen in vale:
        rules.update(known.all_rules(chosen))
    for folder in choice.rule_folders:
        rules.update(prepared_rules(folder, shown(folder)))
    return dict(sorted(rules.items()))


@lru_cache(maxsize=1)
def _in_another_process(options: RunOptions, folder: Path, run: int) -> Profiles:
    return Profiles(options, folder)
