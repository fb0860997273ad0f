"""`contentlint score`: articles by their score, and what would raise it most."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from linter.cli.options import USAGE, Config, Isolated

if TYPE_CHECKING:
    from linter.pipeline.options import RunOptions


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
    folders: Annotated[
        bool, typer.Option("--folders", help="Score folders, with all below them, instead.")
    ] = False,
    history: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="FROM..TO", help="Score the commits of a git range instead."),
    ] = None,
    commits: Annotated[
        int, typer.Option(min=2, help="With --history: as many commits at most.")
    ] = 20,
    badge: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="FILE", help="Write the score of all as a badge, in SVG, as well."),
    ] = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Score articles, worst first, with what to fix first.

    The score of several articles together is their mean, weighted by words.
    """
    from linter.cli import score_tables
    from linter.cli.output import complain, write
    from linter.cli.runs import complain_of, open_run
    from linter.pipeline.options import RunOptions
    from linter.triage.score import mean_score

    options = RunOptions(threshold=None, config=config or "", isolated=isolated)
    if history:
        _history(paths, history, commits, options, output_format)
        return
    run = open_run(paths, options)
    report = run.report()
    writers = {
        ScoreFormat.TEXT: score_tables.folders_text if folders else score_tables.text,
        ScoreFormat.JSON: score_tables.json,
        ScoreFormat.CSV: score_tables.folders_csv if folders else score_tables.csv,
    }
    write(writers[output_format](report))
    complain_of(run)
    if report.problems:
        raise typer.Exit(2)
    mean = mean_score(report.files)
    if badge:
        from linter.reports.badge import save

        try:
            save(badge, mean)
        except OSError as error:
            complain(f"{badge}: {error.strerror or error}")
            raise typer.Exit(USAGE) from None
    raise typer.Exit(int(fail_under is not None and mean is not None and mean < fail_under))


def _history(
    paths: list[str], range: str, most: int, options: "RunOptions", output_format: ScoreFormat
) -> None:
    from linter.cli import score_history
    from linter.cli.output import write
    from linter.pipeline.history import scores_of_the_past

    writers = {
        ScoreFormat.TEXT: score_history.text,
        ScoreFormat.JSON: score_history.json,
        ScoreFormat.CSV: score_history.csv,
    }
    write(writers[output_format](scores_of_the_past(paths, range, options, most)))
