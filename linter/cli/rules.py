"""`contentlint rules`: what there is, what it means, and whether it does what it says."""

import difflib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

if TYPE_CHECKING:
    from linter.findings import Violation
    from linter.rulebook.rule import Example, Rule

rules = typer.Typer(help="List, explain and test rules.", no_args_is_help=True)


@rules.command("list")
def list_rules(
    family: Annotated[str, typer.Option(help="Only this family.")] = "",
) -> None:
    """List every rule: id, severity, what it says."""
    from linter.cli.output import write
    from linter.rulebook.catalogue import packaged_rules

    listed = [r for r in packaged_rules().values() if not family or r.family == family]
    width = max((len(rule.id) for rule in listed), default=0)
    write(
        f"{rule.id:<{width}}  {'preview' if rule.preview else rule.severity.value:<10}  "
        f"{_first_sentence(rule.why)}\n"
        for rule in listed
    )


@rules.command()
def explain(rule_id: Annotated[str, typer.Argument(metavar="ID", help="A rule's id.")]) -> None:
    """Say why a rule exists, what it looks at, and show its examples."""
    from linter.cli.output import complain, write
    from linter.rulebook.catalogue import packaged_rules
    from linter.rulebook.page import page

    known = packaged_rules()
    if rule_id not in known:
        near = difflib.get_close_matches(rule_id, known, n=1)
        hint = f"; did you mean “{near[0]}”?" if near else ""
        complain(f"there is no rule “{rule_id}”{hint}")
        raise typer.Exit(2)
    write([page(known[rule_id])])


@rules.command("test")
def run_examples(
    folder: Annotated[
        Optional[Path],  # noqa: UP045 - typer reads this form
        typer.Argument(help="A folder of rules; the packaged ones unless given."),
    ] = None,
) -> None:
    """Run the examples of every rule in a folder."""
    from linter.cli.output import complain
    from linter.rulebook.catalogue import rules_folder
    from linter.rulebook.examples import failures
    from linter.rulebook.load import load_rules
    from linter.settings.nodes import FileError

    folder = folder or rules_folder()
    if not folder.is_dir():
        complain(f"{folder}: no such folder")
        raise typer.Exit(2)
    try:
        loaded = load_rules(folder)
    except FileError as error:
        complain(str(error))
        raise typer.Exit(2) from None
    failed = [failure for rule in loaded.values() for failure in failures(rule, judge)]
    for failure in failed:
        sys.stdout.write(f"{failure.rule}: example {failure.example}: {failure.message}\n")
    examples = sum(len(rule.examples) for rule in loaded.values())
    sys.stdout.write(f"{len(loaded)} rules, {examples} examples, {len(failed)} failures\n")
    raise typer.Exit(1 if failed else 0)


def judge(
    texts: Mapping[str, str], example: "Example", rule: "Rule"
) -> dict[str, "tuple[Violation, ...]"]:
    """Run one rule over the files of an example, through everything that a run goes through."""
    from linter.pipeline.run import check_texts
    from linter.rulebook.profile import Profile

    profile = Profile([rule], vocabulary=example.vocabulary)
    reports = check_texts(texts, example.format, profile)
    return {name: report.violations for name, report in reports.items()}


def _first_sentence(text: str) -> str:
    return " ".join(text.split()).split(". ")[0].rstrip(".") + "."
