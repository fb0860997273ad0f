"""`contentlint duplicates`: what stands more than once, by the words that it wastes."""

from enum import StrEnum
from typing import Annotated, Optional

import typer

from linter.cli.options import Config, Isolated


class DuplicatesFormat(StrEnum):
    """How the clusters are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


def duplicates(
    paths: Annotated[list[str], typer.Argument(help="Files and folders.")],
    against: Annotated[
        Optional[list[str]],  # noqa: UP045 - typer reads this form
        typer.Option(
            metavar="PATH",
            help="Compare with these files, folders or JSONL records instead; may be repeated. "
            "“index” stands for all other articles of the repository.",
        ),
    ] = None,
    threshold: Annotated[
        Optional[float],  # noqa: UP045 - typer reads this form
        typer.Option(min=0.3, max=1, help="The least similarity of near-duplicates."),
    ] = None,
    select: Annotated[
        Optional[list[str]],  # noqa: UP045 - typer reads this form
        typer.Option(metavar="RULE", help="Rules to compare by, instead of all that are on."),
    ] = None,
    output_format: Annotated[
        DuplicatesFormat, typer.Option(help="How the clusters are written.")
    ] = DuplicatesFormat.TEXT,
    show_all: Annotated[bool, typer.Option("--all", help="Show all copies, in full.")] = False,
    config: Config = None,
    isolated: Isolated = False,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 for as many as help.")] = 0,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Keep and use no results.")] = False,
) -> None:
    """List what stands more than once, the most wasteful first.

    Comments and baselines that accept a duplicate do not hide it here.
    """
    from linter.cli.output import complain, report_options, write
    from linter.cli.progress import with_bar
    from linter.cli.runs import listed
    from linter.pipeline.duplicates import INDEX, find_duplicates
    from linter.pipeline.options import RunOptions
    from linter.reports.duplicates import FORMATS

    if INDEX in (against or ()) and len(against or ()) > 1:
        raise typer.BadParameter("“index” cannot be combined with others", param_hint="--against")
    options = RunOptions(
        select=listed(select or ()) or ("duplicates",),
        similarity=threshold,
        jobs=jobs,
        config=config or "",
        isolated=isolated,
        cached=not no_cache,
    )
    found = find_duplicates(paths, options, against or (), with_bar)
    write(FORMATS[output_format](found, report_options(show_all, quiet=False)))
    for notice in found.notices:
        complain(notice)
    for problem in found.problems:
        line = f":{problem.line}" if problem.line is not None else ""
        complain(f"{problem.path}{line}: {problem.message}")
    raise typer.Exit(2 if found.problems else 0)
