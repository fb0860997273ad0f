"""The commands, and what they have in common."""

import sys
import traceback
from typing import Annotated

import typer

from linter.cli.baseline import baseline
from linter.cli.cache import cache
from linter.cli.check import check
from linter.cli.config import config
from linter.cli.duplicates import duplicates
from linter.cli.importing import importing
from linter.cli.index import index
from linter.cli.init import init
from linter.cli.lsp import lsp
from linter.cli.rules import rules
from linter.cli.score import score
from linter.cli.spell import spell
from linter.cli.vocabulary import vocabulary

USAGE = 2
INTERNAL = 3

commands = typer.Typer(
    name="contentlint",
    help="A linter for articles: readability, near-duplicates, typos, unsupported claims, filler.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
commands.command()(check)
commands.command()(score)
commands.command()(duplicates)
commands.command()(spell)
commands.command()(init)
commands.command()(lsp)
commands.add_typer(baseline, name="baseline")
commands.add_typer(cache, name="cache")
commands.add_typer(config, name="config")
commands.add_typer(importing, name="import")
commands.add_typer(index, name="index")
commands.add_typer(rules, name="rules")
commands.add_typer(vocabulary, name="vocabulary")


def _version(wanted: bool) -> None:
    if wanted:
        from linter import __version__

        typer.echo(f"contentlint {__version__}")
        raise typer.Exit


@commands.callback()
def _contentlint(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """A linter for articles."""


def app() -> None:
    """Run the command line; a fault of ours ends with status 3 and says so."""
    try:
        commands()
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
