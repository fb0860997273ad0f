"""Front matter as Vale reads it: YAML, TOML or JSON, before an article in any format."""

import json
import re

from linter.documents.front_matter import front_matter

_FENCED = re.compile(
    r"(?:---[ \t]*\r?\n.*?^(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n.*?^\+\+\+)[ \t]*$", re.S | re.M
)
_FENCE = re.compile(r"(?:---|\+\+\+|\.\.\.)[ \t]*\r?\n?")
_JSON = re.compile(r";;;[ \t]*\r?\n(?P<inside>.*?)^;;;[ \t]*$", re.S | re.M)
_MEMBER = re.compile(r'"(?P<name>[\w-]+)"\s*:\s*"(?P<value>(?:[^"\\]|\\.)*)"')

Field = tuple[str, str, int, int]
"""Name, text, and place in the source."""


def end_of_front_matter(source: str, known: bool) -> int:
    """Where the front matter ends; 0 where there is none.

    Args:
        source: of the article.
        known: whether the document has read some already.
    """
    if source.startswith(";;;"):
        fenced = _JSON.match(source)
        return fenced.end() if fenced is not None and _is_json(fenced["inside"]) else 0
    if not source.startswith(("---", "+++")):
        return 0
    fenced = _FENCED.match(source) if known else None
    if fenced is not None:
        return fenced.end()
    found = front_matter(source)
    return found.end if found is not None else 0


def fields_of(source: str, end: int) -> list[Field]:
    """The text values of the front matter, which ends at `end`; those inside of others are none."""
    if source.startswith(";;;"):
        return _json_fields(source, end)
    opening = _FENCE.match(source)
    start = opening.end() if opening else 0
    inside = source[start:end].rstrip()
    inside = inside[: max(inside.rfind("\n"), inside.rfind("\r")) + 1]
    if source.startswith("+++"):
        from linter.documents.front_matter_toml import read_toml

        fields = read_toml(inside, start)[1]
    else:
        from linter.documents.front_matter_yaml import read_yaml

        fields = read_yaml(inside, start)[1]
    return [(f.name, f.text, f.start, f.end) for f in fields if "." not in f.name]


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _json_fields(source: str, end: int) -> list[Field]:
    texts = {
        key: value
        for key, value in json.loads(source[3:end].rstrip().removesuffix(";;;")).items()
        if isinstance(value, str)
    }
    # One of the same name further in says something else.
    return [
        (member["name"], texts.pop(member["name"]), *member.span("value"))
        for member in _MEMBER.finditer(source, 0, end)
        if json.loads(f'"{member["value"]}"') == texts.get(member["name"])
    ]
