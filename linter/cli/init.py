"""`contentlint init`: a settings file for this repository, with comments."""

from typing import Annotated

import typer

from linter.cli.options import USAGE


def init(
    force: Annotated[
        bool, typer.Option("--force", help="Replace a settings file that is there.")
    ] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Write the JSON Schema beside it, for editors.")
    ] = False,
) -> None:
    """Look at the repository and write a settings file."""
    from pathlib import Path

    from linter.cli.output import complain, write
    from linter.pipeline.options import RunOptions
    from linter.pipeline.profiles import Profiles
    from linter.pipeline.survey import survey
    from linter.rulebook.schema import schema_text, settings_schema
    from linter.settings.find import settings_files
    from linter.settings.template import SCHEMA_FILE, settings_text

    folder = Path.cwd()
    path = folder / ".contentlint.yaml"
    existing = settings_files(folder)
    if existing and not force:
        complain(f"{existing[0].name} is there already; --force replaces it")
        raise typer.Exit(USAGE)
    found = survey(folder)
    articles = "1 article" if found.articles == 1 else f"{found.articles:,} articles"
    if schema:
        decisions = Profiles(RunOptions(isolated=True)).decisions("")
        text = schema_text(settings_schema(d.rule for d in decisions.values()))
        (folder / SCHEMA_FILE).write_text(text, encoding="utf-8")
    path.write_text(settings_text(found, schema), encoding="utf-8")
    write(
        [
            f"{path.name} written: {articles}, profile {found.profile}\n",
            "next: `contentlint check .`; `contentlint baseline create` accepts what is old\n",
        ]
    )
