"""`contentlint spell`: why a word is accepted or not."""

from pathlib import Path
from typing import Annotated

import typer


def spell(
    words: Annotated[list[str], typer.Argument(help="Words to judge.")],
    language: Annotated[
        str, typer.Option(help="What they are written in; settings name its dictionary.")
    ] = "en",
    dictionary: Annotated[
        Path | None,
        typer.Option(help="A Hunspell dictionary: its .dic file.", exists=True, dir_okay=False),
    ] = None,
) -> None:
    """Say of each word whether it is taken for a typo, and why.

    A word is judged by itself here. In an article its surroundings count too, and words that
    several articles use are vocabulary.
    """
    from linter.checks.spelling import explain
    from linter.cli.output import write

    if language == "en" and dictionary is None:
        explained = {word: explain(word) for word in words}
    else:
        from linter.checks.spelling.other_language import explain_in
        from linter.rulebook.dictionaries import dictionary_at

        files = dictionary_at(dictionary or _named(language))
        explained = {word: explain_in(word, files) for word in words}
    for word in words:
        write([f"{word}\n", *(f"  {reason}\n" for reason in explained[word])])


def _named(language: str) -> Path:
    """The dictionary that the settings here name for a language."""
    from linter.pipeline.options import RunOptions
    from linter.pipeline.profiles import Profiles

    named = Profiles(RunOptions()).choice("").dictionaries
    if language not in named:
        raise typer.BadParameter(
            f"settings name no dictionary for “{language}”; see the key “dictionaries”",
            param_hint="--language",
        )
    return named[language]
