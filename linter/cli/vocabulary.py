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
    """Accept words: in the vocabulary file that settings name, else in the settings file."""
    from linter.cli.output import complain, write
    from linter.pipeline.files import write as write_file
    from linter.settings.find import Finder, repository_root
    from linter.settings.load import shown
    from linter.settings.vocabulary_edit import accepting, target

    file = Path(config).absolute() if config else Finder().settings_file(Path.cwd())
    if file is None:
        file = repository_root(Path.cwd()) / ".contentlint.yaml"
        file.write_text("", encoding="utf-8")
    place = target(file)
    before = place.read_text(encoding="utf-8")
    after = before
    for word in words:
        if not word.strip():
            complain("an empty word cannot be accepted")
            raise typer.Exit(USAGE)
        after = accepting(after, word.strip(), place, file)
    if after == before:
        write([f"{shown(place)} accepts all of them already\n"])
        return
    write_file(str(place), after.encode())
    write([f"{shown(place)} accepts {', '.join(words)}\n"])


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
