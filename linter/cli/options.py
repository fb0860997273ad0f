"""Options that several commands have."""

from typing import Annotated, Optional

import typer

USAGE = 2
"""The status of a command that was asked for something wrong."""

Config = Annotated[
    Optional[str],  # noqa: UP045 - typer reads this form
    typer.Option(metavar="FILE", help="Settings for all files, instead of the nearest ones."),
]
Isolated = Annotated[
    bool, typer.Option("--isolated", help="Read no settings files and no baseline.")
]


FORMATS = (
    "text, concise, grouped, json, jsonl, sarif, github, gitlab, junit, markdown, html, azure, "
    "checkstyle or rdjson"
)
"""The names of the report formats, for help that must not import them."""


def formats(incomplete: str) -> list[str]:
    """The report formats that a word on the command line may become."""
    from linter.reports import REPORTS

    return [name for name in REPORTS if name.startswith(incomplete)]
