"""What is wrong with a settings file, in the words of people who write them."""

import re
from typing import Any

import msgspec

from linter.settings.model import OverrideSection, SettingsSection, VocabularySection
from linter.settings.nearest import did_you_mean
from linter.settings.nodes import FileError, PlacedFile, steps_of

_UNKNOWN_FIELD = re.compile(r"Object contains unknown field `([^`]+)`(?: - at `([^`]+)`)?")
_AT = re.compile(r"^(.*?)(?: - at `([^`]+)`)?$", re.S)
_TYPES = {
    "array": "a list", "str": "text", "bool": "true or false", "object": "a mapping",
    "int": "a whole number", "float": "a number", "null": "nothing",
}  # fmt: skip


def located(message: str, file: PlacedFile) -> FileError:
    """The error of a decoder, at its place in the file."""
    if unknown := _UNKNOWN_FIELD.match(message):
        name, parent = unknown.group(1), unknown.group(2) or "$"
        steps = steps_of(parent)
        hint = did_you_mean(name, _keys_at(steps))
        return file.error_at((*steps, name), f"there is no setting “{name}” here{hint}", key=True)
    found = _AT.match(message)
    text, at = (found.group(1), found.group(2) or "$") if found else (message, "$")
    steps = steps_of(at)
    missing = re.match(r"Object missing required field `([^`]+)`", text)
    if missing:
        return file.error_at(steps, f"`{missing.group(1)}` is missing here")
    name = ".".join(str(step) for step in steps) or "the settings"
    return file.error_at(steps, f"{name}: {plainly(text)}")


def _keys_at(steps: list[str | int]) -> tuple[str, ...]:
    struct: type[msgspec.Struct] = SettingsSection
    if steps and steps[-1] == "vocabulary":
        struct = VocabularySection
    elif steps and steps[0] == "overrides":
        struct = OverrideSection
    return struct.__struct_encode_fields__


def plainly(text: str) -> str:
    """A decoder's message in the words of people who write settings."""
    found = re.fullmatch(r"Expected `([^`]+)`(?: of length >= (\d+))?(?:, got `([^`]+)`)?", text)
    if found is None:
        return text[:1].lower() + text[1:]
    wanted = [_TYPES.get(kind.strip(), kind.strip()) for kind in found.group(1).split("|")]
    expected = " or ".join(kind for kind in wanted if kind != "nothing")
    if found.group(2):
        return f"expected {expected} that is not empty"
    got = found.group(3)
    return f"expected {expected}" + (f", not {_TYPES.get(got, got)}" if got else "")


def written(value: Any) -> str:
    """A value as a settings file has it."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
