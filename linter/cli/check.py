"""`contentlint check`: judge articles, and mend them."""

import difflib
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Optional

import typer

if TYPE_CHECKING:
    from linter.pipeline.options import RunOptions
    from linter.pipeline.run import Run

USAGE = 2


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
        list[str], typer.Option(help="Rules or families to run, instead of the default ones.")
    ] = [],  # noqa: B006 - typer copies it
    ignore: Annotated[list[str], typer.Option(help="Rules or families that do not run.")] = [],  # noqa: B006
    fail_on: Annotated[
        FailOn, typer.Option(help="End with 1 if a violation is this severe or more.")
    ] = FailOn.WARNING,
    fail_under: Annotated[
        Optional[float],  # noqa: UP045
        typer.Option(min=0, max=100, help="End with 1 if an article scores less."),
    ] = None,
    output_format: Annotated[str, typer.Option(help="How the report is written.")] = "text",
    output: Annotated[
        list[str],
        typer.Option(metavar="FORMAT:FILE", help="A file for the report as well, in any format."),
    ] = [],  # noqa: B006
    fix: Annotated[bool, typer.Option("--fix", help="Apply the safe fixes.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: the unsafe ones too.")
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
    isolated: Annotated[bool, typer.Option("--isolated", help="Read no settings files.")] = False,
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
    from linter.cli.output import (
        complain,
        destination,
        print_report,
        report_options,
        save_report,
        unknown_format,
        write,
    )
    from linter.findings import Severity
    from linter.pipeline.options import RunOptions
    from linter.pipeline.run import exit_status
    from linter.reports import READS_TEXTS, REPORTS

    if output_format not in REPORTS:
        complain(unknown_format(output_format))
        raise typer.Exit(USAGE)
    try:
        destinations = [destination(each) for each in output]
    except ValueError as error:
        complain(str(error))
        raise typer.Exit(USAGE) from None
    if not paths:
        complain("no paths given; name files or folders, or `-` for standard input")
        raise typer.Exit(USAGE)
    options = RunOptions(
        select=_names(select),
        ignore=_names(ignore),
        threshold=None if fail_on is FailOn.NEVER else Severity(fail_on.value),
        force_exclude=force_exclude,
        jobs=jobs,
        cached=not no_cache,
    )
    try:
        run = _run(paths, options, stdin_filename)
    except LookupError as error:
        complain(_no_such_rule(str(error.args[0])))
        raise typer.Exit(USAGE) from None
    if diff:
        changes = "".join(_differences(run, unsafe_fixes))
        write([changes])
        _complain_of(run)
        raise typer.Exit(2 if run.problems else int(bool(changes)))
    fixed = _fix(run, unsafe_fixes, stdin_filename if "-" in paths else None) if fix else 0
    report = run.report()
    formats = {output_format, *(each.format for each in destinations)}
    wanted = report.files if formats & READS_TEXTS else ()
    texts = {file.path: run.text(file.path) for file in wanted}
    shown = report_options(show_all, quiet, texts)
    if not (fix and "-" in paths):
        print_report(report, output_format, shown)
    _complain_of(run)
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


def _run(paths: list[str], options: "RunOptions", stdin_filename: str) -> "Run":
    from linter.findings import Problem
    from linter.pipeline.files import UnreadableFile, decoded
    from linter.pipeline.options import TextFile
    from linter.pipeline.run import Run

    overlay = []
    problems: list[Problem] = []
    if "-" in paths:
        try:
            source = decoded(sys.stdin.buffer.read(), stdin_filename)
            overlay.append(TextFile(stdin_filename, source.text))
        except UnreadableFile as error:
            problems.append(error.problem)
    run = Run([path for path in paths if path != "-"], options, overlay)
    run.problems = (*run.problems, *problems)
    return run


def _fix(run: "Run", unsafe: bool, stdin_name: str | None) -> int:
    """Write the mended files, standard input's text to standard output; how many changed."""
    from linter.cli.output import write
    from linter.findings import Problem
    from linter.pipeline.files import read
    from linter.pipeline.files import write as write_file
    from linter.pipeline.fix import fix_run

    changed = fix_run(run, unsafe)
    for path, change in changed.items():
        if path == stdin_name:
            continue
        try:
            write_file(path, read(path).encode(change.after))
        except OSError as error:
            run.problems = (*run.problems, Problem(path, f"cannot be written: {error.strerror}"))
    if stdin_name is not None:
        write([run.text(stdin_name)])
    return len(changed)


def _differences(run: "Run", unsafe: bool) -> Iterator[str]:
    from linter.pipeline.fix import fix_run

    for path, change in fix_run(run, unsafe).items():
        before, after = (t.splitlines(keepends=True) for t in (change.before, change.after))
        for line in difflib.unified_diff(before, after, path, path):
            yield line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"


def _complain_of(run: "Run") -> None:
    from linter.cli.output import complain

    for problem in run.problems:
        place = f":{problem.line}:{problem.column}" if problem.line is not None else ""
        complain(f"{problem.path}{place}: {problem.message}")


def _names(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _no_such_rule(name: str) -> str:
    from linter.rulebook.catalogue import packaged_rules

    known = packaged_rules()
    families = sorted({rule.family for rule in known.values()})
    near = difflib.get_close_matches(name, [*known, *families], n=1)
    hint = f"did you mean “{near[0]}”?" if near else "`contentlint rules list` shows all"
    return f"there is no rule or family “{name}”; {hint}"
