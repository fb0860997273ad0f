"""Adding an accepted term to settings, leaving everything else in the file as people wrote it."""

import json
import re
from pathlib import Path

import yaml

from linter.settings.load import PYPROJECT, load_layers, shown
from linter.settings.nodes import FileError
from linter.settings.toml_places import TomlFile
from linter.settings.word_files import with_term
from linter.text.position import LineTable

_PLAIN = re.compile(r"[A-Za-z][\w.+/-]*(?: [\w.+/-]+)*")
_RESERVED = frozenset("yes no on off true false null y n".split())


def target(file: Path) -> Path:
    """Where new terms go: the first vocabulary file of the settings file, else the file itself."""
    own = load_layers(file)[-1]
    if own.section.vocabulary.accept_files:
        return file.parent / own.section.vocabulary.accept_files[0]
    return file


def accepting(text: str, term: str, place: Path, settings: Path) -> str:
    """The text of a file with one accepted term more.

    Args:
        text: of the file.
        term: as it is written.
        place: the file, as `target` has found it.
        settings: the settings file.

    Raises:
        FileError: the settings file is written in a way that cannot be added to.
    """
    if place != settings:
        return with_term(text, term)
    if place.suffix == ".toml":
        return _in_toml(text, term, place)
    return _in_yaml(text, term, place)


def _in_yaml(text: str, term: str, place: Path) -> str:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    ending = "\r\n" if "\r\n" in text else "\n"
    if text and not text.endswith("\n"):
        text += ending
    item = _yaml_scalar(term)
    section = _child(root, "vocabulary")
    if section is None:
        return f"{text}vocabulary:{ending}  accept:{ending}    - {item}{ending}"
    if isinstance(section, yaml.ScalarNode) and not section.value:
        at = _line_end(text, section.start_mark.index)
        return f"{text[:at]}  accept:{ending}    - {item}{ending}{text[at:]}"
    if not isinstance(section, yaml.MappingNode) or section.flow_style:
        raise _cannot(place, section)
    accept = _child(section, "accept")
    if accept is None:
        indent = " " * section.start_mark.column
        at = _line_start(text, section.start_mark.index)
        added = f"{indent}accept:{ending}{indent}  - {item}{ending}"
        return text[:at] + added + text[at:]
    if not isinstance(accept, yaml.SequenceNode):
        raise _cannot(place, accept)
    known = [str(node.value) for node in accept.value]
    if term in known:
        return text
    if accept.flow_style:
        at = accept.value[-1].end_mark.index if accept.value else accept.start_mark.index + 1
        return f"{text[:at]}{', ' if accept.value else ''}{item}{text[at:]}"
    dash = " " * accept.start_mark.column
    later = next((n for n in accept.value if _order(str(n.value)) > _order(term)), None)
    ordered = [_order(word) for word in known] == sorted(_order(word) for word in known)
    if later is not None and ordered and len(known) > 1:
        at = _line_start(text, later.start_mark.index)
    else:
        at = _line_end(text, accept.value[-1].end_mark.index)
    return f"{text[:at]}{dash}- {item}{ending}{text[at:]}"


def _in_toml(text: str, term: str, place: Path) -> str:
    table = ("tool", "contentlint") if place.name == PYPROJECT else ()
    file = TomlFile(text, shown(place), table)
    ending = "\r\n" if "\r\n" in text else "\n"
    item = json.dumps(term, ensure_ascii=False)
    section = (file.value or {}).get("vocabulary")
    if section is None:
        name = ".".join((*table, "vocabulary"))
        gap = "" if not text or text.endswith(f"{ending}{ending}") else ending
        end = "" if not text or text.endswith("\n") else ending
        return f"{text}{end}{gap}[{name}]{ending}accept = [{item}]{ending}"
    lines = LineTable(text)
    if "accept" in section:
        if term in section["accept"]:
            return text
        line, column = file.place(("vocabulary", "accept"))
        at = lines.line_start(line) + column
        return f"{text[:at]}{item}{', ' if section['accept'] else ''}{text[at:]}"
    line, column = file.place(("vocabulary",))
    at = lines.line_start(line) + column - 1
    if text[at] == "{":
        rest = ", " if section else " "
        return f"{text[: at + 1]} accept = [{item}]{rest}{text[at + 1 :].lstrip(' ')}"
    if text[at] != "[":
        raise FileError(shown(place), line, column, f"add “{term}” by hand: no table to add it to")
    at = _line_end(text, lines.line_start(line))
    return f"{text[:at]}accept = [{item}]{ending}{text[at:]}"


def _child(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == name:
                found: yaml.Node = value
                return found
    return None


def _cannot(place: Path, node: yaml.Node) -> FileError:
    mark = node.start_mark
    message = "terms cannot be added to what is written like this; write a list below `accept`"
    return FileError(shown(place), mark.line + 1, mark.column + 1, message)


def _yaml_scalar(term: str) -> str:
    if _PLAIN.fullmatch(term) and term.lower() not in _RESERVED:
        return term
    return json.dumps(term, ensure_ascii=False)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _order(term: str) -> tuple[str, str]:
    return term.lower(), term
