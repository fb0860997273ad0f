"""`contentlint rules`: what there is, what it means, and whether it does what it says."""

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from linter.cli.options import Config, Isolated

if TYPE_CHECKING:
    from linter.findings import Violation
    from linter.rulebook.rule import Example, Rule

rules = typer.Typer(help="List, explain and test rules.", no_args_is_help=True)


class ListFormat(StrEnum):
    """How the list of rules is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@rules.command("list")
def list_rules(
    family: Annotated[str, typer.Option(help="Only this family.")] = "",
    output_format: Annotated[
        ListFormat, typer.Option(help="How the list is written.")
    ] = ListFormat.TEXT,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """List every rule: id, severity here or off, what it is for."""
    from linter.cli.listing import LISTS
    from linter.cli.output import write
    from linter.pipeline.options import RunOptions
    from linter.pipeline.profiles import Profiles

    decisions = Profiles(RunOptions(config=config or "", isolated=isolated)).decisions("")
    listed = [d for d in decisions.values() if not family or d.rule.family == family]
    write(LISTS[output_format.value](listed))


@rules.command()
def explain(
    rule_id: Annotated[str, typer.Argument(metavar="ID", help="A rule's id.")],
    path: Annotated[
        str, typer.Option("--for", metavar="PATH", help="The file for which it is explained.")
    ] = "",
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Say why a rule exists and what it looks at, with examples.

    And what sets it here, or for a file.
    """
    from linter.cli.output import write
    from linter.pipeline.options import RunOptions
    from linter.pipeline.profiles import Profiles
    from linter.rulebook.adjust import NoSuchRule
    from linter.rulebook.page import page
    from linter.rulebook.redirects import redirects

    profiles = Profiles(RunOptions(config=config or "", isolated=isolated))
    decisions = profiles.decisions(path)
    known = redirects(profiles.choice(path).rule_folders).get(rule_id, rule_id)
    if known not in decisions:
        raise NoSuchRule(rule_id, {name: d.rule for name, d in decisions.items()})
    decision = decisions[known]
    state = decision.rule.severity.value if decision.active else "off"
    reason = decision.reason.removeprefix("on: ").removeprefix("off: ")
    where = f"for {path}" if path else "here"
    write([page(decision.rule), "\n## Settings\n\n", f"- {where}: {state}, {reason}\n"])
    write(f"- {change}\n" for change in decision.changes)


@rules.command("test")
def run_examples(
    folder: Annotated[
        Optional[Path],  # noqa: UP045 - typer reads this form
        typer.Argument(help="A folder of rules; the packaged ones unless given."),
    ] = None,
) -> None:
    """Run the examples of every rule in a folder."""
    from linter.cli.output import complain
    from linter.rulebook.catalogue import futile_parts, rules_folder
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
    for notice in futile_parts(folder, folder.as_posix()):
        complain(notice)
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
