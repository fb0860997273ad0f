"""`contentlint vocabulary`: the words of a repository."""

from pathlib import Path
from typing import Annotated

import typer

from linter.cli.options import USAGE, Config

vocabulary = typer.Typer(help="Accept and reject words.", no_args_is_help=True)


@vocabulary.command()
def add(
    words: Annotated[list[str], typer.Argument(help="Terms that are right as they are written.")],
    config: Config = None,
) -> None:
    """Accept words.

    They go into the vocabulary file that settings name, else into the settings file.
    """
    from linter.cli.output import complain, write
    from linter.pipeline.vocabulary import accept
    from linter.settings.load import shown

    terms = [word.strip() for word in words]
    if not all(terms):
        complain("an empty word cannot be accepted")
        raise typer.Exit(USAGE)
    place, changed = accept(terms, Path.cwd(), Path(config).absolute() if config else None)
    said = ", ".join(words) if changed else "all of them already"
    write([f"{shown(place)} accepts {said}\n"])


@vocabulary.command("list")
def list_words(
    path: Annotated[str, typer.Argument(help="A file or folder; here unless given.")] = ".",
    config: Config = None,
) -> None:
    """List the words that are accepted and rejected for a path."""
    import os

    from linter.cli.output import write
    from linter.pipeline.options import RunOptions
    from linter.pipeline.profiles import Profiles

    article = os.path.join(path, "article.md") if os.path.isdir(path) else path
    known = Profiles(RunOptions(config=config or "")).choice(article).vocabulary
    write(f"accept  {term}\n" for term in sorted(known.accepted, key=_order))
    for term, instead in sorted(known.rejected.items(), key=lambda item: _order(item[0])):
        write([f"reject  {term}{f' -> {instead}' if instead else ''}\n"])


def _order(term: str) -> tuple[str, str]:
    return term.lower(), term
