"""`contentlint config`: what settings say, and which file said so."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from linter.cli.options import Config, Isolated

if TYPE_CHECKING:
    from linter.rulebook.adjust import Decision
    from linter.settings.load import Layer

config = typer.Typer(help="Show what settings say.", no_args_is_help=True)


@config.command()
def show(
    path: Annotated[str, typer.Argument(help="A file or folder; here unless given.")] = ".",
    file: Config = None,
    isolated: Isolated = False,
    every_rule: Annotated[
        bool, typer.Option("--all", help="List the rules that nothing changes, too.")
    ] = False,
) -> None:
    """Show what holds for a path, and which file and line said so."""
    import os

    from linter.cli.output import complain, write
    from linter.pipeline.options import RunOptions
    from linter.pipeline.profiles import Profiles
    from linter.settings.load import shown

    profiles = Profiles(RunOptions(config=file or "", isolated=isolated))
    article = os.path.join(path, "article.md") if os.path.isdir(path) else path
    settings, choice = profiles.settings_of(article), profiles.choice(article)
    decisions = profiles.decisions(article)
    for notice in profiles.notices:
        complain(notice)
    name = shown(settings.path) if settings.path is not None else "none; the defaults hold"
    write([f"settings for {path}: {name}\n"])
    extended = [_called(layer) for layer in settings.layers[:-1]]
    if extended:
        write([f"extends: {', '.join(extended)}\n"])
    said = {"language": choice.language, "preview": "on" if choice.preview else "off"}
    write(
        f"{key}: {value}  ({choice.origins.get(key) or 'default'})\n" for key, value in said.items()
    )
    for key in ("include", "exclude"):
        patterns = [
            f"{pattern} ({layer.file.path})"
            for layer in settings.layers
            for pattern in getattr(layer.section, key)
        ]
        if patterns:
            write([f"{key}: {', '.join(patterns)}\n"])
    if choice.rule_folders:
        write([f"rule folders: {', '.join(shown(folder) for folder in choice.rule_folders)}\n"])
    accepted, rejected = len(choice.vocabulary.accepted), len(choice.vocabulary.rejected)
    write([f"vocabulary: {accepted} accepted, {rejected} rejected\n"])
    active = sum(decision.active for decision in decisions.values())
    write([f"rules: {active} on, {len(decisions) - active} off\n"])
    listed = [d for d in decisions.values() if every_rule or _is_changed(d)]
    width = max((len(decision.rule.id) for decision in listed), default=0)
    for decision in listed:
        state = decision.rule.severity.value if decision.active else "off"
        write([f"  {decision.rule.id:<{width}}  {state:<10}  {decision.reason}\n"])
        write(f"  {'':<{width}}  {'':<10}  {change}\n" for change in decision.changes)


@config.command()
def schema(
    of: Annotated[
        Literal["settings", "rule"], typer.Argument(help="Of settings files or of rule files.")
    ] = "settings",
) -> None:
    """Print the JSON Schema of settings or rules, for editors."""
    from linter.cli.output import write
    from linter.pipeline.options import RunOptions
    from linter.pipeline.profiles import Profiles
    from linter.rulebook.schema import rule_schema, schema_text, settings_schema

    if of == "rule":
        write([schema_text(rule_schema())])
        return
    decisions = Profiles(RunOptions()).decisions("")
    write([schema_text(settings_schema(d.rule for d in decisions.values()))])


def _called(layer: "Layer") -> str:
    return layer.file.path


def _is_changed(decision: "Decision") -> bool:
    default = decision.reason in ("on by default", "off: a preview rule")
    return not default or bool(decision.changes)
