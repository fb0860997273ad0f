"""Runs as commands ask for them, and what standard error says of them."""

import gc
import sys
from collections.abc import Iterable, Sequence

from linter.cli.output import complain
from linter.cli.progress import with_bar
from linter.findings import Problem
from linter.pipeline.files import UnreadableFile, decoded
from linter.pipeline.options import RunOptions, TextFile
from linter.pipeline.run import Run

_GARBAGE_AFTER = 5000
"""Objects that are made until those that refer to one another in circles are looked for."""


def open_run(paths: Sequence[str], options: RunOptions, stdin_filename: str = "") -> Run:
    """The run over some paths, of which `-` is standard input; notices are said.

    Raises:
        FileError, NoSuchRule, BaselineError, RevisionError: see `Run`.
    """
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
    run.watch = with_bar
    for notice in run.profiles.notices:
        complain(notice)
    # What is there by now stays: it need not be looked through for garbage again and again.
    gc.freeze()
    gc.set_threshold(_GARBAGE_AFTER)
    return run


def complain_of(run: Run, reported: bool = False) -> None:
    """Say which files could not be judged, and what of the baseline is stale.

    Args:
        run: has come to its end.
        reported: whether the report has named the files already.
    """
    from linter.pipeline.accepted import counted

    for problem in () if reported else run.problems:
        place = f":{problem.line}:{problem.column}" if problem.line is not None else ""
        complain(f"{problem.path}{place}: {problem.message}")
    stale = counted(run.triaged().stale)
    if stale and run.baseline_path is not None:
        what = "1 entry is" if stale == 1 else f"{stale} entries are"
        complain(
            f"{run.baseline_path.name}: {what} stale; `contentlint baseline prune` takes them out"
        )


def listed(values: Iterable[str]) -> tuple[str, ...]:
    """The names in options that are repeated, or separated by commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
