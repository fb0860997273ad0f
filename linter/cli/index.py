"""`contentlint index`: what a part of a repository is compared with."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from linter.cli.options import Config, Isolated

if TYPE_CHECKING:
    from linter.pipeline.repository_index import Known, RepositoryIndex

index = typer.Typer(
    help="Build, show or clear the index of the repository.",
    no_args_is_help=True,
)


@index.command()
def build(config: Config = None, isolated: Isolated = False) -> None:
    """Build the index of this repository, or bring it up to date.

    `check` does so by itself where it needs it; built beforehand, the first commit need not wait.
    """
    from linter.cli.output import complain, write
    from linter.cli.progress import with_bar

    found = _index(config, isolated)
    found.refresh(watch=with_bar)
    # What was logged goes into the file, whose size is said.
    found.close()
    known = found.known()
    if known is None:
        complain("the index cannot be written, neither with git nor in the user's cache")
        raise typer.Exit(2)
    write([_said(known)])


@index.command()
def status(config: Config = None, isolated: Isolated = False) -> None:
    """Show where the index lies and whether it is up to date.

    Ends with 1 if there is none, or files have changed since; `check` sees to that by itself.
    """
    from linter.cli.output import write

    found = _index(config, isolated)
    known = found.known()
    if known is None:
        write(["no index yet; `contentlint index build`, or the first check of a file, makes it\n"])
        raise typer.Exit(1)
    changed = found.changed()
    state = "up to date" if not changed else f"to be brought up to date: {_articles(changed)}"
    write([_said(known), f"{state}\n"])
    raise typer.Exit(int(bool(changed)))


@index.command()
def clear() -> None:
    """Delete the index of this repository.

    The next `check` of a file builds it again.
    """
    from linter.cli.output import complain
    from linter.pipeline.options import RunOptions
    from linter.pipeline.profiles import Profiles
    from linter.pipeline.repository import clear_indexes, repository_of
    from linter.pipeline.surroundings import NoRepository

    root = repository_of(Profiles(RunOptions()))
    if root is None:
        raise NoRepository
    try:
        clear_indexes(root)
    except OSError as error:
        complain(f"the index cannot be deleted: {error.strerror}")
        raise typer.Exit(2) from None


def _index(config: str | None, isolated: bool) -> "RepositoryIndex":
    from linter.pipeline.options import RunOptions
    from linter.pipeline.surroundings import index_here

    return index_here(RunOptions(config=config or "", isolated=isolated, index=True))


def _said(known: "Known") -> str:
    here = Path.cwd()
    path = Path(known.path)
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    return f"{shown}\n{_articles(known.articles)}, {known.bytes / 1e6:.1f} MB\n"


def _articles(number: int) -> str:
    from linter.reports.wording import count

    return count(number, "article")
