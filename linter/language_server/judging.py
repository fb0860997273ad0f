"""What is said of the articles in an editor: each by itself at once, then among its repository."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from linter.checks.kind import JoiningCheck, TallyingCheck
from linter.documents import format_of
from linter.findings import FileReport, Problem, Violation
from linter.language_server.carrying import Change, carried
from linter.pipeline.batch import Examined, Watch, unwatched
from linter.pipeline.discover import discover
from linter.pipeline.file_reports import file_report
from linter.pipeline.fix import fix_run
from linter.pipeline.options import RunOptions, TextFile
from linter.pipeline.order import place_order
from linter.pipeline.run import Run
from linter.rulebook.rule import Rule
from linter.text.position import LineTable

ALONE = RunOptions(cached=False, jobs=1, index=False)
"""A text of every keystroke is not worth keeping, nor looking through the repository for."""
AMONG = RunOptions(jobs=1)
"""In one process: the editor's server has threads, which a fork would not survive."""


class Unjudged(Exception):
    """An article could not be judged, and why."""


class Opinion(msgspec.Struct, frozen=True):
    """What is said of one text of an article."""

    text: str
    report: FileReport


class Article:
    """An article in an editor, judged by itself with every change.

    Attributes:
        path: as reports have it.
        root: the folder of its repository, absolute.
    """

    def __init__(self, path: str, text: str, root: Path) -> None:
        """Read the settings that hold for it.

        Raises:
            FileError, BaselineError: they, or the baseline, are wrong.
        """
        self.path = path
        self.root = root
        self._run = Run((), ALONE, [TextFile(path, text)], root)
        self._text = text
        self._compared: Opinion | None = None
        found, unwritten = discover([path], True, self._run.profiles.settings_of)
        self.wanted = format_of(path) is not None and bool(found or unwritten)
        """Whether the command line would judge it: settings and ignore files may say no."""

    def rule(self, rule_id: str) -> Rule | None:
        """A rule that holds for the article."""
        return self._run.profiles.rule(rule_id)

    @property
    def language(self) -> str:
        """What the article is written in, unless it says so itself."""
        return self._run.profiles.choice(self.path).language

    def compared(self, opinion: Opinion) -> None:
        """Take note of what is said of it among the other articles."""
        self._compared = opinion

    def judge(self, text: str) -> Opinion:
        """What is said of the article with this text.

        Rules that compare articles are heard on what changed since all were judged together; of
        the rest of the text holds what was said then.

        Raises:
            Unjudged: a rule takes too long on it.
        """
        if self._compared is not None and self._compared.text == text:
            return self._compared
        if text != self._text:
            self._run.replace(self.path, text)
            self._text = text
        said = self._run.report()
        if not said.files:
            raise Unjudged(said.problems[-1].message)
        report = said.files[0]
        if self._compared is None:
            return Opinion(text, report)
        change = Change.between(self._compared.text, text)
        lines = LineTable(text)
        kept = [
            violation
            for violation in report.violations
            if not self._compares(violation)
            or change.touches(violation.start.offset, violation.end.offset)
        ]
        for violation in self._compared.report.violations:
            moved = carried(violation, change, lines) if self._compares(violation) else None
            if moved is not None:
                kept.append(moved)
        return Opinion(text, self._report(tuple(sorted(kept, key=place_order)), report))

    def mended(self, text: str) -> str:
        """The text with all safe fixes applied, as the command line would."""
        run = Run((), ALONE, [TextFile(self.path, text)], self.root)
        changes = fix_run(run)
        return changes[self.path].after if self.path in changes else text

    def _report(self, violations: tuple[Violation, ...], report: FileReport) -> FileReport:
        profile = self._run.profiles.of(self.path)
        return file_report(self.path, violations, report.metrics, profile)

    def _compares(self, violation: Violation) -> bool:
        rule = self.rule(violation.rule)
        return rule is not None and isinstance(rule.check, JoiningCheck | TallyingCheck)


def shown(path: Path, working: Path) -> str:
    """A path as reports have it: from the working folder on, where it lies there; with slashes."""
    return (path.relative_to(working) if path.is_relative_to(working) else path).as_posix()


class Repository:
    """The open articles of a repository, judged among all that it has, by its index.

    Where there can be no index they are judged among each other, as the command line would.
    """

    def __init__(self, root: Path) -> None:
        """Judge articles below an absolute folder."""
        self._root = root
        self._options = AMONG
        self._run: Run | None = None
        self._texts: dict[str, str] = {}
        self._stale = False

    def forget(self) -> None:
        """Look at files and settings again at the next opportunity."""
        self._stale = True

    def forgo(self) -> None:
        """Do without an index from now on."""
        self._options = msgspec.structs.replace(AMONG, index=False)
        self._stale = True

    def judge(
        self, texts: Mapping[str, str], watch: Watch[Examined | Problem] = unwatched
    ) -> dict[str, Opinion]:
        """What is said of the open articles.

        Args:
            texts: of the open articles, by path as reports have it.
            watch: sees the articles that the index does not know yet.

        Raises:
            FileError, BaselineError: settings or baseline are wrong.
        """
        run = self._run
        if run is None or self._stale or texts.keys() != self._texts.keys():
            self._run, self._stale = None, False
            overlay = [TextFile(path, text) for path, text in texts.items()]
            run = Run((), self._options, overlay, self._root)
            run.watch = watch
            run.judged()
            run.keep_no_more()
            self._run = run
        else:
            for path, text in texts.items():
                if self._texts[path] != text:
                    run.replace(path, text)
        self._texts = dict(texts)
        reports = {report.path: report for report in run.report().files}
        return {
            path: Opinion(text, reports[path]) for path, text in texts.items() if path in reports
        }
