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
