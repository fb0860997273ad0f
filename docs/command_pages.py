"""The page of commands and options, from the command line itself."""

from collections.abc import Iterator
from typing import Any

import typer

from linter.cli.app import commands

_METAVARS = {"text": "TEXT", "str": "TEXT", "path": "PATH", "file": "FILE"}


def commands_page() -> str:
    """Every command, with its arguments and options."""
    return "".join(
        [
            "# Commands\n\nWhat `contentlint COMMAND --help` says, on one page.\n",
            *_sections(typer.main.get_command(commands()), "contentlint"),
            "\n## Shell completion\n\n"
            "`contentlint --install-completion` adds completion of commands, options and file "
            "names to the start-up file of your shell: Bash, Zsh, fish or PowerShell; open a new "
            "shell to have it. `contentlint --show-completion` prints the script instead, for "
            "those who keep such files by hand.\n",
        ]
    )


def _sections(command: Any, name: str) -> Iterator[str]:
    below = getattr(command, "commands", {})
    if not below:
        yield f"\n## {name}\n\n{_text(command)}"
        yield from _rows(command.params)
    for word, each in below.items():
        yield from _sections(each, f"{name} {word}")


def _text(command: Any) -> str:
    paragraphs = (command.help or "").split("\n\n")
    return "".join(f"{' '.join(paragraph.split())}\n\n" for paragraph in paragraphs)


def _rows(parameters: list[Any]) -> Iterator[str]:
    shown = [each for each in parameters if not getattr(each, "hidden", False)]
    if not shown:
        return
    yield "| argument or option | default | |\n|---|---|---|\n"
    for each in shown:
        if each.param_type_name == "argument":
            name = each.name.upper() + ("..." if each.nargs == -1 else "")
            yield f"| `{name}` | | {_cell(each.help)} |\n"
            continue
        names = ", ".join(f"`{name}`" for name in (*each.opts, *each.secondary_opts))
        taken = "" if each.is_flag else f" {_value(each)}"
        default = each.default
        said = default not in (None, False, "", []) and not each.multiple
        default = f"`{getattr(default, 'value', default)}`" if said else ""
        yield f"| {names}{taken} | {default} | {_cell(each.help)} |\n"


def _value(option: Any) -> str:
    choices = getattr(option.type, "choices", None)
    if choices:
        # The choices are members of an enumeration in some versions of typer.
        return ", ".join(f"`{getattr(each, 'value', each)}`" for each in choices)
    return f"`{option.metavar or _METAVARS.get(option.type.name, 'NUMBER')}`"


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", r"\|")
