"""`contentlint check`: judge articles, and mend them."""

from enum import StrEnum
from typing import Annotated, Optional

import typer

from linter.cli.options import FORMATS, USAGE, Config, Isolated, formats


class FailOn(StrEnum):
    """From which severity on a violation fails the run."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"
    NEVER = "never"


Paths = Annotated[
    Optional[list[str]],  # noqa: UP045 - typer reads this form
    typer.Argument(help="Files and folders; `-` reads standard input.", show_default=False),
]


def check(
    paths: Paths = None,
    select: Annotated[
        list[str],
        typer.Option(
            metavar="RULES",
            help="Rules or families to run, instead of the default ones; separated by commas.",
        ),
    ] = [],  # noqa: B006 - typer copies it
    ignore: Annotated[
        list[str], typer.Option(metavar="RULES", help="Rules or families that do not run.")
    ] = [],  # noqa: B006
    fail_on: Annotated[
        FailOn, typer.Option(help="End with 1 if a violation is this severe or more.")
    ] = FailOn.WARNING,
    fail_under: Annotated[
        Optional[float],  # noqa: UP045
        typer.Option(min=0, max=100, help="End with 1 if an article scores less."),
    ] = None,
    output_format: Annotated[
        str, typer.Option(help=f"How the report is written: {FORMATS}.", autocompletion=formats)
    ] = "text",
    output: Annotated[
        list[str],
        typer.Option(metavar="FORMAT:FILE", help="A file for the report as well, in any format."),
    ] = [],  # noqa: B006
    fix: Annotated[bool, typer.Option("--fix", help="Apply the safe fixes.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: the unsafe ones too.")
    ] = False,
    interactive: Annotated[
        bool, typer.Option("--interactive", help="With --fix: ask about what is ambiguous.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change; change nothing.")
    ] = False,
    exit_non_zero_on_fix: Annotated[
        bool, typer.Option("--exit-non-zero-on-fix", help="End with 1 if --fix changed a file.")
    ] = False,
    stdin_filename: Annotated[
        str, typer.Option(help="The name that standard input is judged under.")
    ] = "stdin.md",
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Leave out ignored files even if named.")
    ] = False,
    config: Config = None,
    isolated: Isolated = False,
    baseline: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="FILE", help="The baseline, if not the one at the root."),
    ] = None,
    no_baseline: Annotated[bool, typer.Option("--no-baseline", help="Accept nothing.")] = False,
    baseline_from: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="REF", help="Accept what stood at this git revision."),
    ] = None,
    changed_since: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="REF", help="Report only what touches lines changed since."),
    ] = None,
    history: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="FROM..TO", help="The score over a git range, for HTML reports."),
    ] = None,
    index: Annotated[
        Optional[bool],  # noqa: UP045
        typer.Option(
            "--index/--no-index",
            help="Compare a part of a repository with all of it; as settings say unless given.",
            show_default=False,
        ),
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule instead.")
    ] = False,
    profile_rules: Annotated[
        bool, typer.Option("--profile-rules", help="Print what the dearest rules cost instead.")
    ] = False,
    explain_file: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(metavar="PATH", help="Say which rules run on a file, and why."),
    ] = None,
    show_all: Annotated[bool, typer.Option("--all", help="Print every finding.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print the findings, no summary.")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Use and keep nothing of other runs.")
    ] = False,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 decides by cores and work.")] = 0,
) -> None:
    """Judge articles.

    Ends with 0 if nothing is at or above the threshold, 1 if something is, 2 if something could
    not be judged, 3 if contentlint itself failed.
    """
    if paths and index is not False:
        from linter.pipeline.git_tree import ask_ahead

        ask_ahead(paths)
    from linter.cli.output import (
        complain,
        destination,
        print_report,
        report_options,
        save_report,
        unknown_format,
        write,
    )
    from linter.cli.runs import complain_of, listed, open_run
    from linter.cli.statistics import table
    from linter.findings import Severity
    from linter.pipeline.file_reports import exit_status
    from linter.pipeline.options import RunOptions
    from linter.reports import NAMES_PROBLEMS, READS_HISTORY, READS_SECTIONS, READS_TEXTS, REPORTS

    if output_format not in REPORTS:
        complain(unknown_format(output_format))
        raise typer.Exit(USAGE)
    try:
        destinations = [destination(each) for each in output]
    except ValueError as error:
        complain(str(error))
        raise typer.Exit(USAGE) from None
    if not paths and not explain_file:
        complain("no paths given; name files or folders, or `-` for standard input")
        raise typer.Exit(USAGE)
    options = RunOptions(
        select=listed(select),
        ignore=listed(ignore),
        threshold=None if fail_on is FailOn.NEVER else Severity(fail_on.value),
        force_exclude=force_exclude,
        jobs=jobs,
        cached=not no_cache,
        index=index,
        config=config or "",
        isolated=isolated,
        baseline=baseline or "",
        unbaselined=no_baseline,
        baseline_from=baseline_from or "",
        changed_since=changed_since or "",
    )
    if explain_file:
        from linter.cli.explaining import explained

        write(explained(explain_file, options))
        raise typer.Exit
    run = open_run(paths or [], options, stdin_filename)
    if diff:
        from linter.cli.mending import differences

        changes = "".join(differences(run, unsafe_fixes))
        write([changes])
        complain_of(run)
        raise typer.Exit(2 if run.problems else int(bool(changes)))
    if profile_rules:
        from linter.cli import rule_costs

        write(rule_costs.table(run.rule_costs()))
        complain_of(run)
        raise typer.Exit(2 if run.problems else 0)
    fixed = 0
    if fix:
        from linter.cli.mending import mend, mend_interactively

    if fix and interactive:
        fixed = mend_interactively(run)
    elif fix:
        fixed = mend(run, unsafe_fixes, stdin_filename if "-" in (paths or []) else None)
    formats = {output_format, *(each.format for each in destinations)}
    report = run.report(by_section=not formats.isdisjoint(READS_SECTIONS))
    if history and formats & READS_HISTORY:
        import msgspec

        from linter.pipeline.history import scores_of_the_past

        past = tuple(scores_of_the_past(paths or [], history, options))
        report = msgspec.structs.replace(report, history=past)
    wanted = report.files if formats & READS_TEXTS else ()
    texts = {file.path: run.text(file.path) for file in wanted}
    shown = report_options(show_all, quiet, texts)
    if statistics:
        write(table(report))
    elif not (fix and "-" in (paths or [])):
        print_report(report, output_format, shown)
    complain_of(run, reported=output_format in NAMES_PROBLEMS and not statistics)
    for each in destinations:
        try:
            save_report(report, each, shown)
        except OSError as error:
            complain(f"{each.path}: {error.strerror or error}")
            raise typer.Exit(USAGE) from None
    status = exit_status(report, fail_under)
    if status == 0 and fixed and exit_non_zero_on_fix:
        status = 1
    raise typer.Exit(status)
