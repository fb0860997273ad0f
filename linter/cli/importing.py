"""`contentlint import`: rules of other tools, rewritten as rules of ours."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from linter.rulebook.rule import Rule

importing = typer.Typer(help="Rewrite rules of other tools.", no_args_is_help=True)


@importing.callback()
def _importing() -> None:
    """Rewrite rules of other tools."""


@importing.command()
def vale(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A style: a folder of .yml files.")],
    to: Annotated[Path, typer.Option(help="Where the rules are written.")] = Path("rules"),
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write over files that are there.")
    ] = False,
) -> None:
    """Rewrite a style of Vale's as a folder of rules.

    Its rules get examples, which were tried.
    """
    from linter.cli.output import complain, write
    from linter.rulebook.vale.convert import converted, rule_file
    from linter.rulebook.vale.rule_file import Surroundings
    from linter.rulebook.vale.styles import read_style
    from linter.settings.nodes import FileError

    if not folder.is_dir():
        complain(f"{folder}: no such folder")
        raise typer.Exit(2)
    try:
        style = read_style(folder, folder.resolve().name, Surroundings(folder.parent))
    except FileError as error:
        complain(str(error))
        raise typer.Exit(2) from None
    written = 0
    for rule in style.rules.values():
        mine = with_examples(converted(rule))
        path = to / f"{mine.id}.yaml"
        if path.exists() and not overwrite:
            complain(f"{path} is there already; --overwrite writes over it")
            raise typer.Exit(2)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(rule_file(mine), encoding="utf-8")
        written += 1
    for rule_id, reason in style.not_run.items():
        complain(f"{rule_id} is left out: {reason}")
    write(
        [f"{written} rules written to {to}; `contentlint rules test {to}` tries their examples\n"]
    )


def with_examples(rule: "Rule") -> "Rule":
    """The rule with those of the suggested examples that hold."""
    import msgspec

    from linter.cli.rules import judge
    from linter.rulebook.examples import failures
    from linter.rulebook.vale.convert import candidates

    kept = []
    for example in candidates(rule):
        for tried in (example, msgspec.structs.replace(example, good=None)):
            if not any(failures(msgspec.structs.replace(rule, examples=(tried,)), judge)):
                kept.append(tried)
                break
    return msgspec.structs.replace(rule, examples=tuple(kept))
