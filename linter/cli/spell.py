"""`contentlint spell`: why a word is accepted or not."""

from typing import Annotated

import typer


def spell(words: Annotated[list[str], typer.Argument(help="Words to judge.")]) -> None:
    """Say of each word whether it is taken for a typo, and why.

    A word is judged by itself here. In an article its surroundings count too, and words that
    several articles use are vocabulary.
    """
    from linter.checks.spelling.judgement import explain
    from linter.cli.output import write

    for word in words:
        write([f"{word}\n", *(f"  {reason}\n" for reason in explain(word))])
