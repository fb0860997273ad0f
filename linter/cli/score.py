"""`contentlint score`: articles by their score, and what would raise it most."""

import csv
import io
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Optional

import typer

if TYPE_CHECKING:
    from linter.findings import FileReport, RunReport
    from linter.triage.score import Gain

_FIX_FIRST = 3


class ScoreFormat(StrEnum):
    """How the scores are written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def score(
    paths: Annotated[list[str], typer.Argument(help="Files and folders.")],
    output_format: Annotated[
        ScoreFormat, typer.Option(help="How the scores are written.")
    ] = ScoreFormat.TEXT,
    fail_under: Annotated[
        Optional[float],  # noqa: UP045 - typer reads this form
        typer.Option(min=0, max=100, help="End with 1 if the mean of all words scores less."),
    ] = None,
) -> None:
    """Score articles, worst first, with what to fix first.

    The score of all articles together is their mean, weighted by words.
    """
    from linter.cli.output import write
    from linter.cli.runs import complain_of
    from linter.pipeline.options import RunOptions
    from linter.pipeline.run import Run

    run = Run(paths, RunOptions(threshold=None))
    report = run.report()
    writers = {ScoreFormat.TEXT: _text, ScoreFormat.JSON: _json, ScoreFormat.CSV: _csv}
    write(writers[output_format](report))
    complain_of(run)
    if report.problems:
        raise typer.Exit(2)
    mean = _mean(_scored(report))
    raise typer.Exit(int(fail_under is not None and mean is not None and mean < fail_under))


def _scored(report: "RunReport") -> "list[FileReport]":
    """The articles that have a score, worst first."""
    scored = [file for file in report.files if file.score is not None]
    return sorted(scored, key=lambda file: (file.score or 0, file.path))


def _mean(files: "list[FileReport]") -> float | None:
    words = sum(file.metrics["words"] for file in files)
    if not words:
        return None
    return sum((file.score or 0) * file.metrics["words"] for file in files) / words


def _gains(file: "FileReport") -> "tuple[Gain, ...]":
    from linter.rulebook.weights import packaged_weights
    from linter.triage.score import fix_first

    return fix_first(file.violations, file.metrics, packaged_weights(), _FIX_FIRST)


def _text(report: "RunReport") -> Iterator[str]:
    from linter.triage.score import letter

    files = _scored(report)
    width = max((len(file.path) for file in files), default=0)
    for file in files:
        gains = _gains(file)
        first = ", ".join(f"{gain.rule} ({gain.count}) +{gain.points}" for gain in gains)
        yield f"{file.score:>3} {file.grade}  {file.path:<{width}}  {first}".rstrip() + "\n"
    mean = _mean(files)
    if mean is not None:
        yield f"\n{mean:>3.0f} {letter(round(mean))}  {len(files):,} articles, by words\n"
    unscored = len(report.files) - len(files)
    if unscored:
        yield f"       {unscored:,} too short for a score\n"


def _json(report: "RunReport") -> Iterator[str]:
    import msgspec

    from linter.triage.score import letter

    files = _scored(report)
    mean = _mean(files)
    content = {
        "version": 1,
        "score": None if mean is None else round(mean, 1),
        "grade": None if mean is None else letter(round(mean)),
        "files": [
            {
                "path": file.path,
                "score": file.score,
                "grade": file.grade,
                "words": file.metrics["words"],
                "families": {name: family.score for name, family in file.families.items()},
                "fix_first": _gains(file),
            }
            for file in files
        ],
    }
    yield msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"


def _csv(report: "RunReport") -> Iterator[str]:
    files = _scored(report)
    families = sorted({name for file in files for name in file.families})
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["path", "score", "grade", "words", *families])
    for file in files:
        scores = [file.families[name].score for name in families]
        table.writerow([file.path, file.score, file.grade, int(file.metrics["words"]), *scores])
    yield text.getvalue()
