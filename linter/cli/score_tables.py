"""Scores as `contentlint score` writes them: of articles and of folders, as text, JSON and CSV."""

import io
from collections.abc import Iterator
from csv import writer
from pathlib import PurePosixPath

import msgspec

from linter.findings import FileReport, RunReport
from linter.rulebook.weights import packaged_weights
from linter.triage.score import Gain, fix_first, letter, mean_score

_FIX_FIRST = 3


class Folder(msgspec.Struct, frozen=True):
    """A folder with all articles that lie in it and below."""

    path: str
    score: float
    grade: str
    articles: int
    words: int


def text(report: RunReport) -> Iterator[str]:
    """A line an article, with what to fix first."""
    files = _scored(report)
    if not report.files:
        yield "No articles to score.\n"
    width = max((len(file.path) for file in files), default=0)
    for file in files:
        first = ", ".join(f"{gain.rule} ({gain.count}) +{gain.points}" for gain in _gains(file))
        yield f"{file.score:>3} {file.grade}  {file.path:<{width}}  {first}".rstrip() + "\n"
    yield from _total(report)


def folders_text(report: RunReport) -> Iterator[str]:
    """A line a folder."""
    folders = _folders(report)
    width = max((len(folder.path) for folder in folders), default=0)
    for folder in folders:
        yield (
            f"{folder.score:>3.0f} {folder.grade}  {folder.path:<{width}}"
            f"  {folder.articles:>6,} articles  {folder.words:>9,} words\n"
        )
    yield from _total(report)


def json(report: RunReport) -> Iterator[str]:
    """Everything: articles, folders, and all of them together."""
    mean = mean_score(report.files)
    content = {
        "version": 1,
        "score": None if mean is None else round(mean, 1),
        "grade": None if mean is None else _letter(mean),
        "files": [
            {
                "path": file.path,
                "score": file.score,
                "grade": file.grade,
                "words": int(file.metrics["words"]),
                "families": {name: family.score for name, family in file.families.items()},
                "fix_first": _gains(file),
            }
            for file in _scored(report)
        ],
        "folders": _folders(report),
    }
    yield msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def csv(report: RunReport) -> Iterator[str]:
    """A row an article."""
    files = _scored(report)
    families = sorted({name for file in files for name in file.families})
    table = io.StringIO()
    rows = writer(table, lineterminator="\n")
    rows.writerow(["path", "score", "grade", "words", *families])
    for file in files:
        scores = [file.families[name].score for name in families]
        rows.writerow([file.path, file.score, file.grade, int(file.metrics["words"]), *scores])
    yield table.getvalue()


def folders_csv(report: RunReport) -> Iterator[str]:
    """A row a folder."""
    table = io.StringIO()
    rows = writer(table, lineterminator="\n")
    rows.writerow(Folder.__struct_fields__)
    rows.writerows(msgspec.structs.astuple(folder) for folder in _folders(report))
    yield table.getvalue()


def _total(report: RunReport) -> Iterator[str]:
    mean = mean_score(report.files)
    unscored = sum(file.score is None for file in report.files)
    if mean is not None:
        scored = len(report.files) - unscored
        noun = "article" if scored == 1 else "articles"
        yield f"\n{mean:>3.0f} {_letter(mean)}  {scored:,} {noun}, by words\n"
    if unscored:
        yield f"       {unscored:,} too short for a score\n"


def _scored(report: RunReport) -> list[FileReport]:
    """The articles that have a score, worst first."""
    scored = [file for file in report.files if file.score is not None]
    return sorted(scored, key=lambda file: (file.score or 0, file.path))


def _folders(report: RunReport) -> list[Folder]:
    """The folders that have a score, worst first; none above the one that holds everything."""
    below: dict[PurePosixPath, list[FileReport]] = {}
    scored = _scored(report)
    for file in scored:
        for folder in PurePosixPath(file.path).parents:
            below.setdefault(folder, []).append(file)
    top = max((len(each.parts) for each in below if len(below[each]) == len(scored)), default=0)
    found = []
    for folder, files in below.items():
        if len(folder.parts) < top:
            continue
        mean = mean_score(files)
        if mean is not None:
            words = int(sum(file.metrics["words"] for file in files))
            found.append(Folder(str(folder), round(mean, 1), _letter(mean), len(files), words))
    return sorted(found, key=lambda folder: (folder.score, folder.path))


def _gains(file: FileReport) -> tuple[Gain, ...]:
    return fix_first(
        file.violations, file.metrics, packaged_weights(), _FIX_FIRST, file.style_families
    )


def _letter(mean: float) -> str:
    return letter(round(mean))
