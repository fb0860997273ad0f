"""`contentlint baseline`: accept what is there now, and see what has become of it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from linter.cli.options import USAGE, Config, Isolated

if TYPE_CHECKING:
    from linter.pipeline.run import Run
    from linter.triage.baseline import Baseline

baseline = typer.Typer(help="Accept old violations, to see new ones.", no_args_is_help=True)

Paths = Annotated[
    Optional[list[str]],  # noqa: UP045 - typer reads this form
    typer.Argument(help="Files and folders; the current folder unless given.", show_default=False),
]
File = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--baseline", metavar="FILE", help="The file, if not the one at the root."),
]


@baseline.command()
def create(
    paths: Paths = None, file: File = None, config: Config = None, isolated: Isolated = False
) -> None:
    """Write a baseline that accepts every violation there is."""
    from linter.cli.output import complain

    run, path = _run(paths, file, config, isolated)
    if path.exists():
        complain(f"{_shown(path)} is there already; `contentlint baseline update` changes it")
        raise typer.Exit(USAGE)
    made = run.accepting(path.parent).baseline(run.unsilenced())
    _write(path, made, f"accepts {_violations(made)}")
    _end(run)


@baseline.command()
def update(
    paths: Paths = None, file: File = None, config: Config = None, isolated: Isolated = False
) -> None:
    """Accept what is there now in these files, and nothing else in them."""
    from linter.pipeline.accepted import merged

    run, path = _run(paths, file, config, isolated)
    old = _existing(path)
    accepting = run.accepting(path.parent)
    violations = run.unsilenced()
    renamed = accepting.outcome(old, violations).renamed
    judged = {accepting.relative(name) for name in violations}
    inside = _inside(paths, path.parent)

    def concerned(name: str) -> bool:
        gone = inside(name) and not (path.parent / name).exists()
        return name in judged or name in renamed or gone

    made = merged(old, accepting.baseline(violations), concerned)
    _write(path, made, f"accepts {_violations(made)}; it was {_violations(old)}")
    _end(run)


@baseline.command()
def prune(
    paths: Paths = None, file: File = None, config: Config = None, isolated: Isolated = False
) -> None:
    """Take out what is accepted in these files and no longer there."""
    from linter.pipeline.accepted import counted
    from linter.triage.baseline import without

    run, path = _run(paths, file, config, isolated)
    old = _existing(path)
    outcome = run.accepting(path.parent).outcome(old, run.unsilenced())
    made = without(old, outcome.stale)
    _write(path, made, f"accepts {_violations(made)}; {counted(outcome.stale)} taken out")
    _end(run)


@baseline.command()
def show(
    paths: Paths = None, file: File = None, config: Config = None, isolated: Isolated = False
) -> None:
    """List what is accepted in these files, and what of it is gone."""
    from linter.cli.output import write

    run, path = _run(paths, file, config, isolated)
    old = _existing(path)
    accepting = run.accepting(path.parent)
    violations = run.unsilenced()
    outcome = accepting.outcome(old, violations)
    inside = _inside(paths, path.parent)
    judged = {accepting.relative(name) for name in violations}
    for name, accepted in old.files.items():
        now = outcome.renamed.get(name, name)
        if now not in judged and not inside(name):
            continue
        write([f"{name}\n" if now == name else f"{name}, now {now}\n"])
        gone = {entry.key: entry.count for entry in outcome.stale.get(name, ())}
        for entry in accepted.accepted:
            times = f"{entry.count} ×" if entry.count > 1 else ""
            stale = f"  ({gone[entry.key]} stale)" if entry.key in gone else ""
            text = f"“{entry.text}”" if entry.text else "the whole article"
            write([f"  {times:>5} {entry.rule}  {text}{stale}\n"])
    write([f"{_violations(old)} accepted in {len(old.files)} files\n"])
    _end(run)


def _run(
    paths: list[str] | None, file: str | None, config: str | None, isolated: bool
) -> tuple["Run", Path]:
    from linter.cli.runs import open_run
    from linter.pipeline.options import RunOptions
    from linter.triage.baseline import FILE

    options = RunOptions(config=config or "", isolated=isolated, unbaselined=True)
    run = open_run(paths or ["."], options)
    return run, Path(file).absolute() if file else run.profiles.root / FILE


def _existing(path: Path) -> "Baseline":
    from linter.cli.output import complain
    from linter.triage.baseline_file import read_baseline

    if not path.exists():
        complain(f"there is no {_shown(path)}; `contentlint baseline create` writes one")
        raise typer.Exit(USAGE)
    return read_baseline(path)


def _inside(paths: list[str] | None, folder: Path) -> Callable[[str], bool]:
    """Whether a path of the baseline is one of these paths, or below one."""
    roots = [os.path.relpath(path, folder).replace(os.sep, "/") for path in paths or ["."]]

    def inside(name: str) -> bool:
        return any(root == "." or name == root or name.startswith(f"{root}/") for root in roots)

    return inside


def _write(path: Path, made: "Baseline", what: str) -> None:
    from linter.cli.output import write
    from linter.pipeline.files import write as write_file
    from linter.triage.baseline_file import encoded

    if not path.exists():
        path.touch()
    write_file(str(path), encoded(made).encode())
    write([f"{_shown(path)} {what}\n"])


def _end(run: "Run") -> None:
    from linter.cli.runs import complain_of

    complain_of(run)
    raise typer.Exit(USAGE if run.problems else 0)


def _violations(made: "Baseline") -> str:
    from linter.pipeline.accepted import counted

    count = counted({path: file.accepted for path, file in made.files.items()})
    return "1 violation" if count == 1 else f"{count:,} violations"


def _shown(path: Path) -> str:
    from linter.settings.load import shown

    return shown(path)
