"""The commands, and what they have in common."""

import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

USAGE = 2
INTERNAL = 3

_COMMANDS = {
    "check": "check",
    "score": "score",
    "duplicates": "duplicates",
    "spell": "spell",
    "init": "init",
    "lsp": "lsp",
    "baseline": "baseline",
    "cache": "cache",
    "config": "config",
    "import": "importing",
    "index": "index",
    "rules": "rules",
    "vocabulary": "vocabulary",
}
"""Commands and groups of commands, by the module that has each, which calls it by its own name."""


def commands(names: Iterable[str] = tuple(_COMMANDS)) -> typer.Typer:
    """The command line, of these commands alone: importing and describing all takes 30 ms."""
    made = typer.Typer(
        name="contentlint",
        help="A linter for articles: readability, near-duplicates, typos, unsupported claims,"
        " filler.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(_contentlint)
    for name in names:
        command = getattr(import_module(f"linter.cli.{_COMMANDS[name]}"), _COMMANDS[name])
        if isinstance(command, typer.Typer):
            made.add_typer(command, name=name)
        else:
            made.command(name)(command)
    return made


def _version(wanted: bool) -> None:
    if wanted:
        from linter import __version__

        typer.echo(f"contentlint {__version__}")
        raise typer.Exit


def _contentlint(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """A linter for articles."""


def app() -> None:
    """Run the command line; a fault of ours ends with status 3 and says so."""
    named = sys.argv[1:2]
    try:
        commands(named if named and named[0] in _COMMANDS else _COMMANDS)()
    except SystemExit:
        raise
    except BrokenPipeError:
        # Whoever reads the output has seen enough (`| head`).
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        if _is_usage(error):
            sys.stderr.write(f"contentlint: {error}\n")
            sys.exit(USAGE)
        import traceback  # faults are rare

        traceback.print_exc()
        sys.stderr.write(
            "contentlint: internal error. Please report it with the lines above and, "
            "if you can, the article.\n"
        )
        sys.exit(INTERNAL)


def _is_usage(error: Exception) -> bool:
    """Whether a command was asked for something wrong, in arguments, settings or baseline."""
    from linter.pipeline.revision import RevisionError
    from linter.pipeline.surroundings import NoRepository
    from linter.rulebook.adjust import NoSuchRule
    from linter.settings.nodes import FileError
    from linter.triage.baseline_file import BaselineError

    return isinstance(error, BaselineError | FileError | NoRepository | NoSuchRule | RevisionError)
