"""One self-contained HTML page: scores, articles with their marked text, shared passages.

The page holds its data as JSON and draws itself; it loads nothing. Its content security policy
names the one script by its hash, so that no script from an article can run.
"""

import posixpath
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

import msgspec

from linter.findings import FileReport, RunReport, Severity, Violation
from linter.reports.clusters import Clusters, Place, clusters
from linter.reports.markup import xml_text
from linter.reports.options import ReportOptions
from linter.reports.resources import filled, resource, source_hash
from linter.reports.summary import (
    SEVERITIES,
    FamilySummary,
    Summary,
    Tally,
    family_of,
    summarize,
    tally,
)
from linter.reports.text import verdict
from linter.reports.wording import hint, one_line, shorten
from linter.text.position import Position

SCRIPTS = (
    "elements", "overview", "trend", "articles", "article", "readability", "duplicates", "main",
)  # fmt: skip
METRICS = ("words", "sentences", "paragraphs", "grade")
OPENING = 300
"""Characters of a shared passage that stand in the list; the whole is in its articles."""

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def render(report: RunReport, options: ReportOptions) -> Iterator[str]:
    """The page, one piece an article; `options.texts` are the texts that it shows."""
    style = resource("style.css")
    script = '"use strict";\n' + "\n".join(resource(f"{name}.js") for name in SCRIPTS)
    policy = (
        f"default-src 'none'; script-src '{source_hash(script)}'; "
        f"style-src '{source_hash(style)}'; base-uri 'none'; form-action 'none'"
    )
    summary = summarize(report)
    page = _Page(report, options)
    pieces = {
        "policy": policy,
        "version": xml_text(options.version),
        "style": style,
        "verdict": xml_text(verdict(report, summary)),
        "script": script,
    }
    yield from filled("page.html", pieces, {"data": _all_data(report, page, summary)})


def _all_data(report: RunReport, page: "_Page", summary: Summary) -> Iterator[str]:
    yield _data("index", page.index(summary))
    yield _data("sections", page.sections())
    for number, file in enumerate(report.files):
        yield _data(f"article-{number}", page.article(file))


class _Page:
    """The data of one page: what stands in it once, and the articles one by one."""

    def __init__(self, report: RunReport, options: ReportOptions) -> None:
        self._report = report
        self._texts = options.texts
        self._numbers = {file.path: number for number, file in enumerate(report.files)}
        # Where articles have characters of two UTF-16 code units.
        self._wide: dict[str, list[int]] = {}
        self._clusters: Clusters = clusters(report)
        self._shown = [self._drawn(cluster.places) for cluster in self._clusters.all]
        self._cluster_numbers: dict[int, int] = {}
        for index, places in enumerate(self._shown):
            if len(places) > 1:
                self._cluster_numbers[index] = len(self._cluster_numbers)
        found = Counter(each.rule for file in report.files for each in file.violations)
        self._rules = {rule: number for number, rule in enumerate(sorted(found))}
        self._found = found
        self._families = sorted(
            {name for file in report.files for name in file.families} | set(map(family_of, found))
        )

    def index(self, summary: Summary) -> dict[str, Any]:
        """What the page needs before an article is opened."""
        return {
            "verdict": verdict(self._report, summary),
            "summary": {
                "score": summary.score,
                "families": [_family(name, family) for name, family in summary.families.items()],
            },
            "families": self._families,
            "rules": self._rule_objects(),
            "problems": [
                (one_line(problem.path), one_line(problem.message))
                for problem in self._report.problems
            ],
            "folder": _shared_folder(self._numbers),
            "files": [self._row(file) for file in self._report.files],
            "history": self._report.history,
            "clusters": [
                {
                    "rule": cluster.rule,
                    "excerpt": shorten(one_line(cluster.excerpt), OPENING),
                    "places": places,
                }
                for cluster, places in zip(self._clusters.all, self._shown, strict=True)
                if len(places) > 1
            ],
        }

    def article(self, file: FileReport) -> dict[str, Any]:
        """One article: its text, or None, and what was found in it."""
        return {
            "text": self._texts.get(file.path),
            "violations": [self._violation(file.path, each) for each in file.violations],
        }

    def sections(self) -> list[list[tuple[Any, ...]]]:
        """The sections of each article, with what is measured of them."""
        return [
            [
                (one_line(each.heading), each.level, each.line, each.words, each.grade, each.flesch)
                for each in file.sections
            ]
            for file in self._report.files
        ]

    def _rule_objects(self) -> list[dict[str, Any]]:
        articles = Counter(
            rule for file in self._report.files for rule in {each.rule for each in file.violations}
        )
        severities: dict[str, Severity] = {
            each.rule: each.severity for file in self._report.files for each in file.violations
        }
        objects = []
        for rule in self._rules:
            said = self._report.rules.get(rule)
            link = said.link if said is not None else ""
            objects.append(
                {
                    "id": rule,
                    "severity": severities[rule],
                    "why": said.why if said is not None else "",
                    # A link goes where a reader would expect: no `javascript:`, no `data:`.
                    "link": link if link.startswith(("https://", "http://")) else "",
                    "count": self._found[rule],
                    "files": articles[rule],
                }
            )
        return objects

    def _row(self, file: FileReport) -> tuple[Any, ...]:
        parts = [file.families.get(name) for name in self._families]
        return (
            file.path,
            file.score,
            file.grade,
            _counts(tally(file.violations)),
            [part.score if part is not None else None for part in parts],
            [part.count if part is not None else 0 for part in parts],
            sorted({self._rules[each.rule] for each in file.violations}),
            {name: file.metrics[name] for name in METRICS if name in file.metrics},
        )

    def _violation(self, path: str, violation: Violation) -> tuple[Any, ...]:
        cluster = self._clusters.by_place.get(Place(path, violation.start, violation.end))
        return (
            self._rules[violation.rule],
            SEVERITIES.index(violation.severity),
            one_line(violation.message),
            self._offset(path, violation.start),
            self._offset(path, violation.end),
            violation.start.line,
            violation.start.column,
            shorten(violation.excerpt, OPENING) if path not in self._texts else "",
            hint(violation),
            [
                (
                    self._numbers.get(related.path or path),
                    related.path or path,
                    self._offset(related.path or path, related.start),
                    self._offset(related.path or path, related.end),
                    related.start.line,
                    one_line(related.message),
                )
                for related in violation.related
            ],
            self._cluster_numbers.get(cluster) if cluster is not None else None,
        )

    def _drawn(self, places: tuple[Place, ...]) -> list[tuple[int, int, int, int]]:
        """Places as article number, start, end and line; those outside of this run left out."""
        return [
            (
                self._numbers[place.path],
                self._offset(place.path, place.start),
                self._offset(place.path, place.end),
                place.start.line,
            )
            for place in places
            if place.path in self._numbers
        ]

    def _offset(self, path: str, position: Position) -> int:
        """The position in UTF-16 code units, which is how JavaScript counts."""
        if path not in self._wide:
            text = self._texts.get(path, "")
            self._wide[path] = [match.start() for match in _ASTRAL.finditer(text)]
        return position.offset + bisect_left(self._wide[path], position.offset)


def _shared_folder(paths: Iterable[str]) -> str:
    """The folder that all paths begin with, where they are absolute and say it again and again."""
    folders = {posixpath.dirname(path) for path in paths}
    if not folders or not all(PurePath(folder).is_absolute() for folder in folders):
        return ""
    return posixpath.commonpath(folders).rstrip("/") + "/"


def _family(name: str, family: FamilySummary) -> dict[str, Any]:
    return {"name": name, "score": family.score, "counts": _counts(family.tally)}


def _counts(found: Tally) -> tuple[int, int, int]:
    return found.errors, found.warnings, found.suggestions


def _data(name: str, value: Any) -> str:
    """A data block; `<` is escaped, so that no text can end it or open a comment."""
    text = msgspec.json.encode(value).decode().replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{text}</script>\n'
